using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace CuratedNews.Web.Tests;

/// <summary>Kept pages are answered before the server, and never otherwise than it answers.</summary>
public sealed class WireTests : IDisposable
{
    /// <summary>A request, what is answered, and whether what follows on the connection may be answered before the server again; null where it ends.</summary>
    private static readonly (string Request, int Status, bool? GoesOn)[] Others =
    [
        ("HEAD /news/a HTTP/1.1\r\nHost: {0}\r\n\r\n", 200, true),
        ("GET /news/a HTTP/1.1\r\nHost: {0}\r\nIf-None-Match: *\r\n\r\n", 304, true),
        ("GET /news/a HTTP/1.1\r\nHost: {0}\r\nif-modified-since: Sun, 22 Nov 2026 11:00:00 GMT\r\n\r\n", 200, true),
        ("GET /news/a HTTP/1.1\r\nHost: {0}\r\nRange: bytes=0-9\r\n\r\n", 200, true),
        ("GET /news/a HTTP/1.1\r\nHost: {0}\r\nAccept: text/html\r\nAccept: image/webp\r\n\r\n", 200, true),
        ("GET /news/A HTTP/1.1\r\nHost: {0}\r\n\r\n", 301, true),
        ("GET /news/none HTTP/1.1\r\nHost: {0}\r\n\r\n", 404, true),
        ("GET /search?q=first HTTP/1.1\r\nHost: {0}\r\n\r\n", 200, true),
        ("POST /news/a HTTP/1.1\r\nHost: {0}\r\nContent-Length: 0\r\n\r\n", 405, false),
        ("GET /news/a HTTP/1.1\r\nHost: {0}\r\nContent-Length: 4\r\n\r\nbody", 200, false),
        ("GET http://{0}/news/a HTTP/1.1\r\nHost: {0}\r\n\r\n", 200, false),
        ("GET /news/a HTTP/1.1\r\nHost: {0}\r\nX-Name: caf\u00e9\r\n\r\n", 400, null),
        ("GET /news/a HTTP/1.1\r\nHost: {0}\r\nX Name: value\r\n\r\n", 400, null),
        ("GET /news/a HTTP/1.1\r\nHost: {0}\r\nX-Name : value\r\n\r\n", 400, null),
        ("GET /news/a HTTP/1.1\r\nHost: {0}\r\n folded\r\n\r\n", 400, null),
        ("GET /news/a HTTP/1.1\r\nHost: {0}\r\nHost: {0}\r\n\r\n", 400, null),
        ("GET /news/a HTTP/1.1\r\nHost: another host\r\n\r\n", 400, null),
        ("GET /news/a HTTP/1.1\r\n\r\n", 400, null),
        ("GET /news/a HTTP/1.1\r\nHost: {0}\r\nConnection: close\r\n\r\n", 200, null),
        ("GET /news/a HTTP/1.0\r\n\r\n", 200, null),
    ];

    private readonly TemporaryContent _content = new();

    public WireTests() => _content.WriteItem("a", "The first").WriteItem("b", "The second");

    public void Dispose() => _content.Dispose();

    [Fact]
    public async Task A_kept_page_is_answered_before_the_server_as_the_server_does()
    {
        string[] written =
        [
            "",
            "Accept-Encoding: gzip, br\r\nAccept: text/html,*/*;q=0.8\r\nUser-Agent: Mozilla/5.0 (X11; Linux)\r\nCookie: a=b\r\nConnection: Keep-Alive\r\n",
            "accept-encoding:gzip\r\naccept: application/json\r\n",
        ];
        await using var site = await RunningSite.StartAsync(_content.Root);
        using var wire = await WireClient.ConnectAsync(site.Address);
        foreach (var (target, headers) in ((string[])["/news/a", "/", "/feed.xml", "/news/"]).SelectMany(target => written.Select(headers => (target, headers))))
        {
            var request = wire.Request(target).Replace("\r\n\r\n", $"\r\n{headers}\r\n", StringComparison.Ordinal);
            await wire.AskAsync(request);
            site.Clock.Now += TimeSpan.FromSeconds(2);
            var answer = await wire.AskAsync(request);
            var servers = await wire.AskAsync(request.Replace("\r\nHost", "\r\nIf-None-Match: \"another\"\r\nHost", StringComparison.Ordinal));

            Assert.True(answer.IsFromTheWire);
            Assert.False(servers.IsFromTheWire);
            Assert.Equal(200, answer.Status);
            Assert.Equal(servers.Headers, answer.Headers);
            Assert.Equal(servers.Body, answer.Body);
        }
    }

