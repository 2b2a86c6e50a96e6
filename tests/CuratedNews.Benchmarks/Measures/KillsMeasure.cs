using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using CuratedNews.Benchmarks.Peers;
using Microsoft.Data.Sqlite;

namespace CuratedNews.Benchmarks.Measures;

/// <summary>Kills imports of two editions of the same items at random moments, while readers read, and looks after each what is left.</summary>
internal sealed class KillsMeasure
{
    private const int Readers = 3;

    private readonly string _program;
    private readonly int _items;
    private readonly string _root;
    private readonly ConcurrentQueue<string> _wrong = new();
    private int _answers;

    private KillsMeasure(string program, int items, string root) => (_program, _items, _root) = (program, items, root);

    private string Catalog => Path.Combine(_root, "catalog.db");

    /// <summary>Kills as many imports and writes a line on what it saw.</summary>
    /// <param name="program">The executable <c>curatednews</c>.</param>
    /// <returns>What was not as it is promised; empty where all was.</returns>
    public static async Task<IReadOnlyCollection<string>> RunAsync(string program, int items, int kills, int seed, TextWriter log)
    {
        var root = Directory.CreateTempSubdirectory("curatednews-kills-").FullName;
        try
        {
            var measure = new KillsMeasure(program, items, root);
            await measure.RunAsync(kills, new Random(seed), seed, log);
            return measure._wrong;
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private async Task RunAsync(int kills, Random random, int seed, TextWriter log)
    {
        WriteEdition("A");
        WriteEdition("B");
        await ImportAsync("A", killAfter: null);
        var whole = await ImportAsync("B", killAfter: null);
        await log.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{items()} items, {kills} kills within {whole.TotalSeconds:0.0} s of a start, seed {seed}"));
        string items() => _items.ToString("N0", CultureInfo.InvariantCulture);

        // A site without its folder only reads: what is imported is imported by those that are killed.
        await using var server = await PortalServer.StartAsync(_program, Path.Combine(_root, "away"), Catalog, cacheMebibytes: 1, CancellationToken.None);
        using var stop = new CancellationTokenSource();
        var reading = Enumerable.Range(0, Readers).Select(reader => ReadAsync(server.Url, new Random(seed + reader), stop.Token)).ToList();
        var (untouched, done) = (0, 0);
        for (var kill = 0; kill < kills && _wrong.IsEmpty; kill++)
        {
            var (before, after) = kill % 2 == 0 ? ("B", "A") : ("A", "B");
            await ImportAsync(after, whole * (random.NextDouble() * 1.1));
            var left = Look(before, after, kill);
            (untouched, done) = (untouched + (left == before ? 1 : 0), done + (left == after ? 1 : 0));

            whole = await ImportAsync(after, killAfter: null);
            if (Look(before, after, kill) != after)
            {
                _wrong.Enqueue($"After kill {kill} the next import did not bring every item.");
            }

            if (kill % 20 == 19)
            {
                await log.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{kill + 1} kills, {_answers:N0} answers"));
            }
        }

        await stop.CancelAsync();
        await Task.WhenAll(reading);
        await log.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{untouched} left the catalog as it was, {done} as it was to be; {_answers:N0} answers to readers meanwhile; {_wrong.Count} wrong"));
    }

    private void WriteEdition(string edition)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_root, edition, "news")).FullName;
        for (var i = 0; i < _items; i++)
        {
            File.WriteAllText(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{i}.md")), string.Create(CultureInfo.InvariantCulture, $"""
                ---
                title: Item {i} of edition {edition}
                slug: item-{i}
                basePath: /news/
                breadcrumbs: [News]
                breadcrumbLinks: [/news/]
                date: '2026-0{1 + (i % 6)}-{1 + (i % 28):00}'
                categories: ['KLAS: Topic {i % 40}', 'Symplur: {edition}{i % 7}']
                author: [Curator {i % 11}]
                ---
                {string.Join(' ', Enumerable.Range(0, 12).Select(n => $"Sentence {n} of {i} in edition {edition}."))}

                """));
        }
    }

    /// <returns>How long it took.</returns>
    private async Task<TimeSpan> ImportAsync(string edition, TimeSpan? killAfter)
    {
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(_program, ["import", "--content", Path.Combine(_root, edition), "--data", Catalog])
        {
            WorkingDirectory = _root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (killAfter is { } delay)
        {
            await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(delay));
            process.Kill();
        }

        await process.WaitForExitAsync();
        if (killAfter is null && process.ExitCode != 0)
        {
            _wrong.Enqueue($"An import ended with {process.ExitCode}: {string.Concat(await output)}");
        }

        return Stopwatch.GetElapsedTime(started);
    }

    /// <returns>The edition that the catalog holds.</returns>
    private string? Look(string before, string after, int kill)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Catalog, Pooling = false, DefaultTimeout = 30 }.ToString());
        connection.Open();
        using var check = connection.CreateCommand();
        check.CommandText = "PRAGMA integrity_check";
        if (check.ExecuteScalar() is not "ok")
        {
            _wrong.Enqueue($"After kill {kill} the integrity check finds faults.");
        }

        foreach (var edition in (string[])[before, after])
        {
            using var count = connection.CreateCommand();
            count.CommandText = "SELECT count(*) = $items AND (SELECT count(*) FROM Items) = $items FROM Items JOIN ItemTexts ON ItemId = Id WHERE IsLive AND Title LIKE '% edition ' || $edition AND Body LIKE '% in edition ' || $edition || '.%'";
            count.Parameters.AddWithValue("$items", _items);
            count.Parameters.AddWithValue("$edition", edition);
            if (count.ExecuteScalar() is 1L)
            {
                return edition;
            }
        }

        _wrong.Enqueue($"After kill {kill} the catalog holds neither edition whole.");
        return null;
    }

    private async Task ReadAsync(Uri site, Random random, CancellationToken stop)
    {
        using var client = new HttpClient { BaseAddress = site };
        while (!stop.IsCancellationRequested)
        {
            var number = random.Next(_items);
            var url = random.Next(8) switch
            {
                0 => "/",
                1 => "/news/",
                2 => $"/topic/klas-topic-{number % 40}",
                3 => "/feed.xml",
                4 => $"/author/curator-{number % 11}",
                5 => $"/search?q=sentence+{number % 12}",
                _ => $"/news/item-{number}",
            };
            try
            {
                using var answer = await client.GetAsync(new Uri(url, UriKind.Relative), CancellationToken.None);
                var text = await answer.Content.ReadAsStringAsync(CancellationToken.None);
                Interlocked.Increment(ref _answers);
                if (!answer.IsSuccessStatusCode && answer.StatusCode != System.Net.HttpStatusCode.TooManyRequests)
                {
                    _wrong.Enqueue($"{url} answered {(int)answer.StatusCode}.");
                }
                else if (text.Contains("of edition A", StringComparison.Ordinal) && text.Contains("of edition B", StringComparison.Ordinal))
                {
                    _wrong.Enqueue($"{url} showed half an import.");
                }
            }
            catch (HttpRequestException problem)
            {
                _wrong.Enqueue($"{url} was not answered: {problem.Message}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(5), CancellationToken.None);
        }
    }
}
