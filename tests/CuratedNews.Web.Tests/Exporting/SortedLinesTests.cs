using CuratedNews.Web.Exporting;
using Xunit;

namespace CuratedNews.Web.Tests.Exporting;

public sealed class SortedLinesTests : IDisposable
{
    private readonly TemporaryContent _place = new();

    public void Dispose() => _place.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(1_234)]
    public void However_many_lines_come_out_in_order_each_once_and_nothing_stays_behind(int count)
    {
        string[] lines = [.. Enumerable.Range(0, count).Select(i => $"topic/é-{i * 7919 % 100_003}-\U0001F600/{(char)('A' + (i % 26))}")];
        using (var sorted = new SortedLines(_place.Beside(""), "lines", linesInMemory: 10))
        {
            Parallel.ForEach(lines.Concat(lines), sorted.Add);

            Assert.Equal([.. lines.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)], sorted.InOrder().ToArray());
        }

        Assert.Empty(Directory.EnumerateFiles(_place.Beside("")));
    }
}
