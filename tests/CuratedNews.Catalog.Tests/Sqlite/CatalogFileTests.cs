using CuratedNews.Catalog.Sqlite;
using Microsoft.Data.Sqlite;
using Xunit;

namespace CuratedNews.Catalog.Tests.Sqlite;

public sealed class CatalogFileTests : IDisposable
{
    private readonly TemporarySite _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task Where_nothing_is_an_empty_catalog_is_made()
    {
        var catalog = new CatalogFile(_site.Beside("new/folder/catalog.db"));

        Assert.Equal(CatalogState.Created, catalog.Prepare());

        await AssertUsableAsync(catalog);
    }

    [Fact]
    public async Task A_catalog_of_this_version_stays()
    {
        _site.Write("news/a.md", new ItemFile());
        await _site.ImportAsync();
        var before = _site.Dump();

        Assert.Equal(CatalogState.Ready, _site.Catalog.Prepare());

        Assert.Equal(before, _site.Dump());
    }

    [Fact]
    public async Task An_empty_file_is_replaced()
    {
        File.WriteAllText(_site.Catalog.FullPath, "");

        Assert.Equal(CatalogState.Damaged, _site.Catalog.Prepare());

        await AssertUsableAsync(_site.Catalog);
    }

    [Theory]
    [InlineData(0.9)]
    [InlineData(0.5)]
    [InlineData(0.01)]
    public async Task A_truncated_catalog_is_replaced(double rest)
    {
        await CloseAsync();
        Truncate(rest);

        Assert.Equal(CatalogState.Damaged, _site.Catalog.Prepare());

        await AssertUsableAsync(_site.Catalog);
        Assert.Empty(Backups());
    }

    [Fact]
    public async Task A_text_file_is_kept()
    {
        File.WriteAllText(_site.Catalog.FullPath, "Shopping list: bread, milk.\n");

        Assert.Equal(CatalogState.Foreign, _site.Catalog.Prepare());

        await AssertUsableAsync(_site.Catalog);
        Assert.Equal("Shopping list: bread, milk.\n", File.ReadAllText(Assert.Single(Backups())));
    }

    [Fact]
    public async Task Random_bytes_are_kept_and_a_second_time_beside_the_first()
    {
        var bytes = new byte[20_000];
        new Random(7).NextBytes(bytes);
        for (var i = 0; i < 2; i++)
        {
            File.WriteAllBytes(_site.Catalog.FullPath, bytes);

            Assert.Equal(CatalogState.Foreign, _site.Catalog.Prepare());

            await AssertUsableAsync(_site.Catalog);
        }

        Assert.Equal(2, Backups().Length);
        Assert.All(Backups(), backup => Assert.Equal(bytes, File.ReadAllBytes(backup)));
    }

    [Theory]
    [InlineData("DELETE")]
    [InlineData("WAL")]
    public async Task The_database_of_another_program_is_kept(string journal)
    {
        var other = _site.Beside("other.db");
        MakeOther(other, journal);

        var catalog = new CatalogFile(other);
        Assert.Equal(CatalogState.Foreign, catalog.Prepare());

        await AssertUsableAsync(catalog);
        using var connection = new SqliteConnection($"Data Source={other}.1.bak;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT Name FROM Birds";
        Assert.Equal("wren", command.ExecuteScalar());
    }

    [Fact]
    public void A_damaged_database_of_another_program_is_kept()
    {
        var other = _site.Beside("other.db");
        MakeOther(other, "DELETE");
        File.WriteAllBytes(other, File.ReadAllBytes(other)[..5000]);

        Assert.Equal(CatalogState.Foreign, new CatalogFile(other).Prepare());

        Assert.Equal(5000, new FileInfo(other + ".1.bak").Length);
    }

    [Fact]
    public async Task A_catalog_of_another_version_is_replaced()
    {
        _site.Write("news/a.md", new ItemFile());
        await _site.ImportAsync();
        using (var connection = _site.Catalog.OpenForWriting())
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"PRAGMA user_version = {CatalogDbContext.SchemaVersion + 1}";
            command.ExecuteNonQuery();
        }

        Assert.Equal(CatalogState.OtherVersion, _site.Catalog.Prepare());

        await AssertUsableAsync(_site.Catalog);
        Assert.Empty(Backups());
    }

    [Fact]
    public async Task Another_versions_catalog_is_left_to_it_while_this_one_serves()
    {
        using (var connection = _site.Catalog.OpenForWriting())
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"PRAGMA user_version = {CatalogDbContext.SchemaVersion + 1}";
            command.ExecuteNonQuery();
        }

