using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Xunit;

namespace CuratedNews.Web.Tests.Feeds;

/// <summary>What holds of every feed of the sample site, as readers that know nothing of us take it.</summary>
public sealed class FeedTests(SampleFeeds sample) : IClassFixture<SampleFeeds>
{
    [Fact]
    public void Every_page_that_lists_items_has_feeds_and_no_other_page_has()
    {
        Assert.True(sample.Feeds.Count > 300, $"{sample.Feeds.Count} feeds are few for the sample site");
        foreach (var root in (string[])["/", "/news/", "/communities/", "/communities/rural-health/curated-content/", "/topic/", "/offering/", "/author/", "/source/"])
        {
            Assert.Contains(sample.Feeds.Keys, feed => feed.Page.StartsWith(root, StringComparison.Ordinal));
        }

        Assert.All(sample.Without, without => Assert.Empty(without.Items));
    }

    [Fact]
    public void The_three_formats_have_the_same_entries_in_the_same_order()
    {
        foreach (var page in sample.Feeds.Keys.Select(feed => feed.Page).Distinct(StringComparer.Ordinal))
        {
            var (rss, atom, json) = (sample.Feeds[(page, "feed.xml")], sample.Feeds[(page, "atom.xml")], sample.Feeds[(page, "feed.json")]);

            Assert.Equal(rss.Entries.Select(entry => entry.WithoutTopics), atom.Entries.Select(entry => entry.WithoutTopics));
            Assert.Equal(rss.Entries.Select(entry => entry.WithoutTopics), json.Entries.Select(entry => entry.WithoutTopics));
            Assert.Equal(rss.Entries.SelectMany(entry => entry.Topics), atom.Entries.SelectMany(entry => entry.Topics), StringComparer.Ordinal);
            Assert.All(
                rss.Entries.SelectMany(entry => entry.Topics).Zip(json.Entries.SelectMany(entry => entry.Topics)),
                topic => Assert.True(topic.First == topic.Second || topic.Second.EndsWith(": " + topic.First, StringComparison.Ordinal), $"{topic.First} and {topic.Second}"));
            Assert.Equal((rss.Title, rss.Description, rss.PageUrl, rss.Language), (atom.Title, atom.Description, atom.PageUrl, atom.Language));
            Assert.Equal((rss.Title, rss.Description, rss.PageUrl, rss.Language), (json.Title, json.Description, json.PageUrl, json.Language));
            Assert.Equal(rss.UpdatedAt, atom.UpdatedAt);
        }
    }

    [Fact]
    public void A_feed_has_the_newest_items_of_its_page_in_its_order()
    {
        foreach (var (page, items) in sample.Pages.Where(page => page.Page.Url != "/" && page.Items.Count > 0))
        {
            Assert.Equal(items.Select(item => SampleFeeds.BaseUrl + item), sample.Feeds[(page.Url, "atom.xml")].Entries.Select(entry => entry.Url), StringComparer.Ordinal);
        }

        var home = sample.Feeds[("/", "atom.xml")].Entries;
        var shown = sample.Crawl["/"].Document.QuerySelectorAll("main a").Select(link => SampleFeeds.BaseUrl + link.GetAttribute("href")).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(20, home.Count);
        Assert.All(home, entry => Assert.Contains(entry.Url, shown));
        Assert.Equal(home.OrderByDescending(entry => entry.PublishedAt).Select(entry => entry.PublishedAt), home.Select(entry => entry.PublishedAt));
    }

    [Fact]
    public void A_feed_says_whose_it_is()
    {
        foreach (var ((page, fileName), feed) in sample.Feeds)
        {
            Assert.Equal(SampleFeeds.BaseUrl + page, feed.PageUrl);
            Assert.Equal(SampleFeeds.BaseUrl + SampleFeeds.UrlOf(page, fileName), feed.SelfUrl);
            Assert.Equal("en", feed.Language);
            Assert.EndsWith("CuratedNews", feed.Title, StringComparison.Ordinal);
            Assert.True(feed.UpdatedAt is null || feed.UpdatedAt == feed.Entries.Max(entry => entry.UpdatedAt), page);
        }

        var titles = sample.Feeds.Where(feed => feed.Key.FileName == "feed.xml").Select(feed => feed.Value.Title).ToList();
        Assert.Equal(titles.Distinct(StringComparer.Ordinal), titles, StringComparer.Ordinal);
    }

