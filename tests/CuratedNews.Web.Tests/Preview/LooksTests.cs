using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CuratedNews.Web.Tests.Feeds;
using Xunit;

namespace CuratedNews.Web.Tests.Preview;

/// <summary>What the preview says of an item's looks elsewhere is what is there once the item is out.</summary>
public sealed class LooksTests
{
    private const string Origin = "http://localhost:5080";

    [Theory]
    [InlineData("<script>alert(1)</script> & \"quoted\" 'text' </title>")]
    [InlineData("A headline that is so long that neither a tab nor a list of search results has room for all of it")]
    [InlineData("عنوان <b>")]
    public async Task A_draft_looks_as_it_will_where_it_is_published(string title)
    {
        using var content = new TemporaryContent();
        content.Write("news/newer.md", "---\ntitle: It leads\nslug: newer\nbasePath: /news/\ndate: 2026-05-02\n---\nText.\n").WriteNasty(title, "Ada <i>", "KLAS: <img src=x onerror=alert(1)>", "status: draft");
        await using var site = await RunningSite.StartAsync(content.Root, EditorSession.Settings);
        using var session = await EditorSession.SignInAsync(site);
        var looks = await LooksAsync(session, "news/nasty.md");

        content.WriteNasty(title, "Ada <i>", "KLAS: <img src=x onerror=alert(1)>");
        await site.ImportAsync();

        await SaysTheSameAsync(looks, site, "/news/nasty");
        var card = Assert.Single((await site.PageAsync("/")).QuerySelectorAll(".card"));
        Assert.Equal(TextOf(card), TextOf(looks.QuerySelector(".card")));
        Assert.Empty(looks.QuerySelectorAll("script, img, i, b:not([data-look=search] b)"));
        Assert.DoesNotContain(looks.QuerySelectorAll("*").SelectMany(element => element.Attributes), attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_said_for_social_networks_is_on_their_cards()
    {
        const string Social = "openGraphMetaData: { ogtitle: For the graph, ogdescription: What the graph says }\ntwitterMetaData: { twittertitle: For Twitter }\nfeaturedImage: { href: desk-lamp.jpg, alt: A lamp }\n";
        using var content = new TemporaryContent();
        content.WriteItem("item", "Its own", Social + "status: draft\n");
        Directory.CreateDirectory(content.FullPath("media"));
        File.Copy(Path.Combine(SampleSite.ContentRoot, "media", "desk-lamp.jpg"), content.FullPath("media/desk-lamp.jpg"));
        await using var site = await RunningSite.StartAsync(content.Root, EditorSession.Settings);
        using var session = await EditorSession.SignInAsync(site);
        var looks = await LooksAsync(session, "news/item.md");

        content.WriteItem("item", "Its own", Social);
        await site.ImportAsync();

        await SaysTheSameAsync(looks, site, "/news/item");
        Assert.Equal(("For the graph", "For Twitter"), (looks.QuerySelector("[data-look=open-graph] .title")!.TextContent, looks.QuerySelector("[data-look=twitter] .title")!.TextContent));
        Assert.Equal("What the graph says", looks.QuerySelector("[data-look=twitter] .description")!.TextContent);
        Assert.Equal("A lamp", looks.QuerySelector("[data-look=open-graph] img")!.GetAttribute("alt"));
    }

    [Fact]
    public async Task It_says_where_texts_are_cut_and_where_search_engines_are_sent_elsewhere()
    {
        using var content = new TemporaryContent();
        content.WriteItem("short", "A headline", "description: One sentence that is long enough to stand alone there.\n")
            .WriteItem("long", string.Concat(Enumerable.Repeat("Word ", 20)), $"description: {string.Concat(Enumerable.Repeat("word ", 40))}\nlink: {{ href: 'https://found.example/a/b' }}\ncanonical: https://found.example/a/b\n");
        await using var site = await RunningSite.StartAsync(content.Root, EditorSession.Settings);
        using var session = await EditorSession.SignInAsync(site);

        var (whole, cut) = (await LooksAsync(session, "news/short.md"), await LooksAsync(session, "news/long.md"));

        Assert.DoesNotContain("is cut", TextOf(whole.QuerySelector("[data-look=search]")), StringComparison.Ordinal);
        Assert.Contains("The title has 24 of 70 characters; the description has 54 of 160.", TextOf(whole.QuerySelector("[data-look=search]")), StringComparison.Ordinal);
        Assert.Matches("of 70 characters, and is cut; the description has 1[56][0-9] of 160, and is cut", TextOf(cut.QuerySelector("[data-look=search]")));
    }

    private static async Task<IElement> LooksAsync(EditorSession session, string file) =>
        (await session.PageAsync($"/preview/file/{file}")).QuerySelector("#looks") ?? throw new InvalidOperationException($"The page of {file} says nothing of its looks.");

    private static async Task SaysTheSameAsync(IElement looks, RunningSite site, string url)
    {
        var page = await site.PageAsync(url);
        string Shown(string look, string what) => looks.QuerySelector($"[data-look={look}] .{what}")!.TextContent;
        Assert.Equal((page.QuerySelector("title")!.TextContent, Meta(page, "name=description")), (Shown("search", "title"), Shown("search", "description")));
        Assert.Equal((Meta(page, "property='og:title'"), Meta(page, "property='og:description'")), (Shown("open-graph", "title"), Shown("open-graph", "description")));
        Assert.Equal(
            (Meta(page, "name='twitter:title'") ?? Meta(page, "property='og:title'"), Meta(page, "name='twitter:description'") ?? Meta(page, "property='og:description'")),
            (Shown("twitter", "title"), Shown("twitter", "description")));
        foreach (var network in (string[])["open-graph", "twitter"])
        {
            Assert.Equal(Meta(page, "property='og:image'")?.Replace(Origin, "", StringComparison.Ordinal), looks.QuerySelector($"[data-look={network}] img")?.GetAttribute("src"));
        }

        using var answer = await site.GetAsync("/feed.xml");
        var entry = FeedReader.Read("feed.xml", await answer.Content.ReadAsStringAsync()).Entries.Single(entry => entry.Url == Origin + url);
        Assert.Equal((entry.Title, entry.Authors.Length == 0 ? "CuratedNews" : entry.Authors), (Shown("feed", "title"), Shown("feed", "authors")));
        Assert.Equal(entry.Summary, looks.QuerySelector("[data-look=feed] .description")?.TextContent ?? "");
        Assert.Equal(entry.Topics, [.. looks.QuerySelectorAll("[data-look=feed] li").Select(topic => topic.TextContent)]);
        Assert.Equal(entry.Source, looks.QuerySelector("[data-look=feed] .source")?.TextContent);
        Assert.StartsWith(entry.PublishedAt.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), looks.QuerySelector("[data-look=feed] time")!.GetAttribute("datetime"), StringComparison.Ordinal);

        var row = (await site.PageAsync("/news/")).QuerySelectorAll(".rows article").Single(row => row.QuerySelector("h3 a")!.GetAttribute("href") == url);
        var shown = looks.QuerySelector(".rows article")!;
        Assert.Equal((TextOf(row), row.QuerySelector("img")?.GetAttribute("src")), (TextOf(shown), shown.QuerySelector("img")?.GetAttribute("src")));
    }

    private static string? Meta(IHtmlDocument page, string which) => page.QuerySelector($"meta[{which}]")?.GetAttribute("content");

    private static string TextOf(IElement? element) => string.Join(' ', element!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
