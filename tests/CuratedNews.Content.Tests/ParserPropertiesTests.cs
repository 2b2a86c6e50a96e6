using System.Text;
using CuratedNews.Content.Diagnostics;
using CuratedNews.Content.Metadata;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CuratedNews.Content.Tests;

/// <summary>What holds for every file, however broken.</summary>
public sealed class ParserPropertiesTests
{
    private static readonly ItemParser Parser = new(ContentLimits.Default);

    private static readonly string[] Valid = [.. Fixture.Folder("valid").Files().Select(file => File.ReadAllText(Fixture.Folder("valid").FullPath(file.Path)))];

    private static readonly Gen<string> Scrap = Gen.Elements(
        "---\n", "\n---\n", "...\n", "- ", "? ", ": ", ":", "#", " #", "\n", "\r\n", "\r", "\n  ", "\n\t", "\t", " ", "'", "\"", "\\", "\\x0", "\\uD83D", "|", ">", ">-\n", "|9\n", "&a ", "*a", "!", "!!str ", "!<", "%YAML 1.1\n",
        "[", "]", "{", "}", ",", "@", "`", "<<: *a", "~", "null", "\0", "\u0085", "\u2028", "\uFEFF", "🙂", "é", "\u202E", "title", "title: x", "date: 2026-03-02", "slug: a", "basePath: /news/", "categories:", "relatedOfferings:",
        "breadcrumbs: [a]", "featuredImage: {href: a.png}", "status: draft", "link:\n  href: https://example.com/\n", "openProjectCustomFields:\n  medigyTopics: '[\"A: b\"]'", "<p>Text</p>", "word");

    /// <summary>A valid file with a few ranges deleted, doubled, swapped, or replaced by something that YAML takes for a sign.</summary>
    private static readonly Gen<string> Mutated =
        from text in Gen.Elements(Valid)
        from edits in (from kind in Gen.Choose(0, 3) from at in Gen.Choose(0, 1_000_000) from length in Gen.Choose(0, 40) from scrap in Scrap select (kind, at, length, scrap)).NonEmptyListOf()
        select edits.Take(8).Aggregate(text, (current, edit) => Mutate(current, edit.kind, edit.at, edit.length, edit.scrap));

    private static readonly Gen<string> Soup =
        from head in Gen.Elements("---\n", "---\n", "---\r\n", "---\ntitle: x\nslug: y\nbasePath: /news/\ndate: 2026-03-02\n", "")
        from soup in Generators.Joined(Scrap)
        from tail in Gen.Elements("\n---\n", "\r\n---\r\n<p>Body", "")
        select head + soup + tail;

    [Fact]
    public void Random_bytes_never_throw() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2_000), Prop.ForAll(Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf().ToArbitrary(), bytes => Holds(bytes) && Holds([.. "---\n"u8, .. bytes, .. "\n---\n"u8])));

    [Fact]
    public void A_valid_file_with_random_edits_never_throws() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1_500), Prop.ForAll(Mutated.ToArbitrary(), text => Holds(Encoding.UTF8.GetBytes(text))));

    [Fact]
    public void A_soup_of_YAML_never_throws() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3_000), Prop.ForAll(Soup.ToArbitrary(), text => Holds(Encoding.UTF8.GetBytes(text))));

    [Fact]
    public void Line_ends_change_neither_the_item_nor_the_lines_of_its_problems()
    {
        foreach (var text in Valid)
        {
            AssertSameOnEveryLineEnd(text);
        }

        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(500),
            Prop.ForAll(Mutated.Where(text => !text.Contains('\0', StringComparison.Ordinal)).ToArbitrary(), (Action<string>)AssertSameOnEveryLineEnd));
    }

    [Fact]
    public void An_item_says_only_what_can_be_read_again()
    {
        var property = Prop.ForAll(Mutated.ToArbitrary(), text =>
        {
            if (Items.Parse(text).Item is not { } item)
            {
                return true;
            }

            return item.Title.Length is > 0 and <= 500
                && !item.Title.Any(char.IsControl)
                && item.Permalink.ToString().Length <= LocalPath.MaxLength
                && LocalPath.TryParse(item.Permalink.ToString(), out var again) && again == item.Permalink
                && !item.Permalink.IsSection
                && item.PublishedAt.Kind == DateTimeKind.Utc
                && item.Topics.Select(topic => topic.Slug).Distinct().Count() == item.Topics.Length
                && item.Offerings.Select(offering => offering.Slug).Distinct().Count() == item.Offerings.Length
                && item.Trail.All(crumb => crumb.Label.Length > 0 && crumb.Section?.IsSection != false);
        });

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1_000), property);
    }

    private static bool Holds(byte[] bytes)
    {
        var parsed = Parser.Parse("x.md", bytes);
        Assert.Equal(parsed.Kind == SourceKind.Item, parsed.Item is not null);
        Assert.Equal(parsed.Kind == SourceKind.Broken, parsed.Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error));
        Assert.Equal(parsed.Diagnostics.Length, parsed.Diagnostics.Distinct().Count());
        if (parsed.Diagnostics.IsEmpty)
        {
            return true;
        }

        var lines = LinesOf(Encoding.UTF8.GetString(bytes.AsSpan().StartsWith<byte>([0xEF, 0xBB, 0xBF]) ? bytes.AsSpan(3) : bytes));
        Assert.All(parsed.Diagnostics, diagnostic =>
        {
            Assert.Equal("x.md", diagnostic.Location.Path);
            Assert.InRange(diagnostic.Location.Line, 1, lines.Count);
            Assert.InRange(diagnostic.Location.Column, 1, lines[diagnostic.Location.Line - 1] + 1);
            Assert.DoesNotContain(diagnostic.Message, c => char.IsControl(c) || c is '\u2028' or '\u2029' or '\u202E');
        });
        return true;
    }

    /// <summary>The length of each line, with its end.</summary>
    private static List<int> LinesOf(string text)
    {
        var lengths = new List<int> { 0 };
        for (var i = 0; i < text.Length; i++)
        {
            lengths[^1]++;
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
            {
                lengths.Add(0);
            }
        }

        return lengths;
    }

    private static void AssertSameOnEveryLineEnd(string text)
    {
        var plain = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        var expected = Items.Parse(plain);
        var mark = Parser.Parse("news/x.md", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(plain)]);
        // Markdig drops a lone CR inside a code span.
        var old = Items.Parse(plain.Contains('`', StringComparison.Ordinal) ? plain : plain.Replace('\n', '\r'));
        foreach (var parsed in (ParsedItem[])[Items.Parse(plain.Replace("\n", "\r\n", StringComparison.Ordinal)), old, mark])
        {
            Assert.Equal(expected.Kind, parsed.Kind);
            Assert.Equal(Lines(expected), Lines(parsed));
            if (expected.Item is { } item)
            {
                Assert.Equal(Dump.Of(item), Dump.Of(parsed.Item!));
            }
        }

        static List<string> Lines(ParsedItem parsed) => [.. parsed.Diagnostics.Select(diagnostic => $"{diagnostic.Location} {diagnostic.Code}")];
    }

    private static string Mutate(string text, int kind, int at, int length, string scrap)
    {
        var start = at % (text.Length + 1);
        length = Math.Min(length, text.Length - start);
        var range = text.Substring(start, length);
        return kind switch
        {
            0 => text.Remove(start, length),
            1 => text.Insert(start, range),
            2 => text.Remove(start, length).Insert(at * 31 % (text.Length - length + 1), range),
            _ => text.Remove(start, Math.Min(length, 3)).Insert(start, scrap),
        };
    }
}
