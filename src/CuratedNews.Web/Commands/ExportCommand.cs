using System.Globalization;
using CuratedNews.Catalog.Sqlite;
using CuratedNews.Content;
using CuratedNews.Web.Exporting;
using Microsoft.Data.Sqlite;

namespace CuratedNews.Web.Commands;

/// <summary>Imports what changed and writes the whole public site as static files.</summary>
internal static class ExportCommand
{
    public static async Task<int> RunAsync(string path, ContentFolder folder, CommandLine.CatalogPath data, TimeProvider time, CancellationToken cancellationToken)
    {
        OutputFolder.Check(path, folder.Root);
        var catalog = new CatalogFile(data.FullPath);
        ImportCommand.Announce(catalog, catalog.Prepare());
        try
        {
            // What stays from an export before this one was made from a catalog that was whole; where that one is read again, all of it is looked through only if something fails.
            var code = !OutputFolder.IsExported(path) && catalog.FindDamage() is not null ? null : await TryAsync(path, folder, catalog, time, cancellationToken);
            if (code is null || (code == ExitCode.EnvironmentFailed && catalog.FindDamage() is not null))
            {
                catalog.Replace();
                ImportCommand.Announce(catalog, CatalogState.Damaged);
                code = await TryAsync(path, folder, catalog, time, cancellationToken);
            }

            return code ?? ExitCode.EnvironmentFailed;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("The export was stopped before its end; the next one goes on from there.");
            return ExitCode.EnvironmentFailed;
        }
    }

    /// <returns>The program's exit code; null where the catalog cannot be read.</returns>
    private static async Task<int?> TryAsync(string path, ContentFolder folder, CatalogFile catalog, TimeProvider time, CancellationToken cancellationToken)
    {
        using var output = OutputFolder.Open(path, folder.Root);
        var isAtHand = catalog.ItemsAtHand() > 0;
        try
        {
            await using var export = await SiteExport.StartAsync(folder, catalog, time.GetUtcNow(), configure: null, cancellationToken);

            // What the first pages need takes longer to be compiled than the folder to be looked through, and is compiled beside that.
            var warmth = isAtHand ? export.WarmAsync(cancellationToken) : Task.CompletedTask;
            try
            {
                return await RunAsync(export, output, folder, catalog, cancellationToken);
            }
            finally
            {
                // Had it failed, the pages would have said why.
                await warmth.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        catch (SqliteException problem) when (CatalogFile.IsDamage(problem))
        {
            return null;
        }
    }

    private static async Task<int> RunAsync(SiteExport export, OutputFolder output, ContentFolder folder, CatalogFile catalog, CancellationToken cancellationToken)
    {
        var imported = await ImportCommand.ImportAsync(export.Importer, folder, catalog, cancellationToken);
        ImportCommand.Report(imported, folder);
        var written = await WriteAsync(export, output, cancellationToken);
        Complain(written);
        Console.WriteLine(Describe(written));
        return written.Failed > 0 || written.IsTorn ? ExitCode.EnvironmentFailed
            : imported.Errors.Count > 0 || written.Nameless > 0 ? ExitCode.ContentErrors
            : ExitCode.Done;
    }

    private static async Task<ExportSummary> WriteAsync(SiteExport export, OutputFolder output, CancellationToken cancellationToken)
    {
        ProgressLine? progress = null;
        try
        {
            return await export.WriteAsync(output, Console.IsErrorRedirected ? null : total => progress = new ProgressLine("Exporting", total), cancellationToken);
        }
        finally
        {
            progress?.Dispose();
        }
    }

    private static void Complain(ExportSummary summary)
    {
        foreach (var problem in summary.Problems)
        {
            Console.Error.WriteLine(problem);
        }

        if (summary.Failed + summary.Nameless - summary.Problems.Count is > 0 and var more)
        {
            Console.Error.WriteLine($"{more.ToString("N0", CultureInfo.InvariantCulture)} more URLs have no file.");
        }

        if (summary.IsTorn)
        {
            Console.Error.WriteLine("Another process imported into the catalog during the export, so that pages from before and after it stand beside each other: export again.");
        }
    }

    private static string Describe(ExportSummary summary) => string.Create(
        CultureInfo.InvariantCulture,
        $"{DiagnosticPrinter.Count(summary.Made, "file")} made: {summary.Written:N0} written, {summary.Removed:N0} removed, {summary.Unchanged:N0} unchanged; {summary.Failed + summary.Nameless:N0} left out in {summary.Elapsed.TotalSeconds:0.00} s");
}
