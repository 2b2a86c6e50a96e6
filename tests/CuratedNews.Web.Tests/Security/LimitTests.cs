using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using CuratedNews.Web.Tests.Preview;
using Microsoft.Extensions.Options;
using Xunit;

namespace CuratedNews.Web.Tests.Security;

/// <summary>Each limit on requests, just reached and just passed: what it answers, as docs/security.md says.</summary>
public sealed class LimitTests(LimitTests.Small small) : IClassFixture<LimitTests.Small>
{
    private const string Form = "Content-Type: application/x-www-form-urlencoded\r\n";

    [Theory]
    [InlineData("Http:MaxRequestLineBytes", 1024, 414)]
    [InlineData("Http:MaxHeaderBytes", 2048, 431)]
    [InlineData("Http:MaxHeaders", 16, 431)]
    public async Task A_request_that_is_too_long_is_refused_before_it_is_read_to_its_end(string limit, int most, int status)
    {
        var within = await RawHttp.SendAsync(small.Site.Address, Request(limit, most));
        var beyond = await RawHttp.SendAsync(small.Site.Address, Request(limit, most + 1));

        Assert.Equal(404, within.Status);
        Assert.Equal((status, "", "0", "close"), (beyond.Status, beyond.Body, beyond.Header("content-length"), beyond.Header("connection")));
        Assert.Null(beyond.Header("server"));
    }

    [Theory]
    [InlineData("Content-Length: 4096", 'a', 4096, 400, "That request cannot be answered")]
    [InlineData("Content-Length: 4097", 'a', 4097, 413, "That is more than can be sent here")]
    [InlineData("Content-Length: 1000000000", 'a', 10, 413, "That is more than can be sent here")]
    [InlineData("Transfer-Encoding: chunked", 'a', 4097, 413, "That is more than can be sent here")]
    [InlineData("Transfer-Encoding: chunked", '&', 2000, 400, "That request cannot be answered")]
    public async Task A_form_that_is_too_long_or_is_none_is_told_so(string header, char filling, int bytes, int status, string title)
    {
        var body = new string(filling, bytes);
        body = header.StartsWith("Transfer", StringComparison.Ordinal) ? $"{bytes:x}\r\n{body}\r\n0\r\n\r\n" : body;

        var answer = await RawHttp.SendAsync(small.Site.Address, $"POST /preview/sign-in HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{Form}{header}\r\n\r\n{body}");

        Assert.Equal((status, "no-store"), (answer.Status, answer.Header("cache-control")));
        Assert.Contains($"<h1>{title}</h1>", answer.Body, StringComparison.Ordinal);
        Assert.Empty(small.Site.Log.Lines);
    }

