using System.Diagnostics;
using System.Text;
using Xunit;

namespace CuratedNews.Content.Tests;

/// <summary>Small files that could cost much. Measured in processor time, alone, so that a busy machine changes nothing.</summary>
[Collection(nameof(Alone))]
public sealed class BombTests
{
    /// <summary>What it costs is the least of these; more is what else the process did.</summary>
    private const int Rounds = 3;

    private static readonly ItemParser Parser = new(ContentLimits.Default);

    [Theory]
    [MemberData(nameof(Bombs))]
    public void Is_read_in_less_than_a_second(string name, int repeats)
    {
        var bytes = Encoding.UTF8.GetBytes(Bomb(name, repeats));
        Assert.True(bytes.Length <= ContentLimits.Default.MaxFileBytes, $"{bytes.Length} bytes");
        var parsed = Parser.Parse("warm.md", bytes);

        var least = Enumerable.Range(0, Rounds).Select(_ => ProcessorTimeOf(() => Parser.Parse("bomb.md", bytes))).Min();

        Assert.True(least < TimeSpan.FromSeconds(1), $"{least}");
        Assert.InRange(parsed.Diagnostics.Length, 1, ContentLimits.Default.MaxDiagnostics + 1);
        Assert.All(parsed.Diagnostics, diagnostic => Assert.True(diagnostic.Message.Length < 1_000));
    }

    public static TheoryData<string, int> Bombs => new()
    {
        { "anchors that multiply", 30 },
        { "an anchor used a thousand times", 1_000 },
        { "brackets", 10_000 }, { "braces", 10_000 }, { "indented groups", 1_400 },
        { "brackets", 2_000_000 }, { "dashes", 1_000_000 }, { "anchors", 690_000 }, { "questions", 1_000_000 }, { "dash lines", 600_000 }, { "commas", 1_900_000 }, { "exclamations", 1_000_000 },
        { "title", 100_000 }, { "title", 2_000_000 }, { "title of signs", 600_000 }, { "title on many lines", 1_000_000 },
        { "topics", 5_000 }, { "topics", 100_000 }, { "topics in JSON", 100_000 }, { "brackets in JSON", 1_000_000 },
        { "keys", 50_000 }, { "one key", 50_000 }, { "long key", 2_000_000 }, { "unknown fields of offerings", 100_000 },
        { "offerings", 50_000 }, { "aliases", 100_000 }, { "quotes", 2_000_000 }, { "open quote", 2_000_000 }, { "backslashes", 1_900_000 }, { "comments", 1_000_000 }, { "empty lines", 2_000_000 }, { "colons", 1_000_000 }, { "directives", 200_000 },
        { "fences", 500_000 }, { "never closed", 2_000_000 }, { "carriage returns", 2_000_000 },
    };

    /// <summary>Of the whole process: the collector, and the compiler that makes hot code faster, work beside what is measured.</summary>
    private static TimeSpan ProcessorTimeOf(Action action)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        action();
        process.Refresh();
        return process.TotalProcessorTime - before;
    }

    private static string Bomb(string name, int repeats)
    {
        var inside = name switch
        {
            "anchors that multiply" => "a0: &a0 [x, x]\n" + string.Concat(Enumerable.Range(1, repeats).Select(i => $"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]\n")) + $"categories: *a{repeats}\n",
            "an anchor used a thousand times" => "relatedOfferings:\n- &o { label: A, categories: &c [" + Repeat("'K: A',", 900) + "] }\n" + Repeat("- *o\n", repeats),
            "brackets" => "title: " + Repeat("[", repeats),
            "braces" => "title: " + Repeat("{a: ", repeats),
            "indented groups" => string.Concat(Enumerable.Range(0, repeats).Select(i => new string(' ', i) + "a:\n")),
            "dashes" => Repeat("- ", repeats),
            "anchors" => Repeat("&a ", repeats),
            "questions" => Repeat("? ", repeats),
            "dash lines" => "categories:\n" + Repeat("- \n", repeats),
            "commas" => "categories: [a" + Repeat(",", repeats) + "]",
            "exclamations" => "title: " + Repeat("! ", repeats),
            "title" => "title: " + Repeat("t", repeats),
            "title of signs" => "title: '" + Repeat("\u202E", repeats) + "'",
            "title on many lines" => "title: a\n" + Repeat(" \n", repeats - 10) + " b",
            "topics" => "categories:\n" + string.Concat(Enumerable.Range(0, repeats).Select(i => $"- 'K: {i}'\n")),
            "topics in JSON" => "communityTopics: '[" + string.Concat(Enumerable.Range(0, repeats).Select(i => $"\"K: {i}\",")) + "\"K: z\"]'",
            "brackets in JSON" => "communityTopics: '" + Repeat("[", repeats) + "'",
            "keys" => string.Concat(Enumerable.Range(0, repeats).Select(i => $"key{i}: x\n")),
            "one key" => Repeat("key: x\n", repeats),
            "long key" => Repeat("k", repeats - 3) + ": x",
            "unknown fields of offerings" => "relatedOfferings:\n" + string.Concat(Enumerable.Range(0, repeats / 400).Select(i => "- label: A\n" + string.Concat(Enumerable.Range(0, 400).Select(j => $"  k{j}: x\n")))),
            "offerings" => "relatedOfferings:\n" + string.Concat(Enumerable.Range(0, repeats).Select(i => $"- label: Offering {i}\n")),
            "aliases" => "aliases:\n" + string.Concat(Enumerable.Range(0, repeats).Select(i => $"- /old/{i}\n")),
            "quotes" => "title: " + Repeat("'", repeats),
            "open quote" => "title: '" + Repeat("a", repeats),
            "backslashes" => "title: \"" + Repeat("\\\\", repeats / 2) + "\"",
            "comments" => Repeat("#\n", repeats),
            "empty lines" => Repeat("\n", repeats),
            "colons" => "title" + Repeat(": ", repeats),
            "directives" => Repeat("%TAG ! x\n", repeats),
            "fences" => Repeat("---\n", repeats),
            "never closed" => Repeat("a", repeats),
            "carriage returns" => Repeat("\r", repeats),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, message: null),
        };
        return "---\n" + inside + (name == "never closed" ? "" : "\n---\nText.\n");
    }

    private static string Repeat(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();
}

/// <summary>Tests that nothing else may run beside.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
