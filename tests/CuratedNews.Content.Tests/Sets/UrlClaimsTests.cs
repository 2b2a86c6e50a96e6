using Xunit;

namespace CuratedNews.Content.Tests.Sets;

public sealed class UrlClaimsTests
{
    [Fact]
    public void Of_two_items_with_one_URL_the_first_by_path_is_shown_and_both_are_told() =>
        Assert.Equal(
            [
                "a.md(4,7): info CN2006: An item's URL is its own; '/news/a-headline' is this item's, which is shown, and also that of b.md. Change 'slug' in one of the two.",
                "b.md(4,7): error CN2001: An item's URL is its own; '/news/a-headline' is also the URL of a.md, which is the one that is shown. Change 'slug' in one of the two.",
            ],
            Across.Check(("b.md", Items.Text()), ("a.md", Items.Text())));

    [Fact]
    public void A_published_item_keeps_its_URL_before_a_draft_of_an_earlier_path()
    {
        var lines = Across.Check(("a.md", Items.Text("status: draft")), ("b.md", Items.Text()));

        Assert.Equal(["a.md(4,7): error CN2001", "b.md(4,7): info CN2006"], Starts(lines));
    }

    [Fact]
    public void All_but_one_of_many_with_one_URL_are_errors_and_the_one_is_told_of_them()
    {
        var lines = Across.Check(("d.md", Items.Text()), ("b.md", Items.Text()), ("a.md", Items.Text()), ("c.md", Items.Text()));

        Assert.Equal(["a.md(4,7): info CN2006", "b.md(4,7): error CN2001", "c.md(4,7): error CN2001", "d.md(4,7): error CN2001"], Starts(lines));
        Assert.Contains("also that of b.md and 2 other files.", lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void An_alias_that_is_a_page_is_reported_at_the_alias_and_at_the_page() =>
        Assert.Equal(
            [
                "a.md(4,7): info CN2007: An alias is an old path that no page has now; '/news/a-headline' is this item's URL, which wins, and an alias in b.md. Delete the alias there, or change 'slug' here.",
                "b.md(6,10): warning CN2003: An alias is an old path that no page has now; '/news/a-headline' is the URL of a.md, which wins. Delete the alias.",
            ],
            Across.Check(("a.md", Items.Text()), ("b.md", Items.Text("slug: b", "aliases: /News/A-Headline/"))));

    [Fact]
    public void A_page_that_several_aliases_are_is_told_once()
    {
        var lines = Across.Check(("a.md", Items.Text()), ("b.md", Items.Text("slug: b", "aliases: /news/a-headline")), ("c.md", Items.Text("slug: c", "aliases: /news/a-headline")));

        Assert.Equal(["a.md(4,7): info CN2007", "b.md(6,10): warning CN2003", "c.md(6,10): warning CN2003"], Starts(lines));
        Assert.Contains("an alias in b.md and one other file.", lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void An_alias_of_two_items_leads_to_the_first_and_both_are_told() =>
        Assert.Equal(
            [
                "a.md(6,10): info CN2008: An alias leads to one item; '/old' leads to this one, and is also an alias in b.md. Delete one of the two.",
                "b.md(6,15): warning CN2004: An alias leads to one item; '/old' is also an alias in a.md, which wins. Delete one of the two.",
            ],
            Across.Check(("b.md", Items.Text("slug: b", "aliases: [/b, /old]")), ("a.md", Items.Text("aliases: /old"))));

    [Fact]
    public void An_item_that_was_taken_back_keeps_neither_its_URL_nor_its_aliases_from_others() =>
        Assert.Empty(Across.Check(
            ("a.md", Items.Text("status: removed", "aliases: /old")),
            ("b.md", Items.Text("slug: b", "aliases: [/old, /news/a-headline]"))));

    [Fact]
    public void Two_items_that_are_each_others_alias_are_told_once_each() =>
        Assert.Equal(
            [
                "a.md(6,10): warning CN2011: Aliases do not lead in a circle; '/news/b' is the URL of b.md, whose own aliases lead back to this item, so both pages win. Delete the aliases that are pages.",
                "b.md(6,10): warning CN2011: Aliases do not lead in a circle; '/news/a' is the URL of a.md, whose own aliases lead back to this item, so both pages win. Delete the aliases that are pages.",
            ],
            Across.Check(("a.md", Items.Text("slug: a", "aliases: /news/b")), ("b.md", Items.Text("slug: b", "aliases: /news/a"))));

    [Fact]
    public void A_circle_of_many_is_told_at_each_and_what_leads_into_it_is_no_part_of_it()
    {
        var lines = Across.Check(
            ("a.md", Items.Text("slug: a", "aliases: /news/b")),
            ("b.md", Items.Text("slug: b", "aliases: /news/c")),
            ("c.md", Items.Text("slug: c", "aliases: [/news/d, /news/a]")),
            ("d.md", Items.Text("slug: d", "aliases: /news/e")),
            ("e.md", Items.Text("slug: e", "aliases: /news/d")),
            ("f.md", Items.Text("slug: f", "aliases: /news/a")));

        Assert.Equal(
            [
                "a.md(5,7): info CN2007", "a.md(6,10): warning CN2011", "b.md(6,10): warning CN2011", "c.md(6,11): warning CN2003", "c.md(6,20): warning CN2011",
                "d.md(5,7): info CN2007", "d.md(6,10): warning CN2011", "e.md(6,10): warning CN2011", "f.md(6,10): warning CN2003",
            ],
            Starts(lines));
        Assert.Contains("an alias in f.md.", lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_chain_of_a_thousand_aliases_is_no_circle_until_its_end_is_its_beginning()
    {
        var files = Enumerable.Range(0, 1_000).Select(i => ($"{i:D4}.md", Items.Text($"slug: s{i}", $"aliases: /news/s{i + 1}"))).ToArray();

        Assert.Equal(999, Across.Check(files).Count(line => line.Contains("CN2003", StringComparison.Ordinal)));
        Assert.DoesNotContain(Across.Check(files), line => line.Contains("CN2011", StringComparison.Ordinal));

        files[^1].Item2 = Items.Text("slug: s999", "aliases: /news/s0");
        Assert.Equal(1_000, Across.Check(files).Count(line => line.Contains("CN2011", StringComparison.Ordinal)));
        Assert.Equal(1_000, Across.Check(files).Count);
    }

    [Fact]
    public void An_alias_that_is_a_section_is_reported_at_the_alias() =>
        Assert.Equal(
            ["b.md(6,10): warning CN2009: An alias is an old path that no page has now; '/rural-health/' is a section that a.md declares, which wins. Delete the alias."],
            Across.Check(
                ("c.md", Items.Text("slug: c", "basePath: /rural-health/")),
                ("a.md", Items.Text("slug: a", "basePath: /rural-health/")),
                ("b.md", Items.Text("slug: b", "aliases: /rural-health"))));

    [Fact]
    public void A_section_of_drafts_alone_is_none_yet() =>
        Assert.Empty(Across.Check(("a.md", Items.Text("basePath: /rural-health/", "status: draft")), ("b.md", Items.Text("slug: b", "aliases: /rural-health"))));

    [Fact]
    public void A_permalink_that_is_a_section_but_for_its_slash_is_reported_at_the_item() =>
        Assert.Equal(
            ["b.md(5,7): info CN2010: The URLs of an item and a section differ in more than the slash at the end; '/news/2026' is this item and '/news/2026/' the section that a.md declares. Change 'slug' or the section's link."],
            Across.Check(("a.md", Items.Text("basePath: /news/2026/")), ("b.md", Items.Text("slug: '2026'"))));

    private static List<string> Starts(List<string> lines) => [.. lines.Select(line => line[..line.IndexOf(": ", line.IndexOf(": ", StringComparison.Ordinal) + 1, StringComparison.Ordinal)])];
}
