using CuratedNews.Web.Operation;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace CuratedNews.Web.Hosting;

/// <summary>What is refused before any page is thought of, and who is believed about where a request comes from.</summary>
internal static class HttpFront
{
    /// <summary>As long a body or an answer may be slower than <see cref="HttpOptions.MinBytesPerSecond"/>.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    public static void AddHttpFront(this IServiceCollection services)
    {
        services.AddSection<HttpOptions>();
        services.AddSection<ProxyOptions>();
        services.AddOptions<KestrelServerOptions>().Configure<IOptions<HttpOptions>>((kestrel, options) =>
        {
            kestrel.AddServerHeader = false;
            Apply(options.Value, kestrel.Limits);
        });
        services.PostConfigure<HostFilteringOptions>(hosts =>
        {
            hosts.IncludeFailureMessage = false;
            hosts.AllowEmptyHosts = hosts.AllowedHosts.Contains("*"); // HTTP/1.0 may leave the name out, and so may whoever asks whether the site lives.
        });
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<ProxyOptions>>((forwarded, proxy) =>
        {
            // The framework takes an empty list for everybody, once its own switch in the environment is on.
            forwarded.ForwardedHeaders = proxy.Value.Addresses.Count == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            forwarded.ForwardLimit = null; // As far back as each hop is one of ours.
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var network in proxy.Value.Networks)
            {
                forwarded.KnownIPNetworks.Add(network);
            }
        });
    }

    /// <summary>Takes the reader's address and scheme from the proxies that are configured. It stands before everything that asks for either.</summary>
    public static void UseProxies(this WebApplication app)
    {
        if (app.Configuration.GetSection(ProxyOptions.Section).GetSection(nameof(ProxyOptions.Addresses)).GetChildren().Any())
        {
            app.UseForwardedHeaders();
        }
    }

    private static void Apply(HttpOptions options, KestrelServerLimits limits)
    {
        limits.MaxRequestLineSize = options.MaxRequestLineBytes;
        limits.MaxRequestHeadersTotalSize = options.MaxHeaderBytes;
        limits.MaxRequestHeaderCount = options.MaxHeaders;
        limits.MaxRequestBodySize = options.MaxBodyBytes;
        limits.MaxRequestBufferSize = options.MaxRequestLineBytes + options.MaxHeaderBytes + options.MaxBodyBytes;
        limits.MaxConcurrentConnections = options.MaxConnections;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(options.HeaderSeconds);
        limits.KeepAliveTimeout = TimeSpan.FromSeconds(options.KeepAliveSeconds);
        limits.MinRequestBodyDataRate = new MinDataRate(options.MinBytesPerSecond, Grace);
        limits.MinResponseDataRate = new MinDataRate(options.MinBytesPerSecond, Grace);
    }
}
