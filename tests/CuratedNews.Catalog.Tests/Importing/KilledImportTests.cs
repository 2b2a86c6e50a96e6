using System.Diagnostics;
using System.Globalization;
using CuratedNews.Catalog.Importing;
using CuratedNews.Catalog.Sqlite;
using CuratedNews.Content;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace CuratedNews.Catalog.Tests.Importing;

/// <summary>An import that is killed leaves the catalog as it was or as it will be, and the next one completes it.</summary>
public sealed class KilledImportTests : IDisposable
{
    public const string Verb = "import-to-be-killed";

    private const string Begun = "begun";
    private const int Kills = 8;
    private readonly TemporarySite _site = new();
    private readonly Random _random = new(5);

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task A_kill_leaves_the_old_catalog_or_the_new_one()
    {
        WriteOld();
        await _site.ImportAsync();
        var old = _site.Dump();
        SqliteConnection.ClearAllPools();
        var bytes = await File.ReadAllBytesAsync(_site.Catalog.FullPath);
        WriteNew();
        var after = await DumpOfNewAsync();
        var whole = await RunAsync(_site.NewCatalog(), killAfter: null);

        for (var i = 0; i < Kills; i++)
        {
            var catalog = new CatalogFile(_site.Beside($"killed-{i}.db"));
            await File.WriteAllBytesAsync(catalog.FullPath, bytes);
            await RunAsync(catalog, whole * _random.NextDouble());

            Assert.Equal(CatalogState.Ready, catalog.Prepare());
            await AssertOneOfAsync(catalog, old, after);
        }
    }

    [Fact]
    public async Task A_kill_of_the_first_import_leaves_nothing_an_empty_catalog_or_the_whole()
    {
        WriteOld();
        var empty = CatalogDump.Of(_site.NewCatalog());
        var after = await DumpOfNewAsync();
        var whole = await RunAsync(new CatalogFile(_site.Beside("whole.db")), killAfter: null);

        for (var i = 0; i < Kills; i++)
        {
            var catalog = new CatalogFile(_site.Beside($"killed-{i}.db"));
            await RunAsync(catalog, whole * _random.NextDouble());

            Assert.Equal(File.Exists(catalog.FullPath) ? CatalogState.Ready : CatalogState.Created, catalog.Prepare());
            await AssertOneOfAsync(catalog, empty, after);
        }
    }

    /// <summary>What the process does that is killed.</summary>
    internal static async Task ImportAsync(string content, string path, string ticks)
    {
        Console.WriteLine(Begun);
        var catalog = new CatalogFile(path);
        catalog.Prepare();
        var time = new FakeTime(new DateTime(long.Parse(ticks, CultureInfo.InvariantCulture), DateTimeKind.Utc));
        using var importer = new Importer(catalog, new ContentFolder(content), new ItemParser(ContentLimits.Default), time, NullLogger<Importer>.Instance);
        await importer.ImportAsync(progress: null, CancellationToken.None);
    }

    private void WriteOld()
    {
        for (var i = 0; i < 200; i++)
        {
            _site.Write($"news/{i}.md", new ItemFile { Slug = $"item-{i}", Topics = ["KLAS: Imaging", $"Symplur: {i % 7}"], Curators = [$"Curator {i % 3}"] });
        }
    }

    private void WriteNew()
    {
        for (var i = 0; i < 120; i++)
        {
            _site.Write($"news/{i}.md", new ItemFile { Slug = $"item-{i}", Topics = [$"MeSH: {i % 5}"], Date = TemporarySite.Start.AddDays(-i) });
            _site.Delete($"news/{150 + (i / 3)}.md");
            _site.Write($"communities/{i}.md", new ItemFile { Slug = $"new-{i}", BasePath = "/communities/", Topics = ["KLAS: Imaging"] });
        }
    }

    private async Task<string> DumpOfNewAsync()
    {
        var catalog = _site.NewCatalog();
        await _site.ImportAsync(catalog);
        return CatalogDump.Of(catalog);
    }

    /// <returns>How long the import took that was not killed.</returns>
    private async Task<TimeSpan> RunAsync(CatalogFile catalog, TimeSpan? killAfter)
    {
        string[] arguments = [Verb, _site.Folder.Root, catalog.FullPath, _site.Time.Now.Ticks.ToString(CultureInfo.InvariantCulture)];
        var host = Environment.ProcessPath!;
        var isHost = Path.GetFileNameWithoutExtension(host).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        using var process = Process.Start(new ProcessStartInfo(host, isHost ? [typeof(KilledImportTests).Assembly.Location, .. arguments] : arguments) { UseShellExecute = false, RedirectStandardOutput = true })!;
        Assert.Equal(Begun, await process.StandardOutput.ReadLineAsync());
        var started = Stopwatch.GetTimestamp();
        if (killAfter is { } delay)
        {
            await Task.Delay(delay);
            process.Kill();
        }

        await process.WaitForExitAsync();
        Assert.True(killAfter is not null || process.ExitCode == 0);
        return Stopwatch.GetElapsedTime(started);
    }

    private async Task AssertOneOfAsync(CatalogFile catalog, string before, string after)
    {
        using (var connection = catalog.OpenForReading())
        {
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA integrity_check";
            Assert.Equal("ok", command.ExecuteScalar());
        }

        Assert.Contains(CatalogDump.Of(catalog), new HashSet<string>(StringComparer.Ordinal) { before, after });

        await _site.ImportAsync(catalog);
        Assert.Equal(after, CatalogDump.Of(catalog));
    }
}
