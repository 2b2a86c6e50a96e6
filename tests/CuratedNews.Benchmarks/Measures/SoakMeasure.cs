using System.Diagnostics;
using System.Globalization;
using CuratedNews.Benchmarks.Corpora;
using CuratedNews.Benchmarks.Peers;
using CuratedNews.Catalog.Sqlite;
using CuratedNews.Content;
using CuratedNews.Web.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace CuratedNews.Benchmarks.Measures;

/// <summary>A working day of edits and reads in some minutes, and whether anything grows by it.</summary>
internal sealed class SoakMeasure : IDisposable
{
    private const int Looks = 20;
    private const int Readers = 4;

    /// <summary>In eight hours: an edit every half a minute, two pages a second.</summary>
    private const int Edits = 8 * 60 * 2;
    private const int Reads = 8 * 3600 * 2;

    /// <summary>The minutes that the figures above are for; of fewer minutes there are fewer of both.</summary>
    private const double WholeMinutes = 10;

    private readonly TimeSpan _length;
    private readonly string _content;
    private readonly CatalogFile _catalog;
    private readonly List<string> _urls = [];
    private readonly LogBytes _log = new();
    private readonly List<Look> _looks = [];
    private int _edits, _reads, _wrong;

    private SoakMeasure(TimeSpan length, string root)
    {
        (_length, _content) = (length, Path.Combine(root, "content"));
        _catalog = new CatalogFile(Path.Combine(root, "catalog.db"));
    }

    public void Dispose() => _log.Dispose();

    /// <summary>Edits and reads for so long, and writes what the process held meanwhile as a Markdown table, with the bound and whether it held.</summary>
    /// <param name="chart">Where the same goes as an SVG image; null for nowhere.</param>
    /// <returns>The exit code: 1 where something grew beyond its bound, or an answer was not 200.</returns>
    public static async Task<int> RunAsync(int items, int seed, double minutes, string? chart, TextWriter output)
    {
        var root = Directory.CreateTempSubdirectory("curatednews-soak-").FullName;
        try
        {
            using var soak = new SoakMeasure(TimeSpan.FromMinutes(minutes), root);
            new Corpus(items, seed).WriteTo(soak._content);
            await soak.RunAsync(seed, output);
            var isKept = soak.Report(items, output);
            if (chart is not null)
            {
                await File.WriteAllTextAsync(chart, SoakChart.Svg(Sizes.Select(size => (size.Name, soak._looks.Select(size.Of).ToList())).ToList()));
            }

            return isKept ? 0 : 1;
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(root, recursive: true);
        }
    }

    /// <summary>What is looked at: its value, and how much more than in the second quarter it may be in the last one.</summary>
    private static IReadOnlyList<Size> Sizes { get; } =
    [
        new("memory of the process, MiB", look => look.ResidentMebibytes, 1.1, 32),
        new("live objects, MiB", look => look.HeapMebibytes, 1.1, 8),
        new("handles", look => look.Handles, 1, 32),
        new("threads", look => look.Threads, 1, 16),
        new("catalog with its log, MiB", look => look.CatalogMebibytes, 1.1, 16),
        new("bytes logged for an edit", look => look.Edits == 0 ? 0 : (double)look.LogBytes / look.Edits, 1, 100),
    ];

