using System.Net;
using System.Net.Sockets;
using Xunit;

namespace CuratedNews.Web.Tests.Faults;

/// <summary>Connections that do nothing, or as little as they can.</summary>
public sealed class ConnectionTests : IDisposable
{
    private const int Many = 10_000;
    private readonly TemporaryContent _content = new();

    public void Dispose() => _content.Dispose();

    [Fact]
    public async Task Ten_thousand_idle_and_slow_connections_keep_no_reader_out()
    {
        Assert.SkipUnless(OpenFiles() > Many + 1000, $"needs {Many + 1000} open files for a process: ulimit -n");
        _content.WriteItem("a", "On the site");
        using var site = await ServedSite.StartAsync(_content);
        using var sockets = new Sockets();
        for (var i = 0; i < Many; i++)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            sockets.Add(socket);
            await socket.ConnectAsync(site.Address.Host, site.Address.Port);
            if (i % 4 == 0)
            {
                await socket.SendAsync("GET /news/a HTTP/1.1\r\nHost: "u8.ToArray());
            }
        }

        for (var i = 0; i < 50; i++)
        {
            Assert.Equal(HttpStatusCode.OK, await site.StatusAsync(i % 2 == 0 ? "/news/a" : "/search?q=site"));
        }

        _content.WriteItem("a", "Changed meanwhile");
        await ServedSite.UntilAsync(async () => (await site.TextAsync("/news/a")).Contains("Changed meanwhile", StringComparison.Ordinal), "an edit is seen");
    }

    private static long OpenFiles() =>
        File.ReadLines("/proc/self/limits").First(line => line.StartsWith("Max open files", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[4] is var hard
        && long.TryParse(hard, System.Globalization.CultureInfo.InvariantCulture, out var files) ? files : long.MaxValue;
}
