using CuratedNews.Catalog.Sqlite;
using Microsoft.Data.Sqlite;

namespace CuratedNews.Web.Hosting;

/// <summary>Reads the whole catalog once, behind the start, so that what is damaged is made again before a reader comes upon it.</summary>
internal sealed partial class CatalogCheck(CatalogFile catalog, CatalogReaders readers, ContentWatcher watcher, ILogger<CatalogCheck> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await watcher.First.WaitAsync(stoppingToken);
            if (await Task.Factory.StartNew(catalog.FindDamage, stoppingToken, TaskCreationOptions.LongRunning, TaskScheduler.Default) is { } damage && readers.ReportDamage())
            {
                Damaged(catalog.FullPath, damage);
            }
        }
        catch (OperationCanceledException)
        {
            // The program ends before, or the watcher did.
        }
        catch (SqliteException problem)
        {
            NotChecked(catalog.FullPath, problem);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "The catalog {CatalogPath} is damaged, so it is made again from the content: {Damage}")]
    private partial void Damaged(string catalogPath, string damage);

    [LoggerMessage(2, LogLevel.Warning, "The catalog {CatalogPath} could not be checked for damage")]
    private partial void NotChecked(string catalogPath, Exception problem);
}
