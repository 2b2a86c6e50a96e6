using System.Net;
using System.Text.RegularExpressions;
using CuratedNews.Web.Tests.Preview;
using Microsoft.Data.Sqlite;
using Xunit;

namespace CuratedNews.Web.Tests.Security;

/// <summary>What a reader is told when something fails: that it did, and a number that the log has too.</summary>
public sealed class ErrorPageTests(SampleSite sample)
{
    private static readonly string[] Headers =
        ["content-security-policy", "x-content-type-options", "referrer-policy", "permissions-policy", "cross-origin-opener-policy", "cross-origin-resource-policy"];

    [Fact]
    public async Task A_failure_tells_a_reader_nothing_but_the_number_that_the_log_has()
    {
        using var content = new TemporaryContent();
        content.WriteItem("a");
        await using var site = await RunningSite.StartAsync(content.Root);
        Break(site);

        var page = await RawHttp.SendAsync(site.Address, "GET", "/news/a?secret=quokka");

        Assert.Equal((500, "text/html; charset=utf-8"), (page.Status, page.Header("content-type")));
        Assert.Contains("<h1>Something went wrong on our side</h1>", page.Body, StringComparison.Ordinal);
        TellsNothing(page);
        var trace = Regex.Match(page.Body, "[0-9a-f]{32}", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;
        var line = Assert.Single(site.Log.Lines, line => line.Contains($"/news/a failed with 500, trace {trace} ", StringComparison.Ordinal));
        Assert.Contains("no such table", line, StringComparison.Ordinal);
        Assert.DoesNotContain(site.Log.Lines, line => line.Contains("quokka", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/news/a.json", "")]
    [InlineData("/news/a", "Accept: application/json\r\n")]
    public async Task A_program_is_told_the_same_as_a_problem_document(string url, string accept)
    {
        using var content = new TemporaryContent();
        content.WriteItem("a");
        await using var site = await RunningSite.StartAsync(content.Root);
        Break(site);

        var answer = await RawHttp.SendAsync(site.Address, "GET", url, headers: accept);

        Assert.Equal((500, "application/problem+json"), (answer.Status, answer.Header("content-type")));
        Assert.Matches("\"title\":\"Something went wrong on our side\",\"status\":500,\"traceId\":\"[0-9a-f]{32}\"", answer.Body);
        TellsNothing(answer);
    }

    [Fact]
    public async Task Whatever_fails_has_the_same_page()
    {
        using var content = new TemporaryContent();
        content.WriteItem("a");
        await using var site = await RunningSite.StartAsync(content.Root);
        Break(site);

        foreach (var url in (string[])["/sitemaps/topics.xml", "/feed.xml", "/media/none.png", "/search/suggest?q=a", "/nothing"])
        {
            var answer = await RawHttp.SendAsync(site.Address, "GET", url);
            var head = await RawHttp.SendAsync(site.Address, "HEAD", url);

            Assert.Equal((url, 500, "text/html; charset=utf-8"), (url, answer.Status, answer.Header("content-type")));
            Assert.Equal((url, 500, ""), (url, head.Status, head.Body));
            Assert.Contains("Something went wrong", answer.Body, StringComparison.Ordinal);
            TellsNothing(answer);
            TellsNothing(head);
        }
    }

    [Fact]
    public async Task A_form_that_fails_has_it_too()
    {
        using var content = new TemporaryContent();
        content.WriteItem("a");
        await using var site = await RunningSite.StartAsync(content.Root, EditorSession.Settings);
        using var session = await EditorSession.SignInAsync(site);
        var desk = await session.PageAsync("/preview/");
        Break(site);

        using var answer = await session.PostAsync("/preview/share", desk, ("path", "news/a.md"), ("until", "2026-11-25"));

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Contains("Something went wrong", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POST", "/", 405)]
    [InlineData("head", "/", 405)]
    [InlineData("FOO", "/nothing", 405)]
    [InlineData("OPTIONS", "*", 405)]
    [InlineData("GET", "/nothing", 404)]
    public async Task What_cannot_be_answered_has_a_page_without_a_number(string method, string target, int status)
    {
        var answer = await RawHttp.SendAsync(sample.Site.Address, method, target);

        Assert.Equal((status, "text/html; charset=utf-8"), (answer.Status, answer.Header("content-type")));
        Assert.DoesNotContain("our logs", answer.Body, StringComparison.Ordinal);
        TellsNothing(answer);
    }

    private static void TellsNothing(RawAnswer answer)
    {
        Assert.DoesNotMatch("Exception|SQLite|no such table|   at |Microsoft|System\\.|quokka|\\.cs\\b", answer.Body);
        Assert.All(Headers, name => Assert.NotNull(answer.Header(name)));
        Assert.Contains("no-store", answer.Header("cache-control"), StringComparison.Ordinal);
        Assert.Equal((null, null, null), (answer.Header("server"), answer.Header("etag"), answer.Header("set-cookie")));
    }

    /// <summary>From now on no page can be made.</summary>
    private static void Break(RunningSite site)
    {
        using var connection = new SqliteConnection($"Data Source={site.Catalog.FullPath};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = string.Concat(((string[])["Items", "ItemTexts", "Nodes", "Media"]).Select(table => $"ALTER TABLE {table} RENAME TO Gone{table};"));
        command.ExecuteNonQuery();
    }
}
