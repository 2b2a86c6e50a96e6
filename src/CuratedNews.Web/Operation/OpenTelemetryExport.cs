using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace CuratedNews.Web.Operation;

/// <summary>
/// Sends the meters' numbers and a trace of each request to a collector. Nothing of its library is loaded where no collector
/// is configured, so that the start does not wait for it.
/// </summary>
/// <param name="collector">The collector's base URL; OTLP over HTTP.</param>
internal sealed class OpenTelemetryExport(Uri collector) : IHostedService
{
    /// <summary>Of the server's activities, one a request.</summary>
    public const string RequestSource = "Microsoft.AspNetCore";

    private MeterProvider? _meters;
    private TracerProvider? _traces;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _meters = Sdk.CreateMeterProviderBuilder()
            .ConfigureResource(resource => resource.AddService("curatednews"))
            .AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", SiteMeters.Name)
            .AddOtlpExporter(exporter => Lead(exporter, "v1/metrics"))
            .Build();
        _traces = Sdk.CreateTracerProviderBuilder()
            .ConfigureResource(resource => resource.AddService("curatednews"))
            .AddSource(RequestSource)
            .AddOtlpExporter(exporter => Lead(exporter, "v1/traces"))
            .Build();
        return Task.CompletedTask;
    }

    /// <summary>Sends what is left.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        _meters?.Dispose();
        _traces?.Dispose();
        return Task.CompletedTask;
    }

    private void Lead(OtlpExporterOptions exporter, string path)
    {
        exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
        exporter.Endpoint = new Uri(collector.AbsoluteUri.TrimEnd('/') + '/' + path);
    }
}
