using System.Diagnostics;
using System.Globalization;
using CuratedNews.Catalog.Sqlite;
using CuratedNews.Content;
using CuratedNews.Web.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CuratedNews.Benchmarks.Measures;

/// <summary>How long the site takes to follow a checkout of another branch with many changed files, and whether readers notice.</summary>
internal static class CheckoutMeasure
{
    /// <summary>Of the files, how many the second branch changes: three thousand of ten thousand.</summary>
    private const double Share = 0.3;

    /// <summary>Goes from one branch to the other and back, and writes how long each way took as a Markdown table.</summary>
    public static async Task RunAsync(int items, int seed, int rounds, TextWriter output)
    {
        var root = Directory.CreateTempSubdirectory("curatednews-checkout-").FullName;
        var content = Path.Combine(root, "content");
        try
        {
            new Corpora.Corpus(items, seed).WriteTo(content);
            Git(content, "init", "-q", "-b", "first");
            Commit(content);
            Git(content, "checkout", "-qb", "second");
            var changed = Directory.EnumerateFiles(content, "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Take((int)(items * Share)).ToList();
            foreach (var file in changed)
            {
                await File.AppendAllTextAsync(file, "\n\nAn addition of the second branch.\n");
            }

            Commit(content);
            Git(content, "checkout", "-q", "first");
            var catalog = new CatalogFile(Path.Combine(root, "catalog.db"));
            using (var import = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [ImportMeasure.ChildVerb, "--content", content, "--data", catalog.FullPath]) { UseShellExecute = false, RedirectStandardOutput = true })!)
            {
                await import.StandardOutput.ReadToEndAsync();
                await import.WaitForExitAsync();
            }

            await using var app = WebSite.Build(new ContentFolder(content), catalog, "http://127.0.0.1:0", builder => builder.Logging.ClearProviders());
            await app.StartAsync();
            await Task.Delay(TimeSpan.FromSeconds(2)); // The watcher's first look.
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{items:N0} items, {changed.Count:N0} changed; {CorpusSite.Machine()}\n\n| checkout | git itself | its end to all changes on the site | slowest answer meanwhile | answers | not 200 |\n| --- | ---: | ---: | ---: | ---: | ---: |"));
            using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
            for (var round = 0; round < rounds * 2; round++)
            {
                var branch = round % 2 == 0 ? "second" : "first";
                using var stop = new CancellationTokenSource();
                var reading = ReadAsync(client, stop.Token);
                var started = Stopwatch.GetTimestamp();
                Git(content, "checkout", "-q", branch);
                var git = Stopwatch.GetElapsedTime(started);
                started = Stopwatch.GetTimestamp();
                for (var looked = 0L; ; await Task.Delay(TimeSpan.FromMilliseconds(10)))
                {
                    // Counting reads every text, so it must not go on beside the import.
                    if (catalog.ReadMark().Generation is var generation && generation != looked && await CountAsync(catalog) == (branch == "second" ? changed.Count : 0))
                    {
                        break;
                    }

                    looked = generation;
                }

                var followed = Stopwatch.GetElapsedTime(started);
                await stop.CancelAsync();
                var answers = await reading;
                await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"| to the {branch} | {git.TotalSeconds:0.0} s | {followed.TotalSeconds:0.0} s | {answers.Max(answer => answer.Elapsed.TotalMilliseconds):0} ms | {answers.Count} | {answers.Count(answer => !answer.IsGood)} |"));
            }

            await app.StopAsync();
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(root, recursive: true);
        }
    }

    private static async Task<int> CountAsync(CatalogFile catalog)
    {
        using var db = catalog.OpenView();
        return await db.Context.ItemTexts.CountAsync(text => text.Body.Contains("An addition of the second branch."));
    }

    private static async Task<List<(TimeSpan Elapsed, bool IsGood)>> ReadAsync(HttpClient client, CancellationToken stop)
    {
        var answers = new List<(TimeSpan, bool)>();
        while (!stop.IsCancellationRequested)
        {
            foreach (var url in (string[])["/", "/topic/", "/news/", "/feed.xml", "/?page=3"])
            {
                var started = Stopwatch.GetTimestamp();
                using var answer = await client.GetAsync(new Uri(url, UriKind.Relative), CancellationToken.None);
                answers.Add((Stopwatch.GetElapsedTime(started), answer.IsSuccessStatusCode));
                await Task.Delay(TimeSpan.FromMilliseconds(10), CancellationToken.None); // A hundred readers a second.
            }
        }

        return answers;
    }

    private static void Commit(string folder)
    {
        Git(folder, "add", "-A", ".");
        Git(folder, "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-qm", "Items");
    }

    private static void Git(string folder, params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = folder })!;
        git.WaitForExit();
        if (git.ExitCode != 0)
        {
            throw new InvalidOperationException($"git {string.Join(' ', arguments)} must end with 0; it ended with {git.ExitCode}.");
        }
    }
}
