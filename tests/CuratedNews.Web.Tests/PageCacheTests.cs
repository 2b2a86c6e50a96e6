using System.Diagnostics.Metrics;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.Data.Sqlite;
using Xunit;

namespace CuratedNews.Web.Tests;

/// <summary>Finished answers are kept in memory, and never longer than they are right.</summary>
public sealed class PageCacheTests : IDisposable
{
    private readonly TemporaryContent _content = new();

    public void Dispose() => _content.Dispose();

    [Fact]
    public async Task What_was_answered_once_is_answered_again_without_the_catalog()
    {
        _content.WriteItem("a", "The first").WriteItem("b", "The second");
        await using var site = await RunningSite.StartAsync(_content.Root);
        var first = await AnswerAsync(site, "/news/a");
        Break(site);

        Assert.Equal(first, await AnswerAsync(site, "/news/a"));
        Assert.Equal(HttpStatusCode.InternalServerError, await site.StatusAsync("/news/b"));
    }

    [Fact]
    public async Task Without_memory_for_it_every_page_is_made_anew_and_is_the_same()
    {
        _content.WriteItem("a", "The first");
        await using var with = await RunningSite.StartAsync(_content.Root);
        await using var without = await RunningSite.StartAsync(_content.Root, ("Cache:Mebibytes", "0"));

        foreach (var url in (string[])["/", "/news/a", "/news/", "/feed.xml", "/news/a.json", "/robots.txt", "/sitemap.xml"])
        {
            var expected = await AnswerAsync(without, url);
            Assert.Equal(expected, await AnswerAsync(with, url));
            Assert.Equal(expected, await AnswerAsync(with, url));
        }

        Break(without);
        Assert.Equal(HttpStatusCode.InternalServerError, await without.StatusAsync("/news/a"));
    }

    [Fact]
    public async Task An_import_makes_its_pages_anew()
    {
        _content.WriteItem("a", "The first");
        await using var site = await RunningSite.StartAsync(_content.Root);
        await AnswerAsync(site, "/news/");

        _content.WriteItem("a", "The mended first");

        var started = TimeProvider.System.GetTimestamp();
        while (!(await AnswerAsync(site, "/news/")).Body.Contains("The mended first", StringComparison.Ordinal))
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(20), "The page stayed as it was.");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task What_time_alone_changes_is_changed_at_once()
    {
        _content.WriteItem("stays", "It stays").WriteItem("goes", "It goes", "expiryDate: '2026-11-22T13:00:00Z'\n").WriteItem("comes", "It comes", "publishDate: '2026-11-22T13:00:00Z'\n");
        await using var site = await RunningSite.StartAsync(_content.Root);
        Assert.DoesNotContain("It comes", (await AnswerAsync(site, "/news/")).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/news/goes"));

        site.Clock.Now = new(2026, 11, 22, 13, 0, 1, TimeSpan.Zero);

        Assert.Contains("It comes", (await AnswerAsync(site, "/news/")).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync("/news/goes"));
    }

    [Fact]
    public async Task Each_form_and_each_coding_has_an_answer_of_its_own()
    {
        _content.WriteItem("a", "The first");
        await using var site = await RunningSite.StartAsync(_content.Root);
        for (var round = 0; round < 2; round++)
        {
            Assert.Equal(("text/html", null), await FormAsync(site, "text/html", null));
            Assert.Equal(("application/json", null), await FormAsync(site, "application/json", null));
            Assert.Equal(("text/html", "gzip"), await FormAsync(site, "text/html", "gzip"));
            Assert.Equal(("text/html", "br"), await FormAsync(site, "text/html", "br"));
        }
    }

    [Fact]
    public async Task Headers_that_mean_the_same_share_an_answer()
    {
        _content.WriteItem("a", "The first");
        await using var site = await RunningSite.StartAsync(_content.Root);
        using var made = new PagesMade(site);
        var one = await RawAsync(site, "GET", "/news/a", "Accept: text/html,*/*;q=0.8\r\nAccept-Encoding: gzip, deflate, br, zstd");
        var other = await RawAsync(site, "GET", "/news/a", "Accept: text/html, image/webp\r\nAccept-Encoding: br;q=1.0, gzip;q=0.5");

        Assert.Equal(("br", one.Header("etag")), (other.Header("content-encoding"), other.Header("etag")));
        Assert.Equal(1, made.Count);
    }

    /// <summary>A page is compressed once and sent to many; the answer to a search is somebody's own.</summary>
    [Theory]
    [InlineData("/news/a", CompressionLevel.Optimal)]
    [InlineData("/search?q=first", CompressionLevel.Fastest)]
    public async Task What_is_for_many_is_compressed_well_and_what_is_for_one_fast(string url, CompressionLevel level)
    {
        _content.WriteItem("a", "The first");
        await using var site = await RunningSite.StartAsync(_content.Root);
        using var answer = await site.GetAsync(url, encoding: "gzip");
        var sent = await answer.Content.ReadAsByteArrayAsync();
        using var page = new MemoryStream();
        await using (var unzip = new GZipStream(new MemoryStream(sent), CompressionMode.Decompress))
        {
            await unzip.CopyToAsync(page);
        }

        using var expected = new MemoryStream();
        await using (var zip = new GZipStream(expected, level, leaveOpen: true))
        {
            await zip.WriteAsync(page.ToArray());
        }

        Assert.InRange(sent.Length, expected.Length - 40, expected.Length + 40);
    }

    [Fact]
    public async Task However_many_ask_for_a_page_at_once_it_is_made_once()
    {
        _content.WriteItem("a", "The first");
        await using var site = await RunningSite.StartAsync(_content.Root);
        using var made = new PagesMade(site);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => AnswerAsync(site, "/news/a")));