    [Fact]
    public async Task What_is_not_the_simplest_request_is_the_servers()
    {
        await using var site = await RunningSite.StartAsync(_content.Root);
        foreach (var (request, status, goesOn) in Others)
        {
            using var wire = await WireClient.ConnectAsync(site.Address);
            await wire.AskAsync(wire.Request("/news/a"));
            Assert.True((await wire.AskAsync(wire.Request("/news/a"))).IsFromTheWire);

            var answer = await wire.AskAsync(request.Replace("{0}", site.Address.Authority, StringComparison.Ordinal));

            Assert.Equal((request, status, false), (request, answer.Status, answer.IsFromTheWire));
            if (goesOn is { } isBefore)
            {
                var next = await wire.AskAsync(wire.Request("/news/a"));
                Assert.Equal((request, 200, isBefore), (request, next.Status, next.IsFromTheWire));
            }
            else
            {
                Assert.True(await wire.IsEndedAsync(), request);
            }
        }
    }

    [Fact]
    public async Task Requests_that_come_together_are_answered_in_their_order()
    {
        await using var site = await RunningSite.StartAsync(_content.Root);
        using var wire = await WireClient.ConnectAsync(site.Address);
        var expected = await wire.AskAsync(wire.Request("/news/a"));
        string[] targets = ["/news/a", "/news/a", "/news/b", "/news/a", "/news/none", "/news/a"];
        await wire.WriteAsync(string.Concat(targets.Select(wire.Request)));
        var answers = new List<WireAnswer>();
        foreach (var _ in targets)
        {
            answers.Add(await wire.ReadAsync());
        }

        Assert.Equal([true, true, false, true, false, true], answers.Select(answer => answer.IsFromTheWire));
        Assert.Equal([200, 200, 200, 200, 404, 200], answers.Select(answer => answer.Status));
        Assert.Contains("The second", answers[2].Body, StringComparison.Ordinal);
        Assert.All([answers[0], answers[1], answers[3], answers[5]], answer => Assert.Equal(expected.Body, answer.Body));
    }

