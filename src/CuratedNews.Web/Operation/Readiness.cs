using CuratedNews.Catalog.Importing;
using CuratedNews.Catalog.Sqlite;
using CuratedNews.Content;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CuratedNews.Web.Operation;

/// <summary>
/// Whether readers should be sent here: the catalog can be read and holds what an import made of the content, and the
/// content is there to be followed. It says what is missing, and nothing of where that would lie.
/// </summary>
internal sealed class Readiness(CatalogFile catalog, ContentFolder folder, Importer importer) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var missing = new List<string>();
        try
        {
            catalog.ReadMark();
            if (importer.Mark is null && catalog.ItemsAtHand() is null)
            {
                missing.Add("No import has come to its end yet.");
            }
        }
        catch (SqliteException)
        {
            missing.Add("The catalog cannot be read.");
        }

        if (!folder.Exists)
        {
            missing.Add("The content folder is not there; the site stays as it was.");
        }

        return Task.FromResult(missing.Count == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy(string.Join('\n', missing)));
    }
}