    private async Task RunAsync(int seed, TextWriter output)
    {
        _catalog.Prepare();
        await using var app = WebSite.Build(new ContentFolder(_content), _catalog, "http://127.0.0.1:0", builder =>
        {
            // Less than the pages take, so that it is full long before the first look that counts.
            builder.Configuration.AddInMemoryCollection([new("Cache:Mebibytes", "4")]);
            builder.Logging.ClearProviders().AddProvider(_log).AddFilter("Microsoft", LogLevel.Warning).AddFilter("System", LogLevel.Warning);
        });
        await app.StartAsync();
        var files = Directory.GetFiles(_content, "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        while (_catalog.ItemsAtHand() is null)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }

        await FindUrlsAsync(client);
        using var stop = new CancellationTokenSource(_length);
        var share = _length.TotalMinutes / WholeMinutes;
        var started = Stopwatch.GetTimestamp();
        var work = new List<Task> { EditAsync(files, new Random(seed), _length / Math.Max(1, Edits * share), stop.Token) };
        work.AddRange(Enumerable.Range(0, Readers).Select(reader => ReadAsync(client, new Random(seed + reader), _length * Readers / Math.Max(1, Reads * share), stop.Token)));
        for (var look = 1; look <= Looks; look++)
        {
            var left = (_length * look / Looks) - Stopwatch.GetElapsedTime(started);
            await Task.Delay(left > TimeSpan.Zero ? left : TimeSpan.Zero);
            _looks.Add(Take(Stopwatch.GetElapsedTime(started)));
            await output.WriteLineAsync(_looks[^1].ToString());
        }

        await Task.WhenAll(work);
        await app.StopAsync();
    }

    private async Task FindUrlsAsync(HttpClient client)
    {
        var index = await client.GetStringAsync(new Uri("/sitemap.xml", UriKind.Relative));
        foreach (var sitemap in Locations(index))
        {
            _urls.AddRange(Locations(await client.GetStringAsync(new Uri(new Uri(sitemap).PathAndQuery, UriKind.Relative))).Select(url => new Uri(url).PathAndQuery));
        }

        static IEnumerable<string> Locations(string xml) => xml.Split("<loc>").Skip(1).Select(rest => rest[..rest.IndexOf('<', StringComparison.Ordinal)]);
    }

    /// <summary>Most edits change a text; some bring an item or take it away again, some rename one.</summary>
    private async Task EditAsync(List<string> files, Random random, TimeSpan between, CancellationToken stop)
    {
        var originals = new Dictionary<string, string>(StringComparer.Ordinal);
        var added = new Queue<string>();
        while (!stop.IsCancellationRequested)
        {
            var file = files[random.Next(files.Count)];
            if (!originals.TryGetValue(file, out var text))
            {
                originals[file] = text = await File.ReadAllTextAsync(file, CancellationToken.None);
            }

            switch (random.Next(20))
            {
                case 0:
                    var name = Path.Combine(_content, "news", $"added-{Guid.NewGuid():N}.md");
                    await File.WriteAllTextAsync(name, $"---\ntitle: Added\nslug: {Path.GetFileNameWithoutExtension(name)}\nbasePath: /news/\ndate: '2026-05-01'\n---\nIt stays for a while.\n", CancellationToken.None);
                    added.Enqueue(name);
                    break;
                case 1 when added.Count > 10:
                    File.Delete(added.Dequeue());
                    break;
                case 2 when added.Count > 0:
                    var old = added.Dequeue();
                    File.Move(old, old.Replace(".md", "-renamed.md", StringComparison.Ordinal));
                    added.Enqueue(old.Replace(".md", "-renamed.md", StringComparison.Ordinal));
                    break;
                default:
                    await File.WriteAllTextAsync(file, $"{text}\n<p>Edited for the {_edits}th time, {random.Next()}.</p>\n", CancellationToken.None);
                    break;
            }

            _edits++;
            await Task.Delay(between, CancellationToken.None);
        }
    }

    private async Task ReadAsync(HttpClient client, Random random, TimeSpan between, CancellationToken stop)
    {
        var next = TimeSpan.Zero;
        var started = Stopwatch.GetTimestamp();
        while (!stop.IsCancellationRequested)
        {
            var url = random.Next(20) == 0 ? $"/search?q={random.Next(1000)}+care" : _urls[random.Next(_urls.Count)];
            using (var answer = await client.GetAsync(new Uri(url, UriKind.Relative), CancellationToken.None))
            {
                await answer.Content.ReadAsByteArrayAsync(CancellationToken.None);
                Interlocked.Add(ref _wrong, answer.IsSuccessStatusCode || answer.StatusCode == System.Net.HttpStatusCode.TooManyRequests ? 0 : 1);
            }

            Interlocked.Increment(ref _reads);
            next += between;
            var early = next - Stopwatch.GetElapsedTime(started);
            await Task.Delay(early > TimeSpan.Zero ? early : TimeSpan.Zero, CancellationToken.None);
        }
    }

    private Look Take(TimeSpan at)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var heap = GC.GetTotalMemory(forceFullCollection: true);
        using var process = Process.GetCurrentProcess();
        var catalog = ((string[])["", "-wal", "-shm"]).Select(suffix => new FileInfo(_catalog.FullPath + suffix)).Where(file => file.Exists).Sum(file => file.Length);
        return new Look(at, ProcStatus.ResidentMebibytes(Environment.ProcessId), heap / 1048576.0, Directory.GetFiles("/proc/self/fd").Length, process.Threads.Count, catalog / 1048576.0, _log.Bytes, _edits, _reads);
    }

    private bool Report(int items, TextWriter output)
    {
        var quarter = Looks / 4;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{items:N0} items, {_edits:N0} edits and {_reads:N0} reads in {_length.TotalMinutes:0.#} minutes, {_wrong} answers other than 200; {CorpusSite.Machine()}\n"));
        output.WriteLine("| | most in the second quarter | most in the last quarter | bound | |\n| --- | ---: | ---: | ---: | --- |");
        var isKept = _wrong == 0;
        foreach (var size in Sizes)
        {
            var before = _looks.Skip(quarter).Take(quarter).Max(size.Of);
            var after = _looks.Skip(Looks - quarter).Max(size.Of);
            var bound = (before * size.Factor) + size.Allowance;
            isKept &= after <= bound;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {size.Name} | {before:0.0} | {after:0.0} | {bound:0.0} | {(after <= bound ? "kept" : "BROKEN")} |"));
        }

        return isKept;
    }

    private sealed record Size(string Name, Func<Look, double> Of, double Factor, double Allowance);

    private sealed record Look(TimeSpan At, double ResidentMebibytes, double HeapMebibytes, int Handles, int Threads, double CatalogMebibytes, long LogBytes, int Edits, int Reads)
    {
        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture,
            $"{At.TotalSeconds,5:0} s: {ResidentMebibytes:0} MiB, objects {HeapMebibytes:0.0} MiB, {Handles} handles, {Threads} threads, catalog {CatalogMebibytes:0.0} MiB, {LogBytes:N0} bytes logged, {Edits:N0} edits, {Reads:N0} reads");
    }

    /// <summary>How long a log would be in which every line begins with the time and the level.</summary>
    private sealed class LogBytes : ILoggerProvider, ILogger
    {
        private const int Beginning = 15;
        private long _bytes;

        public long Bytes => Interlocked.Read(ref _bytes);

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                Interlocked.Add(ref _bytes, Beginning + formatter(state, exception).Length + (exception?.ToString().Length ?? 0));
            }
        }

        public void Dispose()
        {
        }
    }
}
