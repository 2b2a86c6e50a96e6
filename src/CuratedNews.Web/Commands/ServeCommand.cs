using CuratedNews.Catalog.Importing;
using CuratedNews.Catalog.Sqlite;
using CuratedNews.Content;
using CuratedNews.Web.Hosting;
using CuratedNews.Web.Operation;
using Microsoft.Extensions.Options;

namespace CuratedNews.Web.Commands;

/// <summary>Serves the site and watches the folder. What changed while it was away is imported behind the site, or before where there is no catalog yet.</summary>
internal static class ServeCommand
{
    public static async Task<int> RunAsync(ContentFolder folder, CommandLine.CatalogPath data, string? urls, CancellationToken cancellationToken)
    {
        var catalog = new CatalogFile(data.FullPath);
        if (!File.Exists(catalog.FullPath))
        {
            CommandLine.CheckFolder(folder);
        }

        // Side by side, because readers wait for both.
        var opening = Task.Run(() => (Found: catalog.Prepare(), Items: catalog.ItemsAtHand()), cancellationToken);
        await using var app = WebSite.Build(folder, catalog, urls);
        var (found, items) = await opening;
        ImportCommand.Announce(catalog, found);
        var isAtHand = items is not null;
        if (!isAtHand)
        {
            CommandLine.CheckFolder(folder);
        }
        else if (!folder.Exists)
        {
            await Console.Error.WriteLineAsync($"The content folder '{folder.Root}' is not there; the site is served as the catalog has it, until the folder is back.");
        }

        foreach (var unknown in ConfigurationCheck.Of(app.Configuration).Unknown)
        {
            await Console.Error.WriteLineAsync(unknown);
        }

        if (StartProblem.OfUrls(app.Configuration[WebHostDefaults.ServerUrlsKey]) is { } wrong)
        {
            throw new UsageException(wrong);
        }

        try
        {
            if (isAtHand)
            {
                app.Services.GetRequiredService<StartPause>().Length = StartPause.OfReaders;
            }
            else
            {
                var summary = await ImportCommand.ImportAsync(app.Services.GetRequiredService<Importer>(), folder, catalog, cancellationToken);
                ImportCommand.Report(summary, folder);
                items = summary.Items;
            }

            await app.StartAsync(cancellationToken);
        }
        catch (Exception problem) when (problem is not OptionsValidationException && StartProblem.Of(problem) is not null)
        {
            await Console.Error.WriteLineAsync(StartProblem.Of(problem));
            return ExitCode.EnvironmentFailed;
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
}
