using System.Diagnostics;
using System.Globalization;
using CuratedNews.Catalog.Importing;
using CuratedNews.Catalog.Rows;
using CuratedNews.Catalog.Sqlite;
using CuratedNews.Content;
using CuratedNews.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace CuratedNews.Benchmarks.Measures;

/// <summary>How long an editor waits: from the write of a file to the changed page in Chromium, of the item, of its topic and of the home page, all open at once.</summary>
internal static class PreviewMeasure
{
    private const string Path = "news/measured-edit.md";

    private static readonly DateTimeOffset Today = new(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Says when a text has come into the page, as the clock of this machine says it in milliseconds.</summary>
    private const string Watch = """
        text => new Promise(resolve => {
          const look = () => document.querySelector("main").textContent.includes(text) && (observer.disconnect(), resolve(performance.timeOrigin + performance.now()));
          const observer = new MutationObserver(look);
          observer.observe(document.body, { subtree: true, childList: true, characterData: true });
          look();
        })
        """;

    /// <summary>Edits one file again and again and writes how long it took as a Markdown table.</summary>
    public static async Task RunAsync(int items, int seed, int edits, TextWriter output)
    {
        var program = Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named ? named : "/usr/bin/chromium";
        if (!File.Exists(program))
        {
            await output.WriteLineAsync($"A browser is needed: install Debian's package 'chromium', or name its program in CHROMIUM; found none at '{program}'.");
            return;
        }

        var folder = Corpora.Cache.Folder(items, seed);
        var data = Directory.CreateTempSubdirectory("curatednews-preview-").FullName;
        var file = System.IO.Path.Combine(folder, Path);
        try
        {
            var catalog = new CatalogFile(System.IO.Path.Combine(data, "catalog.db"));
            using (var import = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [ImportMeasure.ChildVerb, "--content", folder, "--data", catalog.FullPath]) { UseShellExecute = false, RedirectStandardOutput = true })!)
            {
                await import.StandardOutput.ReadToEndAsync();
                await import.WaitForExitAsync();
            }

            NodeRow topic;
            using (var db = catalog.OpenView())
            {
                topic = await db.Nodes.Where(node => node.Kind == NodeKind.Topic).OrderByDescending(node => node.Items).FirstAsync();
            }

            await using var app = WebSite.Build(new ContentFolder(folder), catalog, "http://127.0.0.1:0", builder =>
            {
                builder.Environment.EnvironmentName = Environments.Development;
                builder.Logging.ClearProviders();
                builder.Services.AddSingleton<TimeProvider>(new Clock());
            });
            Write(file, topic, 0);
            await app.StartAsync();
            await app.Services.GetRequiredService<Importer>().ImportAsync(progress: null, CancellationToken.None); // Behind the watcher's own.
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{items:N0} items, {edits} edits; {CorpusSite.Machine()}\n\n| write of the file to the changed page | median | 95 of 100 within | longest |\n| --- | ---: | ---: | ---: |"));
            foreach (var (name, times) in await MeasureAsync(app, program, topic, file, edits))
            {
                var sorted = times.Order().ToList();
                await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"| {name} | {sorted[sorted.Count / 2]:0} ms | {sorted[(sorted.Count * 95 / 100) - 1]:0} ms | {sorted[^1]:0} ms |"));
            }

            await app.StopAsync();
        }
        finally
        {
            File.Delete(file);
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(data, recursive: true);
        }
    }

    private static async Task<List<(string Name, List<double> Times)>> MeasureAsync(WebApplication app, string program, NodeRow topic, string file, int edits)
    {
        const int WarmUps = 5;
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = program, Args = ["--no-sandbox", "--disable-gpu"] });
        var pages = new List<(string Name, IPage Page, List<double> Times)>();
        foreach (var (name, path) in ((string, string)[])[("the item", $"/preview/file/{Path}"), ($"its topic, {topic.Items:N0} items", $"/preview/site/topic/{topic.Key}"), ("the home page", "/preview/site/")])
        {
            var page = await browser.NewPageAsync();
            await page.GotoAsync(app.Urls.Single() + path);
            await page.Locator("#preview .live:not([hidden])").WaitForAsync();
            pages.Add((name, page, []));
        }

        for (var edit = 1 - WarmUps; edit <= edits; edit++)
        {
            var title = Title(edit);
            var seen = pages.ConvertAll(entry => entry.Page.EvaluateAsync<double>(Watch, title));
            await Task.Delay(TimeSpan.FromMilliseconds(300)); // The pages watch; what the last edit left is done.
            var written = (TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalMilliseconds;
            Write(file, topic, edit);
            for (var i = 0; i < pages.Count; i++)
            {
                var elapsed = await seen[i] - written;
                if (edit > 0)
                {
                    pages[i].Times.Add(elapsed);
                }
            }
        }

        return pages.ConvertAll(entry => (entry.Name, entry.Times));
    }

    private static string Title(int edit) => string.Create(CultureInfo.InvariantCulture, $"Edit number {edit} of a brief");

    /// <summary>The newest of all items, in the largest topic.</summary>
    private static void Write(string file, NodeRow topic, int edit)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllText(file, $"---\ntitle: {Title(edit)}\nslug: measured-edit\nbasePath: /news/\ndate: {Today.AddMinutes(-5):yyyy-MM-dd'T'HH:mm:ss'Z'}\ncategories:\n- '{topic.Vocabulary.Replace("'", "''", StringComparison.Ordinal)}: {topic.Label.Replace("'", "''", StringComparison.Ordinal)}'\n---\nA first paragraph.\n\nAnd edit {edit}.\n");
    }

    private sealed class Clock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Today;
    }
}
