using Xunit;

namespace CuratedNews.Web.Tests.Security;

/// <summary>Under which names the site answers, and who is believed about where a request comes from.</summary>
public sealed class HostAndProxyTests(SampleSite sample) : IDisposable
{
    private const string Transport = "strict-transport-security";

    private readonly TemporaryContent _content = new TemporaryContent().WriteItem("a");

    public void Dispose() => _content.Dispose();

    [Fact]
    public async Task Only_configured_names_are_answered_whether_a_page_is_kept_or_not()
    {
        await using var site = await RunningSite.StartAsync(_content.Root, ("AllowedHosts", "news.example.org"));
        foreach (var host in (string[])["news.example.org", "NEWS.example.org:8080"])
        {
            Assert.Equal((host, 200), (host, (await RawHttp.SendAsync(site.Address, "GET", "/news/a", host)).Status));
        }

        foreach (var host in (string[])["evil.example", "news.example.org.evil.example", "127.0.0.1", ""])
        {
            var answer = await RawHttp.SendAsync(site.Address, "GET", "/news/a", host);

            Assert.Equal((host, 400, ""), (host, answer.Status, answer.Body));
            Assert.Null(answer.Header("server"));
        }
    }

    [Theory]
    [InlineData("GET http://evil.example/news/ HTTP/1.1\r\nHost: {0}\r\n", 400)]
    [InlineData("GET http://{0}/NEWS HTTP/1.1\r\nHost: {0}\r\n", 301)]
    [InlineData("GET /NEWS HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\nForwarded: host=evil.example\r\n", 301)]
    [InlineData("GET /news/ HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\nX-Original-URL: /evil.example\r\n", 200)]
    [InlineData("GET /nothing HTTP/1.1\r\nHost: evil.example\r\n", 404)]
    [InlineData("GET /feed.xml HTTP/1.1\r\nHost: evil.example\r\n", 200)]
    [InlineData("GET /preview/ HTTP/1.1\r\nHost: evil.example\r\n", 404)]
    [InlineData("GET / HTTP/1.1\r\nHost: evil.example\r\nHost: {0}\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\nHost: evil.example/../x\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\n", 400)]
    [InlineData("CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n", 405)]
    [InlineData("GET / HTTP/3.7\r\nHost: evil.example\r\n", 505)]
    [InlineData("GET /\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\nHost: {0}\r\nX: evil.example\0\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\nHost: {0}\r\n X: evil.example\r\n", 400)]
    public async Task A_name_that_a_request_bears_stands_in_no_answer(string request, int status)
    {
        var site = sample.Site;

        var answer = await RawHttp.SendAsync(site.Address, string.Format(System.Globalization.CultureInfo.InvariantCulture, request, site.Address.Authority) + "Connection: close\r\n\r\n");

        Assert.Equal(status, answer.Status);
        Assert.DoesNotContain("evil.example", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(answer.Headers.Values, value => value.Contains("evil.example", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_is_believed_who_is_not_configured()
    {
        await using var site = await RunningSite.StartAsync(_content.Root, ("Http:SearchesAMinute", "1"), ("ForwardedHeaders_Enabled", "true"));
        var first = await RawHttp.SendAsync(site.Address, "GET", "/search?q=a", headers: "X-Forwarded-For: 198.51.100.1\r\nX-Forwarded-Proto: https\r\n");
        var second = await RawHttp.SendAsync(site.Address, "GET", "/search?q=a", headers: "X-Forwarded-For: 198.51.100.2\r\n");

        Assert.Equal((200, null), (first.Status, first.Header(Transport)));
        Assert.Equal(429, second.Status);
    }

    [Fact]
    public async Task A_proxy_is_believed_in_what_it_adds_and_not_in_what_it_passes_on()
    {
        await using var site = await RunningSite.StartAsync(_content.Root, ("Http:SearchesAMinute", "1"), ("Proxy:Addresses:0", "127.0.0.0/8"), ("Proxy:Addresses:1", "192.0.2.9"));

        Assert.Equal(200, await FromAsync("203.0.113.1, 198.51.100.1"));
        Assert.Equal(429, await FromAsync("203.0.113.2, 198.51.100.1")); // The reader says the first, the proxy the last.
        Assert.Equal(429, await FromAsync("203.0.113.2, 198.51.100.1, 192.0.2.9")); // Two proxies in a row.
        Assert.Equal(200, await FromAsync("198.51.100.1, 203.0.113.2"));

        async Task<int> FromAsync(string addresses) => (await RawHttp.SendAsync(site.Address, "GET", "/search?q=a", headers: $"X-Forwarded-For: {addresses}\r\n")).Status;
    }

    /// <summary>The same answer is kept for those who come by http and by https.</summary>
    [Fact]
    public async Task Who_came_by_https_is_kept_to_it_and_nobody_else()
    {
        await using var site = await RunningSite.StartAsync(_content.Root, ("Proxy:Addresses:0", "127.0.0.1"));
        foreach (var url in (string[])["/news/a", "/news/", "/NEWS", "/nothing", "/assets/site.css", "/robots.txt", "/search?q=a"])
        {
            for (var round = 0; round < 2; round++)
            {
                Assert.Equal((url, "max-age=31536000"), (url, await TransportAsync(url, GuardedSite.ByHttps)));
                Assert.Equal((url, null), (url, await TransportAsync(url, "")));
            }
        }

        var tag = (await RawHttp.SendAsync(site.Address, "GET", "/news/a")).Header("etag");
        var unchanged = await RawHttp.SendAsync(site.Address, "GET", "/news/a", headers: $"{GuardedSite.ByHttps}If-None-Match: {tag}\r\n");
        Assert.Equal((304, "max-age=31536000"), (unchanged.Status, unchanged.Header(Transport)));
        Assert.Null((await RawHttp.SendAsync(site.Address, "GET", "/", "localhost", GuardedSite.ByHttps)).Header(Transport));

        async Task<string?> TransportAsync(string url, string headers) => (await RawHttp.SendAsync(site.Address, "GET", url, headers: headers)).Header(Transport);
    }
}
