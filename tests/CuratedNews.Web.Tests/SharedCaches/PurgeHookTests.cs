using Xunit;

namespace CuratedNews.Web.Tests.SharedCaches;

/// <summary>What a cache before the site is told of changes.</summary>
public sealed class PurgeHookTests : IDisposable
{
    private const string Keys = "Surrogate-Key";

    private readonly TemporaryContent _content = new();

    public void Dispose() => _content.Dispose();

    [Theory]
    [InlineData(1, "128")]
    [InlineData(2, "0")]
    public async Task It_is_told_of_every_url_that_an_edit_changed_and_of_none_that_nobody_asked_for(int seed, string cacheMebibytes)
    {
        var random = new RandomContent(_content, seed);
        random.Fill(40);
        await using var cache = await FakeCache.StartAsync();
        await using var site = await RunningSite.StartAsync(_content.Root, ("SharedCache:Purge", cache.Url), ("SharedCache:KeyHeader", Keys), ("Cache:Mebibytes", cacheMebibytes));
        await cache.WaitAsync(told => told.Count == 1);
        Assert.True(cache.Told[0].IsEverything);
        var crawl = await SiteCrawl.OfAsync(site);
        string[] urls = [.. crawl.Pages.Select(page => page.Url).Concat(crawl.Files.Keys).Where(url => !url.StartsWith("/assets", StringComparison.Ordinal) && !url.StartsWith("/search?", StringComparison.Ordinal))];
        var before = await AskAsync(site, urls);
        var toldInAll = 0;
        for (var round = 0; round < 12; round++)
        {
            var heard = cache.Told.Count;
            random.Edit();
            site.Clock.Now += TimeSpan.FromMinutes(1);
            await site.ImportAsync();
            var now = await AskAsync(site, urls);
            var changed = urls.Where(url => before[url].ETag != now[url].ETag).ToHashSet(StringComparer.Ordinal);

            await cache.WaitAsync(_ => changed.IsSubsetOf(Told()));
            var keys = cache.Told.Skip(heard).SelectMany(purge => purge.Keys).ToHashSet(StringComparer.Ordinal);
            Assert.All(changed, url => Assert.Contains(before[url].Keys, keys.Contains));
            var told = Told();
            Assert.Empty(told.Except(urls, StringComparer.Ordinal));
            toldInAll += told.Count;
            before = now;

            HashSet<string> Told() => [.. cache.Told.Skip(heard).SelectMany(purge => purge.Urls).Select(url => url[SiteCrawl.BaseUrl.Length..])];
        }

        Assert.DoesNotContain(cache.Told.Skip(1), purge => purge.IsEverything);
        Assert.True(toldInAll > 200, $"{toldInAll} URLs are few for twelve edits");
        Assert.Empty(site.Log.Lines);
    }

    [Fact]
    public async Task Of_a_whole_site_an_edit_of_one_item_s_words_tells_a_small_part()
    {
        const string Edited = "news/2026/3b0c2cf6-695c-5116-86b7-04f78d16c090.md";
        SampleSite.CopyTo(_content.Root);
        await using var cache = await FakeCache.StartAsync();
        await using var site = await RunningSite.StartAsync(_content.Root, ("SharedCache:Purge", cache.Url));
        await cache.WaitAsync(told => told.Count == 1);
        var crawl = await SiteCrawl.OfAsync(site);

        await File.AppendAllTextAsync(_content.FullPath(Edited), "\n\nA sentence more.\n");
        await site.ImportAsync();
        await cache.WaitAsync(told => told.Count == 2);

        var all = crawl.Pages.Count + crawl.Files.Count;
        Assert.InRange(cache.Told[1].Urls.Count, 10, all / 4);
    }

