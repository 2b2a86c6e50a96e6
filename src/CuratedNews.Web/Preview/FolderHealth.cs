using System.Collections.Immutable;
using System.Diagnostics;
using CuratedNews.Content;
using CuratedNews.Content.Diagnostics;
using CuratedNews.Web.Commands;

namespace CuratedNews.Web.Preview;

/// <summary>What shows only across files.</summary>
/// <param name="Problems">In the order of their paths.</param>
/// <param name="At">When the folder was read, UTC.</param>
public sealed record FolderReport(ImmutableArray<Diagnostic> Problems, DateTime At)
{
    private readonly Lazy<ILookup<string, Diagnostic>> _byPath = new(() => Problems.ToLookup(problem => problem.Location.Path, StringComparer.Ordinal));

    public IEnumerable<Diagnostic> Of(string path) => _byPath.Value[path];
}

/// <summary>
/// Checks the whole folder while an editor is looking, behind the pages: reading every file again takes seconds in a large
/// folder, so it is done on one thread, and rests several times as long as it took.
/// </summary>
public sealed partial class FolderHealth(ContentFolder folder, ItemParser parser, LiveEvents live, TimeProvider time, ILogger<FolderHealth> logger) : BackgroundService
{
    /// <summary>Of the time, at most a fifth is spent on checking.</summary>
    private const int Rest = 4;

    /// <summary>For so long after a change the processors are the editor's, who waits for a page.</summary>
    private static readonly TimeSpan GiveWay = TimeSpan.FromMilliseconds(700);

    private readonly SemaphoreSlim _asked = new(0, 1);
    private volatile FolderReport? _report;
    private int _changes = 1;
    private int _checked;
    private long _changedAt;

    /// <summary>What the last check found; null before the first has ended. Asking for it has the folder checked where it changed since.</summary>
    public FolderReport? Report
    {
        get
        {
            if (!IsCurrent)
            {
                Wake();
            }

            return _report;
        }
    }

    /// <summary>Has nothing changed since the last check began?</summary>
    public bool IsCurrent => Volatile.Read(ref _changes) == Volatile.Read(ref _checked);

    /// <summary>Says that files changed.</summary>
    public void Note()
    {
        Volatile.Write(ref _changedAt, Stopwatch.GetTimestamp());
        Interlocked.Increment(ref _changes);
        if (live.Listeners > 0)
        {
            Wake();
        }
    }

    public override void Dispose()
    {
        _asked.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await _asked.WaitAsync(stoppingToken);
            if (IsCurrent)
            {
                continue;
            }

            var started = Stopwatch.GetTimestamp();
            try
            {
                // A thread of its own, because it computes for seconds.
                await Task.Factory.StartNew(() => Check(stoppingToken), stoppingToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                NotChecked(folder.Root, problem);
            }

            await Task.Delay(Stopwatch.GetElapsedTime(started) * Rest, stoppingToken);
        }
    }

    private void Check(CancellationToken cancellationToken)
    {
        Thread.CurrentThread.Priority = ThreadPriority.BelowNormal;
        var changes = Volatile.Read(ref _changes);
        var at = time.GetUtcNow().UtcDateTime;
        var set = new ContentSet(folder);
        foreach (var file in folder.Files())
        {
            cancellationToken.ThrowIfCancellationRequested();
            while (Stopwatch.GetElapsedTime(Volatile.Read(ref _changedAt)) < GiveWay)
            {
                cancellationToken.WaitHandle.WaitOne(GiveWay / 10);
            }

            if (file.Kind == ContentFileKind.Source)
            {
                set.Add(ContentReading.Read(folder, parser, file));
            }
        }

        var report = new FolderReport([.. set.Check()], at);
        var isNews = _report is not { } old || !old.Problems.SequenceEqual(report.Problems);
        _report = report;
        Volatile.Write(ref _checked, changes);
        if (isNews)
        {
            live.Tell("the check of the whole folder");
        }
    }

    private void Wake()
    {
        try
        {
            _asked.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is awake already.
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The content folder {ContentRoot} could not be checked; the last findings stay")]
    private partial void NotChecked(string contentRoot, Exception problem);
}
