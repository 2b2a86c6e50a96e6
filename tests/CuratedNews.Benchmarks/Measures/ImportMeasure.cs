using System.Diagnostics;
using System.Globalization;
using System.Text;
using CuratedNews.Benchmarks.Corpora;
using CuratedNews.Catalog.Importing;
using CuratedNews.Catalog.Sqlite;
using CuratedNews.Content;
using Microsoft.Extensions.Logging.Abstractions;

namespace CuratedNews.Benchmarks.Measures;

/// <summary>What an import costs: of everything, of nothing, of one edit.</summary>
internal static class ImportMeasure
{
    /// <summary>The verb of the process whose memory is measured.</summary>
    public const string ChildVerb = "cold-import";

    private const int Edits = 20;

    /// <summary>Measures a corpus some times and writes medians as a Markdown table.</summary>
    public static async Task RunAsync(int items, int seed, int rounds, TextWriter output)
    {
        var folder = Corpora.Cache.Folder(items, seed);
        var colds = new List<Cold>();
        var (unchanged, wholes, paths) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            var catalog = Path.Combine(Path.GetTempPath(), $"curatednews-benchmark-{Environment.ProcessId}.db");
            Delete(catalog);
            colds.Add(await ColdAsync(folder, catalog));
            using (var importer = NewImporter(folder, catalog))
            {
                // Once for the runtime to compile what it has not run yet.
                await importer.ImportAsync(progress: null, CancellationToken.None);
                unchanged.Add(await MillisecondsAsync(() => importer.ImportAsync(progress: null, CancellationToken.None)));
                for (var edit = 0; edit < Edits; edit++)
                {
                    var path = new Corpus(items, seed).Item(edit * (items / Edits)).Path;
                    await EditAsync(folder, path);
                    wholes.Add(await MillisecondsAsync(() => importer.ImportAsync(progress: null, CancellationToken.None)));
                    await EditAsync(folder, path);
                    paths.Add(await MillisecondsAsync(() => importer.ImportAsync([path], CancellationToken.None)));
                }
            }

            Delete(catalog);
        }

        var folderMebibytes = new ContentFolder(folder).Files().Sum(file => file.Length) / 1048576.0;
        var cold = Median(colds.Select(each => each.Seconds));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            | {items:N0} items, median of {rounds} | |
            | --- | ---: |
            | import into an empty catalog | {cold:0.00} s |
            | items a second | {items / cold:N0} |
            | processor time, start included | {Median(colds.Select(each => each.ProcessorSeconds)):0.00} s |
            | memory at its peak | {Median(colds.Select(each => each.PeakMebibytes)):N0} MiB |
            | catalog | {Median(colds.Select(each => each.CatalogMebibytes)):N0} MiB |
            | catalog, in bytes of the folder | {Median(colds.Select(each => each.CatalogMebibytes)) / folderMebibytes:0.00} |
            | again, nothing changed | {Median(unchanged):N0} ms |
            | after one edit, whole folder | {Median(wholes):N1} ms |
            | after one edit, by its path | {Median(paths):N1} ms (95 of 100 within {paths.Order().ElementAt((int)(paths.Count * 0.95)):N1} ms) |
            """));
    }

    /// <summary>The process that imports everything once and says how long it took and what it needed.</summary>
    public static async Task RunColdAsync(string folder, string catalog)
    {
        using var importer = NewImporter(folder, catalog);
        var milliseconds = await MillisecondsAsync(() => importer.ImportAsync(progress: null, CancellationToken.None));
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 1000} {process.TotalProcessorTime.TotalSeconds} {process.PeakWorkingSet64 / 1048576.0} {new FileInfo(catalog).Length / 1048576.0}"));
    }

    private static async Task<Cold> ColdAsync(string folder, string catalog)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, [ChildVerb, "--content", folder, "--data", catalog]) { UseShellExecute = false, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var numbers = (await process.StandardOutput.ReadToEndAsync()).Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        await process.WaitForExitAsync();
        return new Cold(numbers[0], numbers[1], numbers[2], numbers[3]);
    }

    private static Importer NewImporter(string folder, string path)
    {
        var catalog = new CatalogFile(path);
        catalog.Prepare();
        return new Importer(catalog, new ContentFolder(folder), new ItemParser(ContentLimits.Default), TimeProvider.System, NullLogger<Importer>.Instance);
    }

    /// <summary>Another last sentence.</summary>
    private static async Task EditAsync(string folder, string path) =>
        await File.AppendAllTextAsync(Path.Combine(folder, path), $"<p>Edited {Guid.NewGuid():N}.</p>\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

    private static async Task<double> MillisecondsAsync(Func<Task> work)
    {
        var started = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static double Median(IEnumerable<double> values)
    {
        var ordered = values.Order().ToList();
        return ordered[ordered.Count / 2];
    }

    private static void Delete(string catalog)
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        foreach (var suffix in (string[])["", "-wal", "-shm"])
        {
            File.Delete(catalog + suffix);
        }
    }

    private sealed record Cold(double Seconds, double ProcessorSeconds, double PeakMebibytes, double CatalogMebibytes);
}
