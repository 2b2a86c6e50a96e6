using System.Net;
using CuratedNews.Catalog.Sqlite;
using CuratedNews.Web.Tests.Commands;
using Microsoft.Data.Sqlite;
using Xunit;

namespace CuratedNews.Web.Tests.Faults;

/// <summary>What happens to the catalog under a site and between two starts: readers see pages, and every item comes back.</summary>
public sealed class CatalogFaultTests : IDisposable
{
    private const int Items = 40;
    private readonly TemporaryContent _content = new();

    public CatalogFaultTests()
    {
        for (var i = 0; i < Items; i++)
        {
            _content.WriteItem($"item-{i}", $"Item {i}", "categories: ['KLAS: Imaging']\n", string.Join(' ', Enumerable.Repeat("A sentence of some length.", 60)));
        }
    }

    public enum Fault
    {
        Deleted,
        DeletedWithItsLog,
        LogDeleted,
        LogTruncated,
        Truncated,
        Emptied,
        HeaderOverwritten,
        BytesFlipped,
        ReplacedByText,
        ReplacedByAnotherDatabase,
        ReplacedByAnEmptyCatalog,
    }

    public static TheoryData<Fault> Faults => new(Enum.GetValues<Fault>());

    private static IReadOnlyList<string> Urls { get; } = ["/", "/news/", "/topic/klas-imaging", "/feed.xml", "/search?q=sentence", .. Enumerable.Range(0, Items).Select(i => $"/news/item-{i}")];

    public void Dispose() => _content.Dispose();

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Under_a_site_readers_go_on_and_the_catalog_is_made_again(Fault fault)
    {
        await using var site = await RunningSite.StartAsync(_content.Root, ("Cache:Mebibytes", "0"));
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/"));
        await using (var reader = new SteadyReader(site.Address, Urls))
        {
            Do(fault, site.Catalog.FullPath);
            foreach (var url in Urls)
            {
                Assert.Equal(HttpStatusCode.OK, await site.StatusAsync(url));
            }

            _content.WriteItem("item-0", "Changed after it");
            await ServedSite.UntilAsync(async () => (await site.PageAsync("/news/item-0")).QuerySelector("h1")!.TextContent == "Changed after it" && site.Readers.AreCurrent, "an edit is seen");
            await reader.AssertUndisturbedAsync();
        }

        AssertWhole(site.Catalog);
    }

    [Fact]
    public async Task A_folder_in_the_catalogs_place_leaves_readers_the_old_one_until_it_is_gone()
    {
        await using var site = await RunningSite.StartAsync(_content.Root, ("Cache:Mebibytes", "0"));
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/"));
        File.Delete(site.Catalog.FullPath);
        Directory.CreateDirectory(site.Catalog.FullPath);
        await ServedSite.UntilAsync(() => Task.FromResult(site.Log.Lines.Any(line => line.Contains("must be a file that can be written", StringComparison.Ordinal))), "the log says what is wrong");
        await using (var reader = new SteadyReader(site.Address, Urls))
        {
            Directory.Delete(site.Catalog.FullPath);
            await ServedSite.UntilAsync(() => Task.FromResult(site.Readers.AreCurrent), "the catalog is made again");
            await reader.AssertUndisturbedAsync();
        }

        AssertWhole(site.Catalog);
    }

    [Theory]
    [InlineData(Fault.BytesFlipped)]
    [InlineData(Fault.Truncated)]
    [InlineData(Fault.HeaderOverwritten)]
    public async Task At_the_next_start_every_item_is_there(Fault fault)
    {
        string[] import = ["import", "--content", "content", "--data", "catalog.db"];
        Assert.Equal(0, (await CommandRun.OfAsync(_content.Beside(""), import)).ExitCode);
        Do(fault, _content.Beside("catalog.db"));

        using (var site = await ServedSite.StartAsync(_content))
        {
            foreach (var url in Urls)
            {
                Assert.Equal(HttpStatusCode.OK, await site.StatusAsync(url));
            }

            // What no page came upon is found behind the start.
            await ServedSite.UntilAsync(() => Task.FromResult(IsWhole(new CatalogFile(_content.Beside("catalog.db")))), "the catalog is made again");
        }

        AssertWhole(new CatalogFile(_content.Beside("catalog.db")));
    }

