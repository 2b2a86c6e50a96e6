using Xunit;

namespace CuratedNews.Content.Tests;

public sealed class ContentSetTests
{
    [Fact]
    public void Items_with_URLs_of_their_own_are_quiet() =>
        Assert.Empty(Check(("a.md", Items.Text("slug: a", "aliases: /old/a")), ("b.md", Items.Text("slug: b", "aliases: /old/b"))));

    [Fact]
    public void Of_two_items_with_one_URL_the_first_by_path_is_shown_and_the_other_reported() =>
        Assert.Equal(
            ["b.md(4,7): error CN2001: An item's URL is its own; '/news/a-headline' is also the URL of a.md, which is the one that is shown. Change 'slug' in one of the two."],
            Check(("b.md", Items.Text()), ("a.md", Items.Text())));

    [Fact]
    public void A_published_item_keeps_its_URL_before_a_draft_of_an_earlier_path() =>
        Assert.StartsWith("a.md(4,7): error CN2001", Assert.Single(Check(("a.md", Items.Text("status: draft")), ("b.md", Items.Text()))), StringComparison.Ordinal);

    [Fact]
    public void All_but_one_of_many_with_one_URL_are_reported() =>
        Assert.Equal(["b.md", "c.md", "d.md"], Check(("d.md", Items.Text()), ("b.md", Items.Text()), ("a.md", Items.Text()), ("c.md", Items.Text())).Select(line => line[..4]).ToList());

    [Fact]
    public void An_alias_that_is_a_page_of_another_item_is_reported_at_the_alias() =>
        Assert.Equal(
            ["b.md(6,10): warning CN2003: An alias is an old path that no page has now; '/news/a-headline' is the URL of a.md, which wins. Delete the alias."],
            Check(("a.md", Items.Text()), ("b.md", Items.Text("slug: b", "aliases: /News/A-Headline/"))));

    [Fact]
    public void An_alias_of_two_items_leads_to_the_first() =>
        Assert.Equal(
            ["b.md(6,15): warning CN2004: An alias leads to one item; '/old' is also an alias in a.md, which wins. Delete one of the two."],
            Check(("b.md", Items.Text("slug: b", "aliases: [/b, /old]")), ("a.md", Items.Text("aliases: /old"))));

    [Fact]
    public void Names_of_one_topic_are_reported_wherever_the_rarer_one_stands()
    {
        var lines = Check(
            ("a.md", Items.Text("slug: a", "categories: ['KLAS: Tele-health']")),
            ("b.md", Items.Text("slug: b", "categories: ['KLAS: Tele Health']")),
            ("c.md", Items.Text("slug: c", "categories: ['KLAS: Tele Health']")),
            ("d.md", Items.Text("slug: d", "categories: ['KLAS: TELE health']")),
            ("e.md", Items.Text("slug: e", "categories: ['KLAS: Tele-health', 'KLAS: EMR']")),
            ("f.md", Items.Text("slug: f", "categories: ['KLAS: Tele Health']")));

        Assert.Equal(["a.md(6,14)", "d.md(6,14)", "e.md(6,14)"], lines.Select(line => line[..10]).ToList());
        Assert.All(lines, line => Assert.Contains("'KLAS: Tele Health' in b.md", line, StringComparison.Ordinal));
    }

    [Fact]
    public void One_topic_with_two_URLs_is_reported_where_the_rarer_one_stands() =>
        Assert.Equal(
            ["b.md(6,14): warning CN2005: A topic has one URL; 'KLAS: EMR' has topic/records here and topic/klas-emr in a.md, so it gets two pages. Give it the same 'categoryUrl' everywhere."],
            Check(
                ("b.md", Items.Text("slug: b", "categories: ['KLAS: EMR']", "categoryUrl: [topic/records]")),
                ("c.md", Items.Text("slug: c", "categories: ['KLAS: EMR']", "categoryUrl: [topic/klas-emr]")),
                ("a.md", Items.Text("slug: a", "categories: ['KLAS: EMR']"))));

    [Fact]
    public void Captures_and_broken_files_claim_nothing() =>
        Assert.Empty(Check(("a.md", Items.Text("status: gone")), ("b.md", "Just text"), ("c.md", Items.Text())));

    [Fact]
    public void The_order_of_adding_changes_nothing()
    {
        (string, string)[] files =
        [
            ("a.md", Items.Text("aliases: [/old, /news/b]", "categories: ['K: One', 'K: Two']")),
            ("b.md", Items.Text("slug: b", "aliases: /old", "categories: ['K: one', 'K: Two']", "categoryUrl: ['', topic/second]")),
            ("c.md", Items.Text("slug: b", "status: draft", "categories: ['K: ONE']")),
        ];

        Assert.Equal(Check(files), Check([.. files.Reverse()]));
        Assert.Equal(6, Check(files).Count);
    }

    private static List<string> Check(params ReadOnlySpan<(string Path, string Text)> files)
    {
        var set = new ContentSet();
        foreach (var (path, text) in files)
        {
            set.Add(Items.Parse(text, path));
        }

        return [.. set.Check().Select(diagnostic => diagnostic.ToString())];
    }
}