    [Fact]
    public async Task Headers_that_do_not_come_are_not_waited_for()
    {
        var started = Stopwatch.GetTimestamp();
        var answer = await RawHttp.SendAsync(small.Site.Address, "GET / HTTP/1.1\r\nHost: localhost\r\n");

        Assert.Equal((408, ""), (answer.Status, answer.Body));
        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(8));
    }

    [Fact]
    public async Task A_connection_on_which_nothing_is_asked_is_closed()
    {
        using var client = await ConnectAsync(small.Site);
        await client.GetStream().WriteAsync("GET /robots.txt HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray());
        var started = Stopwatch.GetTimestamp();

        var answer = await ReadToEndAsync(client);

        Assert.StartsWith("HTTP/1.1 200 OK", answer, StringComparison.Ordinal);
        Assert.Single(answer.Split("HTTP/1.1").Skip(1));
        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(8));
    }

    /// <summary>Both have five seconds' grace, side by side.</summary>
    [Fact]
    public async Task A_body_that_does_not_come_and_an_answer_that_is_not_taken_are_given_up()
    {
        using var lazy = new TcpClient { ReceiveBufferSize = 4096 };
        await lazy.ConnectAsync(small.Site.Address.Host, small.Site.Address.Port);
        await lazy.GetStream().WriteAsync(Encoding.UTF8.GetBytes($"GET /media/{Small.Picture} HTTP/1.1\r\nHost: localhost\r\n\r\n"));
        await lazy.GetStream().ReadExactlyAsync(new byte[1]);
        var drip = await RawHttp.SendAsync(small.Site.Address, $"POST /preview/sign-in HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{Form}Content-Length: 100\r\n\r\na");

        Assert.Equal(408, drip.Status);
        Assert.Contains("<h1>That request cannot be answered</h1>", drip.Body, StringComparison.Ordinal);
        await Task.Delay(TimeSpan.FromSeconds(3));
        var taken = await ReadToEndAsync(lazy);
        Assert.StartsWith("TTP/1.1 200 OK", taken, StringComparison.Ordinal);
        Assert.InRange(taken.Length, 1, Small.PictureBytes - 1);
    }

    [Fact]
    public async Task More_connections_than_allowed_are_closed_without_an_answer()
    {
        using var content = new TemporaryContent();
        await using var site = await RunningSite.StartAsync(content.Root, ("Http:MaxConnections", "10"));
        var held = new List<TcpClient>();
        try
        {
            for (var i = 0; i < 10; i++)
            {
                held.Add(await HoldAsync(site));
            }

            using var eleventh = await ConnectAsync(site);
            Assert.Equal("", await ReadToEndAsync(eleventh));

            held[0].Dispose();
            var started = Stopwatch.GetTimestamp();
            while (!(await AskAsync(site)).StartsWith("HTTP/1.1 200", StringComparison.Ordinal))
            {
                Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(10), "A place that is free again is not given to the next.");
                await Task.Delay(20);
            }
        }
        finally
        {
            held.ForEach(client => client.Dispose());
        }
    }

    [Fact]
    public async Task Searches_and_completions_from_one_network_are_counted_together_and_pages_are_not()
    {
        using var content = new TemporaryContent();
        content.WriteItem("a");
        await using var site = await RunningSite.StartAsync(content.Root, ("Http:SearchesAMinute", "3"), ("Proxy:Addresses:0", "127.0.0.1"));
        foreach (var url in (string[])["/search?q=a", "/search/suggest?q=a", "/search/suggestions?q=a"])
        {
            Assert.Equal(200, (await From("2001:db8:1:2:3::1", url)).Status);
        }

        var refused = await From("2001:db8:1:2:ffff::9", "/search?q=a");
        var program = await From("2001:db8:1:2:ffff::9", "/search/suggest?q=b", "Accept: application/json\r\n");

        Assert.Equal((429, "no-store"), (refused.Status, refused.Header("cache-control")));
        Assert.InRange(int.Parse(refused.Header("retry-after")!, System.Globalization.CultureInfo.InvariantCulture), 1, 20);
        Assert.Contains("<h1>Your network asks too much at once</h1>", refused.Body, StringComparison.Ordinal);
        Assert.Contains($"Ask again in {refused.Header("retry-after")} seconds", refused.Body, StringComparison.Ordinal);
        Assert.Equal((429, "application/problem+json"), (program.Status, program.Header("content-type")));
        Assert.Equal(200, (await From("2001:db8:1:3::1", "/search?q=a")).Status);
        Assert.Equal(200, (await From("198.51.100.7", "/search?q=a")).Status);
        Assert.Equal(200, (await From("2001:db8:1:2:3::1", "/news/a")).Status);

        Task<RawAnswer> From(string address, string url, string headers = "") => RawHttp.SendAsync(site.Address, "GET", url, headers: $"X-Forwarded-For: {address}\r\n{headers}");
    }

    [Fact]
    public async Task Tries_to_sign_in_are_counted_by_network_and_answered_with_a_page()
    {
        using var content = new TemporaryContent();
        await using var site = await RunningSite.StartAsync(content.Root, [.. EditorSession.Settings, ("Http:SignInsAMinute", "2")]);
        using var session = new EditorSession(site);
        for (var i = 0; i < 2; i++)
        {
            using var wrong = await session.TryAsync("Nobody", "wrong");
            Assert.Equal(401, (int)wrong.StatusCode);
        }

        using var refused = await session.TryAsync(EditorSession.Name, EditorSession.Secret);

        Assert.Equal(429, (int)refused.StatusCode);
        Assert.Contains("<h1>Your network asks too much at once</h1>", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.InRange(refused.Headers.RetryAfter?.Delta ?? TimeSpan.Zero, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        Assert.False(session.Cookies.ContainsKey("__Host-curatednews"));
        using var form = await session.GetAsync("/preview/sign-in");
        Assert.Equal(200, (int)form.StatusCode);
    }

    [Theory]
    [InlineData("Http:MaxRequestLineBytes", "10")]
    [InlineData("Http:MaxHeaderBytes", "1000000")]
    [InlineData("Http:MaxHeaders", "0")]
    [InlineData("Http:MaxBodyBytes", "-1")]
    [InlineData("Http:MaxConnections", "0")]
    [InlineData("Http:HeaderSeconds", "0")]
    [InlineData("Http:KeepAliveSeconds", "100000")]
    [InlineData("Http:MinBytesPerSecond", "0")]
    [InlineData("Http:SearchesAMinute", "-1")]
    [InlineData("Http:SignInsAMinute", "-1")]
    [InlineData("Proxy:Addresses:0", "proxy.example")]
    [InlineData("Proxy:Addresses:0", "10.0.0.0/33")]
    public async Task A_limit_that_is_none_is_told_at_the_start_by_its_key(string key, string value)
    {
        using var content = new TemporaryContent();

        var problem = await Assert.ThrowsAsync<OptionsValidationException>(() => RunningSite.StartAsync(content.Root, (key, value)));

        Assert.Contains(key.Replace(":0", "", StringComparison.Ordinal), problem.Message, StringComparison.Ordinal);
        Assert.Contains(value, problem.Message, StringComparison.Ordinal);
    }

    /// <summary>A request with as much of one thing as is said, and little of the others. Lines count with their ends, the empty one does not.</summary>
    private static string Request(string limit, int size)
    {
        const string Host = "Host: localhost\r\n";
        const string Close = "Connection: close\r\n";
        return limit switch
        {
            "Http:MaxRequestLineBytes" => $"GET /{new string('a', size - "GET / HTTP/1.1\r\n".Length)} HTTP/1.1\r\n{Host}{Close}\r\n",
            "Http:MaxHeaderBytes" => $"GET /none HTTP/1.1\r\n{Host}{Close}X: {new string('a', size - Host.Length - Close.Length - "X: \r\n".Length)}\r\n\r\n",
            "Http:MaxHeaders" => $"GET /none HTTP/1.1\r\n{Host}{Close}{string.Concat(Enumerable.Range(3, size - 2).Select(number => $"X{number}: a\r\n"))}\r\n",
            _ => throw new ArgumentOutOfRangeException(nameof(limit), limit, "No limit of a request's head."),
        };
    }

    private static async Task<TcpClient> ConnectAsync(RunningSite site)
    {
        var client = new TcpClient();
        await client.ConnectAsync(site.Address.Host, site.Address.Port);
        return client;
    }

    private static async Task<string> AskAsync(RunningSite site)
    {
        using var client = await ConnectAsync(site);
        try
        {
            await client.GetStream().WriteAsync("GET /robots.txt HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"u8.ToArray());
        }
        catch (IOException)
        {
            return "";
        }

        return await ReadToEndAsync(client);
    }

    /// <summary>A connection that the server surely counts, because it answered there; somebody else's may have had its place for a moment.</summary>
    private static async Task<TcpClient> HoldAsync(RunningSite site)
    {
        for (var tries = 0; ; tries++)
        {
            var client = await ConnectAsync(site);
            try
            {
                await client.GetStream().WriteAsync("GET /robots.txt HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray());
                await client.GetStream().ReadExactlyAsync(new byte[1]);
                return client;
            }
            catch (IOException) when (tries < 100)
            {
                client.Dispose();
                await Task.Delay(50);
            }
        }
    }

    /// <summary>What came until the server ended the connection, in whatever way.</summary>
    private static async Task<string> ReadToEndAsync(TcpClient client)
    {
        using var text = new MemoryStream();
        try
        {
            await client.GetStream().CopyToAsync(text).WaitAsync(TimeSpan.FromSeconds(20));
        }
        catch (IOException)
        {
            // Reset: an end as well.
        }

        return Encoding.UTF8.GetString(text.ToArray());
    }

    /// <summary>A site whose limits are soon reached.</summary>
    public sealed class Small : IAsyncLifetime
    {
        public const string Picture = "large.png";

        /// <summary>More than the sockets of both sides hold.</summary>
        public const int PictureBytes = 24 << 20;

        private readonly TemporaryContent _content = new();
        private RunningSite? _site;

        internal RunningSite Site => _site ?? throw new InvalidOperationException("The site is not running yet.");

        public async ValueTask InitializeAsync()
        {
            byte[] header = [0x89, .. "PNG\r\n\u001a\n"u8, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 0, 9, 0, 0, 0, 9, 8, 2, 0, 0, 0];
            await File.WriteAllBytesAsync(_content.FullPath(Picture), [.. header, .. new byte[PictureBytes - header.Length]]);
            _site = await RunningSite.StartAsync(
                _content.Root,
                [
                    .. EditorSession.Settings, ("Http:MaxRequestLineBytes", "1024"), ("Http:MaxHeaderBytes", "2048"), ("Http:MaxHeaders", "16"), ("Http:MaxBodyBytes", "4096"), ("Http:HeaderSeconds", "1"),
                    ("Http:KeepAliveSeconds", "1"), ("Http:MinBytesPerSecond", "100000000"), ("Http:SignInsAMinute", "0"),
                ]);
        }

        public async ValueTask DisposeAsync()
        {
            if (_site is not null)
            {
                await _site.DisposeAsync();
            }

            _content.Dispose();
        }
    }
}
