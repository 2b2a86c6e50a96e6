using CuratedNews.Catalog.Importing;
using CuratedNews.Catalog.Sqlite;
using CuratedNews.Content;
using CuratedNews.Web.Hosting;
using Microsoft.Extensions.Options;

namespace CuratedNews.Web.Commands;

/// <summary>Imports what changed, serves the site, and watches the folder.</summary>
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

        var summary = await ImportCommand.ImportAsync(app.Services.GetRequiredService<Importer>(), folder, cancellationToken);
        DiagnosticPrinter.Text(summary.Errors, DiagnosticPrinter.Root(folder.Root), Console.Out);
        Console.WriteLine(ImportCommand.Describe(summary));
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
            Console.WriteLine($"Serving {DiagnosticPrinter.Count(summary.Items, "item")} at {url} (Ctrl+C ends it)");
        }

        await app.WaitForShutdownAsync(cancellationToken);
        return ExitCode.Done;
    }
}
