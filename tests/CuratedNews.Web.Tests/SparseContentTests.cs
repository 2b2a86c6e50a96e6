using System.Net;
using Xunit;

namespace CuratedNews.Web.Tests;

/// <summary>Sites with little or nothing in them look as if it were meant.</summary>
public sealed class SparseContentTests
{
    [Fact]
    public async Task An_empty_folder_is_a_site_that_waits_for_its_first_item()
    {
        using var content = new TemporaryContent();
        await using var site = await RunningSite.StartAsync(content.Root);

        var crawl = await SiteCrawl.OfAsync(site);

        Assert.Empty(crawl.Failures);
        Assert.Empty(crawl.Pages.SelectMany(PageRules.Broken));
        Assert.Empty(PageRules.Doubles(crawl.Pages));
        Assert.Contains("No items yet.", crawl["/"].Text, StringComparison.Ordinal);
        Assert.Contains("No topics yet.", crawl["/topic/"].Text, StringComparison.Ordinal);
        Assert.Contains("No offerings yet.", crawl["/offering/"].Text, StringComparison.Ordinal);
        Assert.Contains("0 items by 0 curators", crawl["/"].Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync("/news/"));
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync("/?page=2"));
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync("/topic/nothing-here"));
    }

    [Fact]
    public async Task Captures_and_drafts_alone_are_an_empty_site()
    {
        using var content = new TemporaryContent();
        content.Write("captures/raw.txt", "A captured article that nobody has finished\n\nIts text.\n").WriteItem("draft", "A draft", "status: draft\nauthor: [Nobody Yet]\ncategories: ['Symplur: Care']\n");
        await using var site = await RunningSite.StartAsync(content.Root);

        var crawl = await SiteCrawl.OfAsync(site);

        Assert.Empty(crawl.Failures);
        Assert.Equal(5, crawl.Pages.Count);
        Assert.Contains("No items yet.", crawl["/"].Text, StringComparison.Ordinal);
        Assert.Contains("No topics yet.", crawl["/topic/"].Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync("/author/nobody-yet"));
    }

    [Fact]
    public async Task An_item_of_a_headline_alone_shows_no_empty_part()
    {
        using var content = new TemporaryContent();
        content.Write("news/bare.md", "---\ntitle: Only a headline\nslug: bare\nbasePath: /news/\ndate: 2026-05-01\n---\n");
        await using var site = await RunningSite.StartAsync(content.Root);

        var crawl = await SiteCrawl.OfAsync(site);

        Assert.Empty(crawl.Failures);
        Assert.Empty(crawl.Pages.SelectMany(PageRules.Broken));
        Assert.Empty(PageRules.Doubles(crawl.Pages));
        var page = crawl["/news/bare"];
        Assert.Equal("Only a headline", page.Document.QuerySelector("h1")?.TextContent);
        Assert.Empty(page.Document.QuerySelectorAll("aside, .prose, .onward, .neighbours, .insight, .chips, main img"));
        Assert.Empty(page.Document.QuerySelectorAll(".item .art"));
        Assert.NotNull(crawl["/news/"].Document.QuerySelector(".rows svg.art"));
        foreach (var word in (string[])["Curated by", "Read the full article", "Hat tip", "updated", "from", "Topics and offerings", "remark"])
        {
            Assert.DoesNotContain(word, page.Document.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Fields_that_are_blank_are_as_if_they_were_left_out()
    {
        using var content = new TemporaryContent();
        content.WriteItem("blank", "Blank fields", """
            description: ''
            author: ['', ' ']
            categories: []
            categoryUrl: null
            communityTopics: ['']
            relatedOfferings: null
            link: { brand: ' ', href: '', original: null }
            href: ''
            via: ' '
            viaLink: ''
            insights_name: ''
            insights_description: ' '
            featuredImage: { href: '', alt: ' ', size: null }
            aliases: ''
            lastMod: null
            expiryDate: ''
            breadcrumbs: []
            breadcrumbLinks: null
            openGraphMetaData: { ogtitle: ' ' }
            """, "");
        await using var site = await RunningSite.StartAsync(content.Root);

        var page = await site.PageAsync("/news/blank");

        Assert.Equal("Blank fields", page.QuerySelector("h1")?.TextContent);
        Assert.Empty(page.QuerySelectorAll("aside, .prose, .onward, .neighbours, .insight, .chips, main img, a:not([href])"));
        Assert.DoesNotContain("Hat tip", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Blank fields", page.QuerySelector("meta[property='og:title']")?.GetAttribute("content"));
    }

    [Fact]
    public async Task Lists_of_one_say_one()
    {
        using var content = new TemporaryContent();
        content.WriteItem("one", "The only one", "author: [Ada]\ncategories: ['Symplur: Care']\nhref: https://one.example/a\nrelatedOfferings:\n- { label: Ward, permalink: /offering/ward, categories: ['Symplur: Care'] }\n");
        await using var site = await RunningSite.StartAsync(content.Root);

        var crawl = await SiteCrawl.OfAsync(site);

        Assert.Empty(crawl.Failures);
        Assert.Empty(crawl.Pages.SelectMany(PageRules.Broken));
        Assert.Empty(PageRules.Doubles(crawl.Pages));
        foreach (var url in (string[])["/news/", "/topic/symplur-care", "/offering/ward", "/author/ada", "/source/one.example"])
        {
            Assert.Contains("1 item since May 2026", crawl[url].Text, StringComparison.Ordinal);
            Assert.Single(crawl[url].Document.QuerySelectorAll(".rows article"));
            Assert.Empty(crawl[url].Document.QuerySelectorAll(".pager, .chart"));
        }

        Assert.Contains("1 item by 1 curator from 1 source", crawl["/"].Text, StringComparison.Ordinal);
        Assert.DoesNotContain(crawl.Pages, page => page.Text.Contains("1 items", StringComparison.Ordinal) || page.Text.Contains("1 offerings", StringComparison.Ordinal) || page.Text.Contains("1 topics", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_topic_that_only_offerings_carry_says_so()
    {
        using var content = new TemporaryContent();
        content.WriteItem("one", more: "relatedOfferings:\n- { label: Ward, permalink: /offering/ward, categories: ['KLAS: Imaging'] }\n");
        await using var site = await RunningSite.StartAsync(content.Root);

        var page = await site.PageAsync("/topic/klas-imaging");

        Assert.Contains("Nothing has been curated on Imaging itself yet.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector(".aside a[href='/offering/ward']"));
        Assert.Empty(page.QuerySelectorAll(".rows article, .pager"));
    }

    [Theory]
    [InlineData(20, 1)]
    [InlineData(21, 2)]
    [InlineData(40, 2)]
    [InlineData(41, 3)]
    public async Task A_list_has_pages_of_twenty(int items, int pages)
    {
        using var content = new TemporaryContent();
        for (var i = 0; i < items; i++)
        {
            content.WriteItem($"item-{i}", $"Item {i}", "author: [Ada]\n");
        }

        await using var site = await RunningSite.StartAsync(content.Root);
        foreach (var list in (string[])["/news/", "/author/ada"])
        {
            var last = await site.PageAsync(pages == 1 ? list : $"{list}?page={pages}");
            Assert.Equal(items - (20 * (pages - 1)), last.QuerySelectorAll(".rows article").Length);
            Assert.Equal(pages > 1, last.QuerySelector(".pager a[rel=prev]") is not null);
            Assert.Null(last.QuerySelector(".pager a[rel=next]"));
            Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync($"{list}?page={pages + 1}"));
        }
    }
}
