using System.Text.Json;
using Xunit;

namespace CuratedNews.Web.Tests.Sitemaps;

/// <summary>The way of a crawler: from robots.txt to the index, to its parts, to every page.</summary>
public sealed class SitemapCrawlTests(SampleSite sample)
{
    [Fact]
    public async Task Every_public_page_is_in_the_sitemaps_once_and_nothing_else_is()
    {
        var crawl = await sample.CrawlAsync();
        var mapped = await MappedAsync();

        // What the links of the site lead to. The further pages of a list are parts of it: their first page leads to them.
        var pages = crawl.Pages.Where(page => !page.IsHidden && page.Canonical == page.Url && !page.Url.Contains("?page=", StringComparison.Ordinal));

        Assert.True(mapped.Count > 150, $"{mapped.Count} pages are few for the sample site");
        Assert.Equal([.. pages.Select(page => page.Url).Order(StringComparer.Ordinal)], [.. mapped.Select(page => page.Url).Order(StringComparer.Ordinal)]);
    }

    [Fact]
    public async Task Robots_txt_keeps_no_crawler_from_a_page_of_the_sitemaps()
    {
        var robots = await TextAsync("/robots.txt");
        var closed = robots.Split('\n').Where(line => line.StartsWith("Disallow: ", StringComparison.Ordinal)).Select(line => line["Disallow: ".Length..].Trim()).ToList();

        Assert.NotEmpty(closed);
        Assert.All(await MappedAsync(), page => Assert.DoesNotContain(closed, root => page.Url.StartsWith(root, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_item_s_time_is_the_one_that_its_structured_data_says_and_its_picture_the_one_that_it_shows()
    {
        var crawl = await sample.CrawlAsync();
        var items = 0;
        foreach (var page in await MappedAsync())
        {
            using var graph = JsonDocument.Parse(crawl[page.Url].Document.QuerySelector("script[type='application/ld+json']")!.TextContent);
            var article = graph.RootElement.GetProperty("@graph").EnumerateArray().FirstOrDefault(node => node.GetProperty("@type").GetString() == "NewsArticle");
            if (article.ValueKind == JsonValueKind.Undefined)
            {
                Assert.Empty(page.Images);
                continue;
            }

            items++;
            Assert.Equal((page.Url, article.GetProperty("dateModified").GetDateTimeOffset()), (page.Url, page.ChangedAt!.Value));
            Assert.Equal([.. crawl[page.Url].Document.QuerySelectorAll(".item img.art").Take(1).Select(image => image.GetAttribute("src")!)], [.. page.Images]);
        }

        Assert.True(items > 60, $"{items} items are few for the sample site");
    }

    [Fact]
    public async Task A_list_s_time_is_that_of_its_newest_item()
    {
        var crawl = await sample.CrawlAsync();

        foreach (var page in (await MappedAsync()).Where(page => page.ChangedAt is not null))
        {
            var dates = crawl[page.Url].Document.QuerySelectorAll("main .rows time, .lead .meta time").Select(time => time.GetAttribute("datetime")!).ToList();
            if (dates.Count > 0)
            {
                Assert.Equal((page.Url, dates[0][..10]), (page.Url, page.ChangedAt!.Value.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
            }
        }
    }

    private async Task<List<MappedPage>> MappedAsync()
    {
        var maps = ReadSitemap.OfRobots(await TextAsync("/robots.txt"));
        Assert.Equal(["/sitemap.xml", "/news-sitemap.xml"], [.. maps]);
        var pages = new List<MappedPage>();
        foreach (var part in ReadSitemap.Index(await TextAsync("/sitemap.xml")))
        {
            pages.AddRange(ReadSitemap.Part(await TextAsync(part)));
        }

        return pages;
    }

    private async Task<string> TextAsync(string url)
    {
        using var response = await sample.Site.GetAsync(url);
        Assert.Equal((url, 200), (url, (int)response.StatusCode));
        return await response.Content.ReadAsStringAsync();
    }
}
