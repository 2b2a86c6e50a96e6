using System.Threading.Channels;
using CuratedNews.Catalog.Importing;
using CuratedNews.Content;
using CuratedNews.Content.Diagnostics;
using CuratedNews.Web.Feeds;
using CuratedNews.Web.Preview;

namespace CuratedNews.Web.Hosting;

/// <summary>
/// Imports what changes in the folder while the site is served, and what time changes: a scheduled item appears, an
/// expired one goes. A burst of changes is one import.
/// </summary>
internal sealed partial class ContentWatcher(ContentFolder folder, Importer importer, FeedAnnouncer announcer, LiveEvents live, FolderHealth health, StartPause pause, TimeProvider time, ILogger<ContentWatcher> logger) : BackgroundService
{
    /// <summary>Editors write a file in several steps; this is longer than they take.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(12);

    /// <summary>Where many files change, as a checkout does it, more of them come; nobody waits for one of them.</summary>
    private static readonly TimeSpan QuietOfMany = TimeSpan.FromMilliseconds(150);

    /// <summary>From as many files on they are many.</summary>
    private const int Many = 8;

    /// <summary>However long a burst lasts, what came so far is imported.</summary>
    private static readonly TimeSpan LongestBurst = TimeSpan.FromSeconds(1.5);

    /// <summary>What no event tells: a network share, a folder that was away.</summary>
    private static readonly TimeSpan FullCheck = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(5);

    /// <summary>More paths than this are found faster by walking the folder.</summary>
    private const int MaxPaths = 500;

    /// <summary>A path below the folder, or null where the whole folder must be compared.</summary>
    private readonly Channel<string?> _events = Channel.CreateBounded<string?>(new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropWrite });

    private readonly TaskCompletionSource<ImportSummary> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DateTime? _changesAt;

    /// <summary>The first import, of all that changed while nobody watched.</summary>
    public Task<ImportSummary> First => _first.Task;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await pause.WaitAsync(stoppingToken);
        var wait = TimeSpan.Zero;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                using var watcher = Watch();
                await ImportAsync(null, stoppingToken);
                while (true)
                {
                    var paths = await NextBurstAsync(stoppingToken);
                    await ImportAsync(paths, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception problem)
            {
                // The folder is away, the disk full: readers keep the catalog as it is, and this tries again.
                NotImported(folder.Root, Retry.TotalSeconds, problem);
                wait = Retry;
            }

            await Task.Delay(wait, time, stoppingToken);
        }
    }

    private FileSystemWatcher Watch()
    {
        var watcher = new FileSystemWatcher(folder.Root)
        {
            IncludeSubdirectories = true,
            InternalBufferSize = 64 * 1024,
            NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size,
        };
        watcher.Created += (_, change) => Add(change.FullPath);
        watcher.Changed += (_, change) => Add(change.FullPath);
        watcher.Deleted += (_, change) => Add(change.FullPath);
        watcher.Renamed += (_, change) =>
        {
            Add(change.OldFullPath);
            Add(change.FullPath);
        };
        watcher.Error += (_, _) => _events.Writer.TryWrite(null);
        watcher.EnableRaisingEvents = true;
        return watcher;
    }

    private void Add(string fullPath)
    {
        // A folder's event names no file, and a deleted one's cannot be told from a file's by looking.
        var isFile = Path.HasExtension(fullPath) && !Directory.Exists(fullPath);
        if (!_events.Writer.TryWrite(isFile ? folder.RelativePath(fullPath) : null))
        {
            _events.Writer.TryWrite(null);
        }
    }

    /// <summary>The paths of the next burst; null where the whole folder must be compared.</summary>
    private async Task<IReadOnlyCollection<string>?> NextBurstAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var untilChange = _changesAt is { } changesAt && changesAt - now < FullCheck ? changesAt - now : FullCheck;
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timer.CancelAfter(TimeSpan.FromMilliseconds(Math.Max(1, untilChange.TotalMilliseconds)));
        try
        {
            await _events.Reader.WaitToReadAsync(timer.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return untilChange == FullCheck ? null : [];
        }

        var paths = new HashSet<string>(StringComparer.Ordinal);
        var started = time.GetTimestamp();
        var isWhole = false;
        do
        {
            while (_events.Reader.TryRead(out var path))
            {
                isWhole |= path is null || paths.Count >= MaxPaths;
                if (path is not null && !isWhole)
                {
                    paths.Add(path);
                }
            }

            await Task.Delay(isWhole || paths.Count >= Many ? QuietOfMany : Quiet, cancellationToken);
        }
        while (_events.Reader.TryPeek(out _) && time.GetElapsedTime(started) < LongestBurst);
        return isWhole ? null : paths;
    }

    private async Task ImportAsync(IReadOnlyCollection<string>? paths, CancellationToken cancellationToken)
    {
        var summary = paths is null
            ? await importer.ImportAsync(progress: null, cancellationToken)
            : await importer.ImportAsync(paths, cancellationToken);
        _first.TrySetResult(summary);
        _changesAt = summary.ChangesAt;
        announcer.Announce(summary, paths);
        if (summary.HasChanges)
        {
            health.Note();
            live.Tell(paths is { Count: 1 } ? paths.First() : $"{summary.Added + summary.Updated + summary.Removed} files");
        }

        foreach (var error in summary.Errors.Where(error => paths?.Contains(error.Location.Path, StringComparer.Ordinal) == true))
        {
            Broken(error);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "The content folder {ContentRoot} could not be imported; the site stays as it is, next try in {RetrySeconds} s")]
    private partial void NotImported(string contentRoot, double retrySeconds, Exception problem);

    [LoggerMessage(2, LogLevel.Warning, "{Diagnostic}")]
    private partial void Broken(Diagnostic diagnostic);
}
