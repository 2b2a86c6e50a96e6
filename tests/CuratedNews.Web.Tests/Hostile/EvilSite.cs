using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CuratedNews.Web.Tests.Hostile;

/// <summary>Another origin that hostile content wants a reader's browser to ask: it takes note of every connection, even of one that asks for nothing.</summary>
internal sealed class EvilSite : IAsyncDisposable
{
    /// <summary>The host in hostile content, before this site's own takes its place.</summary>
    public const string Authority = "other-site.example";

    /// <summary>The origin in hostile content.</summary>
    public const string Placeholder = "http://" + Authority;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<string> _visits = new();
    private readonly Task _accepting;

    public EvilSite()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>The first line of each request, or nothing where only a connection was made.</summary>
    public IReadOnlyList<string> Visits => [.. _visits];

    /// <summary>The content with this site's host for the placeholder.</summary>
    public string Fill(string text) => text.Replace(Authority, _listener.LocalEndpoint.ToString(), StringComparison.Ordinal);

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _accepting;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                client.ReceiveTimeout = 500;
                var buffer = new byte[1_000];
                _visits.Enqueue(Encoding.Latin1.GetString(buffer, 0, await ReadAsync(client, buffer)).Split('\r')[0]);
            }
        }
        catch (SocketException)
        {
            // Stopped.
        }
    }

    private static async Task<int> ReadAsync(TcpClient client, byte[] buffer)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        try
        {
            return await client.GetStream().ReadAsync(buffer, patience.Token);
        }
        catch (Exception problem) when (problem is IOException or OperationCanceledException)
        {
            return 0;
        }
    }
}
