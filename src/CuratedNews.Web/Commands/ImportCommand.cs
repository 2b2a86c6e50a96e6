using System.Globalization;
using CuratedNews.Catalog.Importing;
using CuratedNews.Catalog.Sqlite;
using CuratedNews.Content;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace CuratedNews.Web.Commands;

/// <summary>Brings the catalog up to date and says what it did.</summary>
internal static class ImportCommand
{
    public static async Task<int> RunAsync(ContentFolder folder, CommandLine.CatalogPath data, CancellationToken cancellationToken)
    {
        var catalog = new CatalogFile(data.FullPath);
        Announce(catalog, catalog.Prepare());
        using var importer = new Importer(catalog, folder, ConfiguredOptions.Parser(), TimeProvider.System, NullLogger<Importer>.Instance);
        var summary = await ImportAsync(importer, folder, catalog, cancellationToken);
        Report(summary, folder);
        return summary.Errors.Count > 0 ? ExitCode.ContentErrors : ExitCode.Done;
    }

    /// <summary>Imports the whole folder under a progress bar; a catalog that turns out to be damaged is begun anew.</summary>
    public static async Task<ImportSummary> ImportAsync(Importer importer, ContentFolder folder, CatalogFile catalog, CancellationToken cancellationToken)
    {
        try
        {
            return await ImportAsync(importer, folder, cancellationToken);
        }
        catch (SqliteException problem) when (CatalogFile.IsDamage(problem))
        {
            catalog.Replace();
            Announce(catalog, CatalogState.Damaged);
            return await ImportAsync(importer, folder, cancellationToken);
        }
    }

    private static async Task<ImportSummary> ImportAsync(Importer importer, ContentFolder folder, CancellationToken cancellationToken)
    {
        int? total = Console.IsErrorRedirected ? null : folder.Files().Count();
        using var progress = new ProgressLine("Importing", total);
        return await importer.ImportAsync(progress, cancellationToken);
    }

    /// <summary>Says, on standard error, why a catalog starts empty.</summary>
    public static void Announce(CatalogFile catalog, CatalogState state)
    {
        var reason = state switch
        {
            CatalogState.OtherVersion => $"The catalog '{catalog.FullPath}' is of another version of CuratedNews, so it is rebuilt from the content.",
            CatalogState.Damaged => $"The catalog '{catalog.FullPath}' is damaged, so it is rebuilt from the content.",
            CatalogState.Foreign => $"The file '{catalog.FullPath}' is not a catalog; it was kept with '.bak' at its end, and a catalog is built in its place.",
            _ => null,
        };
        if (reason is not null)
        {
            Console.Error.WriteLine(reason);
        }
    }

    /// <summary>Prints the errors and, in a line, what was done.</summary>
    public static void Report(ImportSummary summary, ContentFolder folder)
    {
        DiagnosticPrinter.Text(summary.Errors, DiagnosticPrinter.Root(folder.Root), Console.Out);
        Console.WriteLine(Describe(summary));
    }

    private static string Describe(ImportSummary summary) => string.Create(
        CultureInfo.InvariantCulture,
        $"{DiagnosticPrinter.Count(summary.Items, "item")}, {DiagnosticPrinter.Count(summary.Captures, "capture")}: {summary.Added:N0} added, {summary.Updated:N0} updated, {summary.Removed:N0} removed, {summary.Unchanged:N0} unchanged; {DiagnosticPrinter.Count(summary.Errors.Count, "error")}, {DiagnosticPrinter.Count(summary.Warnings, "warning")} in {summary.Elapsed.TotalSeconds:0.00} s");
}
