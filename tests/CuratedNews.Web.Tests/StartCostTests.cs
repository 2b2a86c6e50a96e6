using System.Net;
using CuratedNews.Web.Tests.Browsing;
using CuratedNews.Web.Tests.Preview;
using Xunit;

namespace CuratedNews.Web.Tests;

/// <summary>EF Core's model takes as long as the rest of a start: it is the editors', and what readers and machines ask goes without it.</summary>
public sealed class StartCostTests
{
    private static readonly string[] Further =
    [
        "/index.json", "/index.json?limit=1", "/index.md", "/communities/feed.xml", "/communities/rural-health/atom.xml", "/feed.json", "/opml.xml", "/llms.txt", "/openapi.json", "/robots.txt",
        "/topic/?letter=t&q=tele", "/topic/?page=1", "/topic/index.json?limit=1", "/offering/index.json", "/topic/klas-telehealth+symplur-rural-health", "/topic/klas-telehealth,symplur-rural-health/feed.xml",
        "/following/feed.xml?topics=klas-telehealth,symplur-patient-care", "/search?q=ward&topic=klas-telehealth", "/search/suggest?q=te", "/sitemap.xml", "/sitemaps/topics.xml", "/sitemaps/sections.xml",
        "/sitemaps/2026-05.xml", "/news-sitemap.xml", "/media/stacked-letters.png", "/Topic/KLAS-telehealth", "/healthz", "/readyz", "/metrics",
    ];

    [Fact]
    public async Task Nothing_that_the_public_asks_is_asked_of_EF_Core()
    {
        await using var site = await RunningSite.StartAsync(SampleSite.ContentRoot);
        foreach (var url in new PageKinds().Select(row => row.Data).Concat(Further))
        {
            Assert.True(await site.StatusAsync(url) is < HttpStatusCode.BadRequest or HttpStatusCode.NotFound or HttpStatusCode.Gone, url);
        }

        Assert.False(await AskedEntityFrameworkAsync(site));
    }

    [Fact]
    public async Task What_is_asked_of_it_shows()
    {
        await using var site = await RunningSite.StartAsync(SampleSite.ContentRoot, EditorSession.Settings);
        using var session = await EditorSession.SignInAsync(site);
        await session.PageAsync("/preview/");

        Assert.True(await AskedEntityFrameworkAsync(site));
    }

    [Fact]
    public async Task No_key_of_cookies_is_made_or_read_before_an_editor_comes()
    {
        await using var site = await RunningSite.StartAsync(SampleSite.ContentRoot, EditorSession.Settings);
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/"));
        Assert.Empty(Directory.EnumerateFiles(site.KeysFolder));

        using var session = await EditorSession.SignInAsync(site);

        Assert.Single(Directory.EnumerateFiles(site.KeysFolder));
    }

    private static async Task<bool> AskedEntityFrameworkAsync(RunningSite site)
    {
        // The connection takes its next request when the one before has given its reader back.
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/healthz"));
        var readers = Enumerable.Range(0, 2 * Environment.ProcessorCount).Select(_ => site.Readers.Rent()).ToList();
        readers.ForEach(reader => reader.Dispose());
        return readers.Exists(reader => reader.Db.HasContext);
    }
}
