using CuratedNews.Catalog.Importing;
using CuratedNews.Catalog.Sqlite;
using Microsoft.Data.Sqlite;

namespace CuratedNews.Web.Hosting;

/// <summary>
/// Which generation the catalog is at, without asking it: what imports of this process say, and what a look at the file each
/// moment finds of another process's. It is also what notices that the file is gone, damaged, or another one.
/// </summary>
internal sealed partial class CatalogMoment(CatalogFile catalog, CatalogReaders readers, Importer importer, ContentWatcher watcher, ILogger<CatalogMoment> logger) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(200);

    private volatile CatalogMark? _seen;

    /// <summary>The generation, as long as time alone has not changed what readers see; null where it has, or nothing is known.</summary>
    /// <param name="now">UTC.</param>
    public long? Current(DateTime now)
    {
        var (seen, imported) = (_seen, importer.Mark);
        var mark = imported is null || (seen is not null && seen.Generation > imported.Generation) ? seen : imported;
        return mark is null || mark.ChangesAt <= now ? null : mark.Generation;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var isTold = false;
        using var timer = new PeriodicTimer(Between, TimeProvider.System);
        using var stop = stoppingToken.Register(timer.Dispose);
        while (await timer.WaitForNextTickAsync(CancellationToken.None))
        {
            try
            {
                if (readers.TryRenew())
                {
                    isTold = false;
                    _seen = catalog.ReadMark();
                }
                else if (!isTold)
                {
                    isTold = true;
                    watcher.Look();
                }
            }
            catch (SqliteException problem)
            {
                // The pages themselves say what is wrong; what is kept of them stays as right as it was.
                NotSeen(catalog.FullPath, problem);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Debug, "The catalog {CatalogPath} could not be looked at")]
    private partial void NotSeen(string catalogPath, Exception problem);
}
