using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace CuratedNews.Web.Hosting.Wire;

/// <summary>
/// Answers the simplest requests for kept pages between the network and the server, which has no part in them: reading a request
/// and writing an answer costs it more than anything else in sending a page from memory. All other requests are the server's.
/// </summary>
/// <remarks>docs/decisions/page-cache.md</remarks>
internal sealed class WireAnswers(KeptPages pages, PageVariants variants, KnownHosts hosts, IOptions<KestrelServerOptions> server, ILoggerFactory loggers)
{
    /// <summary>Where the server logs each request, if somebody wants to see them: then it has to answer them.</summary>
    private readonly ILogger _requests = loggers.CreateLogger("Microsoft.AspNetCore.Hosting.Diagnostics");

    private volatile DatedStatus _status = new(0);

    /// <summary>How often the server is to see a request on a connection that is in use: it ends those on which it sees none for longer.</summary>
    public TimeSpan BetweenServers { get; } = server.Value.Limits.KeepAliveTimeout / 4;

    /// <summary>Puts the site's own before what the server makes of an endpoint's connections.</summary>
    public static void StandBefore(ListenOptions endpoint) => endpoint.Use(next =>
    {
        var answers = endpoint.ApplicationServices.GetRequiredService<WireAnswers>();
        return connection => answers.ConnectAsync(connection, next);
    });

    /// <summary>Stands between a connection and the server, for as long as the connection is open.</summary>
    private async Task ConnectAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        if (!pages.HasRoom || _requests.IsEnabled(LogLevel.Information))
        {
            await next(connection);
            return;
        }

        var transport = connection.Transport;
        connection.Transport = new WireTransport(new WireReader(connection, this), transport.Output);
        try
        {
            await next(connection);
        }
        finally
        {
            connection.Transport = transport;
        }
    }

    /// <summary>The page that answers a simple request.</summary>
    public CachedPage? Find(ReadOnlySpan<byte> target, WireHeaders headers) =>
        hosts.Has(headers.Host) && variants.Known(headers.Accept, headers.AcceptEncoding) is { } variant
            ? pages.Find(new PageKey(Encoding.ASCII.GetString(target), variant))
            : null;

    /// <summary>The first two lines of each answer.</summary>
    public byte[] Status()
    {
        var second = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var status = _status;
        return (status.Second == second ? status : _status = new DatedStatus(second)).Bytes;
    }

    /// <summary>How long a reader may take to receive so much, as the server has it for its own answers; null for ever.</summary>
    public TimeSpan? Patience(int bytes) =>
        server.Value.Limits.MinResponseDataRate is { } rate ? rate.GracePeriod + TimeSpan.FromSeconds(bytes / rate.BytesPerSecond) : null;

    private sealed class DatedStatus(long second)
    {
        public long Second => second;

        public byte[] Bytes { get; } = Encoding.ASCII.GetBytes(
            string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 200 OK\r\nDate: {Validators.HeaderDate(DateTimeOffset.FromUnixTimeSeconds(second))}\r\n"));
    }

    private sealed record WireTransport(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
