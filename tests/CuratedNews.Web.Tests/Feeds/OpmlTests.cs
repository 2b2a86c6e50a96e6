using System.Net;
using Xunit;

namespace CuratedNews.Web.Tests.Feeds;

/// <summary>The list of all topics' feeds, read by the rules of http://opml.org/spec2.opml.</summary>
public sealed class OpmlTests(SampleSite sample)
{
    [Fact]
    public async Task All_topics_with_items_are_there_by_vocabulary_and_lead_to_their_feeds()
    {
        var crawl = await sample.CrawlAsync();
        using var response = await sample.Site.GetAsync("/opml.xml");

        var opml = FeedReader.Parse(await response.Content.ReadAsStringAsync());
        var groups = opml.Element("body")!.Elements("outline").ToList();
        var topics = groups.SelectMany(group => group.Elements("outline")).ToList();

        Assert.Equal(("opml", "2.0"), (opml.Name, FeedReader.Attribute(opml, "version")));
        Assert.Equal("Topics of CuratedNews", FeedReader.One(FeedReader.One(opml, "head"), "title").Value);
        Assert.Equal(groups.Select(group => FeedReader.Attribute(group, "text")).Distinct(StringComparer.Ordinal), groups.Select(group => FeedReader.Attribute(group, "text")), StringComparer.Ordinal);
        Assert.All(topics, topic => Assert.Equal("rss", FeedReader.Attribute(topic, "type")));
        foreach (var group in groups)
        {
            Assert.All(group.Elements("outline"), topic => Assert.Contains(FeedReader.Attribute(group, "text"), PageOf(topic).Text, StringComparison.Ordinal));
        }

        Assert.All(topics, topic => Assert.Equal(FeedReader.Attribute(topic, "text"), PageOf(topic).Document.QuerySelector("h1")!.TextContent));
        Assert.Equal(
            crawl.Pages.Where(page => page.Url.StartsWith("/topic/", StringComparison.Ordinal) && !page.Url.Contains('?') && page.Document.QuerySelector(".rows article") is not null).Select(page => SampleFeeds.BaseUrl + page.Url).Order(StringComparer.Ordinal),
            topics.Select(topic => FeedReader.Attribute(topic, "htmlUrl")).Order(StringComparer.Ordinal));
        foreach (var topic in topics)
        {
            Assert.Equal(FeedReader.Attribute(topic, "htmlUrl") + "/feed.xml", FeedReader.Attribute(topic, "xmlUrl"));
            Assert.Equal(HttpStatusCode.OK, await sample.Site.StatusAsync(FeedReader.Attribute(topic, "xmlUrl")[SampleFeeds.BaseUrl.Length..]));
        }

        CrawledPage PageOf(System.Xml.Linq.XElement topic) => crawl[FeedReader.Attribute(topic, "htmlUrl")[SampleFeeds.BaseUrl.Length..]];
    }
}
