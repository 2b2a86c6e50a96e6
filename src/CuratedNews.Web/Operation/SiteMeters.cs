using System.Diagnostics.Metrics;
using CuratedNews.Catalog.Importing;
using CuratedNews.Catalog.Sqlite;
using CuratedNews.Content.Diagnostics;
using CuratedNews.Web.Hosting;
using Microsoft.Data.Sqlite;

namespace CuratedNews.Web.Operation;

/// <summary>What the site tells of itself in numbers: imports, content, the catalog's readers, answers from memory.</summary>
internal sealed class SiteMeters
{
    /// <summary>The meter's name.</summary>
    public const string Name = "CuratedNews";

    private static readonly InstrumentAdvice<double> Imports = new() { HistogramBucketBoundaries = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300] };
    private static readonly InstrumentAdvice<double> Snapshots = new() { HistogramBucketBoundaries = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 5] };

    private readonly CatalogFile _catalog;
    private readonly TimeProvider _time;
    private CatalogCounts? _counts;
    private long _importedAt;

    public SiteMeters(IMeterFactory factory, Importer importer, CatalogFile catalog, CatalogReaders readers, RecentPages pages, TimeProvider time)
    {
        (_catalog, _time) = (catalog, time);
        var meter = factory.Create(Name);

        var imports = meter.CreateHistogram("curatednews.import.duration", "s", "Imports that came to their end.", tags: null, Imports);
        var failed = meter.CreateCounter<long>("curatednews.imports.failed", description: "Imports that did not come to their end.");
        var files = meter.CreateCounter<long>("curatednews.import.files", description: "Files that imports found added, updated or removed.");
        failed.Add(0);
        importer.Ended += summary =>
        {
            if (summary is null)
            {
                failed.Add(1);
                return;
            }

            Volatile.Write(ref _importedAt, _time.GetUtcNow().ToUnixTimeSeconds());
            imports.Record(summary.Elapsed.TotalSeconds);
            files.Add(summary.Added, new KeyValuePair<string, object?>("change", "added"));
            files.Add(summary.Updated, new KeyValuePair<string, object?>("change", "updated"));
            files.Add(summary.Removed, new KeyValuePair<string, object?>("change", "removed"));
        };
        meter.CreateObservableGauge("curatednews.import.last_success.timestamp", LastSuccess, "s", "When the last import came to its end, in seconds since 1970; absent before the first.");

        meter.CreateObservableGauge("curatednews.items", () => OfCatalog(counts => [new(counts.Items)]), description: "Items in the catalog, in any state.");
        meter.CreateObservableGauge("curatednews.captures", () => OfCatalog(counts => [new(counts.Captures)]), description: "Captures in the catalog.");
        meter.CreateObservableGauge("curatednews.catalog.generation", () => OfCatalog(counts => [new(counts.Generation)]), description: "Grows with every import that changed anything.");
        meter.CreateObservableGauge("curatednews.diagnostics", () => OfCatalog(BySeverity), description: "Problems of content files.");

        var snapshots = meter.CreateHistogram("curatednews.catalog.snapshot.duration", "s", "Reads of the catalog, from the first statement to the last.", tags: null, Snapshots);
        var queries = meter.CreateCounter<long>("curatednews.catalog.queries", description: "Statements that readers of the catalog ran.");
        readers.SnapshotEnded += (elapsed, statements) =>
        {
            snapshots.Record(elapsed.TotalSeconds);
            queries.Add(statements);
        };

        meter.CreateObservableGauge("curatednews.page_cache.size", () => pages.Bytes, "By", "Memory that answers in the page cache take.");
        meter.CreateObservableGauge("curatednews.page_cache.pages", () => pages.Count, description: "Answers in the page cache.");
        meter.CreateObservableCounter("curatednews.page_cache.hits", () => pages.Hits, description: "Requests that were answered from the page cache.");
        meter.CreateObservableCounter("curatednews.page_cache.misses", () => pages.Misses, description: "Requests that the page cache could have answered and did not.");
        meter.CreateObservableCounter("curatednews.page_cache.dropped", () => pages.Dropped, description: "Answers that had to make room in the page cache.");
    }

    private IEnumerable<Measurement<long>> LastSuccess() => Volatile.Read(ref _importedAt) is > 0 and var at ? [new(at)] : [];

    private static IEnumerable<Measurement<long>> BySeverity(CatalogCounts counts) =>
        counts.Diagnostics.Select(pair => new Measurement<long>(pair.Value, new KeyValuePair<string, object?>("severity", SeverityName(pair.Key))));

    private static string SeverityName(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "info",
    };

    /// <summary>What the catalog holds; nothing while it cannot be read.</summary>
    private IEnumerable<Measurement<long>> OfCatalog(Func<CatalogCounts, IEnumerable<Measurement<long>>> measure)
    {
        try
        {
            _counts = _catalog.ReadCounts(_counts);
            return measure(_counts);
        }
        catch (SqliteException)
        {
            return [];
        }
    }
}