    [Fact]
    public void Every_url_in_a_feed_is_absolute_and_every_one_of_this_site_leads_to_a_page()
    {
        var pages = sample.Crawl.Pages.Select(page => page.Url).Concat(sample.Crawl.Files.Keys).Append("/assets/favicon.svg").ToHashSet(StringComparer.Ordinal);
        var inBodies = 0;
        foreach (var ((page, _), feed) in sample.Feeds)
        {
            var bodies = feed.Entries.SelectMany(entry => SiteCrawl.UrlsOf(new HtmlParser().ParseDocument(entry.Content))).ToList();
            inBodies += bodies.Count;
            Assert.All(feed.Urls, url => Assert.StartsWith("http", url, StringComparison.Ordinal));
            Assert.All(
                feed.Urls.Where(url => url.StartsWith(SampleFeeds.BaseUrl, StringComparison.Ordinal)).Select(url => url[SampleFeeds.BaseUrl.Length..].Split('#')[0]).Concat(bodies),
                url => Assert.True(pages.Contains(url) || FeedReader.FileNames.Contains(url[(url.LastIndexOf('/') + 1)..], StringComparer.Ordinal), $"{page} leads to {url}"));
            Assert.All(
                feed.Entries.SelectMany(entry => new HtmlParser().ParseDocument(entry.Content).QuerySelectorAll("[href], [src]")).Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")),
                url => Assert.Matches("^(https?://|mailto:)", url));
        }

        Assert.True(inBodies > 0, "no body of the sample site links to the site itself");
    }

    [Fact]
    public void The_body_is_the_page_s_own()
    {
        foreach (var entry in sample.Feeds[("/", "feed.json")].Entries.Concat(sample.Feeds[("/news/", "feed.json")].Entries))
        {
            var page = sample.Crawl[entry.Url[SampleFeeds.BaseUrl.Length..]].Document;

            Assert.Equal(page.QuerySelector(".prose")!.TextContent.Trim(), entry.ContentText.Trim());
            Assert.Equal(page.QuerySelector("h1")!.TextContent, entry.Title);
            Assert.Equal(page.QuerySelectorAll(".chips a").Length, entry.Topics.Count);
            Assert.Equal(page.QuerySelector("a.onward")?.GetAttribute("href"), entry.OriginalUrl);
            Assert.Equal(page.QuerySelector(".item .meta a[href^='/source/']")?.TextContent, entry.Source);
        }
    }

    [Fact]
    public void No_feed_shows_a_word_of_what_readers_may_not_see()
    {
        var hidden = HiddenText.OfSample();
        var words = sample.Feeds.Select(feed => (feed.Key, Words: Folded(feed.Value.Words), feed.Value.Urls)).ToList();

        var leaks =
            from text in hidden
            from feed in words
            where text.Lines.Any(line => feed.Words.Contains(Folded(line), StringComparison.OrdinalIgnoreCase)) || feed.Urls.Contains(SampleFeeds.BaseUrl + text.Url, StringComparer.Ordinal)
            select $"{feed.Key} shows the {text.State} {text.Path}";

        Assert.NotEmpty(hidden);
        Assert.Empty(leaks);
    }

    [Fact]
    public void An_item_has_one_id_in_all_feeds_and_shares_it_with_no_other()
    {
        var entries = sample.Feeds.Values.SelectMany(feed => feed.Entries).Select(entry => (entry.Id, entry.Url)).Distinct().ToList();

        Assert.Equal(entries.Select(entry => entry.Url).Distinct(StringComparer.Ordinal), entries.Select(entry => entry.Url), StringComparer.Ordinal);
        Assert.Equal(entries.Select(entry => entry.Id).Distinct(StringComparer.Ordinal), entries.Select(entry => entry.Id), StringComparer.Ordinal);
        Assert.All(entries, entry => Assert.Matches(@"^tag:localhost,2026:item/\d+$", entry.Id));
    }

    private static string Folded(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