        Assert.Single(answers.Distinct());
        Assert.Equal(1, made.Count);
    }

    [Fact]
    public async Task A_page_gets_its_date_later_without_being_made_again()
    {
        _content.WriteItem("a", "The first").WriteItem("b", "The second");
        await using var site = await RunningSite.StartAsync(_content.Root);
        await AnswerAsync(site, "/news/a");
        _content.WriteItem("a", "The mended first");
        await site.ImportAsync();
        using var made = new PagesMade(site);
        using var young = await site.GetAsync("/news/a");
        site.Clock.Now += TimeSpan.FromSeconds(2);
        using var dated = await site.GetAsync("/news/a");
        using var again = await site.GetAsync("/news/a");

        Assert.Null(young.Content.Headers.LastModified);
        Assert.Equal(RunningSite.Today + TimeSpan.FromSeconds(1), dated.Content.Headers.LastModified);
        Assert.Equal(dated.Content.Headers.LastModified, again.Content.Headers.LastModified);
        Assert.Equal(1, made.Count);
    }

    [Fact]
    public async Task When_memory_is_full_what_is_asked_for_again_and_again_stays()
    {
        for (var i = 0; i < 150; i++)
        {
            _content.WriteItem($"item-{i}", $"Number {i}");
        }

        await using var site = await RunningSite.StartAsync(_content.Root, ("Cache:Mebibytes", "1"));
        for (var i = 0; i < 150; i++)
        {
            Assert.Equal(HttpStatusCode.OK, await site.StatusAsync($"/news/item-{i}"));
            Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/news/item-7"));
        }

        Break(site);

        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/news/item-7"));
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/news/item-149"));
        Assert.Equal(HttpStatusCode.InternalServerError, await site.StatusAsync("/news/item-0"));
    }

    [Fact]
    public async Task A_reader_who_has_the_page_is_told_so_whether_it_is_kept_or_not()
    {
        _content.WriteItem("a", "The first");
        await using var site = await RunningSite.StartAsync(_content.Root);
        var (tag, _) = await AnswerAsync(site, "/news/a");
        foreach (var url in (string[])["/news/a", "/news/a?x=1"])
        {
            for (var round = 0; round < 2; round++)
            {
                Assert.Equal(304, (await RawAsync(site, "GET", url, $"If-None-Match: {tag}")).Status);
                var head = await RawAsync(site, "HEAD", url, "If-None-Match: \"other\"");
                Assert.Equal((200, ""), (head.Status, head.Body));
                Assert.True(head.Header("content-length") is { Length: > 2 });
            }
        }
    }

    private static Task<RawAnswer> RawAsync(RunningSite site, string method, string target, string header) =>
        RawHttp.SendAsync(site.Address, method, target, $"{site.Address.Authority}\r\n{header}");

    private static async Task<(string? ETag, string Body)> AnswerAsync(RunningSite site, string url)
    {
        using var response = await site.GetAsync(url);
        return (response.Headers.ETag?.Tag, await response.Content.ReadAsStringAsync());
    }

    private static async Task<(string? Type, string? Coding)> FormAsync(RunningSite site, string accept, string? coding)
    {
        using var client = new HttpClient { BaseAddress = site.Address };
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue(accept));
        if (coding is not null)
        {
            client.DefaultRequestHeaders.AcceptEncoding.Add(new StringWithQualityHeaderValue(coding));
        }

        using var response = await client.GetAsync(new Uri("/news/a", UriKind.Relative));
        return (response.Content.Headers.ContentType?.MediaType, response.Content.Headers.ContentEncoding.SingleOrDefault());
    }

    /// <summary>Counts the requests to one site that come as far as being routed to a page.</summary>
    private sealed class PagesMade : IDisposable
    {
        private readonly MeterListener _listener = new();
        private int _count;

        public PagesMade(RunningSite site)
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == "aspnetcore.routing.match_attempts" && instrument.Meter.Scope == site.Meters)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _listener.SetMeasurementEventCallback<long>((_, measurement, _, _) => Interlocked.Add(ref _count, (int)measurement));
            _listener.Start();
        }

        public int Count => _count;

        public void Dispose() => _listener.Dispose();
    }

    /// <summary>From now on no page can be made.</summary>
    private static void Break(RunningSite site)
    {
        using var connection = new SqliteConnection($"Data Source={site.Catalog.FullPath};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "ALTER TABLE ItemTexts RENAME TO Gone";
        command.ExecuteNonQuery();
    }
}
