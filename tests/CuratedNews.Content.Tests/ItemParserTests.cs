using System.Text;
using CuratedNews.Content.Diagnostics;
using CuratedNews.Content.Metadata;
using Xunit;

namespace CuratedNews.Content.Tests;

public sealed class ItemParserTests
{
    [Fact]
    public void Four_fields_are_enough()
    {
        var item = Items.Good();

        Assert.Equal("A headline", item.Title);
        Assert.Equal("/news/a-headline", item.Permalink.ToString());
        Assert.Equal(new DateTime(2026, 3, 2, 0, 0, 0, DateTimeKind.Utc), item.PublishedAt);
        Assert.Equal(ItemStatus.Published, item.Status);
        Assert.Equal("One sentence of a brief.", item.Summary);
        Assert.Equal([new Breadcrumb("News", Path("/news/"))], item.Trail);
        Assert.Empty(item.Aliases);
        Assert.Empty(item.Topics);
        Assert.Empty(item.Offerings);
        Assert.Empty(item.Curators);
        Assert.Null(item.Source);
        Assert.Null(item.Image);
        Assert.Null(item.HatTip);
        Assert.Null(item.Insight);
        Assert.Null(item.OpenGraph);
        Assert.Null(item.Twitter);
    }

    [Theory]
    [InlineData("description")]
    [InlineData("aliases")]
    [InlineData("breadcrumbs")]
    [InlineData("breadcrumbLinks")]
    [InlineData("categories")]
    [InlineData("categoryUrl")]
    [InlineData("categoryLabel")]
    [InlineData("categorySlug")]
    [InlineData("communityTopics")]
    [InlineData("relatedOfferings")]
    [InlineData("author")]
    [InlineData("link")]
    [InlineData("href")]
    [InlineData("canonical")]
    [InlineData("original")]
    [InlineData("lastMod")]
    [InlineData("publishDate")]
    [InlineData("expiryDate")]
    [InlineData("status")]
    [InlineData("featuredImage")]
    [InlineData("openGraphMetaData")]
    [InlineData("twitterMetaData")]
    [InlineData("via")]
    [InlineData("viaLink")]
    [InlineData("insights_name")]
    [InlineData("insights_description")]
    [InlineData("openProjectCustomFields")]
    [InlineData("id")]
    [InlineData("tags")]
    [InlineData("featuredPdf")]
    [InlineData("institution")]
    public void Null_empty_and_blank_are_the_same_as_not_given(string field)
    {
        foreach (var value in (string[])["", "null", "~", "Null", "NULL", "''", "\"\"", "' '", "[]", "\"\\u00A0 \\t\"", "# a comment", ">-\n", "|\n\n\n"])
        {
            var item = Items.Good($"{field}: {value}");

            Assert.Equal(Dump.Of(Items.Good()), Dump.Of(item));
        }
    }

    [Fact]
    public void A_quoted_null_is_a_text() => Assert.Equal("null", Items.Good("title: 'null'").Title);

    [Theory]
    [InlineData("title: >-\n  A headline\n  on two lines", "A headline on two lines")]
    [InlineData("title: |\n  A headline\n\n  with a gap", "A headline with a gap")]
    [InlineData("title: A headline\n  that goes on", "A headline that goes on")]
    [InlineData("title: \"Tech2heal\\_-  Alakin\"", "Tech2heal - Alakin")]
    [InlineData("title: \"Tab\\tand\\r\\nbreak\"", "Tab and break")]
    [InlineData("title: Pasted\u2028from a\u0085word processor", "Pasted from a word processor")]
    [InlineData("title: [A list of one]", "A list of one")]
    [InlineData("title: 1984", "1984")]
    [InlineData("title: true", "true")]
    [InlineData("title: 2026-03-02", "2026-03-02")]
    [InlineData("title: '🙂 & <b>bold</b>'", "🙂 & <b>bold</b>")]
    public void A_text_is_one_line(string field, string title) => Assert.Equal(title, Items.Good(field).Title);

    [Fact]
    public void Control_and_direction_characters_are_left_out_with_one_warning()
    {
        var parsed = Items.With("title: \"\\u202Ea\\x07b \\x07 c\\uFEFF\"");

        Assert.Equal("ab c", parsed.Item!.Title);
        Assert.Equal("news/x.md(5,8): warning CN1029: 'title' is text without control characters; found U+202E, which is left out.", Assert.Single(parsed.Diagnostics).ToString());
    }

