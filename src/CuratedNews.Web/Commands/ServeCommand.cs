using CuratedNews.Catalog;
using CuratedNews.Catalog.Importing;
using CuratedNews.Catalog.Sqlite;
using CuratedNews.Content;
using CuratedNews.Web.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CuratedNews.Web.Commands;

/// <summary>Serves the site and watches the folder. What changed while it was away is imported behind the site, or before where there is no catalog yet.</summary>
internal static class ServeCommand
{
    public static async Task<int> RunAsync(ContentFolder folder, CommandLine.CatalogPath data, string? urls, CancellationToken cancellationToken)
    {
        var catalog = new CatalogFile(data.FullPath);
        ImportCommand.Announce(catalog, catalog.Prepare());
        await using var app = WebSite.Build(folder, catalog, urls);
        if (StartProblem.OfUrls(app.Configuration[WebHostDefaults.ServerUrlsKey]) is { } wrong)
        {
            throw new UsageException(wrong);
        }

        var items = await ItemsAtHandAsync(catalog, cancellationToken);
        var isAtHand = items is not null;
        if (!isAtHand)
        {
            var summary = await ImportCommand.ImportAsync(app.Services.GetRequiredService<Importer>(), folder, cancellationToken);
            ImportCommand.Report(summary, folder);
            items = summary.Items;
        }

        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (Exception problem) when (StartProblem.Of(problem) is not null)
        {
            await Console.Error.WriteLineAsync(StartProblem.Of(problem));
            return problem is OptionsValidationException ? ExitCode.WrongUsage : ExitCode.EnvironmentFailed;
        }

        foreach (var url in app.Urls)
        {
            Console.WriteLine($"Serving {DiagnosticPrinter.Count(items!.Value, "item")} at {url} (Ctrl+C ends it)");
        }

        var (first, end) = (app.Services.GetRequiredService<ContentWatcher>().First, app.WaitForShutdownAsync(cancellationToken));
        if (isAtHand && await Task.WhenAny(first, end) == first)
        {
            ImportCommand.Report(await first, folder);
        }

        await end;
        return ExitCode.Done;
    }

    /// <summary>How many items there are to serve before the folder is looked at; null where none are, or where they were rendered by another version's rules.</summary>
    private static async Task<int?> ItemsAtHandAsync(CatalogFile catalog, CancellationToken cancellationToken)
    {
        await using var db = new CatalogDbContext(catalog.ContextOptions());
        return await db.State.Where(state => state.RenderingVersion == RenderingVersion.Current && state.Items > 0).Select(state => (int?)state.Items).FirstOrDefaultAsync(cancellationToken);
    }
}
