using Xunit;

namespace CuratedNews.Content.Tests.Sets;

public sealed class LinkClaimsTests
{
    private static readonly (string, string)[] Site =
    [
        ("a.md", Items.Text("slug: a", "aliases: /old/a", "categories: ['KLAS: EMR']", "author: Ada Curator", "href: https://example.com/a", "relatedOfferings: [{ label: Quayside EMR }]")),
        ("draft.md", Items.Text("slug: draft", "status: draft", "basePath: /drafts/", "categories: ['KLAS: Draft']")),
        ("gone.md", Items.Text("slug: gone", "status: removed")),
        ("moved.md", Items.Text("slug: moved", "status: removed")),
        ("heir.md", Items.Text("slug: heir", "aliases: /news/moved")),
    ];

    [Theory]
    [InlineData("/")]
    [InlineData("/news/a")]
    [InlineData("/News/A/?page=2#top")]
    [InlineData("/news/%61")]
    [InlineData("/news/a.json")]
    [InlineData("/news/a.md")]
    [InlineData("/old/a")]
    [InlineData("/news/moved")]
    [InlineData("/news/")]
    [InlineData("/news")]
    [InlineData("/news/?page=2")]
    [InlineData("/news/feed.xml")]
    [InlineData("/news/index.json")]
    [InlineData("/feed.xml")]
    [InlineData("/index.md")]
    [InlineData("/topic/")]
    [InlineData("/topic/klas-emr")]
    [InlineData("/topic/klas-emr/atom.xml")]
    [InlineData("/topic/klas-emr.json")]
    [InlineData("/offering/")]
    [InlineData("/offering/quayside-emr")]
    [InlineData("/author/ada-curator")]
    [InlineData("/source/example.com")]
    [InlineData("/search?q=wards")]
    [InlineData("/sitemap.xml")]
    [InlineData("/media/ward.jpeg")]
    public void A_link_that_answers_is_quiet(string address) => Assert.Empty(Link(address));

    [Theory]
    [InlineData("/news/b", "no item, alias or section has", "")]
    [InlineData("/news/hier", "no item, alias or section has", " Did you mean '/news/heir'?")]
    [InlineData("/nwes/", "no item, alias or section has", " Did you mean '/news/'?")]
    [InlineData("/somewhere/else", "no item, alias or section has", "")]
    [InlineData("/news/none.json", "no item, alias or section has", "")]
    [InlineData("/drafts/", "no item, alias or section has", "")]
    [InlineData("/drafts/draft", "is not published yet in draft.md", "")]
    [InlineData("/news/gone#top", "was taken back in gone.md", "")]
    [InlineData("/topic/klas-other", "no item, alias or section has", "")]
    [InlineData("/topic/klas-draft", "no item, alias or section has", "")]
    [InlineData("/offering/other", "no item, alias or section has", "")]
    [InlineData("/author/", "no item, alias or section has", "")]
    [InlineData("/author/somebody", "no item, alias or section has", "")]
    [InlineData("/source/example.org", "no item, alias or section has", "")]
    [InlineData("/news/a%20b", "is no path that a page can have", "")]
    public void A_link_that_does_not_is_reported_where_it_stands(string address, string why, string meant) =>
        Assert.Equal(
            $"links.md(9,6): warning CN2016: A link leads to a page of this site, such as /news/; found '{address}', which {why}, so readers find nothing there.{meant}",
            Assert.Single(Link(address)));

    [Fact]
    public void A_link_in_Markdown_and_each_of_two_is_told_at_its_place() =>
        Assert.Equal(
            ["links.md(9,5)", "links.md(9,26)", "links.md(11,3)"],
            Across.Check([.. Site, ("links.md", Body("See [one](/news/none) or [two](/news/none).\n\n- [three](/news/none)"))]).Select(line => line[..line.IndexOf(':', StringComparison.Ordinal)]).ToList());

    [Fact]
    public void A_draft_may_link_to_a_draft_and_a_page_that_was_taken_back_to_anything() =>
        Assert.Empty(Across.Check(
        [
            .. Site,
            ("b.md", Items.Text("slug: b", "status: draft") + "\n[x](/drafts/draft)"),
            ("c.md", Items.Text("slug: c", "status: removed") + "\n[x](/nowhere)"),
        ]));

    [Fact]
    public void A_link_to_an_image_is_checked_where_the_folder_is_known()
    {
        using var folder = new TemporaryFolder();
        folder.Write("media/Ward.png");

        var lines = Across.Check(folder.Content, [("links.md", Body("[a](/media/Ward.png) [b](/media/ward.png)"))]);

        Assert.Equal("links.md(9,22): warning CN2016: A link leads to a page of this site, such as /news/; found '/media/ward.png', which is no image of the content folder, so readers find nothing there.", Assert.Single(lines));
    }

    private static List<string> Link(string address) => Across.Check([.. Site, ("links.md", Body($"<p>A <a href=\"{address}\">link</a></p>"))]);

    /// <summary>A file whose body begins on line 9.</summary>
    private static string Body(string body) => Items.Text("slug: links", "via: x", "viaLink: https://example.org/").Replace("<p>One sentence of a brief.</p>", body, StringComparison.Ordinal);
}
