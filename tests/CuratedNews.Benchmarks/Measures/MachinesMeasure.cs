using System.Diagnostics;
using System.Globalization;
using CuratedNews.Catalog.Importing;
using CuratedNews.Catalog.Sqlite;
using CuratedNews.Content;
using CuratedNews.Web.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CuratedNews.Benchmarks.Measures;

/// <summary>
/// What crawlers cost: the time of every sitemap and of the site's feed over HTTP, and by how much the process grows, which
/// is the server and a client that reads into one buffer.
/// </summary>
internal static class MachinesMeasure
{
    private const int BufferBytes = 16 * 1024;
    private const int PartEntries = 50_000;

    /// <summary>Measures a corpus, and then full sitemaps of a catalog of made-up rows, and writes both as Markdown tables.</summary>
    /// <param name="entries">How many pages the sitemaps of the second have. No files stand behind them: a million would take an hour to write and import.</param>
    public static async Task RunAsync(int items, int seed, int rounds, int entries, TextWriter output)
    {
        var path = Path.Combine(Path.GetTempPath(), $"curatednews-machines-{Environment.ProcessId}.db");
        var noContent = Directory.CreateTempSubdirectory("curatednews-machines-");
        try
        {
            var folder = Corpora.Cache.Folder(items, seed);
            using (var import = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [ImportMeasure.ChildVerb, "--content", folder, "--data", path]) { UseShellExecute = false, RedirectStandardOutput = true })!)
            {
                await import.StandardOutput.ReadToEndAsync();
                await import.WaitForExitAsync();
            }

