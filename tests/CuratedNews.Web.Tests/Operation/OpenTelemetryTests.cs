using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Xunit;

namespace CuratedNews.Web.Tests.Operation;

public sealed class OpenTelemetryTests
{
    [Fact]
    public async Task Numbers_and_traces_reach_the_collector_that_is_configured_and_name_no_reader_and_no_search()
    {
        var received = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        await using var collector = await CollectAsync(received);
        using var content = new TemporaryContent();
        content.WriteItem("a");
        await using (var site = await RunningSite.StartAsync(content.Root, ("Operation:OpenTelemetry", $"{collector.Urls.Single()}/otlp")))
        {
            await site.ImportAsync();
            Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/search?q=kelthor"));
        }

        // What is left is sent at the end.
        var (metrics, traces) = (received["/otlp/v1/metrics"], received["/otlp/v1/traces"]);
        foreach (var name in (string[])["http.server.request.duration", "curatednews.items", "curatednews.import.duration", "dotnet.process.cpu.time"])
        {
            Assert.Contains(name, metrics, StringComparison.Ordinal);
        }

        Assert.Contains("GET search", traces, StringComparison.Ordinal);
        Assert.DoesNotContain("kelthor", metrics + traces, StringComparison.Ordinal);
        Assert.DoesNotContain("client.address", traces, StringComparison.Ordinal);
    }

    /// <summary>Keeps the bodies of what is sent, by path, each byte as a character.</summary>
    private static async Task<WebApplication> CollectAsync(ConcurrentDictionary<string, string> received)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            received.AddOrUpdate(context.Request.Path, Encoding.Latin1.GetString(body.ToArray()), (_, before) => before + Encoding.Latin1.GetString(body.ToArray()));
            context.Response.ContentType = "application/x-protobuf";
        });
        await app.StartAsync();
        return app;
    }
}