    [Fact]
    public void A_title_too_long_is_cut_to_500_characters_at_a_word()
    {
        var parsed = Items.With("title: " + string.Concat(Enumerable.Repeat("seven77 ", 80)));

        Assert.Equal(Rules.TextTooLong, Assert.Single(parsed.Diagnostics).Rule);
        Assert.InRange(parsed.Item!.Title.Length, 490, 500);
        Assert.EndsWith("seven77…", parsed.Item.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void A_title_longer_than_any_text_is_reported_once() => Assert.Equal("CN1021", Items.Codes("title: " + new string('t', 5_000)));

    [Fact]
    public void An_endless_title_of_surrogate_pairs_is_cut_between_them()
    {
        var title = Items.With("title: a" + string.Concat(Enumerable.Repeat("🙂", 400))).Item!.Title;

        Assert.InRange(title.Length, 490, 500);
        Assert.DoesNotContain('\uFFFD', System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(title)));
    }

    [Theory]
    [InlineData("2026-03-02", "2026-03-02T00:00:00.0000000Z")]
    [InlineData("'2026-03-02'", "2026-03-02T00:00:00.0000000Z")]
    [InlineData("2026-03-02T08:30:00Z", "2026-03-02T08:30:00.0000000Z")]
    [InlineData("2026-03-02T08:30Z", "2026-03-02T08:30:00.0000000Z")]
    [InlineData("'2026-03-02T14:20:52.651395Z'", "2026-03-02T14:20:52.6513950Z")]
    [InlineData("'2026-03-02T14:20:52.123456789Z'", "2026-03-02T14:20:52.1234567Z")]
    [InlineData("2026-03-02T08:30:00+05:30", "2026-03-02T03:00:00.0000000Z")]
    [InlineData("2026-03-02T00:30:00-08:00", "2026-03-02T08:30:00.0000000Z")]
    [InlineData("2026-03-02 08:30:00Z", "2026-03-02T08:30:00.0000000Z")]
    [InlineData("2026-03-02 08:30:00 +02:00", "2026-03-02T06:30:00.0000000Z")]
    [InlineData("2026-03-02 08:30:00.5-02:00", "2026-03-02T10:30:00.5000000Z")]
    [InlineData("2024-02-29", "2024-02-29T00:00:00.0000000Z")]
    public void A_date_is_read_to_UTC(string written, string expected) =>
        Assert.Equal(expected, Items.Good("date: " + written).PublishedAt.ToString("O", System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void An_item_appears_at_the_later_of_its_two_dates()
    {
        Assert.Equal(9, Items.Good("date: 2026-03-02", "publishDate: 2026-09-01").PublishedAt.Month);
        Assert.Equal(3, Items.Good("date: 2026-03-02", "publishDate: 2026-01-01").PublishedAt.Month);
        Assert.Equal(2031, Items.Good("date: 2031-01-01").PublishedAt.Year);
    }

    [Theory]
    [InlineData("''", ItemStatus.Published)]
    [InlineData("published", ItemStatus.Published)]
    [InlineData("draft", ItemStatus.Draft)]
    [InlineData("Draft", ItemStatus.Draft)]
    [InlineData("' REVIEW '", ItemStatus.Review)]
    [InlineData("removed", ItemStatus.Removed)]
    public void A_status_is_one_of_four(string written, ItemStatus status) => Assert.Equal(status, Items.Good("status: " + written).Status);

    [Fact]
    public void Curators_are_named_once()
    {
        var curators = Items.Good("author: [Ada Curator, ada  curator, Bo Editor]").Curators;

        Assert.Equal(["Ada Curator", "Bo Editor"], curators.Select(curator => curator.Name).ToList());
        Assert.Equal("ada-curator", curators[0].Slug.ToString());
        Assert.Equal("Ada Curator", Assert.Single(Items.Good("author: Ada Curator").Curators).Name);
    }

    [Fact]
    public void Anchors_are_shared_and_not_multiplied()
    {
        var item = Items.Good("categories: &topics\n- 'KLAS: Telehealth'", "relatedOfferings:\n- label: &name Some Product\n  categories: *topics", "featuredImage:\n  href: a.png\n  alt: *name");

        Assert.Equal("KLAS: Telehealth", Assert.Single(Assert.Single(item.Offerings).Topics).FullName);
        Assert.Equal("Some Product", item.Image!.Alt);
    }

    [Theory]
    [InlineData("a.md", "# Not this\n\n*Stress*", "<em>Stress</em>")]
    [InlineData("a.txt", "*Stress*", "<em>Stress</em>")]
    [InlineData("a.html", "<em>Stress</em> *stars*", "<em>Stress</em> *stars*")]
    [InlineData("a.HTM", "<em>Stress</em> *stars*", "<em>Stress</em> *stars*")]
    public void A_body_is_Markdown_unless_the_file_says_HTML(string path, string body, string expected) =>
        Assert.Contains(expected, Items.Parse(Items.Text().Replace("<p>One sentence of a brief.</p>", body, StringComparison.Ordinal), path).Item!.Body.ToString(), StringComparison.Ordinal);

    [Fact]
    public void A_file_without_front_matter_is_a_capture_and_no_item()
    {
        var parsed = Items.Parse("A headline\n\nSome text.\n");

        Assert.Equal(SourceKind.Capture, parsed.Kind);
        Assert.Null(parsed.Item);
        Assert.Equal(Rules.Capture, Assert.Single(parsed.Diagnostics).Rule);
    }

    [Fact]
    public void A_file_with_an_error_is_no_item_and_all_its_problems_are_told()
    {
        Assert.Equal("CN1005 CN1006 CN1003 CN1008 CN1002", Items.Codes("basePath: news", "slug: a b", "date: soon", "status: gone", "link: x"));
        Assert.Equal(SourceKind.Broken, Items.With("status: gone").Kind);
        Assert.Null(Items.With("status: gone").Item);
    }

    [Fact]
    public void A_file_larger_than_the_limit_is_not_read()
    {
        var parser = new ItemParser(new ContentLimits { MaxFileBytes = 100 });

        Assert.Equal("a.md(1,1): error CN0001: A content file has at most 100 bytes; this one has 101. Keep the brief and the front matter, and link to the rest.", Assert.Single(parser.Parse("a.md", new byte[101]).Diagnostics).ToString());
        Assert.Equal(parser.Parse("a.md", new byte[101]).Diagnostics, parser.TooLarge("a.md", 101).Diagnostics);
        Assert.DoesNotContain(parser.Parse("a.md", new byte[100]).Diagnostics, diagnostic => diagnostic.Rule == Rules.FileTooLarge);
    }

    [Theory]
    [InlineData("- /old/{0}\n")]
    [InlineData("- '/old/{0}' # in a way that only the library reads\n")]
    public void Of_a_list_with_more_entries_than_any_limit_as_many_are_read_and_all_are_counted(string entry)
    {
        var aliases = string.Concat(Enumerable.Range(0, 5_000).Select(number => entry.Replace("{0}", $"{number}", StringComparison.Ordinal)));
        var parser = new ItemParser(new ContentLimits { MaxEntries = ContentLimits.MostEntries });

        var parsed = parser.Parse("a.md", Encoding.UTF8.GetBytes(Items.Text($"aliases:\n{aliases}")));

        Assert.Equal(ContentLimits.MostEntries, parsed.Item!.Aliases.Length);
        Assert.Contains("at most 1000 entries; found 5000", Assert.Single(parsed.Diagnostics).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mistake_of_the_reader_itself_is_a_problem_of_the_one_file()
    {
        // No body is so short that it has less than no characters, which is one thing that the reader does not expect.
        var parsed = new ItemParser(new ContentLimits { MaxBodyLength = -1 }).Parse("a.md", Encoding.UTF8.GetBytes(Items.Text()));

        Assert.Equal(SourceKind.Broken, parsed.Kind);
        Assert.StartsWith("a.md(1,1): error CN0011: CuratedNews reads any file without failing; this one made it fail with ", Assert.Single(parsed.Diagnostics).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_very_many_problems_the_worst_are_told()
    {
        var parsed = Items.With([.. Enumerable.Range(0, 300).Select(i => $"unknown{i}: x"), "status: gone"]);

        Assert.Equal(201, parsed.Diagnostics.Length);
        Assert.Equal("news/x.md(1,1): info CN0010: At most 200 problems of one file are listed; this one has 301. Mend these first.", parsed.Diagnostics[0].ToString());
        Assert.Equal(Rules.UnknownStatus, parsed.Diagnostics[^1].Rule);
    }

    [Fact]
    public void Places_of_what_is_shared_are_kept_for_checks_across_files()
    {
        var locations = Items.With("categories:\n- ''\n- 'KLAS: Telehealth'\n- 'KLAS: telehealth'\n- 'KLAS: EMR'", "aliases: [/a, /a, /b]").Locations;

        Assert.Equal("news/x.md(4,7)", locations.Permalink.ToString());
        Assert.Equal(["news/x.md(8,3)", "news/x.md(10,3)"], locations.Topics.Select(place => place.ToString()).ToList());
        Assert.Equal(["news/x.md(11,11)", "news/x.md(11,19)"], locations.Aliases.Select(place => place.ToString()).ToList());
    }

    private static LocalPath Path(string text) => LocalPath.TryParse(text, out var path) ? path : throw new ArgumentException(text, nameof(text));
}