    [Fact]
    public async Task A_body_is_not_read_as_a_request()
    {
        await using var site = await RunningSite.StartAsync(_content.Root);
        using var wire = await WireClient.ConnectAsync(site.Address);
        await wire.AskAsync(wire.Request("/news/a"));
        var body = wire.Request("/news/a");
        await wire.WriteAsync($"POST /news/none HTTP/1.1\r\nHost: {site.Address.Authority}\r\nContent-Length: {body.Length}\r\n\r\n");
        await wire.WriteAsync(body);

        Assert.Equal(405, (await wire.ReadAsync()).Status);
        Assert.Contains("The second", (await wire.AskAsync(wire.Request("/news/b"))).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_in_pieces_is_answered_when_it_is_whole()
    {
        await using var site = await RunningSite.StartAsync(_content.Root);
        using var wire = await WireClient.ConnectAsync(site.Address);
        var expected = await wire.AskAsync(wire.Request("/news/a"));
        foreach (var piece in wire.Request("/news/a").Chunk(7))
        {
            await wire.WriteAsync(new string(piece));
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        Assert.Equal(expected.Body, (await wire.ReadAsync()).Body);
        Assert.Equal(expected.Body, (await wire.AskAsync(wire.Request("/news/a"))).Body);
    }

    [Fact]
    public async Task A_host_that_is_not_allowed_gets_no_page_that_others_got()
    {
        await using var site = await RunningSite.StartAsync(_content.Root, ("AllowedHosts", "news.example"));
        using var wire = await WireClient.ConnectAsync(site.Address);
        var request = wire.Request("/news/a").Replace(site.Address.Authority, "news.example", StringComparison.Ordinal);
        await wire.AskAsync(request);

        Assert.True((await wire.AskAsync(request)).IsFromTheWire);
        Assert.Equal(400, (await wire.AskAsync(wire.Request("/news/a"))).Status);
    }

    [Fact]
    public async Task What_an_import_changed_is_changed_on_connections_that_are_open()
    {
        await using var site = await RunningSite.StartAsync(_content.Root);
        using var wire = await WireClient.ConnectAsync(site.Address);
        await wire.AskAsync(wire.Request("/news/a"));
        Assert.True((await wire.AskAsync(wire.Request("/news/a"))).IsFromTheWire);

        _content.WriteItem("a", "The mended first");
        await site.ImportAsync();

        var answer = await wire.AskAsync(wire.Request("/news/a"));
        Assert.False(answer.IsFromTheWire);
        Assert.Contains("The mended first", answer.Body, StringComparison.Ordinal);
        Assert.Equal(answer.Body, (await wire.AskAsync(wire.Request("/news/a"))).Body);
    }

    [Fact]
    public async Task A_connection_in_use_stays_open_longer_than_one_that_rests()
    {
        await using var site = await RunningSite.StartAsync(_content.Root, services => services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(2)));
        using var wire = await WireClient.ConnectAsync(site.Address);
        var answers = new List<WireAnswer>();
        for (var started = TimeProvider.System.GetTimestamp(); TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(5);)
        {
            answers.Add(await wire.AskAsync(wire.Request("/news/a")));
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.True(answers.Count(answer => answer.IsFromTheWire) > answers.Count / 2);
        Assert.True(await wire.IsEndedAsync());
    }

    [Fact]
    public async Task A_reader_who_takes_nothing_is_cut_off()
    {
        await using var site = await RunningSite.StartAsync(_content.Root, services => services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MinResponseDataRate = new(1_000_000, TimeSpan.FromSeconds(1.1))));
        using var wire = await WireClient.ConnectAsync(site.Address);
        await wire.AskAsync(wire.Request("/news/a"));

        var problem = await Record.ExceptionAsync(async () =>
        {
            for (var started = TimeProvider.System.GetTimestamp(); TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(20);)
            {
                // One by one, as they are read, so that each is answered before the server.
                await wire.WriteAsync(wire.Request("/news/a"));
                await Task.Delay(1, TestContext.Current.CancellationToken);
            }
        });

        Assert.IsType<System.Net.Sockets.SocketException>(problem);
    }

    [Fact]
    public async Task A_connection_that_rests_does_not_hold_up_the_end_of_the_program()
    {
        var site = await RunningSite.StartAsync(_content.Root);
        using var wire = await WireClient.ConnectAsync(site.Address);
        await wire.AskAsync(wire.Request("/news/a"));
        Assert.True((await wire.AskAsync(wire.Request("/news/a"))).IsFromTheWire);

        var started = TimeProvider.System.GetTimestamp();
        await site.DisposeAsync();

        Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(15));
        Assert.True(await wire.IsEndedAsync());
    }

    [Fact]
    public async Task Where_requests_are_logged_the_server_sees_them_all()
    {
        await using var site = await RunningSite.StartAsync(_content.Root, services => services.AddLogging(logging => logging.AddProvider(new AllRequests())));
        using var wire = await WireClient.ConnectAsync(site.Address);
        await wire.AskAsync(wire.Request("/news/a"));

        Assert.False((await wire.AskAsync(wire.Request("/news/a"))).IsFromTheWire);
    }

    private sealed class AllRequests : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
        }

        public void Dispose()
        {
        }
    }
}
