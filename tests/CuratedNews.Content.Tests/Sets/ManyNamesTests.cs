using System.Diagnostics;
using Xunit;

namespace CuratedNews.Content.Tests.Sets;

[Collection(nameof(Alone))]
public sealed class ManyNamesTests
{
    [Fact]
    public void Fifty_thousand_names_that_are_all_alike_are_compared_within_seconds()
    {
        var set = new ContentSet();
        for (var i = 0; i < 500; i++)
        {
            var topics = Enumerable.Range(i * 100, 100).Select(number => $"'Vocabulary: {Word(number)} {Word(number * 7)} {Word(number * 11)}'").ToList();
            for (var copy = 0; copy < (i % 5 == 0 ? 3 : 1); copy++)
            {
                set.Add(Items.Parse(Items.Text($"slug: s{i}-{copy}", $"categories: [{string.Join(", ", topics)}]"), $"{i}-{copy}.md"));
            }
        }

        var before = Process.GetCurrentProcess().TotalProcessorTime;
        set.Check();

        Assert.InRange((Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds, 0, 8);

        // One length and nearly one set of letters: the slowest there is to compare.
        static string Word(int number) => string.Concat(Enumerable.Range(0, 4).Select(digit => (char)('a' + ((number >> (4 * digit)) & 15)))) + "abcdefghijklmnop";
    }
}
