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
    private readonly SiteOptions _site;

    private SiteExport(WebApplication app, InProcessServer server)
    {
        (_app, _server) = (app, server);
        _site = app.Services.GetRequiredService<IOptions<SiteOptions>>().Value;
    }

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
        var (catalog, maker) = (_app.Services.GetRequiredService<CatalogFile>(), ExportMaker.Of(_app.Services));
        var left = LeftBy(output.Memory(maker), output, catalog, snapshot.Generation!.Value);
        var urls = new SiteUrls(snapshot.Db, snapshot.Now, _app.Services.GetRequiredService<EndpointDataSource>());
        var (counts, claimed) = (new ExportCounts(), new ClaimedFiles());
        using var ledger = new SortedLines(output.Temporary, "redirects");
        using var memory = output.Remember(maker);
        var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
        var asked = left.HasSameUrls ? left.Others.ToAsyncEnumerable() : left.WithoutAsync(ClaimAsync(urls.AllAsync(cancellationToken), claimed, counts));
        var progress = start?.Invoke(left.HasSameUrls ? left.Others.Count() : await urls.CountAsync(cancellationToken));
        await Parallel.ForEachAsync(asked, options, async (url, token) =>
        {
            await MakeAsync(url, output, claimed, ledger, memory, counts, token);
            counts.Advance(done => progress?.Report(new ImportProgress(done, url.Target)));
        });
        foreach (var file in left.Stay)
        {
            Leave(file, output, ledger, memory, counts);
        }

        output.WriteLedger(ledger.InOrder());
        var isTorn = catalog.ReadMark().Generation != snapshot.Generation;
        return new ExportSummary
        {
            Removed = output.Finish(memory, isTorn ? 0 : snapshot.Generation.Value, counts.Nameless),
            Made = counts.Written + counts.Unchanged,
            Written = counts.Written,
            Unchanged = counts.Unchanged,
            Nameless = counts.Nameless,
            Failed = counts.Failed,
            IsTorn = isTorn,
            Problems = counts.Problems,
            Elapsed = Stopwatch.GetElapsedTime(started),
        };
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    /// <summary>Those that have a file of their own; an old path wants one only if no page has taken its place.</summary>
    private static async IAsyncEnumerable<ExportUrl> ClaimAsync(IAsyncEnumerable<ExportUrl> urls, ClaimedFiles claimed, ExportCounts counts)
    {
        await foreach (var url in urls)
        {
            if (url.Kind == ExportKind.Old || HasName(url, claimed, counts))
            {
                yield return url;
            }
        }
    }

    private static bool HasName(ExportUrl url, ClaimedFiles claimed, ExportCounts counts)
    {
        var problem = url.ProblemOfName() ?? (claimed.TryClaim(url.File) ? null : $"another URL has '{url.File}', or a name that differs in case alone, or a folder where this one needs a file");
        if (problem is not null)
        {
            counts.LeaveOut(url, problem);
        }

        return problem is null;
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

    /// <summary>Takes over what the last export made of a URL.</summary>
    private static void Leave(ExportedFile file, OutputFolder output, SortedLines ledger, ExportMemoryWriter memory, ExportCounts counts)
    {
        memory.Add(file);
        if (file.Ledger.Length > 0)
        {
            ledger.Add(file.Ledger);
        }

        if (file.Hash.Length > 0)
        {
            output.Keep(file);
            counts.Stay();
        }
    }

    /// <summary>Asks for one URL and puts what it answers in its place.</summary>
    private async Task MakeAsync(ExportUrl url, OutputFolder output, ClaimedFiles claimed, SortedLines ledger, ExportMemoryWriter memory, ExportCounts counts, CancellationToken cancellationToken)
    {
        using var made = new MadeFile(output.NameOfNext());
        var answer = await _server.GetAsync(url.Target, made, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        switch (url.Kind, answer.Status)
        {
            case (ExportKind.Present, StatusCodes.Status200OK):
            case (ExportKind.Missing, StatusCodes.Status404NotFound):
                Place(url, made, output, ledger: "", url.IsOfProgram ? [] : answer.Parts, memory, counts);
                break;
            case (ExportKind.Old, StatusCodes.Status301MovedPermanently):
                var moved = OldPath.Moved(url.Target, answer.Location);
                ledger.Add(moved);
                if (HasName(url, claimed, counts))
                {
                    using var page = new MadeFile(output.NameOfNext());
                    page.Write(OldPath.Page(answer.Location, _site));
                    Place(url, page, output, moved, answer.Parts, memory, counts);
                }

                break;
            case (ExportKind.Old, StatusCodes.Status410Gone):
                var gone = OldPath.Gone(url.Target);
                ledger.Add(gone);
                if (HasName(url, claimed, counts))
                {
                    Place(url, made, output, gone, answer.Parts, memory, counts);
                }

                break;
            case (ExportKind.Old, StatusCodes.Status200OK or StatusCodes.Status404NotFound):
                // A page has taken the path, or the item that it led to has lost its own to another.
                memory.Add(new ExportedFile(url, "", 0, 0, "", Parts: null));
                break;
            default:
                counts.Fail(url, $"it answered {answer.Status}");
                output.Leave(url.File);
                memory.Add(new ExportedFile(url, "", 0, 0, "", Parts: null));
                break;
        }
    }

    private static void Place(ExportUrl url, MadeFile made, OutputFolder output, string ledger, uint[]? parts, ExportMemoryWriter memory, ExportCounts counts)
    {
        var placed = output.Place(url.File, made, out var hash);
        switch (placed)
        {
            case PlacedFile.Blocked:
                counts.Fail(url, $"at '{url.File}' or above it is something that the export did not write");
                memory.Add(new ExportedFile(url, "", 0, 0, ledger, Parts: null));
                break;
            default:
                counts.Place(isWritten: placed == PlacedFile.Written);
                memory.Add(new ExportedFile(url, hash, made.Length, output.ModifiedTicks(url.File), ledger, parts));
                break;
        }
    }

    /// <summary>A clock that stands: what appears or expires during an export would be on some of its pages only.</summary>
    private sealed class OneMoment(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
