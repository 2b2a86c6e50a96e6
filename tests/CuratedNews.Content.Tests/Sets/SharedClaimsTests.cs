using Xunit;

namespace CuratedNews.Content.Tests.Sets;

public sealed class SharedClaimsTests
{
    [Fact]
    public void A_number_of_two_files_is_reported_in_both() =>
        Assert.Equal(
            [
                "a.md(6,5): warning CN2015: An item's 'id' is its own; 12943 also stands in b.md, so feeds know only one of them by it. Correct or delete one of the two.",
                "b.md(6,5): warning CN2015: An item's 'id' is its own; 12943 also stands in a.md, so feeds know only one of them by it. Correct or delete one of the two.",
            ],
            Across.Check(("a.md", Items.Text("slug: a", "id: 12943")), ("b.md", Items.Text("slug: b", "id: '12943'")), ("c.md", Items.Text("slug: c", "id: 12944")), ("d.md", Items.Text("slug: d"))));

    [Fact]
    public void A_number_of_many_files_is_reported_once_in_each_with_one_of_the_others()
    {
        var lines = Across.Check([.. Enumerable.Range(1, 4).Select(i => ($"{i}.md", Items.Text($"slug: s{i}", "id: 1")))]);

        Assert.Equal(["2.md and 2 other files", "1.md and 2 other files", "1.md and 2 other files", "1.md and 2 other files"], lines.Select(line => line.Split("stands in ")[1].Split(',')[0]).ToList());
    }

    [Fact]
    public void An_article_that_is_curated_twice_is_reported_at_both_links() =>
        Assert.Equal(
            [
                "a.md(6,15): info CN2014: An article is curated once; 'example.com/a' is also the original in b.md. Keep one of the items, and the other's URL as its alias.",
                "b.md(6,7): info CN2014: An article is curated once; 'example.com/a' is also the original in a.md. Keep one of the items, and the other's URL as its alias.",
            ],
            Across.Check(("a.md", Items.Text("slug: a", "link: { href: https://www.example.com/a/ }")), ("b.md", Items.Text("slug: b", "href: http://example.com/a?utm_source=x#top"))));

    [Theory]
    [InlineData("https://example.com/a", "http://www.EXAMPLE.com/a/", true)]
    [InlineData("https://example.com/a?id=1", "https://example.com/a?utm_source=x&id=1&UTM_medium=mail", true)]
    [InlineData("https://example.com", "https://example.com/?utm_campaign=x", true)]
    [InlineData("https://example.com/a#one", "https://example.com/a#two", true)]
    [InlineData("https://bücher.example/a", "https://xn--bcher-kva.example/a", true)]
    [InlineData("https://example.com/a", "https://example.com/A", false)]
    [InlineData("https://example.com/a?id=1", "https://example.com/a?id=2", false)]
    [InlineData("https://example.com/a", "https://example.com/a?p=utm_x", false)]
    [InlineData("https://example.com/a", "https://example.com:8080/a", false)]
    [InlineData("https://example.com/a", "https://example.org/a", false)]
    public void Two_addresses_are_one_article_where_they_differ_in_what_does_not_matter(string one, string other, bool isSame) =>
        Assert.Equal(isSame ? 2 : 0, Across.Check(("a.md", Items.Text("slug: a", "href: " + one)), ("b.md", Items.Text("slug: b", $"href: '{other}'"))).Count);

    [Fact]
    public void Articles_of_drafts_and_sites_without_an_article_are_not_compared() =>
        Assert.Empty(Across.Check(
            ("a.md", Items.Text("slug: a", "href: https://example.com/a")),
            ("b.md", Items.Text("slug: b", "href: https://example.com/a", "status: draft")),
            ("c.md", Items.Text("slug: c", "link: { brand: example.com }")),
            ("d.md", Items.Text("slug: d", "link: { brand: example.com }"))));
}
