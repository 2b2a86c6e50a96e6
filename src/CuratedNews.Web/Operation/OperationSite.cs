using System.Net;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace CuratedNews.Web.Operation;

/// <summary>Puts together what operators ask of a running site.</summary>
internal static class OperationSite
{
    private const string Metrics = "/metrics";

    private static readonly string[] GetOrHead = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>What proxies add for a request of somebody else. Where it was believed (`ForwardedHeaders`), it is gone.</summary>
    private static readonly string[] Forwarded = ["X-Forwarded-For", "Forwarded", HeaderNames.Via];

    public static void AddOperation(this IServiceCollection services)
    {
        services.AddSection<OperationOptions>();
        services.AddSingleton<MeterReadings>();
        services.AddSingleton<SiteMeters>();
        services.AddSingleton<Readiness>();
        services.AddHealthChecks().AddCheck<Readiness>("readiness");
    }

    /// <summary>Sends what is measured elsewhere. A method of its own, because whoever names the export's type has its library loaded.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void AddOpenTelemetry(this IServiceCollection services, Uri collector) => services.AddSingleton<IHostedService>(new OpenTelemetryExport(collector));

    public static void MapOperation(this WebApplication app)
    {
        // Read from here on; what is measured before nobody listens to is not told later.
        var readings = app.Services.GetRequiredService<MeterReadings>();
        app.Services.GetRequiredService<SiteMeters>();
        var networks = OperationOptions.Networks(app.Services.GetRequiredService<IOptions<OperationOptions>>().Value.MetricsFrom) ?? [];

        var reading = new HttpMethodMetadata(GetOrHead);
        app.MapHealthChecks("/healthz", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteAsync }).WithMetadata(reading);
        app.MapHealthChecks("/readyz", new HealthCheckOptions { ResponseWriter = WriteAsync }).WithMetadata(reading);
        app.MapMethods(Metrics, GetOrHead, context => MetricsAsync(context, readings, networks));
    }

    /// <summary>Is it asked by operators, and answered anew each time?</summary>
    public static bool Has(PathString path) => path.Value is "/healthz" or "/readyz" or Metrics;

    private static Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(report.Status == HealthStatus.Healthy ? "ok\n" : string.Join('\n', report.Entries.Values.Select(entry => entry.Description)) + "\n");
    }

    private static Task MetricsAsync(HttpContext context, MeterReadings readings, IReadOnlyList<IPNetwork> networks)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (!IsFrom(context, networks))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        context.Response.ContentType = PrometheusText.ContentType;
        return context.Response.WriteAsync(PrometheusText.Write(readings.Now()));
    }

    /// <summary>A request that a proxy hands on comes from the proxy's address and is not the proxy's own.</summary>
    private static bool IsFrom(HttpContext context, IReadOnlyList<IPNetwork> networks)
    {
        if (context.Connection.RemoteIpAddress is not { } address || Array.Exists(Forwarded, context.Request.Headers.ContainsKey))
        {
            return false;
        }

        var asked = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return networks.Any(network => network.Contains(asked));
    }
}
