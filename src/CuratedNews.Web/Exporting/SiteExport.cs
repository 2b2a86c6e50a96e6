using System.Diagnostics;
using CuratedNews.Catalog.Importing;
using CuratedNews.Catalog.Sqlite;
using CuratedNews.Content;
using CuratedNews.Web.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Serilog.Extensions.Logging;

namespace CuratedNews.Web.Exporting;

/// <summary>
/// The whole public site as files. The site's own application makes each of them, asked in this process and without a
/// socket; nothing else of it runs, neither the watcher nor what a search needs. The site stands at one moment, that of the start.
/// </summary>
public sealed class SiteExport : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly InProcessServer _server;

    private SiteExport(WebApplication app, InProcessServer server) => (_app, _server) = (app, server);

    /// <summary>Puts the site together; nothing is read or written yet.</summary>
    /// <param name="now">The moment that the site is shown at.</param>
    /// <exception cref="OptionsValidationException">The configuration has a value that cannot be.</exception>
    public static async Task<SiteExport> StartAsync(ContentFolder content, CatalogFile catalog, DateTimeOffset now, Action<WebApplicationBuilder>? configure, CancellationToken cancellationToken)
    {
        var server = new InProcessServer();
        var app = WebSite.Build(content, catalog, urls: null, builder =>
        {
            // No page is asked for twice, nobody asks from outside, and nobody waits for one of them.
            builder.Configuration.AddInMemoryCollection([new("Cache:Mebibytes", "0"), new("AllowedHosts", "*"), new("Operation:SlowMilliseconds", "600000")]);
            builder.Logging.AddFilter<SerilogLoggerProvider>(category: null, LogLevel.Warning);
            builder.Services.RemoveAll<IHostedService>();
            builder.Services.AddSingleton<TimeProvider>(new OneMoment(now));
            builder.Services.AddSingleton<IServer>(server);
            configure?.Invoke(builder);
        });
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        return new SiteExport(app, server);
    }

    /// <summary>What brings the catalog up to date, at the moment of the export.</summary>
    public Importer Importer => _app.Services.GetRequiredService<Importer>();

    /// <summary>Asks for some of each kind that nobody gets, so that what makes them is compiled; before an import, while it runs, or after it.</summary>
    public Task WarmAsync(CancellationToken cancellationToken) => Task.Run(
        async () =>
        {
            foreach (var target in (string[])["/", "/feed.xml", "/index.json", "/index.md", "/topic/", "/sitemap.xml", "/feed.json"])
            {
                await _server.GetAsync(target, Stream.Null, cancellationToken);
            }
        },
        cancellationToken);

    /// <summary>Makes every file and removes what is gone. Killed at any moment, it leaves old files and new ones, none in parts; the next one goes on from there.</summary>
    /// <param name="output">The folder, ready to be written.</param>
    /// <param name="start">Is told how many URLs there are and gives what is told of each; null where nobody looks.</param>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public async Task<ExportSummary> WriteAsync(OutputFolder output, Func<int, IProgress<ImportProgress>>? start, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        await using var scope = _app.Services.CreateAsyncScope();
        var snapshot = scope.ServiceProvider.GetRequiredService<CatalogSnapshot>();
        await snapshot.BeginAsync(cancellationToken);
        var (catalog, maker, generation) = (_app.Services.GetRequiredService<CatalogFile>(), ExportMaker.Of(_app.Services), snapshot.Generation!.Value);
        var memory = output.Memory(maker);
        var left = LeftBy(memory, output, catalog, generation);
        var urls = new SiteUrls(snapshot.Db, snapshot.Now, _app.Services.GetRequiredService<EndpointDataSource>());
        using var run = new ExportRun(_server, _app.Services.GetRequiredService<IOptions<SiteOptions>>().Value, output, start);
        var again = left.Few is null ? null : await run.MakeAgainAsync(left.Few, cancellationToken);
        var removed = 0;
        var isTorn = false;
        if (again is not null && ExportRun.HasSameFiles(left.Few!, again))
        {
            isTorn = IsTorn();
            run.Counts.Stay(left.StayingFiles);
            output.FinishWithSameFiles(memory!, left.Few!.Select((file, number) => (file.Ordinal, again[number])), isTorn ? 0 : generation);
        }
        else
        {
            using var next = output.Remember(maker);
            await run.MakeAllAsync(left, again, urls, next, cancellationToken);
            isTorn = IsTorn();
            removed = output.Finish(next, isTorn ? 0 : generation, run.Counts.Nameless);
        }

        return run.Counts.Sum(removed, isTorn, Stopwatch.GetElapsedTime(started));

        bool IsTorn() => catalog.ReadMark().Generation != snapshot.Generation;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    /// <summary>What the last export made that would be made the same again.</summary>
    private static LeftFiles LeftBy(ExportMemory? memory, OutputFolder output, CatalogFile catalog, long generation)
    {
        if (memory is null || catalog.ReadChanges(memory.Generation, generation) is not { IsEverything: false } changes)
        {
            return LeftFiles.None;
        }

        try
        {
            return new LeftFiles(memory, changes, output);
        }
        catch (Exception problem) when (problem is AggregateException { InnerException: IOException or FormatException } or IOException or FormatException)
        {
            // It is cut off or no memory at all: everything is made again.
            return LeftFiles.None;
        }
    }

    /// <summary>A clock that stands: what appears or expires during an export would be on some of its pages only.</summary>
    private sealed class OneMoment(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
