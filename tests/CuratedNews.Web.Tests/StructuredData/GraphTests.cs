using System.Text.Json;
using AngleSharp.Dom;
using Xunit;

namespace CuratedNews.Web.Tests.StructuredData;

/// <summary>The JSON-LD of every page of the sample site, against the rules and against what the page itself shows.</summary>
public sealed class GraphTests(SampleSite sample)
{
    [Fact]
    public async Task Every_page_that_search_engines_list_has_one_graph_and_no_other_has_any()
    {
        var crawl = await sample.CrawlAsync();

        Assert.All(crawl.Pages, page => Assert.Equal((page.Url, page.IsHidden ? 0 : 1), (page.Url, page.Document.QuerySelectorAll("script[type='application/ld+json']").Length)));
    }

    [Fact]
    public async Task Every_graph_keeps_the_rules_of_google_and_schema_org()
    {
        var crawl = await sample.CrawlAsync();

        Assert.Empty(Listed(crawl).SelectMany(page => GraphRules.Broken(page.Url, GraphOf(page)).Select(problem => $"{page.Url}: {problem}")));
    }

    [Fact]
    public async Task Every_url_of_ours_in_a_graph_is_a_page_or_a_file_of_the_site()
    {
        var crawl = await sample.CrawlAsync();
        var known = crawl.Pages.Select(page => page.Url).Concat(crawl.Files.Keys).ToHashSet(StringComparer.Ordinal);
        var named = Listed(crawl).SelectMany(page => Urls(GraphOf(page)).Select(url => url.Split('#')[0])).Distinct(StringComparer.Ordinal).Where(url => !url.Contains('{', StringComparison.Ordinal)).ToList();

        Assert.True(named.Count > 150, $"{named.Count} URLs are few for the sample site");
        foreach (var url in named.Where(url => !known.Contains(url)))
        {
            Assert.Equal((url, System.Net.HttpStatusCode.OK), (url, await sample.Site.StatusAsync(url)));
        }
    }

    [Fact]
    public async Task An_article_says_what_its_page_shows()
    {
        var crawl = await sample.CrawlAsync();
        var pictures = 0;
        var articles = 0;
        foreach (var page in Listed(crawl).Where(page => page.Document.QuerySelector("article.item") is not null))
        {
            var (article, document) = (Node(page, "NewsArticle"), page.Document);
            var (title, headline) = (document.QuerySelector("h1")!.TextContent, article.GetProperty("headline").GetString()!);
            articles++;
            Assert.True(headline == title || (title.Length > 110 && headline.EndsWith('…') && title.StartsWith(headline[..^1], StringComparison.Ordinal)), headline);
            Assert.Equal(page.Description, article.GetProperty("description").GetString());
            Assert.Equal(SiteCrawl.BaseUrl + page.Url, article.GetProperty("mainEntityOfPage").GetString());
            Assert.StartsWith(document.QuerySelector(".meta time")!.GetAttribute("datetime")!.TrimEnd('Z'), article.GetProperty("datePublished").GetString(), StringComparison.Ordinal);
            Assert.Equal(Texts(document, ".item header a[href^='/author/']"), Names(article, "author"));
            Assert.Equal(Texts(document, ".item .chips a[href^='/topic/']").Order(StringComparer.Ordinal), Names(article, "about").Order(StringComparer.Ordinal));
            Assert.Equal(document.QuerySelector("a.onward")?.GetAttribute("href"), article.TryGetProperty("isBasedOn", out var original) ? original.GetProperty("url").GetString() : null);
            var picture = document.QuerySelector(".item img.art")?.GetAttribute("src");
            Assert.Equal(picture is null ? null : SiteCrawl.BaseUrl + picture, article.TryGetProperty("image", out var image) ? image.GetProperty("url").GetString() : null);
            pictures += picture is null ? 0 : 1;
        }

        Assert.True(articles > 60 && pictures > 5, $"{articles} articles, {pictures} with a picture");
    }

    [Fact]
    public async Task A_trail_is_the_one_that_the_page_shows()
    {
        var crawl = await sample.CrawlAsync();

        foreach (var page in Listed(crawl).Where(page => page.Document.QuerySelector(".trail") is not null))
        {
            var steps = Node(page, "BreadcrumbList").GetProperty("itemListElement").EnumerateArray().Select(step => step.GetProperty("name").GetString()!);

            Assert.Equal([.. page.Document.QuerySelectorAll(".trail li").Select(step => step.TextContent.Trim())], [.. steps]);
        }
    }

    [Fact]
    public async Task A_list_names_the_items_that_the_page_shows_in_their_order_and_how_many_there_are()
    {
        var crawl = await sample.CrawlAsync();
        var lists = 0;
        foreach (var page in Listed(crawl).Where(page => page.Document.QuerySelector(".rows article") is not null))
        {
            var list = Node(page, "CollectionPage").GetProperty("mainEntity");
            lists++;
            Assert.Equal(
                [.. page.Document.QuerySelectorAll(".rows h3 a").Select(link => SiteCrawl.BaseUrl + link.GetAttribute("href"))],
                [.. list.GetProperty("itemListElement").EnumerateArray().Select(entry => entry.GetProperty("url").GetString()!)]);
            Assert.True(list.GetProperty("numberOfItems").GetInt32() >= list.GetProperty("itemListElement").GetArrayLength());
        }

        Assert.True(lists > 90, $"{lists} lists are few for the sample site");
    }

    [Theory]
    [InlineData("/topic/symplur-patient-care", "DefinedTerm", "Patient Care")]
    [InlineData("/offering/harrow--lamb---handover", "Service", "Harrow & Lamb - Handover")]
    [InlineData("/author/zoe-lindqvist", "Person", "Zoë Lindqvist")]
    [InlineData("/source/ward-notes.example", "Organization", "ward-notes.example")]
    public async Task A_list_says_what_it_is_about(string url, string type, string name)
    {
        var about = Node((await sample.CrawlAsync())[url], "CollectionPage").GetProperty("about");

        Assert.Equal((type, name), (about.GetProperty("@type").GetString(), about.GetProperty("name").GetString()));
        Assert.Equal(type == "DefinedTerm", about.TryGetProperty("inDefinedTermSet", out _));
    }

    private static IEnumerable<CrawledPage> Listed(SiteCrawl crawl) => crawl.Pages.Where(page => !page.IsHidden);

    private static JsonElement GraphOf(CrawledPage page)
    {
        using var json = JsonDocument.Parse(page.Document.QuerySelector("script[type='application/ld+json']")!.TextContent);
        return json.RootElement.Clone();
    }

    private static JsonElement Node(CrawledPage page, string type) =>
        GraphOf(page).GetProperty("@graph").EnumerateArray().Single(node => node.GetProperty("@type").GetString() == type);

    private static string[] Texts(IParentNode document, string selector) => [.. document.QuerySelectorAll(selector).Select(element => element.TextContent)];

    private static string[] Names(JsonElement article, string property) =>
        article.TryGetProperty(property, out var list) ? [.. list.EnumerateArray().Select(entry => entry.GetProperty("name").GetString()!)] : [];

    private static IEnumerable<string> Urls(JsonElement node) => node.ValueKind switch
    {
        JsonValueKind.Object => node.EnumerateObject().SelectMany(property => Urls(property.Value)),
        JsonValueKind.Array => node.EnumerateArray().SelectMany(Urls),
        JsonValueKind.String when node.GetString()!.StartsWith(SiteCrawl.BaseUrl, StringComparison.Ordinal) => [node.GetString()![SiteCrawl.BaseUrl.Length..]],
        _ => [],
    };
}
