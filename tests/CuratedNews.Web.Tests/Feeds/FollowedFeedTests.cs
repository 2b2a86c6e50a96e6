using AngleSharp.Dom;
using Xunit;

namespace CuratedNews.Web.Tests.Feeds;

/// <summary>The feeds of exactly the topics that a reader follows.</summary>
public sealed class FollowedFeedTests(SampleSite sample)
{
    private const string Two = "klas-telehealth,symplur-patient-care";

    [Theory]
    [InlineData("klas-telehealth")]
    [InlineData(Two)]
    [InlineData("klas-telehealth,nothing-of-that-name,symplur-patient-care")]
    [InlineData("healthcare-it-news-artificial-intelligence,klas-enterprise-imaging,medigy-procurement,mesh-registries,symplur-digital-technology,symplur-t%C3%A9l%C3%A9sant%C3%A9")]
    public async Task All_formats_have_the_items_of_their_page_in_its_order(string topics)
    {
        var page = await sample.Site.PageAsync($"/following?topics={topics}");
        var items = page.QuerySelectorAll(".rows h3 a").Select(link => SiteCrawl.BaseUrl + link.GetAttribute("href")).ToList();

        foreach (var fileName in FeedReader.FileNames)
        {
            var feed = await ReadAsync(fileName, topics);

            Assert.NotEmpty(items);
            Assert.Equal(items, feed.Entries.Select(entry => entry.Url), StringComparer.Ordinal);
            Assert.Equal($"{SiteCrawl.BaseUrl}/following?topics={topics}", feed.PageUrl);
            Assert.Equal($"{SiteCrawl.BaseUrl}/following/{fileName}?topics={topics}", feed.SelfUrl);
            Assert.Equal(1, page.QuerySelectorAll($"head link[rel=alternate][href='/following/{fileName}?topics={topics}']").Length);
        }
    }

    [Fact]
    public async Task A_feed_has_the_newest_of_all_its_topics_each_item_once()
    {
        var (one, other) = (await EntriesAsync("/topic/klas-telehealth/atom.xml"), await EntriesAsync("/topic/symplur-patient-care/atom.xml"));

        var both = (await ReadAsync("atom.xml", Two)).Entries;

        var expected = one.Concat(other).DistinctBy(entry => entry.Id, StringComparer.Ordinal).OrderByDescending(entry => entry.PublishedAt.Date).Take(20).Select(entry => entry.Id);
        Assert.True(one.Select(entry => entry.Id).Intersect(other.Select(entry => entry.Id), StringComparer.Ordinal).Any());
        Assert.Equal(20, both.Count);
        Assert.Equal(expected.Order(StringComparer.Ordinal), both.Select(entry => entry.Id).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Equal(both.OrderByDescending(entry => entry.PublishedAt).Select(entry => entry.PublishedAt), both.Select(entry => entry.PublishedAt));
    }

    [Fact]
    public async Task A_feed_is_named_for_its_topics()
    {
        var (two, six) = (await ReadAsync("feed.xml", Two), await ReadAsync("feed.xml", "klas-clinical-optimization,klas-enterprise-imaging,klas-patient-flow,klas-telehealth,symplur-patient-care"));

        Assert.Equal("Telehealth and Patient Care · CuratedNews", two.Title);
        Assert.Equal("The newest items on Telehealth and Patient Care.", two.Description);
        Assert.Equal("Clinical Optimization, Enterprise Imaging and 3 other topics · CuratedNews", six.Title);
    }

    [Theory]
    [InlineData("symplur-patient-care,klas-telehealth")]
    [InlineData("klas-telehealth,symplur-patient-care,klas-telehealth")]
    [InlineData("KLAS-Telehealth,Symplur-Patient-Care")]
    [InlineData(",klas-telehealth,,symplur-patient-care,")]
    [InlineData("klas-telehealth,%20symplur-patient-care")]
    [InlineData("klas-telehealth&topics=symplur-patient-care")]
    [InlineData("klas-telehealth,symplur-patient-care,no+slug!")]
    public async Task The_same_topics_are_one_feed_however_they_are_named(string topics)
    {
        foreach (var fileName in FeedReader.FileNames)
        {
            var answer = await RawHttp.SendAsync(sample.Site.Address, "GET", $"/following/{fileName}?topics={topics}");

            Assert.Equal((301, $"/following/{fileName}?topics={Two}"), (answer.Status, answer.Header("location")));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("?topics=")]
    [InlineData("?topics=nothing-of-that-name")]
    [InlineData("?topics=%0d%0aX:y")]
    public async Task Of_no_topic_there_is_no_feed(string query)
    {
        var answer = await RawHttp.SendAsync(sample.Site.Address, "GET", $"/following/feed.xml{query}");

        Assert.Equal(404, answer.Status);
    }

    [Fact]
    public async Task More_topics_than_a_page_takes_have_no_feed()
    {
        var most = string.Join(',', Enumerable.Range(0, 49).Select(number => $"no-{number:00}").Prepend("klas-telehealth"));

        var fifty = await RawHttp.SendAsync(sample.Site.Address, "GET", $"/following/feed.json?topics={most}");
        var more = await RawHttp.SendAsync(sample.Site.Address, "GET", $"/following/feed.json?topics={most},no-49");

        Assert.Equal((200, 404), (fifty.Status, more.Status));
    }

    [Fact]
    public async Task A_topic_whose_items_are_still_to_come_has_a_feed_that_waits()
    {
        using var content = new TemporaryContent();
        content.WriteItem("a", more: "relatedOfferings:\n- { label: Board, permalink: /offering/board, categories: ['Symplur: Waiting'] }\n");
        await using var site = await RunningSite.StartAsync(content.Root, ("Feeds:Hub", "https://hub.example/"));

        foreach (var fileName in FeedReader.FileNames)
        {
            using var response = await site.GetAsync($"/following/{fileName}?topics=symplur-waiting");
            var feed = FeedReader.Read(fileName, await response.Content.ReadAsStringAsync());

            Assert.Empty(feed.Entries);

            // A hub is never told which topics readers put together, so none is promised.
            Assert.Null(feed.HubUrl);
        }
    }

    private async Task<IReadOnlyList<ReadEntry>> EntriesAsync(string url)
    {
        using var response = await sample.Site.GetAsync(url);
        return FeedReader.Read("atom.xml", await response.Content.ReadAsStringAsync()).Entries;
    }

    private async Task<ReadFeed> ReadAsync(string fileName, string topics)
    {
        using var response = await sample.Site.GetAsync($"/following/{fileName}?topics={topics}");
        return FeedReader.Read(fileName, await response.Content.ReadAsStringAsync());
    }
}
