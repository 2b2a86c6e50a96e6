using System.Text.Json;
using CuratedNews.Web.Tests.Sitemaps;
using Xunit;

namespace CuratedNews.Web.Tests.StructuredData;

/// <summary>An item whose editor sends search engines to the original: its page stays, and says so to machines.</summary>
public sealed class CanonicalTests : IAsyncLifetime
{
    private const string Original = "https://ward-notes.example/2026/11/lamps?id=7&part=2";
    private const string Page = "/news/lamps";

    private readonly TemporaryContent _content = new();
    private RunningSite? _site;

    private RunningSite Site => _site ?? throw new InvalidOperationException("The site is not running yet.");

    public async ValueTask InitializeAsync()
    {
        _content.Write("news/lamps.md", Item("lamps", "Eleven lamps", $"canonical: original\nlink: {{ href: '{Original}' }}"))
            .Write("news/own.md", Item("own", "A page of our own", $"canonical: self\nlink: {{ href: '{Original}' }}"))
            .Write("news/without.md", Item("without", "No original is given", "canonical: original"));
        _site = await RunningSite.StartAsync(_content.Root);
    }

    [Fact]
    public async Task Its_page_names_the_original_to_search_engines_and_social_networks()
    {
        var page = await Site.PageAsync(Page);
        using var graph = JsonDocument.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent);
        var article = graph.RootElement.GetProperty("@graph").EnumerateArray().Single(node => node.GetProperty("@type").GetString() == "NewsArticle");

        Assert.Equal(Original, page.QuerySelector("link[rel=canonical]")?.GetAttribute("href"));
        Assert.Equal(Original, page.QuerySelector("meta[property='og:url']")?.GetAttribute("content"));
        Assert.Null(page.QuerySelector("meta[name=robots]"));
        Assert.False(article.TryGetProperty("mainEntityOfPage", out _));
        Assert.Equal((SiteCrawl.BaseUrl + Page, Original), (article.GetProperty("url").GetString(), article.GetProperty("isBasedOn").GetProperty("url").GetString()));
        Assert.Empty(GraphRules.Broken(Page, graph.RootElement));
    }

    [Theory]
    [InlineData("/news/own")]
    [InlineData("/news/without")]
    public async Task Other_items_name_their_own_page(string url)
    {
        var page = await Site.PageAsync(url);

        Assert.Equal(SiteCrawl.BaseUrl + url, page.QuerySelector("link[rel=canonical]")?.GetAttribute("href"));
        Assert.Equal(SiteCrawl.BaseUrl + url, page.QuerySelector("meta[property='og:url']")?.GetAttribute("content"));
        Assert.Contains($"\"mainEntityOfPage\":\"{SiteCrawl.BaseUrl}{url}\"", page.Head!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".json")]
    [InlineData(".md")]
    public async Task Its_other_forms_name_the_original_too(string suffix)
    {
        using var form = await Site.GetAsync(Page + suffix);
        using var own = await Site.GetAsync("/news/own" + suffix);

        Assert.Contains($"<{Original}>; rel=\"canonical\"", form.Headers.NonValidated["Link"].ToString(), StringComparison.Ordinal);
        Assert.Contains($"<{SiteCrawl.BaseUrl}/news/own>; rel=\"canonical\"", own.Headers.NonValidated["Link"].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Readers_find_it_where_they_find_every_item()
    {
        foreach (var url in (string[])["/", "/news/", "/feed.xml", "/atom.xml", "/feed.json", "/news/index.json", "/llms.txt"])
        {
            using var response = await Site.GetAsync(url);
            Assert.Equal(System.Net.HttpStatusCode.OK, response.StatusCode);
            if (url != "/llms.txt")
            {
                Assert.Contains(Page, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task It_is_in_no_sitemap()
    {
        var mapped = new List<string>();
        foreach (var part in ReadSitemap.Index(await TextAsync("/sitemap.xml")))
        {
            mapped.AddRange(ReadSitemap.Part(await TextAsync(part)).Select(page => page.Url));
        }

        Assert.Equal(["/", "/news/", "/news/own", "/news/without", "/offering/", "/source/ward-notes.example", "/topic/"], [.. mapped.Order(StringComparer.Ordinal)]);
        Assert.DoesNotContain(Page, await TextAsync("/news-sitemap.xml"), StringComparison.Ordinal);
        Assert.Contains("/news/own", await TextAsync("/news-sitemap.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_month_of_such_items_alone_has_no_part()
    {
        using var content = new TemporaryContent();
        content.Write("news/lamps.md", Item("lamps", "Eleven lamps", $"canonical: original\nlink: {{ href: '{Original}' }}").Replace("2026-11-22", "2026-06-01", StringComparison.Ordinal))
            .Write("news/own.md", Item("own", "A page of our own", ""));
        await using var site = await RunningSite.StartAsync(content.Root);

        using var index = await site.GetAsync("/sitemap.xml");
        var parts = ReadSitemap.Index(await index.Content.ReadAsStringAsync());

        Assert.Equal(["/sitemaps/sections.xml", "/sitemaps/sources.xml", "/sitemaps/2026-11.xml"], [.. parts]);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, await site.StatusAsync("/sitemaps/2026-06.xml"));
    }

    public async ValueTask DisposeAsync()
    {
        if (_site is not null)
        {
            await _site.DisposeAsync();
        }

        _content.Dispose();
    }

    private static string Item(string slug, string title, string more) => $"---\ntitle: {title}\nslug: {slug}\nbasePath: /news/\ndate: '2026-11-22'\n{more}\n---\nA sentence. Another one.\n";

    private async Task<string> TextAsync(string url)
    {
        using var response = await Site.GetAsync(url);
        Assert.Equal((url, 200), (url, (int)response.StatusCode));
        return await response.Content.ReadAsStringAsync();
    }
}
