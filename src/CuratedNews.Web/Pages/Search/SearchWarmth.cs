using CuratedNews.Catalog.Search;
using CuratedNews.Catalog.Sqlite;
using CuratedNews.Web.Hosting;
using Microsoft.Data.Sqlite;

namespace CuratedNews.Web.Pages.Search;

/// <summary>Reads into memory, behind the start, what the first search and the first item's page would otherwise wait for.</summary>
internal sealed partial class SearchWarmth(CatalogFile catalog, FacetIndex index, StartPause pause, ILogger<SearchWarmth> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await pause.WaitAsync(stoppingToken);
        try
        {
            await Task.Run(() => index.Warm(catalog), stoppingToken);
        }
        catch (SqliteException problem)
        {
            // Pages read it themselves, and say what is wrong.
            NotRead(catalog.FullPath, problem);
        }
    }

    [LoggerMessage(1, LogLevel.Debug, "The catalog {CatalogPath} could not be read behind the start")]
    private partial void NotRead(string catalogPath, Exception problem);
}
