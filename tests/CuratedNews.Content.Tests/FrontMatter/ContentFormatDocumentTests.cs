using System.Globalization;
using System.Text.RegularExpressions;
using CuratedNews.Content.FrontMatter;
using CuratedNews.Content.Metadata;
using Xunit;

namespace CuratedNews.Content.Tests.FrontMatter;

/// <summary><c>docs/content-format.md</c> against the code.</summary>
public sealed partial class ContentFormatDocumentTests
{
    private static readonly string Document = File.ReadAllText(Path.Combine(Fixture.Repository, "docs", "content-format.md"));

    [Fact]
    public void The_table_of_fields_has_every_field_that_is_used_in_the_same_order() =>
        Assert.Equal(KnownFields.Used, Rows("Fields").Select(row => Names(row[0]).Single()).ToList());

    [Fact]
    public void Every_field_has_a_meaning_and_an_example() =>
        Assert.All(Rows("Fields"), row => Assert.True(row is [_, { Length: > 3 }, { Length: > 3 }], string.Join('|', row)));

    [Fact]
    public void The_table_of_fields_that_are_read_over_has_every_one() =>
        Assert.Equal(KnownFields.Kept.Order(StringComparer.Ordinal).ToList(), Rows("Fields that are read over").SelectMany(row => Names(row[0])).Order(StringComparer.Ordinal).ToList());

    [Fact]
    public void The_limits_are_those_of_the_code()
    {
        var limits = ContentLimits.Default;
        int[] expected = [limits.MaxFileBytes, limits.MaxBodyLength, limits.MaxTitleLength, limits.MaxTextLength, LocalPath.MaxLength - Slug.MaxLength - 1, Slug.MaxLength, LocalPath.MaxLength, 2_000, limits.MaxEntries, 500, limits.MaxDepth, limits.MaxDiagnostics];

        Assert.Equal(expected, Rows("Limits").Select(row => int.Parse(row[1].Split(' ')[0], NumberStyles.AllowThousands, CultureInfo.InvariantCulture)).ToArray());
    }

    [Fact]
    public void The_example_is_an_item_without_a_problem()
    {
        var example = Section("").Split("```markdown\n")[1].Split("```\n")[0];
        var parsed = Items.Parse(example);

        Assert.Empty(parsed.Diagnostics);
        Assert.Equal("/news/harbour-gazette-a-shared-list", parsed.Item!.Permalink.ToString());
    }

    [Fact]
    public void The_example_of_a_trail_is_one_without_a_problem()
    {
        var fields = Section("Sections").Split("```yaml\n")[1].Split("\n```")[0].Split('\n');

        Assert.Equal(3, Items.Good(fields).Trail.Length);
    }

    private static string Section(string title) =>
        title.Length == 0 ? Document.Split("\n## ")[0] : Document.Split("\n## ").Single(section => section.StartsWith(title + "\n", StringComparison.Ordinal));

    /// <summary>The cells of the first table of a section, without its head.</summary>
    private static List<string[]> Rows(string title) =>
        [.. Section(title).Split('\n').SkipWhile(line => !line.StartsWith('|')).TakeWhile(line => line.StartsWith('|')).Skip(2).Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim()).ToArray())];

    private static List<string> Names(string cell) => [.. Code().Matches(cell).Select(match => match.Groups["name"].Value)];

    [GeneratedRegex("`(?<name>[^`]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Code();
}
