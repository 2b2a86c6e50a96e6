using System.IO.Compression;
using System.Text;
using CuratedNews.Content.Captures;
using CuratedNews.Web.Capturing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Xunit;

namespace CuratedNews.Web.Tests.Capturing;

/// <summary>A real server on this machine, which a fetcher may ask only where its options say so.</summary>
public sealed class ArticleFetcherTests : IAsyncLifetime
{
    private readonly WebApplication _server = Build();

    private string Origin => _server.Urls.Single();

    public async ValueTask InitializeAsync() => await _server.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("/article", CaptureFormat.Html)]
    [InlineData("/xhtml", CaptureFormat.Html)]
    [InlineData("/plain", CaptureFormat.Text)]
    public async Task Pages_and_texts_are_fetched(string path, CaptureFormat format)
    {
        var fetched = await FetchAsync(path);

        Assert.Equal((format, $"{Origin}{path}"), (fetched.Format, fetched.Address.AbsoluteUri));
    }

    [Fact]
    public async Task The_charset_is_that_of_the_header()
    {
        var fetched = await FetchAsync("/article");

        Assert.Equal("<p>Café", CaptureDecoder.Decode(fetched.Bytes, fetched.Charset));
    }

    [Fact]
    public async Task Five_redirects_are_followed_and_no_more()
    {
        Assert.Equal($"{Origin}/article", (await FetchAsync("/hop/4")).Address.AbsoluteUri);
        Assert.Contains("at most 5 redirects", await RefusedAsync("/hop/5"), StringComparison.Ordinal);
        Assert.Contains("at most 5 redirects", await RefusedAsync("/ring"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/to-a-file", "file:///etc/passwd")]
    [InlineData("/to-a-user", "user")]
    [InlineData("/nowhere", "''")]
    public async Task A_redirect_leads_to_a_web_address(string path, string found) =>
        Assert.Contains(found, await RefusedAsync(path), StringComparison.Ordinal);

    [Theory]
    [InlineData("/pdf", "application/pdf")]
    [InlineData("/nameless", "no named type")]
    public async Task Anything_but_text_is_refused(string path, string found) =>
        Assert.Contains(found, await RefusedAsync(path), StringComparison.Ordinal);

    [Theory]
    [InlineData("/length")]
    [InlineData("/endless")]
    [InlineData("/bomb")]
    public async Task What_is_too_long_is_refused_whether_it_says_so_or_not(string path) =>
        Assert.Contains("at most 20,000 bytes", await RefusedAsync(path), StringComparison.Ordinal);

    [Fact]
    public async Task The_time_is_for_the_whole_article()
    {
        var problem = await Assert.ThrowsAsync<FetchException>(() => FetchAsync("/slow", new CaptureOptions { AllowPrivateAddresses = true, TimeoutSeconds = 1 }));

        Assert.False(problem.IsRefused);
        Assert.Contains("within 1 s", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_there_may_be_another_time()
    {
        var problem = await Assert.ThrowsAsync<FetchException>(() => FetchAsync("/missing"));

        Assert.False(problem.IsRefused);
        Assert.Contains("404", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("2130706433")]
    [InlineData("0x7f.1")]
    public async Task This_machine_is_not_asked_unless_the_options_allow_it(string host)
    {
        var url = new UriBuilder(Origin) { Host = host, Path = "/article" }.Uri;
        using var fetcher = new ArticleFetcher(new CaptureOptions(), TimeProvider.System);

        var problem = await Assert.ThrowsAsync<FetchException>(() => fetcher.FetchAsync(url, TestContext.Current.CancellationToken));

        Assert.True(problem.IsRefused);
        Assert.Contains("Capture:AllowPrivateAddresses", problem.Message, StringComparison.Ordinal);
    }

    private async Task<string> RefusedAsync(string path)
    {
        var problem = await Assert.ThrowsAsync<FetchException>(() => FetchAsync(path));
        Assert.True(problem.IsRefused);
        return problem.Message;
    }

    private async Task<FetchedArticle> FetchAsync(string path, CaptureOptions? options = null)
    {
        using var fetcher = new ArticleFetcher(options ?? new CaptureOptions { AllowPrivateAddresses = true, MaxBytes = 20_000 }, TimeProvider.System);
        return await fetcher.FetchAsync(new Uri(Origin + path), TestContext.Current.CancellationToken);
    }

    private static WebApplication Build()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        server.MapGet("/article", () => Results.Bytes(Encoding.Latin1.GetBytes("<p>Café"), "text/html; charset=iso-8859-1"));
        server.MapGet("/plain", () => Results.Text("A text", "text/plain"));
        server.MapGet("/xhtml", () => Results.Text("<html/>", "application/xhtml+xml"));
        server.MapGet("/pdf", () => Results.Bytes("%PDF"u8.ToArray(), "application/pdf"));
        server.MapGet("/nameless", () => Results.Bytes("x"u8.ToArray(), ""));
        server.MapGet("/hop/{n:int}", (int n) => Results.Redirect(n == 0 ? "/article" : $"/hop/{n - 1}"));
        server.MapGet("/ring", () => Results.Redirect("/ring"));
        server.MapGet("/to-a-file", (HttpContext context) => Lead(context, "file:///etc/passwd"));
        server.MapGet("/to-a-user", (HttpContext context) => Lead(context, "http://user:secret@127.0.0.1/"));
        server.MapGet("/nowhere", (HttpContext context) => context.Response.StatusCode = 302);
        server.MapGet("/length", () => Results.Bytes(new byte[20_001], "text/html"));
        server.MapGet("/endless", async (HttpContext context) =>
        {
            context.Response.ContentType = "text/html";
            for (var i = 0; i < 10_000 && !context.RequestAborted.IsCancellationRequested; i++)
            {
                await context.Response.Body.WriteAsync(new byte[10_000], context.RequestAborted);
            }
        });
        server.MapGet("/bomb", async (HttpContext context) =>
        {
            (context.Response.ContentType, context.Response.Headers.ContentEncoding) = ("text/html", "gzip");
            await using var gzip = new GZipStream(context.Response.Body, CompressionLevel.Fastest);
            await gzip.WriteAsync(new byte[1_000_000]);
        });
        server.MapGet("/slow", async (HttpContext context) =>
        {
            context.Response.ContentType = "text/html";
            for (var i = 0; i < 100 && !context.RequestAborted.IsCancellationRequested; i++)
            {
                await context.Response.WriteAsync("<p>word</p>", context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                await Task.Delay(200, context.RequestAborted);
            }
        });
        return server;

        static void Lead(HttpContext context, string address) => (context.Response.StatusCode, context.Response.Headers.Location) = (302, address);
    }
}
