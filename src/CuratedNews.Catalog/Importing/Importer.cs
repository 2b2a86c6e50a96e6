using System.Diagnostics;
using System.Threading.Channels;
using CuratedNews.Catalog.Sqlite;
using CuratedNews.Content;
using CuratedNews.Content.Diagnostics;
using CuratedNews.Content.Html;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace CuratedNews.Catalog.Importing;

/// <summary>
/// Brings the catalog up to date with the content folder, in one transaction: a kill at any moment leaves the catalog as
/// it was or as it will be. Files are read on all cores and written on one.
/// </summary>
public sealed partial class Importer(CatalogFile catalog, ContentFolder folder, ItemParser parser, TimeProvider time, ILogger<Importer> logger) : IDisposable
{
    /// <summary>Files between two stages: enough to keep all busy, too few to fill memory.</summary>
    private const int QueueLength = 128;

    /// <summary>From as many files on that are gone at once, an empty folder is one that lost its mount and not its items.</summary>
    private const int Many = 20;

    private readonly SemaphoreSlim _oneAtATime = new(1);
    private readonly FileReading _reading = new(folder, parser);
    private CatalogMark? _mark;

    /// <summary>Where the last import left the catalog; null before the first.</summary>
    public CatalogMark? Mark => Volatile.Read(ref _mark);

    /// <summary>Told of every import that ends, on its thread: what it did; null where it did not come to its end.</summary>
    public Action<ImportSummary?>? Ended { get; set; }

    /// <summary>Compares the whole folder with the catalog.</summary>
    /// <exception cref="DirectoryNotFoundException">The content folder is not there, or lost all of its many files; the catalog stays as it is.</exception>
    public Task<ImportSummary> ImportAsync(IProgress<ImportProgress>? progress, CancellationToken cancellationToken) =>
        ImportAsync(paths: null, progress, cancellationToken);

    /// <summary>Compares only some files, by their paths below the folder, at a cost that does not depend on the others.</summary>
    public Task<ImportSummary> ImportAsync(IReadOnlyCollection<string> paths, CancellationToken cancellationToken) =>
        ImportAsync(paths, progress: null, cancellationToken);

