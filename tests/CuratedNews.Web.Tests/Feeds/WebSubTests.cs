using System.Net;
using Xunit;

namespace CuratedNews.Web.Tests.Feeds;

/// <summary>What a hub hears of changes, and that nothing waits for it.</summary>
public sealed class WebSubTests
{
    private const string Topic = "categories: ['Symplur: Patient Care']\nauthor: [Ada Lovelace]";

    [Fact]
    public async Task Without_a_hub_no_feed_names_one()
    {
        using var content = new TemporaryContent();
        content.WriteItem("item");
        await using var site = await RunningSite.StartAsync(content.Root);

        foreach (var fileName in FeedReader.FileNames)
        {
            using var response = await site.GetAsync("/" + fileName);

            Assert.Null(FeedReader.Read(fileName, await response.Content.ReadAsStringAsync()).HubUrl);
            Assert.False(response.Headers.Contains("Link"));
        }
    }

    [Fact]
    public async Task A_hub_is_named_in_every_feed_and_its_headers()
    {
        using var content = new TemporaryContent();
        content.WriteItem("item", more: Topic);
        await using var site = await RunningSite.StartAsync(content.Root, ("Feeds:Hub", "https://hub.example/"));

        foreach (var fileName in FeedReader.FileNames)
        {
            using var response = await site.GetAsync("/topic/symplur-patient-care/" + fileName);

            Assert.Equal("https://hub.example/", FeedReader.Read(fileName, await response.Content.ReadAsStringAsync()).HubUrl);
            Assert.Equal(
                [$"<https://hub.example/>; rel=\"hub\", <http://localhost:5080/topic/symplur-patient-care/{fileName}>; rel=\"self\""],
                response.Headers.GetValues("Link"), StringComparer.Ordinal);
        }
    }

    [Fact]
    public async Task The_hub_hears_of_the_feeds_that_a_changed_item_is_in_and_of_no_others()
    {
        using var content = new TemporaryContent();
        content.WriteItem("other", more: "categories: ['Symplur: Telehealth']");
        await using var hub = await FakeHub.StartAsync();
        await using var site = await RunningSite.StartAsync(content.Root, ("Feeds:Hub", hub.Url));

        // Once this one is shown, the site watches its folder.
        content.WriteItem("early");
        await ShownAsync(site, "/news/early");
        content.WriteItem("item", more: Topic);
        var request = (await hub.WaitAsync(requests => requests.Any(HasTopic))).First(HasTopic);

        Assert.Equal("publish", request.Mode);
        Assert.Equal(
            from page in (string[])["/", "/news/", "/topic/symplur-patient-care/", "/author/ada-lovelace/"]
            from fileName in FeedReader.FileNames
            select SampleFeeds.BaseUrl + page + fileName,
            request.Urls, StringComparer.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/news/item"));
        Assert.Empty(site.Log.Lines);
    }

    [Fact]
    public async Task A_hub_that_fails_once_is_asked_again()
    {
        using var content = new TemporaryContent();
        await using var hub = await FakeHub.StartAsync((number, _) => Task.FromResult(number == 1 ? 503 : 204));
        await using var site = await RunningSite.StartAsync(content.Root, ("Feeds:Hub", hub.Url));

        content.WriteItem("item");
        var requests = await hub.WaitAsync(2);

        Assert.Equal(requests[0].Urls, requests[1].Urls);
        Assert.Empty(site.Log.Lines);
    }

    [Fact]
    public async Task A_hub_that_fails_twice_is_left_alone_and_the_log_says_so()
    {
        using var content = new TemporaryContent();
        await using var hub = await FakeHub.StartAsync((_, _) => Task.FromResult(500));
        await using var site = await RunningSite.StartAsync(content.Root, ("Feeds:Hub", hub.Url));

        content.WriteItem("item");
        await hub.WaitAsync(_ => site.Log.Lines.Count > 0);

        Assert.Equal(2, hub.Requests.Count);
        Assert.Contains("status 500", Assert.Single(site.Log.Lines), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/news/item"));
    }

    [Fact]
    public async Task Imports_go_on_while_the_hub_takes_its_time()
    {
        using var content = new TemporaryContent();
        await using var hub = await FakeHub.StartAsync(async (_, aborted) =>
        {
            await Task.Delay(Timeout.Infinite, aborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return 204;
        });
        await using var site = await RunningSite.StartAsync(content.Root, ("Feeds:Hub", hub.Url));

        content.WriteItem("first");
        await hub.WaitAsync(1);
        content.WriteItem("second");
        await ShownAsync(site, "/news/second");

        Assert.Single(hub.Requests);
    }

    [Fact]
    public async Task A_hub_that_is_not_there_disturbs_nothing()
    {
        using var content = new TemporaryContent();
        await using var site = await RunningSite.StartAsync(content.Root, ("Feeds:Hub", "http://127.0.0.1:9/"));

        content.WriteItem("first");
        await ShownAsync(site, "/news/first");
        content.WriteItem("second");
        await ShownAsync(site, "/news/second");
    }

    [Theory]
    [InlineData("hub.example")]
    [InlineData("/hub")]
    [InlineData("ftp://hub.example/")]
    public async Task A_hub_that_is_no_web_address_stops_the_start(string hub)
    {
        using var content = new TemporaryContent();

        var problem = await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(() => RunningSite.StartAsync(content.Root, ("Feeds:Hub", hub)));

        Assert.Contains("https://hub.example.org/", problem.Message, StringComparison.Ordinal);
    }

    private static bool HasTopic(HubRequest request) => request.Urls.Any(url => url.Contains("/topic/", StringComparison.Ordinal));

    private static async Task ShownAsync(RunningSite site, string url)
    {
        for (var tries = 0; tries < 600 && await site.StatusAsync(url) != HttpStatusCode.OK; tries++)
        {
            await Task.Delay(50);
        }

        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync(url));
    }
}
