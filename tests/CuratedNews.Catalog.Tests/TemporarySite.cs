using System.Text;
using CuratedNews.Catalog.Importing;
using CuratedNews.Catalog.Sqlite;
using CuratedNews.Content;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CuratedNews.Catalog.Tests;

/// <summary>A content folder and a catalog of its own, gone at the end of a test.</summary>
internal sealed class TemporarySite : IDisposable
{
    /// <summary>When every site begins: before it all items of these tests are published, unless they say otherwise.</summary>
    public static readonly DateTime Start = new(2025, 1, 10, 12, 0, 0, DateTimeKind.Utc);

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private static readonly Lazy<byte[]> EmptyCatalog = new(MakeEmptyCatalog);
    private readonly string _root = MakeFolder();
    private readonly List<Importer> _importers = [];
    private DateTime _written = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public TemporarySite()
    {
        Folder = new ContentFolder(Path.Combine(_root, "content"));
        Directory.CreateDirectory(Folder.Root);
        Catalog = NewCatalog();
    }

    public FakeTime Time { get; } = new(Start);

    public ContentFolder Folder { get; }

    /// <summary>The catalog that imports bring up to date, unless they name another.</summary>
    public CatalogFile Catalog { get; }

    /// <summary>A path beside the content folder, for anything else that a test needs.</summary>
    public string Beside(string name) => Path.Combine(_root, name);

    /// <summary>An empty catalog beside the first. It is a copy, because making one waits for the disk.</summary>
    public CatalogFile NewCatalog()
    {
        var path = Beside($"{Guid.NewGuid():N}.db");
        File.WriteAllBytes(path, EmptyCatalog.Value);
        return new CatalogFile(path);
    }

    /// <summary>Writes a file; every write has a time of its own, long ago.</summary>
    public void Write(string path, byte[] bytes)
    {
        var full = Folder.FullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, bytes);
        _written = _written.AddSeconds(1);
        File.SetLastWriteTimeUtc(full, _written);
    }

    public void Write(string path, string text) => Write(path, Utf8.GetBytes(text));

    public void Write(string path, ItemFile item) => Write(path, item.ToString());

    public void Delete(string path) => File.Delete(Folder.FullPath(path));

    /// <summary>Renames a file, which keeps its time.</summary>
    public void Move(string from, string to)
    {
        var full = Folder.FullPath(to);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.Move(Folder.FullPath(from), full, overwrite: true);
    }

    public bool Has(string path) => File.Exists(Folder.FullPath(path));

    public byte[] Read(string path) => File.ReadAllBytes(Folder.FullPath(path));

    /// <summary>Imports the whole folder.</summary>
    public Task<ImportSummary> ImportAsync() => ImportAsync(Catalog);

    public Task<ImportSummary> ImportAsync(CatalogFile catalog) => NewImporter(catalog).ImportAsync(progress: null, CancellationToken.None);

    /// <summary>Imports only some files.</summary>
    public Task<ImportSummary> ImportPathsAsync(params IReadOnlyCollection<string> paths) => NewImporter(Catalog).ImportAsync(paths, CancellationToken.None);

    public Importer NewImporter(CatalogFile catalog)
    {
        var importer = new Importer(catalog, Folder, new ItemParser(ContentLimits.Default), Time, NullLogger<Importer>.Instance);
        _importers.Add(importer);
        return importer;
    }

    public CatalogView Open() => Catalog.OpenView();

    /// <summary>Everything that the catalog holds; see <see cref="CatalogDump"/>.</summary>
    public string Dump() => CatalogDump.Of(Catalog);

    /// <summary>How often the catalog has changed, from its own beginning.</summary>
    public async Task<long> GenerationAsync()
    {
        using var db = Open();
        return (await db.State.SingleAsync()).Generation;
    }

    /// <summary>Every item as its path, its permalink and whether another one hides it.</summary>
    public async Task<List<string>> ItemsAsync()
    {
        using var db = Open();
        return await db.Items.OrderBy(item => item.Path).Select(item => $"{item.Path} {item.Permalink} {item.IsShadowed}").ToListAsync();
    }

    public void Dispose()
    {
        _importers.ForEach(importer => importer.Dispose());
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_root, recursive: true);
    }

    /// <summary>In memory where the system offers that, because some tests make thousands of small transactions.</summary>
    private static string MakeFolder()
    {
        const string Memory = "/dev/shm";
        const long EnoughBytes = 256L * 1024 * 1024;
        return Directory.Exists(Memory) && new DriveInfo(Memory).AvailableFreeSpace > EnoughBytes
            ? Directory.CreateDirectory(Path.Combine(Memory, $"curatednews-{Guid.NewGuid():N}")).FullName
            : Directory.CreateTempSubdirectory("curatednews-").FullName;
    }

    private static byte[] MakeEmptyCatalog()
    {
        var folder = MakeFolder();
        var catalog = new CatalogFile(Path.Combine(folder, "empty.db"));
        catalog.Prepare();
        var bytes = File.ReadAllBytes(catalog.FullPath);
        Directory.Delete(folder, recursive: true);
        return bytes;
    }
}