    /// <summary>Does a little of what imports leave to be done behind them, some milliseconds' work, so that no edit waits for it: searches get faster by it.</summary>
    /// <returns>Whether there may be more.</returns>
    /// <exception cref="SqliteException">The catalog cannot be written, or is damaged.</exception>
    public async Task<bool> TidyAsync(CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            using var connection = catalog.OpenForWriting();
            return SearchMerge.Step(connection);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose() => _oneAtATime.Dispose();

    private async Task<ImportSummary> ImportAsync(IReadOnlyCollection<string>? paths, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        ImportSummary? summary = null;
        try
        {
            summary = await ImportOnceAsync(paths, progress, cancellationToken).ConfigureAwait(false);
            return summary;
        }
        finally
        {
            Ended?.Invoke(summary);
        }
    }

    private async Task<ImportSummary> ImportOnceAsync(IReadOnlyCollection<string>? paths, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        CheckFolder(removed: 0);
        await _oneAtATime.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var started = Stopwatch.GetTimestamp();
            using var connection = catalog.OpenForWriting();
            using var writer = new CatalogWriter(connection, time.GetUtcNow().UtcDateTime, last: Mark?.Generation ?? 0);
            var counts = new Counts();
            int renderingVersion;
            using (var known = new KnownFiles(catalog, RenderingVersion.Of(parser.Limits)))
            {
                var changes = paths is null
                    ? FileChange.Compare(folder.Files(), known.All(), () => counts.Skipped++)
                    : paths.Distinct(StringComparer.Ordinal).Select(path => new FileChange(folder.Find(path), known.Find(path))).Where(IsChange);
                await foreach (var outcome in ReadAllAsync(changes, cancellationToken).ConfigureAwait(false))
                {
                    counts.Count(outcome, Write(writer, outcome));
                    progress?.Report(new ImportProgress(counts.Done, outcome.Path));
                }

                // After an import of some files the others are still of the old version, and the next import reads them.
                renderingVersion = paths is null ? RenderingVersion.Of(parser.Limits) : known.RenderingVersion;
                if (renderingVersion != known.RenderingVersion)
                {
                    foreach (var path in known.Broken())
                    {
                        writer.CleanAgain(path, body => HtmlCleaner.Clean(body).Html.ToString());
                    }
                }
            }

            CheckFolder(counts.Removed);
            writer.Settle();
            writer.Commit(renderingVersion);
            if ((paths is null && writer.HasChanges) || catalog.HasLongLog)
            {
                catalog.Checkpoint(connection);
            }

            var summary = Summarize(counts, writer.HasChanges, Stopwatch.GetElapsedTime(started));
            Imported(folder.Root, summary.Added, summary.Updated, summary.Removed, summary.Errors.Count, summary.Elapsed.TotalMilliseconds);
            return summary;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <summary>A folder that is away, also one that went while it was read, says nothing about items.</summary>
    private void CheckFolder(int removed)
    {
        if (!folder.Exists)
        {
            throw new DirectoryNotFoundException(folder.NotThere);
        }

        if (removed >= Many && !folder.Files().Any())
        {
            throw new DirectoryNotFoundException($"The content folder must hold the site's files; found none in '{folder.Root}'. Delete the catalog to begin with an empty site.");
        }
    }

    private static bool IsChange(FileChange change) =>
        change is { File: not null, Known: null } or { File: null, Known: not null }
        || (change is { File: { } file, Known: { } known } && !FileChange.IsSame(file, known));

    /// <summary>Reads changed files on all cores; outcomes come in no order, which the sums do not mind.</summary>
    private async IAsyncEnumerable<FileOutcome> ReadAllAsync(IEnumerable<FileChange> changes, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var outcomes = Channel.CreateBounded<FileOutcome>(new BoundedChannelOptions(QueueLength) { SingleReader = true });
        var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = stop.Token };
        var reading = Task.Run(
            async () =>
            {
                try
                {
                    await Parallel.ForEachAsync(changes, options, async (change, token) =>
                        await outcomes.Writer.WriteAsync(_reading.Read(change), token).ConfigureAwait(false)).ConfigureAwait(false);
                    outcomes.Writer.Complete();
                }
                catch (Exception problem)
                {
                    outcomes.Writer.Complete(problem);
                    throw;
                }
            },
            CancellationToken.None);
        try
        {
            await foreach (var outcome in outcomes.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return outcome;
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <returns>Whether anything but the file's time is another.</returns>
    private static bool Write(CatalogWriter writer, FileOutcome outcome)
    {
        switch (outcome)
        {
            case FileOutcome.Touched touched:
                writer.TouchFile(touched.Path, touched.Length, touched.ModifiedTicks);
                return false;
            case FileOutcome.Gone { Known: { } known }:
                writer.Remove(known);
                return true;
            case FileOutcome.Image image:
                return writer.SaveMedia(image.Media, image.Known);
            case FileOutcome.Parsed parsed:
                writer.SaveFile(parsed.File, parsed.Item.Diagnostics, parsed.Known);
                switch (parsed.Item.Kind)
                {
                    case SourceKind.Item:
                        writer.SaveItem(parsed.Item.Item!, isNew: parsed.Known is null);
                        break;
                    case SourceKind.Capture when parsed.Known is not null:
                        writer.RemoveItem(parsed.Path);
                        break;
                    default:
                        // A new capture, which has no item to take out; or broken: the item that the catalog has is its last good version.
                        break;
                }

                return true;
            default:
                // Came and went while the folder was read.
                return false;
        }
    }

    private ImportSummary Summarize(Counts counts, bool hasChanges, TimeSpan elapsed)
    {
        using var facts = new CatalogFacts(catalog);
        Volatile.Write(ref _mark, facts.Mark);
        var errors = facts.Errors();
        var contested = new ContentSet();
        foreach (var path in facts.Contested())
        {
            contested.Add(Parse(path));
        }

        return new ImportSummary
        {
            Added = counts.Added,
            Updated = counts.Updated,
            Removed = counts.Removed,
            Unchanged = counts.Skipped + counts.Touched,
            Items = facts.Items,
            Captures = facts.Captures,
            HasChanges = hasChanges,
            Errors = [.. errors, .. contested.Check().Where(diagnostic => diagnostic.Severity == Severity.Error)],
            Warnings = facts.Warnings,
            Elapsed = elapsed,
            ChangesAt = facts.ChangesAt,
        };
    }

    private ParsedItem Parse(string path)
    {
        try
        {
            // Since it was read it may have become a link, or too large.
            return folder.Find(path) is not { Kind: ContentFileKind.Source } file ? new ParsedItem(path, SourceKind.Capture, null, [])
                : file.Length > parser.Limits.MaxFileBytes ? parser.TooLarge(path, file.Length)
                : parser.Parse(path, folder.ReadAllBytes(file));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return ContentFolder.Unreadable(path, problem);
        }
    }

    private sealed class Counts
    {
        /// <summary>Files that were not read; counted by the threads that read, the others by the one that writes.</summary>
        public int Skipped { get; set; }

        public int Touched { get; private set; }

        public int Added { get; private set; }

        public int Updated { get; private set; }

        public int Removed { get; private set; }

        public int Done => Touched + Added + Updated + Removed;

        public void Count(FileOutcome outcome, bool hasChanged)
        {
            if (!hasChanged)
            {
                Touched++;
            }
            else if (outcome is FileOutcome.Gone)
            {
                Removed++;
            }
            else if (outcome.Known is null)
            {
                Added++;
            }
            else
            {
                Updated++;
            }
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Imported {ContentRoot}: {Added} added, {Updated} updated, {Removed} removed, {Errors} errors in {ElapsedMs:0} ms")]
    private partial void Imported(string contentRoot, int added, int updated, int removed, int errors, double elapsedMs);
}
