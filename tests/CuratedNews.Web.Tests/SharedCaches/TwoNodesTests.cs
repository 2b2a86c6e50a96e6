using System.Diagnostics;
using System.Globalization;
using System.Net;
using CuratedNews.Web.Tests.Exporting;
using CuratedNews.Web.Tests.Representations;
using Xunit;

namespace CuratedNews.Web.Tests.SharedCaches;

/// <summary>Two nodes of one content folder, each with a catalog of its own.</summary>
public sealed class TwoNodesTests : IDisposable
{
    private const int Edits = 6;

    private readonly TemporaryContent _content = new();

    public void Dispose() => _content.Dispose();

    [Fact]
    public async Task Every_url_has_the_same_bytes_and_the_same_validator_from_both()
    {
        SampleSite.CopyTo(_content.Root);
        await using var first = await RunningSite.StartAsync(_content.Root);
        var crawl = await SiteCrawl.OfAsync(first);
        var lists = crawl.Pages.Where(page => page.Document.QuerySelector("article.item") is null && !page.Url.Contains('?', StringComparison.Ordinal) && !page.IsHidden).Select(page => page.Url);
        string[] others = ["/sitemap.xml", "/news-sitemap.xml", "/robots.txt", "/llms.txt", "/openapi.json", "/index.json?limit=5", "/topic/index.json?limit=5", "/nothing-there"];
        IReadOnlyList<string> urls =
        [
            .. crawl.Pages.Select(page => page.Url)
                .Concat(crawl.Files.Keys)
                .Concat(lists.SelectMany(url => (string[])[Asked.FormOf(url, ".json"), Asked.FormOf(url, ".md")]))
                .Concat(others)
                .Distinct(StringComparer.Ordinal),
        ];

        // What came since the first node has by an edit, and the second from its beginning.
        _content.WriteItem("late", "It came late", "categories: ['KLAS: Telehealth']\n");
        await first.ImportAsync();
        await using var second = await RunningSite.StartAsync(_content.Root);
        var (of, and) = (await AllAsync(first, urls), await AllAsync(second, urls));

        Assert.True(urls.Count > 500, $"{urls.Count} URLs are few for the sample site");
        Assert.DoesNotContain(urls, url => of[url].Status != and[url].Status || of[url].ETag != and[url].ETag || !of[url].Body.AsSpan().SequenceEqual(and[url].Body));
        Assert.True(urls.Count(url => of[url].ETag is not null) > urls.Count * 9 / 10, "Few answers have a validator.");
    }

    [Fact]
    public async Task An_edit_is_on_both_within_a_second_and_neither_goes_back_behind_it()
    {
        Write(0);
        await using var first = await RunningSite.StartAsync(_content.Root);
        await using var second = await RunningSite.StartAsync(_content.Root);
        using var end = new CancellationTokenSource();
        var seen = Task.WhenAll(EditionsAsync(first, end.Token), EditionsAsync(second, end.Token));
        var took = new List<TimeSpan>();
        for (var edition = 1; edition <= Edits; edition++)
        {
            Write(edition);
            var started = Stopwatch.GetTimestamp();
            await Task.WhenAll(UntilAsync(first, edition), UntilAsync(second, edition));
            took.Add(Stopwatch.GetElapsedTime(started));
        }

        await end.CancelAsync();

        // The first one waits until the watchers are there; a machine with other work may be late once more.
        Assert.True(took.Count(time => time < TimeSpan.FromSeconds(1)) >= Edits / 2, string.Join(' ', took));
        Assert.All(await seen, editions =>
        {
            Assert.Equal([.. editions.Order()], editions);
            Assert.Equal(Edits, editions[^1]);
        });
    }

    [Fact]
    public async Task Behind_nginx_one_checks_what_the_other_gave_and_stands_in_for_it()
    {
        Assert.SkipWhen(Nginx.Program is null, Nginx.Missing);
        Write(0);
        var first = await RunningSite.StartAsync(_content.Root, ("SharedCache:Seconds", "1"));
        await using var second = await RunningSite.StartAsync(_content.Root, ("SharedCache:Seconds", "1"));
        await using var nginx = await Nginx.StartBeforeAsync(first, second);
        await using (first)
        {
            // In turn: whatever one gave, the other finds unchanged.
            var states = new List<string>();
            for (var tries = 0; tries < 100 && states.Count(state => state is "REVALIDATED" or "UPDATING" or "STALE") < 4; tries++)
            {
                states.Add((await AskAsync(nginx, "/news/a")).Cache);
                await Task.Delay(200);
            }

            Assert.Equal("MISS", states[0]);
            Assert.Contains("HIT", states, StringComparer.Ordinal);
            Assert.Single(states, "MISS");
            Assert.DoesNotContain("EXPIRED", states, StringComparer.Ordinal);
        }

        foreach (var url in (string[])["/", "/news/", "/topic/", "/feed.xml", "/sitemap.xml", "/index.json"])
        {
            Assert.Equal((url, "MISS"), (url, (await AskAsync(nginx, url)).Cache));
        }
    }

    private static async Task<SortedDictionary<string, Reply>> AllAsync(RunningSite site, IEnumerable<string> urls)
    {
        using var client = new ValidatorsClient(site.Address);
        return await client.GetAllAsync(urls, _ => null);
    }

    private static async Task UntilAsync(RunningSite site, int edition)
    {
        for (var tries = 0; tries < 3_000 && await EditionAsync(site) < edition; tries++)
        {
            await Task.Delay(10);
        }

        Assert.Equal(edition, await EditionAsync(site));
    }

    /// <summary>Which editions a reader saw who asked all the time.</summary>
    private static async Task<IReadOnlyList<int>> EditionsAsync(RunningSite site, CancellationToken end)
    {
        var editions = new List<int>();
        while (!end.IsCancellationRequested)
        {
            editions.Add(await EditionAsync(site));
            await Task.Delay(5, CancellationToken.None);
        }

        editions.Add(await EditionAsync(site));
        return editions;
    }

    private static async Task<int> EditionAsync(RunningSite site) =>
        int.Parse((await site.PageAsync("/news/a")).QuerySelector("h1")!.TextContent.Split(' ')[^1], CultureInfo.InvariantCulture);

    private static async Task<(string Cache, string Body)> AskAsync(Nginx nginx, string url)
    {
        using var response = await nginx.Client.GetAsync(new Uri(url, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (response.Headers.GetValues("X-Cache").Single(), await response.Content.ReadAsStringAsync());
    }

    private void Write(int edition) => _content.WriteItem("a", $"Edition {edition}");
}