        Assert.Throws<IOException>(() => _site.Catalog.Restore());

        Assert.Equal(CatalogState.OtherVersion, _site.Catalog.Prepare());
        Assert.Equal(CatalogState.Ready, _site.Catalog.Restore());
        await AssertUsableAsync(_site.Catalog);
    }

    [Fact]
    public async Task Damage_in_the_middle_is_found_and_an_import_comes_upon_it_or_passes_it_by()
    {
        await CloseAsync();
        Assert.Null(_site.Catalog.FindDamage());
        var bytes = File.ReadAllBytes(_site.Catalog.FullPath);
        for (var at = 8192; at < bytes.Length; at += 1024)
        {
            bytes.AsSpan(at, 64).Fill(0xA5);
        }

        File.WriteAllBytes(_site.Catalog.FullPath, bytes);

        Assert.NotNull(_site.Catalog.FindDamage());
        Assert.Null(_site.Catalog.ItemsAtHand());
        var problem = await Assert.ThrowsAsync<SqliteException>(() => _site.ImportAsync());
        Assert.True(CatalogFile.IsDamage(problem));
        _site.Catalog.Replace();
        await AssertUsableAsync(_site.Catalog);
    }

    [Theory]
    [InlineData("file/catalog.db")]
    [InlineData("file/deeper/catalog.db")]
    [InlineData("folder.db")]
    public void A_place_that_cannot_be_written_is_named(string path)
    {
        File.WriteAllText(_site.Beside("file"), "");
        Directory.CreateDirectory(_site.Beside("folder.db"));
        var catalog = new CatalogFile(_site.Beside(path));

        var problem = Assert.Throws<IOException>(() => catalog.Prepare());

        Assert.Contains(catalog.FullPath, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_kill_left_beside_its_place_is_cleared_away()
    {
        var path = _site.Beside("catalog.db");
        foreach (var suffix in (string[])[".new", ".new-wal", ".new-shm", ".new-journal", "-wal", "-shm", "-journal"])
        {
            File.WriteAllText(path + suffix, "left over");
        }

        var catalog = new CatalogFile(path);
        Assert.Equal(CatalogState.Created, catalog.Prepare());

        await AssertUsableAsync(catalog);
        Assert.False(File.Exists(path + ".new"));
    }

    [Fact]
    public async Task A_catalog_is_in_write_ahead_mode()
    {
        var catalog = new CatalogFile(_site.Beside("catalog.db"));
        catalog.Prepare();

        await AssertUsableAsync(catalog);

        using var connection = catalog.OpenForReading();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode";
        Assert.Equal("wal", command.ExecuteScalar());
    }

    private async Task AssertUsableAsync(CatalogFile catalog)
    {
        _site.Write("news/usable.md", new ItemFile { Slug = "usable" });
        var summary = await _site.ImportAsync(catalog);
        Assert.Equal((summary.Added, summary.Added), (Directory.GetFiles(_site.Folder.FullPath("news")).Length, summary.Items));
        Assert.Equal(CatalogState.Ready, catalog.Prepare());
    }

    private async Task CloseAsync()
    {
        for (var i = 0; i < 50; i++)
        {
            _site.Write($"news/{i}.md", new ItemFile { Slug = $"item-{i}" });
        }

        await _site.ImportAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_site.Folder.Root, recursive: true);
        Directory.CreateDirectory(_site.Folder.Root);
    }

    private void Truncate(double rest)
    {
        var bytes = File.ReadAllBytes(_site.Catalog.FullPath);
        File.WriteAllBytes(_site.Catalog.FullPath, bytes[..(int)(bytes.Length * rest)]);
    }

    private string[] Backups() => Directory.GetFiles(Path.GetDirectoryName(_site.Catalog.FullPath)!, "*.bak");

    private static void MakeOther(string path, string journal)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(Path.GetDirectoryName(path)!, "copied.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA wal_autocheckpoint = 0; PRAGMA journal_mode = {journal}; CREATE TABLE Birds (Name TEXT); CREATE TABLE State (Id INTEGER); INSERT INTO Birds VALUES ('wren')";
        command.ExecuteNonQuery();

        // Copied while it is open, as a kill would leave it: what was last written is only in the log.
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(path)!, "copied.db*"))
        {
            File.Copy(file, path + Path.GetFileName(file)["copied.db".Length..]);
        }
    }
}