            await output.WriteLineAsync(CorpusSite.Machine());
            await MeasureAsync($"{items:N0} items of a corpus", folder, path, rounds, output);
            Delete(path);
            new CatalogFile(path).Prepare();
            Fill(path, entries);
            await MeasureAsync($"{entries:N0} items, rows alone", noContent.FullName, path, rounds, output);
        }
        finally
        {
            Delete(path);
            noContent.Delete(recursive: true);
        }
    }

    private static async Task MeasureAsync(string title, string folder, string path, int rounds, TextWriter output)
    {
        var catalog = new CatalogFile(path);
        DateTime newest;
        using (var db = catalog.OpenView())
        {
            newest = await db.Items.MaxAsync(item => item.PublishedAt);
        }

        // An hour after the newest item, so that there is news; and without a cache, because crawlers come for what is new.
        await using var app = WebSite.Build(new ContentFolder(folder), catalog, "http://127.0.0.1:0", builder =>
        {
            builder.Logging.ClearProviders();
            builder.Configuration.AddInMemoryCollection([KeyValuePair.Create("Cache:Mebibytes", (string?)"0")]);
            builder.Services.AddSingleton<TimeProvider>(new Clock(newest.AddHours(1)));
        });
        await app.StartAsync();
        await app.Services.GetRequiredService<Importer>().ImportAsync(progress: null, CancellationToken.None); // Behind the watcher's own.
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };

        // What the runtime compiles and the database maps for any request at all is none of theirs.
        await GetAsync(client, "/news/", null);
        await GetAsync(client, "/robots.txt", null);
        GC.Collect();
        using var memory = new MemoryWatch();
        var parts = (await client.GetStringAsync(new Uri("/sitemap.xml", UriKind.Relative))).Split("<loc>").Skip(1).Select(part => new Uri(part[..part.IndexOf('<', StringComparison.Ordinal)]).AbsolutePath).ToList();
        var measured = new Dictionary<string, Answer>(StringComparer.Ordinal);
        foreach (var url in (IEnumerable<string>)["/sitemap.xml", "/news-sitemap.xml", "/feed.xml", .. parts])
        {
            measured[url] = await MedianAsync(client, url, rounds);
        }

        var growth = memory.PeakBytes - memory.StartBytes;
        await app.StopAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        var slowest = parts.MaxBy(part => measured[part].Milliseconds)!;
        await output.WriteLineAsync($"\n| {title} | whole | 304 | size |\n| --- | ---: | ---: | ---: |");
        foreach (var (name, answer) in ((string, Answer)[])[("`/sitemap.xml`", measured["/sitemap.xml"]), ($"`{slowest}`, the slowest of {parts.Count} parts", measured[slowest]), ("all parts", All(parts.ConvertAll(part => measured[part]))), ("`/news-sitemap.xml`", measured["/news-sitemap.xml"]), ("`/feed.xml`", measured["/feed.xml"])])
        {
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"| {name} | {answer.Milliseconds:N1} ms | {answer.KnownMilliseconds:N1} ms | {answer.Bytes / 1024.0:N0} KiB |"));
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"| growth of the process at its peak | {growth / 1048576.0:N1} MiB | | |"));
    }

    /// <summary>The medians of some rounds, after one that warms up.</summary>
    private static async Task<Answer> MedianAsync(HttpClient client, string url, int rounds)
    {
        var etag = (await GetAsync(client, url, null)).ETag;
        var (whole, known, bytes) = (new List<double>(), new List<double>(), 0L);
        for (var round = 0; round < rounds; round++)
        {
            var started = Stopwatch.GetTimestamp();
            bytes = (await GetAsync(client, url, null)).Bytes;
            whole.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            started = Stopwatch.GetTimestamp();
            if ((await GetAsync(client, url, etag)).Bytes > 0)
            {
                throw new InvalidOperationException($"{url} must answer 304 to its own validator {etag}.");
            }

            known.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return new Answer(whole.Order().ElementAt(rounds / 2), known.Order().ElementAt(rounds / 2), bytes);
    }

    private static Answer All(List<Answer> answers) => new(answers.Sum(answer => answer.Milliseconds), answers.Sum(answer => answer.KnownMilliseconds), answers.Sum(answer => answer.Bytes));

    private static async Task<(string? ETag, long Bytes)> GetAsync(HttpClient client, string url, string? etag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(url, UriKind.Relative));
        if (etag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", etag);
        }

        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await using var body = await response.Content.ReadAsStreamAsync();
        var buffer = new byte[BufferBytes];
        var bytes = 0L;
        while (await body.ReadAsync(buffer) is > 0 and var read)
        {
            bytes += read;
        }

        return (response.Headers.ETag?.ToString(), bytes);
    }

    /// <summary>Items of as many months as are needed for each to fill one sitemap.</summary>
    private static void Fill(string path, int entries)
    {
        var catalog = new CatalogFile(path);
        using var connection = catalog.OpenForWriting();
        using var command = connection.CreateCommand();
        command.CommandTimeout = 0;
        command.CommandText = """
            BEGIN;
            INSERT INTO Nodes (Id, Kind, Key, Label, Vocabulary, Items, Mentions) VALUES (1, 1, '/', 'Home', '', $entries, 0), (2, 1, '/news/', 'News', '', $entries, 0);
            CREATE TEMP TABLE Rows AS
                WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < $entries - 1)
                SELECT i, unixepoch('2026-06-01', '-' || (i / $part) || ' months') + (i % $part) * 50 AS Seconds FROM n;
            INSERT INTO NodeMonths (NodeId, Month, Items)
                SELECT node.Id, CAST(strftime('%Y', Seconds, 'unixepoch') AS INTEGER) * 12 + CAST(strftime('%m', Seconds, 'unixepoch') AS INTEGER) - 1, count(*) FROM Rows, Nodes AS node GROUP BY 1, 2;
            INSERT INTO Items (Id, Path, Permalink, Status, SortKey, PublishedAt, IsShadowed, IsOriginalCanonical, IsLive, Title, Summary, ReadingMinutes)
                SELECT i + 1, 'news/' || i || '.md', '/news/an-item-of-the-usual-length-with-its-number-' || i, 0, (Seconds << 24) + (i & 16777215), 621355968000000000 + Seconds * 10000000, 0, 0, 1, 'Item ' || i, 'A sentence.', 1 FROM Rows;
            INSERT INTO ItemTexts (ItemId, Body, Trail) SELECT Id, '<p>A sentence.</p>', '[]' FROM Items;
            INSERT INTO Memberships (NodeId, IsListed, SortKey, ItemId, Ordinal, NameId, Carries) SELECT node.Id, 1, item.SortKey, item.Id, 0, 1, '' FROM Items AS item, Nodes AS node ORDER BY node.Id, item.SortKey;
            COMMIT;
            """;
        command.Parameters.AddWithValue("$entries", entries);
        command.Parameters.AddWithValue("$part", PartEntries);
        command.ExecuteNonQuery();
        catalog.Checkpoint(connection);
    }

    private static void Delete(string path)
    {
        foreach (var suffix in (string[])["", "-wal", "-shm"])
        {
            File.Delete(path + suffix);
        }
    }

    private sealed record Answer(double Milliseconds, double KnownMilliseconds, long Bytes);

    private sealed class Clock(DateTime now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(now, TimeSpan.Zero);
    }

    /// <summary>Looks every few milliseconds how large the process is.</summary>
    private sealed class MemoryWatch : IDisposable
    {
        private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(5);

        private readonly Timer _timer;
        private long _peakBytes;

        public MemoryWatch()
        {
            StartBytes = Environment.WorkingSet;
            _timer = new Timer(_ => Look(), null, Interval, Interval);
        }

        public long StartBytes { get; }

        public long PeakBytes
        {
            get
            {
                Look();
                return Interlocked.Read(ref _peakBytes);
            }
        }

        public void Dispose() => _timer.Dispose();

        private void Look()
        {
            var bytes = Environment.WorkingSet;
            while (Interlocked.Read(ref _peakBytes) is var peak && bytes > peak && Interlocked.CompareExchange(ref _peakBytes, bytes, peak) != peak)
            {
            }
        }
    }
}
