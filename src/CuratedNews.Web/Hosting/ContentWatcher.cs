using System.Threading.Channels;
using CuratedNews.Catalog.Importing;
using CuratedNews.Catalog.Sqlite;
using CuratedNews.Content;
using CuratedNews.Content.Diagnostics;
using CuratedNews.Web.Feeds;
using CuratedNews.Web.Preview;
using Microsoft.Data.Sqlite;

namespace CuratedNews.Web.Hosting;

/// <summary>
/// Imports what changes in the folder while the site is served, and what time changes: a scheduled item appears, an
/// expired one goes. A burst of changes is one import. A catalog that is gone or damaged is made again.
/// </summary>
internal sealed partial class ContentWatcher(
    ContentFolder folder, CatalogFile catalog, CatalogReaders readers, Importer importer, FeedAnnouncer announcer, LiveEvents live, FolderHealth health, StartPause pause, TimeProvider time, ILogger<ContentWatcher> logger) : BackgroundService
{
    /// <summary>Editors write a file in several steps; this is longer than they take.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(12);

    /// <summary>Where many files change, as a checkout does it, more of them come; nobody waits for one of them.</summary>
    private static readonly TimeSpan QuietOfMany = TimeSpan.FromMilliseconds(150);

    /// <summary>From as many files on they are many.</summary>
    private const int Many = 8;

    /// <summary>However long a burst lasts, what came so far is imported.</summary>
    private static readonly TimeSpan LongestBurst = TimeSpan.FromSeconds(1.5);

    /// <summary>What no event tells: a network share.</summary>
    private static readonly TimeSpan FullCheck = TimeSpan.FromMinutes(10);

    /// <summary>How often it is looked whether the folder is there, and whether the clock was put on or back.</summary>
    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan OneMillisecond = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan RetryDamaged = TimeSpan.FromMilliseconds(200);

    /// <summary>So many times as long as a step of tidying takes, it rests.</summary>
    private const int Rest = 3;

    /// <summary>More paths than this are found faster by walking the folder.</summary>
    private const int MaxPaths = 500;

    /// <summary>A path below the folder, or null where the whole folder must be compared.</summary>
    private readonly Channel<string?> _events = Channel.CreateBounded<string?>(new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropWrite });

    private readonly TaskCompletionSource<ImportSummary> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isTidy;
    private DateTime? _changesAt;
    private DateTime _importedAt;
    private long _comparedAt;

    /// <summary>Why the last import did not come to its end; null where it did. A problem that lasts is logged once.</summary>
    private string? _problem;

    /// <summary>The first import, of all that changed while nobody watched.</summary>
    public Task<ImportSummary> First => _first.Task;

    /// <summary>Compares the whole folder soon.</summary>
    public void Look() => _events.Writer.TryWrite(null);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await pause.WaitAsync(stoppingToken);
        var wait = TimeSpan.Zero;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                // Asked before: where another folder takes the place meanwhile, it is another one at the next look.
                var watched = Directory.GetCreationTimeUtc(folder.Root);
                using var watcher = Watch();
                await ImportAsync(null, stoppingToken);
                wait = TimeSpan.Zero;
                while (Directory.GetCreationTimeUtc(folder.Root) == watched)
                {
                    if (await NextEventsAsync(stoppingToken) is { } paths)
                    {
                        await ImportAsync(paths.IsWhole ? null : paths.Paths, stoppingToken);
                    }
                    else if (!_isTidy && readers.AreCurrent)
                    {
                        await TidyAsync(stoppingToken);
                    }
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (SqliteException problem) when (CatalogFile.IsDamage(problem))
            {
                Damaged(catalog.FullPath, problem.Message);
                readers.ReportDamage();
                wait = RetryDamaged;
            }
            catch (Exception problem)
            {
                // The folder is away, the disk full: readers keep the catalog as it is, and this tries again. A folder that
                // went is told once, wherever in an import that was noticed.
                var found = folder.Exists ? problem.Message : folder.NotThere;
                if (found != _problem)
                {
                    NotImported(folder.Root, Retry.TotalSeconds, found, problem is IOException or UnauthorizedAccessException or SqliteException ? null : problem);
                }

                _problem = found;
                wait = Retry;
            }

            await Task.Delay(wait, time, stoppingToken);
        }
    }

    private FileSystemWatcher Watch()
    {
        if (!folder.Exists)
        {
            throw new DirectoryNotFoundException(folder.NotThere);
        }

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

    /// <summary>What is to be imported next; null where nothing is yet.</summary>
    private async Task<(bool IsWhole, IReadOnlyCollection<string> Paths)?> NextEventsAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (time.GetElapsedTime(_comparedAt) >= FullCheck)
        {
            return (true, []);
        }

        if (_changesAt <= now || now < _importedAt)
        {
            return (false, []);
        }

        var untilChange = _changesAt is { } changesAt && changesAt - now < Glance ? changesAt - now : Glance;
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timer.CancelAfter(untilChange < OneMillisecond ? OneMillisecond : untilChange);
        try
        {
            await _events.Reader.WaitToReadAsync(timer.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
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
        return (isWhole, paths);
    }

    /// <summary>
    /// Does what imports left to be done, for a moment at most, while no file changes and time brings nothing: of a large
    /// catalog it takes minutes in all. Leaves most of the processor to readers meanwhile.
    /// </summary>
    private async Task TidyAsync(CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        do
        {
            var started = time.GetTimestamp();
            _isTidy = !await importer.TidyAsync(cancellationToken);
            await Task.Delay(time.GetElapsedTime(started) * Rest, time, cancellationToken);
        }
        while (!_isTidy && !_events.Reader.TryPeek(out _) && !(_changesAt <= time.GetUtcNow().UtcDateTime) && time.GetElapsedTime(began) < Glance);
    }

    private async Task ImportAsync(IReadOnlyCollection<string>? paths, CancellationToken cancellationToken)
    {
        if (!readers.AreCurrent)
        {
            // Readers go on with the file that they have open until all is in the new one.
            if (_problem is null)
            {
                Restoring(catalog.FullPath);
            }

            readers.Restore();
            paths = null;
        }

        (_importedAt, _comparedAt) = (time.GetUtcNow().UtcDateTime, paths is null ? time.GetTimestamp() : _comparedAt);
        var summary = paths is null
            ? await importer.ImportAsync(progress: null, cancellationToken)
            : await importer.ImportAsync(paths, cancellationToken);
        if (!readers.TryRenew())
        {
            throw new IOException($"The catalog '{catalog.FullPath}' must stay in its place; it was taken away while it was made.");
        }

        if (_problem is not null)
        {
            ImportedAgain(folder.Root);
            _problem = null;
        }

        _first.TrySetResult(summary);
        _changesAt = summary.ChangesAt;
        _isTidy = false;
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

    [LoggerMessage(1, LogLevel.Error, "The content folder {ContentRoot} could not be imported; the site stays as it is, next try in {RetrySeconds} s and so on: {Problem}")]
    private partial void NotImported(string contentRoot, double retrySeconds, string problem, Exception? bug);

    [LoggerMessage(2, LogLevel.Warning, "{Diagnostic}")]
    private partial void Broken(Diagnostic diagnostic);

    [LoggerMessage(3, LogLevel.Warning, "The content folder {ContentRoot} could be imported again")]
    private partial void ImportedAgain(string contentRoot);

    [LoggerMessage(4, LogLevel.Warning, "The catalog {CatalogPath} is gone, damaged or another one; it is made again from the content, and readers have the old one meanwhile")]
    private partial void Restoring(string catalogPath);

    [LoggerMessage(5, LogLevel.Error, "The catalog {CatalogPath} is damaged: {Problem}")]
    private partial void Damaged(string catalogPath, string problem);
}
