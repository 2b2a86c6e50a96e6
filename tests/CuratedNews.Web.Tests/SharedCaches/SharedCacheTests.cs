using Xunit;

namespace CuratedNews.Web.Tests.SharedCaches;

/// <summary>What the headers of an answer allow a cache before the site.</summary>
public sealed class SharedCacheTests : IDisposable
{
    private readonly TemporaryContent _content = new();

    public void Dispose() => _content.Dispose();

    [Fact]
    public async Task A_cache_may_answer_by_itself_as_long_as_the_configuration_says()
    {
        _content.WriteItem("a", "One");
        await using var site = await RunningSite.StartAsync(_content.Root, ("SharedCache:Seconds", "300"), ("SharedCache:StaleSeconds", "20"), ("SharedCache:StaleIfErrorSeconds", "7200"));

        foreach (var url in (string[])["/", "/news/a", "/feed.xml", "/news/a.json", "/sitemap.xml"])
        {
            using var answer = await site.GetAsync(url);
            Assert.Equal("public, max-age=0, s-maxage=300, stale-while-revalidate=20, stale-if-error=7200", answer.Headers.NonValidated["Cache-Control"].ToString());
        }
    }

    [Theory]
    [InlineData("Surrogate-Key", ' ')]
    [InlineData("xkey", ' ')]
    [InlineData("Cache-Tag", ',')]
    [InlineData("Edge-Cache-Tag", ',')]
    public async Task Every_public_answer_names_what_it_is_made_of_also_from_memory(string header, char between)
    {
        _content.WriteItem("a", "One");
        await using var site = await RunningSite.StartAsync(_content.Root, ("SharedCache:KeyHeader", header));

        foreach (var url in (string[])["/", "/news/a", "/news/", "/feed.xml", "/news/a.json", "/sitemap.xml", "/"])
        {
            var keys = await KeysAsync(site, url, header, between);
            Assert.Equal("all", keys[0]);
            Assert.True(keys.Length > 1, url);
            Assert.All(keys.Skip(1), key => Assert.Matches("^(any|[0-9a-f]{8})$", key));
        }

        Assert.Equal(["all"], await KeysAsync(site, "/opensearch.xml", header, between));
        using var search = await site.GetAsync("/search?q=one");
        Assert.False(search.Headers.Contains(header));
    }

    [Fact]
    public async Task Without_a_header_for_keys_no_answer_has_one()
    {
        _content.WriteItem("a", "One");
        await using var site = await RunningSite.StartAsync(_content.Root);
        using var answer = await site.GetAsync("/news/a");

        Assert.All((string[])["Surrogate-Key", "xkey", "Cache-Tag", "Edge-Cache-Tag"], header => Assert.False(answer.Headers.Contains(header)));
    }

    private static async Task<string[]> KeysAsync(RunningSite site, string url, string header, char between)
    {
        using var answer = await site.GetAsync(url);
        return Assert.Single(answer.Headers.GetValues(header)).Split(between);
    }
}