    [Fact]
    public async Task Nobody_hears_of_pages_that_nobody_asked_for()
    {
        _content.WriteItem("a", "One").WriteItem("b", "Two");
        await using var cache = await FakeCache.StartAsync();
        await using var site = await RunningSite.StartAsync(_content.Root, ("SharedCache:Purge", cache.Url), ("SharedCache:PurgeToken", "s3cret"));
        await cache.WaitAsync(told => told.Count == 1);
        await AskAsync(site, ["/news/a"]);

        _content.WriteItem("a", "One", body: "Other words.");
        await site.ImportAsync();
        await cache.WaitAsync(told => told.Count == 2);

        Assert.Equal([SiteCrawl.BaseUrl + "/news/a"], cache.Told[1].Urls);
        Assert.All(cache.Told, purge => Assert.Equal("Bearer s3cret", purge.Authorization));
    }

    [Fact]
    public async Task A_page_that_changes_twice_is_told_twice_although_it_came_from_memory_in_between()
    {
        _content.WriteItem("a", "One");
        await using var cache = await FakeCache.StartAsync();
        await using var site = await RunningSite.StartAsync(_content.Root, ("SharedCache:Purge", cache.Url));
        await cache.WaitAsync(told => told.Count == 1);
        await AskAsync(site, ["/news/a"]);
        for (var times = 2; times <= 4; times++)
        {
            _content.WriteItem("a", "One", body: $"Words, the {times}th.");
            await site.ImportAsync();
            await AskAsync(site, ["/news/a"]);
            await cache.WaitAsync(told => told.Count == times);
            await AskAsync(site, ["/news/a"]);
        }

        Assert.All(cache.Told.Skip(1), purge => Assert.Equal([SiteCrawl.BaseUrl + "/news/a"], purge.Urls));
    }

    [Fact]
    public async Task A_cache_that_is_away_is_told_when_it_is_back_and_the_log_says_so_once()
    {
        _content.WriteItem("a", "One").WriteItem("b", "Two");
        var isAway = false;
        await using var cache = await FakeCache.StartAsync(_ => Volatile.Read(ref isAway) ? 503 : 204);
        await using var site = await RunningSite.StartAsync(_content.Root, ("SharedCache:Purge", cache.Url));
        await cache.WaitAsync(told => told.Count == 1);
        await AskAsync(site, ["/news/a", "/news/b"]);

        Volatile.Write(ref isAway, true);
        _content.WriteItem("a", "One", body: "Other words.");
        await site.ImportAsync();
        var asked = cache.Asked;
        for (var tries = 0; tries < 600 && cache.Asked < asked + 2; tries++)
        {
            await Task.Delay(50);
        }

        _content.WriteItem("b", "Two", body: "Other words.");
        await site.ImportAsync();
        Volatile.Write(ref isAway, false);
        await cache.WaitAsync(told => told.SelectMany(purge => purge.Urls).Distinct(StringComparer.Ordinal).Count() == 2);

        Assert.Equal("/news/a /news/b", string.Join(' ', cache.Told.SelectMany(purge => purge.Urls).Select(url => url[SiteCrawl.BaseUrl.Length..]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)));
        Assert.Contains("503", Assert.Single(site.Log.Lines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SharedCache:Purge", "cache.example", "https://news.example.org")]
    [InlineData("SharedCache:KeyHeader", "Set-Cookie", "Surrogate-Key, Cache-Tag, Edge-Cache-Tag or xkey")]
    [InlineData("SharedCache:PurgeToken", "two words", "without spaces")]
    [InlineData("SharedCache:Seconds", "-1", "a number from 0")]
    public async Task What_cannot_be_meant_stops_the_start_and_names_the_key(string key, string value, string expected)
    {
        var problem = await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(() => RunningSite.StartAsync(_content.Root, (key, value)));

        Assert.Contains(key, problem.Message, StringComparison.Ordinal);
        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
    }

    private static async Task<Dictionary<string, Given>> AskAsync(RunningSite site, IEnumerable<string> urls)
    {
        var given = new Dictionary<string, Given>(StringComparer.Ordinal);
        foreach (var url in urls)
        {
            using var answer = await site.GetAsync(url);
            var keys = answer.Headers.TryGetValues(Keys, out var values) ? values.Single().Split(' ') : [];
            given.Add(url, new Given(answer.Headers.ETag?.Tag ?? $"{(int)answer.StatusCode} {answer.Headers.Location}", keys));
        }

        return given;
    }

    private sealed record Given(string ETag, string[] Keys);
}