    [Fact]
    public async Task A_lock_of_another_program_keeps_no_reader_out_and_edits_come_after_it()
    {
        await using var site = await RunningSite.StartAsync(_content.Root, ("Cache:Mebibytes", "0"));
        using var other = new SqliteConnection($"Data Source={site.Catalog.FullPath};Pooling=False");
        other.Open();
        await using var reader = new SteadyReader(site.Address, Urls);
        Run("BEGIN EXCLUSIVE;");
        _content.WriteItem("item-1", "Changed under a lock");
        await Task.Delay(TimeSpan.FromSeconds(1));
        Assert.Equal("Item 1", (await site.PageAsync("/news/item-1")).QuerySelector("h1")!.TextContent);

        Run("COMMIT;");
        other.Close();
        await ServedSite.UntilAsync(async () => (await site.PageAsync("/news/item-1")).QuerySelector("h1")!.TextContent == "Changed under a lock", "the edit is seen");
        await reader.AssertUndisturbedAsync();

        void Run(string sql)
        {
            using var command = other.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
    }

    [Fact]
    public async Task A_disk_that_is_full_leaves_readers_what_there_is_and_edits_come_after_it()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/prlimit"), "needs prlimit");
        using var site = await ServedSite.StartAsync(_content, "/bin/sh", "-c", "trap '' XFSZ; exec \"$@\"", "sh");
        var id = site.Process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture);
        await using var reader = new SteadyReader(site.Address, Urls);

        // No file may grow any more; the system tells the program so as it would on a full disk.
        Limit("--fsize=1024:unlimited");
        _content.WriteItem("item-2", "Written to a full disk");
        await Task.Delay(TimeSpan.FromSeconds(1));
        Assert.Contains("Item 2<", await site.TextAsync("/news/item-2"), StringComparison.Ordinal);

        Limit("--fsize=unlimited:unlimited");
        await ServedSite.UntilAsync(async () => (await site.TextAsync("/news/item-2")).Contains("Written to a full disk", StringComparison.Ordinal), "the edit is seen");
        await reader.AssertUndisturbedAsync();

        void Limit(string limit)
        {
            using var change = System.Diagnostics.Process.Start("/usr/bin/prlimit", ["--pid", id, limit]);
            change.WaitForExit();
            Assert.Equal(0, change.ExitCode);
        }
    }

    private static bool IsWhole(CatalogFile catalog)
    {
        try
        {
            return catalog.FindDamage() is null && catalog.ItemsAtHand() == Items;
        }
        catch (SqliteException)
        {
            // Just being replaced.
            return false;
        }
    }

    private static void AssertWhole(CatalogFile catalog)
    {
        Assert.Null(catalog.FindDamage());
        Assert.Equal(Items, catalog.ItemsAtHand());
    }

    private static void Do(Fault fault, string catalog)
    {
        switch (fault)
        {
            case Fault.Deleted:
                File.Delete(catalog);
                break;
            case Fault.DeletedWithItsLog:
                Delete("", "-wal", "-shm");
                break;
            case Fault.LogDeleted:
                Delete("-wal");
                break;
            case Fault.LogTruncated:
                Change(catalog + "-wal", stream => stream.SetLength(0));
                break;
            case Fault.Truncated:
                Change(catalog, stream => stream.SetLength(stream.Length / 2));
                break;
            case Fault.Emptied:
                Change(catalog, stream => stream.SetLength(0));
                break;
            case Fault.HeaderOverwritten:
                Change(catalog, stream => stream.Write("SQLite format 3\0nothing that it could be"u8));
                break;
            case Fault.BytesFlipped:
                Change(catalog, stream =>
                {
                    for (var at = 8192L; at < stream.Length; at += 1500)
                    {
                        stream.Position = at;
                        stream.Write("These bytes were something else before."u8);
                    }
                });
                break;
            case Fault.ReplacedByText:
                Delete("", "-wal", "-shm");
                File.WriteAllText(catalog, "Shopping list: bread, milk.\n");
                break;
            case Fault.ReplacedByAnotherDatabase:
                Delete("", "-wal", "-shm");
                using (var other = new SqliteConnection($"Data Source={catalog};Pooling=False"))
                {
                    other.Open();
                    using var command = other.CreateCommand();
                    command.CommandText = "CREATE TABLE Birds (Name TEXT)";
                    command.ExecuteNonQuery();
                }

                break;
            default:
                new CatalogFile(catalog + ".other").Prepare();
                File.Move(catalog + ".other", catalog, overwrite: true);
                break;
        }

        void Delete(params string[] suffixes) => Array.ForEach(suffixes, suffix => File.Delete(catalog + suffix));

        static void Change(string path, Action<FileStream> change)
        {
            // By another process's means: closing a file here would let go of the locks that the site has on it.
            var copy = path + ".changed";
            File.Copy(path, copy, overwrite: true);
            using (var stream = new FileStream(copy, FileMode.Open, FileAccess.ReadWrite))
            {
                change(stream);
            }

            using (var cp = System.Diagnostics.Process.Start("cp", [copy, path]))
            {
                cp.WaitForExit();
            }

            File.Delete(copy);
        }
    }
}
