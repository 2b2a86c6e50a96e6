using Xunit;

namespace CuratedNews.Web.Tests.Feeds;

/// <summary>What the URLs of feeds answer.</summary>
public sealed class FeedUrlTests(SampleSite sample)
{
    [Theory]
    [InlineData("/feed.xml", "application/rss+xml; charset=utf-8")]
    [InlineData("/atom.xml", "application/atom+xml; charset=utf-8")]
    [InlineData("/feed.json", "application/feed+json")]
    [InlineData("/opml.xml", "text/x-opml+xml; charset=utf-8")]
    [InlineData("/feed.xml?from=mail", "application/rss+xml; charset=utf-8")]
    [InlineData("/news/feed.xml", "application/rss+xml; charset=utf-8")]
    [InlineData("/communities/rural-health/curated-content/atom.xml", "application/atom+xml; charset=utf-8")]
    [InlineData("/topic/symplur-patient-care/feed.json", "application/feed+json")]
    [InlineData("/topic/symplur%2Dpatient-care/feed.json", "application/feed+json")]
    [InlineData("/offering/harrow--lamb---handover/feed.xml", "application/rss+xml; charset=utf-8")]
    [InlineData("/author/naomi-aoi-%E9%9D%92%E4%BA%95/atom.xml", "application/atom+xml; charset=utf-8")]
    [InlineData("/source/ward-notes.example/feed.json", "application/feed+json")]
    public async Task A_feed_answers_200_to_get_and_head(string url, string contentType)
    {
        var feed = await sample.Site.IsThereAsync(url, contentType);

        Assert.NotNull(feed.Header("etag"));
    }

    [Theory]
    [InlineData("/FEED.XML", "/feed.xml")]
    [InlineData("/feed.xml/", "/feed.xml")]
    [InlineData("//atom.xml", "/atom.xml")]
    [InlineData("/Feed.Json?from=mail", "/feed.json?from=mail")]
    [InlineData("/OPML.xml", "/opml.xml")]
    [InlineData("/News/feed.xml", "/news/feed.xml")]
    [InlineData("/news//feed.xml", "/news/feed.xml")]
    [InlineData("/news/feed.xml/", "/news/feed.xml")]
    [InlineData("/Topic/Symplur-Patient-Care/Feed.xml", "/topic/symplur-patient-care/feed.xml")]
    [InlineData("/author/NAOMI-AOI-%E9%9D%92%E4%BA%95/atom.xml", "/author/naomi-aoi-%E9%9D%92%E4%BA%95/atom.xml")]
    public async Task Another_form_of_a_feed_s_url_answers_301_to_it(string url, string target)
    {
        var there = await sample.Site.LeadsAsync(url, target);

        Assert.Equal(200, there.Status);
    }

    [Theory]
    [InlineData("/nowhere/feed.xml")]
    [InlineData("/topic/no-such-topic/feed.xml")]
    [InlineData("/topic/feed.xml")]
    [InlineData("/topic/symplur-patient-care/more/feed.xml")]
    [InlineData("/offering/feed.json")]
    [InlineData("/author/nobody/atom.xml")]
    [InlineData("/source/nowhere.example/feed.json")]
    [InlineData("/search/feed.xml")]
    [InlineData("/communities/nursing-informatics/curated-content/ward-notes-handover-in-three-colours/feed.xml")]
    [InlineData("/news/feeds.xml")]
    [InlineData("/opml.xml/feed.xml")]
    public Task Nothing_else_has_a_feed(string url) => sample.Site.IsNotFoundAsync(url);

    [Theory]
    [InlineData("/feed.xml")]
    [InlineData("/topic/symplur-patient-care/atom.xml")]
    [InlineData("/feed.json")]
    [InlineData("/opml.xml")]
    public async Task A_reader_that_has_a_feed_is_told_so(string url)
    {
        using var first = await sample.Site.GetAsync(url);
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(sample.Site.Address, url));
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var second = await client.SendAsync(request);

        Assert.Equal(304, (int)second.StatusCode);
    }

    [Theory]
    [InlineData("/feed.xml")]
    [InlineData("/atom.xml")]
    [InlineData("/feed.json")]
    [InlineData("/opml.xml")]
    public async Task Feeds_are_compressed(string url)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = System.Net.DecompressionMethods.None });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(sample.Site.Address, url));
        request.Headers.AcceptEncoding.ParseAdd("br");

        using var response = await client.SendAsync(request);

        Assert.Equal(["br"], response.Content.Headers.ContentEncoding);
    }
}
