using CuratedNews.Content.Metadata;
using Xunit;

namespace CuratedNews.Content.Tests;

public sealed class RedirectLedgerTests
{
    private static readonly DateTime Now = new(2026, 6, 1, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void An_alias_leads_to_its_item_in_one_step_however_it_is_written()
    {
        var ledger = Of(("a.md", Items.Text("aliases: [/old, /older]")));

        Assert.Equal("301 /news/a-headline a.md(6,11)", Explain(ledger, "/old"));
        Assert.Equal("301 /news/a-headline a.md(6,11)", Explain(ledger, "/OLD/"));
        Assert.Equal("301 /news/a-headline a.md(6,17)", Explain(ledger, "/older"));
        Assert.Equal("200 /news/a-headline a.md(4,7)", Explain(ledger, "/news/a-headline"));
        Assert.Equal("301 /news/a-headline a.md(4,7)", Explain(ledger, "/News/A-Headline/"));
    }

    [Fact]
    public void A_chain_of_items_that_took_each_others_place_collapses_to_its_end()
    {
        var ledger = Of(
            ("1.md", Items.Text("slug: one", "status: removed")),
            ("2.md", Items.Text("slug: two", "status: removed", "aliases: /news/one")),
            ("3.md", Items.Text("slug: three", "aliases: [/news/two, /news/one]")));

        Assert.Equal("301 /news/three 3.md(6,22)", Explain(ledger, "/news/one"));
        Assert.Equal("301 /news/three 3.md(6,11)", Explain(ledger, "/news/two"));
    }

    [Fact]
    public void Every_301_leads_to_a_200_even_in_a_circle()
    {
        var ledger = Of(
            ("a.md", Items.Text("slug: a", "aliases: [/news/b, /old/a]")),
            ("b.md", Items.Text("slug: b", "aliases: [/news/c, /old/a]")),
            ("c.md", Items.Text("slug: c", "aliases: [/news/a, /news]", "status: draft")),
            ("d.md", Items.Text("slug: d", "aliases: [/news/c, /news, /news/e]")),
            ("e.md", Items.Text("slug: e", "status: removed")));

        var entries = ledger.Entries().ToList();

        Assert.Equal(["/news 301 /news/", "/news/c 301 /news/b", "/news/e 301 /news/d", "/old/a 301 /news/a"], entries.Select(entry => $"{entry.Path} {entry.Status} {entry.Target}").ToList());
        Assert.All(entries, entry => Assert.Equal(200, ledger.Explain(entry.Target).Status));
        Assert.Equal("200 /news/b b.md(5,7)", Explain(ledger, "/news/b"));
        Assert.Equal("301 /news/ a.md(3,11)", Explain(ledger, "/news"));
    }

    [Fact]
    public void A_section_answers_with_a_slash_and_leads_there_without()
    {
        var ledger = Of(
            ("b.md", Items.Text("slug: b", "breadcrumbs: [Home, News, B]", "breadcrumbLinks: [/, /news/, '']")),
            ("a.md", Items.Text("slug: a", "breadcrumbs: [Home, News, A]", "breadcrumbLinks: [/, /news/, '']")));

        Assert.Equal("200 /news/ a.md(7,22)", Explain(ledger, "/news/"));
        Assert.Equal("301 /news/ a.md(7,22)", Explain(ledger, "/news"));
    }

    [Fact]
    public void An_item_and_a_section_of_one_name_are_told_by_the_slash()
    {
        var ledger = Of(("a.md", Items.Text("slug: '2026'")), ("b.md", Items.Text("slug: b", "basePath: /news/2026/")));

        Assert.Equal("200 /news/2026 a.md(5,7)", Explain(ledger, "/news/2026"));
        Assert.Equal("200 /news/2026/ b.md(5,11)", Explain(ledger, "/news/2026/"));
    }

    [Fact]
    public void What_was_taken_back_is_gone_unless_an_alias_leads_on()
    {
        var ledger = Of(("a.md", Items.Text("slug: a", "status: removed")), ("b.md", Items.Text("slug: b", "status: removed")), ("c.md", Items.Text("slug: c", "aliases: /news/b")));

        Assert.Equal("410 /news/a a.md(5,7)", Explain(ledger, "/news/a"));
        Assert.Equal("301 /news/a a.md(5,7)", Explain(ledger, "/news/a/"));
        Assert.Equal("301 /news/c c.md(6,10)", Explain(ledger, "/news/b"));
    }

    [Theory]
    [InlineData("status: draft")]
    [InlineData("status: review")]
    [InlineData("publishDate: 2026-06-02")]
    [InlineData("expiryDate: 2026-05-31")]
    public void What_readers_do_not_see_now_answers_nothing(string field)
    {
        var ledger = Of(("a.md", Items.Text("aliases: /old", "basePath: /rural-health/", field)));

        Assert.Equal("404 /old ", Explain(ledger, "/old"));
        Assert.Equal("404 /rural-health/a-headline ", Explain(ledger, "/rural-health/a-headline"));
        Assert.Equal("404 /rural-health/ ", Explain(ledger, "/rural-health/"));
        Assert.Empty(ledger.Entries());
    }

    [Fact]
    public void An_item_that_lost_its_URL_answers_nothing_nor_do_its_aliases_and_sections()
    {
        var ledger = Of(
            ("b.md", Items.Text("aliases: /old", "breadcrumbs: [Home, Else, B]", "breadcrumbLinks: [/, /news/else/, '']")),
            ("a.md", Items.Text("publishDate: 2026-07-01")),
            ("c.md", Items.Text("slug: c", "aliases: /old")));

        Assert.Equal("404 /news/a-headline ", Explain(ledger, "/news/a-headline"));
        Assert.Equal("301 /news/c c.md(6,10)", Explain(ledger, "/old"));
        Assert.Equal("404 /news/else/ ", Explain(ledger, "/news/else/"));
    }

    [Fact]
    public void A_path_that_nothing_has_is_told_with_the_nearest_that_something_has()
    {
        var ledger = Of(("a.md", Items.Text("aliases: /old")));

        Assert.Equal("404 /news/a-headlien ", Explain(ledger, "/news/a-headlien"));
        Assert.Equal("/news/a-headline", ledger.Nearest(Path("/news/a-headlien")));
        Assert.Null(ledger.Nearest(Path("/something/quite/different")));
    }

    private static RedirectLedger Of(params ReadOnlySpan<(string Path, string Text)> files)
    {
        var ledger = new RedirectLedger(Now);
        foreach (var (path, text) in files)
        {
            ledger.Add(Items.Parse(text, path));
        }

        return ledger;
    }

    private static string Explain(RedirectLedger ledger, string path)
    {
        var answer = ledger.Explain(Path(path));
        return $"{answer.Status} {answer.Target} {answer.Location}";
    }

    private static LocalPath Path(string text) => LocalPath.TryParse(text, out var path) ? path : throw new ArgumentException(text, nameof(text));
}
