using CuratedNews.Catalog.Sqlite;
using CuratedNews.Web.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CuratedNews.Web.Preview;

/// <summary>Asks EF Core something behind the start, where there are editors, so that their first page does not wait for its model; readers' pages need none.</summary>
internal sealed partial class PreviewWarmth(CatalogFile catalog, IOptions<PreviewOptions> options, StartPause pause, ILogger<PreviewWarmth> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.Editors.Count == 0)
        {
            return;
        }

        await pause.WaitAsync(stoppingToken);
        try
        {
            await Task.Run(
                async () =>
                {
                    using var view = catalog.OpenView();
                    await view.Files.OrderBy(file => file.Path).Take(1).ToListAsync(stoppingToken);
                },
                stoppingToken);
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
