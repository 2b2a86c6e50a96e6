using System.Diagnostics;
using System.Threading.Channels;
using CuratedNews.Catalog.Sqlite;
using CuratedNews.Content;
using CuratedNews.Content.Diagnostics;
using CuratedNews.Content.Html;
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

    private readonly SemaphoreSlim _oneAtATime = new(1);
    private readonly FileReading _reading = new(folder, parser);

    /// <summary>Compares the whole folder with the catalog.</summary>
    /// <exception cref="DirectoryNotFoundException">The content folder is not there; the catalog stays as it is.</exception>
    public Task<ImportSummary> ImportAsync(IProgress<ImportProgress>? progress, CancellationToken cancellationToken) =>
        ImportAsync(paths: null, progress, cancellationToken);

    /// <summary>Compares only some files, by their paths below the folder, at a cost that does not depend on the others.</summary>
    public Task<ImportSummary> ImportAsync(IReadOnlyCollection<string> paths, CancellationToken cancellationToken) =>
        ImportAsync(paths, progress: null, cancellationToken);

    public void Dispose() => _oneAtATime.Dispose();

    private async Task<ImportSummary> ImportAsync(IReadOnlyCollection<string>? paths, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        if (!folder.Exists)
        {
            throw new DirectoryNotFoundException($"The content folder must exist; found none at '{folder.Root}'.");
        }

        await _oneAtATime.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var started = Stopwatch.GetTimestamp();
            using var connection = catalog.OpenForWriting();
            using var writer = new CatalogWriter(connection, time.GetUtcNow().UtcDateTime);
            using var known = new KnownFiles(catalog);
            var counts = new Counts();
            var changes = paths is null
                ? FileChange.Compare(folder.Files(), known.All(), () => counts.Unchanged++)
                : paths.Distinct(StringComparer.Ordinal).Select(path => new FileChange(folder.Find(path), known.Find(path))).Where(IsChange);
            await foreach (var outcome in ReadAllAsync(changes, cancellationToken).ConfigureAwait(false))
            {
                Write(writer, outcome);
                counts.Count(outcome);
                progress?.Report(new ImportProgress(counts.Done, outcome.Path));
            }

            if (known.RenderingVersion != RenderingVersion.Current)
            {
                foreach (var path in known.Broken())
                {
                    writer.CleanAgain(path, body => HtmlCleaner.Clean(body).Html.ToString());
                }
            }

            writer.Settle();
            writer.Commit();
            var summary = Summarize(counts, writer.HasChanges, Stopwatch.GetElapsedTime(started));
            Imported(folder.Root, summary.Added, summary.Updated, summary.Removed, summary.Errors.Count, summary.Elapsed.TotalMilliseconds);
            return summary;
        }
        finally
        {
            _oneAtATime.Release();
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

    private static void Write(CatalogWriter writer, FileOutcome outcome)
    {
        switch (outcome)
        {
            case FileOutcome.Gone { Kind: ContentFileKind.Media } gone:
                writer.RemoveMedia(gone.Path);
                break;
            case FileOutcome.Gone gone:
                writer.RemoveFile(gone.Path);
                break;
            case FileOutcome.Touched touched:
                writer.TouchFile(touched.Path, touched.Length, touched.ModifiedTicks);
                break;
            case FileOutcome.Image image:
                writer.SaveMedia(image.Media);
                break;
            case FileOutcome.Parsed parsed:
                writer.SaveFile(parsed.File, parsed.Item.Diagnostics);
                switch (parsed.Item.Kind)
                {
                    case SourceKind.Item:
                        writer.SaveItem(parsed.Item.Item!);
                        break;
                    case SourceKind.Capture:
                        writer.RemoveItem(parsed.Path);
                        break;
                    default:
                        // Broken: the item that the catalog has is its last good version.
                        break;
                }

                break;
        }
    }

    private ImportSummary Summarize(Counts counts, bool hasChanges, TimeSpan elapsed)
    {
        using var facts = new CatalogFacts(catalog);
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
            Unchanged = counts.Unchanged,
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
            return parser.Parse(path, File.ReadAllBytes(folder.FullPath(path)));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return ContentFolder.Unreadable(path, problem);
        }
    }

    private sealed class Counts
    {
        public int Added { get; private set; }

        public int Updated { get; private set; }

        public int Removed { get; private set; }

        public int Unchanged { get; set; }

        public int Done { get; private set; }

        public void Count(FileOutcome outcome)
        {
            Done++;
            switch (outcome)
            {
                case FileOutcome.Gone:
                    Removed++;
                    break;
                case FileOutcome.Touched:
                    Unchanged++;
                    break;
                case FileOutcome.Parsed { IsNew: true }:
                    Added++;
                    break;
                case FileOutcome.Parsed:
                    Updated++;
                    break;
            }
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Imported {ContentRoot}: {Added} added, {Updated} updated, {Removed} removed, {Errors} errors in {ElapsedMs:0} ms")]
    private partial void Imported(string contentRoot, int added, int updated, int removed, int errors, double elapsedMs);
}
