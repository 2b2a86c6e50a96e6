using System.Net;
using CuratedNews.Catalog.Sqlite;
using CuratedNews.Content;
using CuratedNews.Web.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Xunit;

namespace CuratedNews.Web.Tests.Operation;

public sealed class HealthTests(SampleSite sample)
{
    [Theory]
    [InlineData("/healthz")]
    [InlineData("/readyz")]
    [InlineData("/metrics")]
    public async Task What_operators_ask_is_answered_anew_each_time_and_named_nowhere(string url)
    {
        foreach (var _ in (int[])[1, 2])
        {
            using var answer = await sample.Site.GetAsync(url);

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.True(answer.Headers.CacheControl?.NoStore, $"{answer.Headers.CacheControl}");
            Assert.Null(answer.Headers.ETag);
            Assert.Null(answer.Content.Headers.LastModified);
            Assert.False(answer.Headers.Contains("Set-Cookie"));
        }

        Assert.Equal(405, (await RawHttp.SendAsync(sample.Site.Address, "POST", url)).Status);
        Assert.Equal(200, (await RawHttp.SendAsync(sample.Site.Address, "HEAD", url)).Status);
        foreach (var list in (string[])["/robots.txt", "/sitemap.xml", "/llms.txt", "/"])
        {
            using var answer = await sample.Site.GetAsync(list);
            Assert.DoesNotContain(url, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Without_its_folder_or_its_catalog_a_site_is_alive_and_not_ready_and_says_what_is_missing()
    {
        using var content = new TemporaryContent();
        content.WriteItem("a");
        await using var site = await RunningSite.StartAsync(content.Root);
        Assert.Equal((HttpStatusCode.OK, "ok\n"), await AskAsync(site, "/readyz"));

        Directory.Move(content.Root, content.Beside("elsewhere"));
        var away = await AskAsync(site, "/readyz");
        Directory.Move(content.Beside("elsewhere"), content.Root);
        var back = await AskAsync(site, "/readyz");
        Break(site);
        var broken = await AskAsync(site, "/readyz");

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "The content folder is not there; the site stays as it was.\n"), away);
        Assert.Equal(HttpStatusCode.OK, back.Status);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "The catalog cannot be read.\n"), broken);
        Assert.Equal((HttpStatusCode.OK, "ok\n"), await AskAsync(site, "/healthz"));
    }

    [Fact]
    public async Task Before_its_first_import_a_site_is_alive_and_not_ready()
    {
        using var content = new TemporaryContent();
        var catalog = new CatalogFile(content.Beside("catalog.db"));
        catalog.Prepare();
        await using var app = WebSite.Build(new ContentFolder(content.Beside("nowhere")), catalog, "http://127.0.0.1:0", builder => builder.Logging.ClearProviders());
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };

        using var alive = await client.GetAsync(new Uri("/healthz", UriKind.Relative));
        using var ready = await client.GetAsync(new Uri("/readyz", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, alive.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal("No import has come to its end yet.\nThe content folder is not there; the site stays as it was.\n", await ready.Content.ReadAsStringAsync());
        await app.StopAsync();
        SqliteConnection.ClearAllPools();
    }

    private static async Task<(HttpStatusCode Status, string Text)> AskAsync(RunningSite site, string url)
    {
        using var answer = await site.GetAsync(url);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static void Break(RunningSite site)
    {
        using var connection = new SqliteConnection($"Data Source={site.Catalog.FullPath};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "ALTER TABLE State RENAME TO Gone";
        command.ExecuteNonQuery();
    }
}
