using CuratedNews.Catalog.Importing;
using CuratedNews.Catalog.Sqlite;
using CuratedNews.Content;
using CuratedNews.Web.Exporting;
using Microsoft.Extensions.Configuration;

namespace CuratedNews.Web.Tests.Exporting;

/// <summary>What an export wrote, at the moment that <see cref="RunningSite"/> stands at.</summary>
internal sealed record ExportedSite(string Folder, ExportSummary Summary)
{
    /// <summary>By which an export knows its own folder.</summary>
    public const string Own = ".curatednews";

    /// <summary>Every file of the site, below the folder, with '/' between its parts.</summary>
    public IReadOnlyList<string> Files { get; } = FilesOf(Folder);

    /// <summary>The ledger of old paths, a line each.</summary>
    public string[] Ledger { get; } = File.ReadAllLines(Path.Combine(Folder, Own, "redirects.map"));

    /// <param name="folder">Where it is written; the catalog stands beside it.</param>
    /// <param name="settings">As <see cref="RunningSite"/> takes them.</param>
    public static Task<ExportedSite> OfAsync(string contentRoot, string folder, params (string Key, string Value)[] settings) =>
        OfAsync(contentRoot, folder, onImported: () => { }, onMade: _ => { }, settings);

    /// <param name="onImported">Called between the import and the first page.</param>
    /// <param name="onMade">Called behind each URL.</param>
    public static async Task<ExportedSite> OfAsync(string contentRoot, string folder, Action onImported, Action<string> onMade, params (string Key, string Value)[] settings)
    {
        var content = new ContentFolder(contentRoot);
        var catalog = new CatalogFile(folder + ".db");
        if (Array.Find(settings, setting => setting.Key == "catalog").Value is { } first)
        {
            File.Copy(first, catalog.FullPath);
        }

        catalog.Prepare();
        using var output = OutputFolder.Open(folder, contentRoot);
        await using var export = await SiteExport.StartAsync(
            content,
            catalog,
            RunningSite.Today,
            builder =>
            {
                builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
                builder.Environment.EnvironmentName = Array.Find(settings, setting => setting.Key == "environment").Value ?? "Production";
            },
            CancellationToken.None);

        // As the command does: nothing that a page keeps in memory from before the import may be left on one made after it.
        var warmth = catalog.ItemsAtHand() > 0 ? export.WarmAsync(CancellationToken.None) : Task.CompletedTask;
        await export.Importer.ImportAsync(progress: null, CancellationToken.None);
        onImported();
        var summary = await export.WriteAsync(output, _ => new Watch(onMade), CancellationToken.None);
        await warmth;
        return new ExportedSite(folder, summary);
    }

    public static IReadOnlyList<string> FilesOf(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
            .Select(path => Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/'))
            .Where(path => !path.StartsWith(Own + "/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    public string FullPath(string file) => Path.Combine(Folder, file);

    /// <summary>The file of a page's URL, by the rule that the documentation gives.</summary>
    public static string FileOf(string url)
    {
        var query = url.IndexOf("?page=", StringComparison.Ordinal);
        var path = Uri.UnescapeDataString(query < 0 ? url : url[..query])[1..];
        var name = path.Length == 0 || path.EndsWith('/') ? path + "index" : path;
        return query < 0 ? $"{name}.html" : $"{name}.page-{url[(query + "?page=".Length)..]}.html";
    }

    private sealed class Watch(Action<string> onMade) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => onMade(value.Path);
    }
}
