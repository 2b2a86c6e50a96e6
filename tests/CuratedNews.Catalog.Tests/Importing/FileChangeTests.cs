using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CuratedNews.Catalog.Tests.Importing;

/// <summary>What an import makes of files that changed since the one before, and of those that did not.</summary>
public sealed class FileChangeTests : IDisposable
{
    private readonly TemporarySite _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task Importing_twice_changes_nothing()
    {
        _site.Write("news/a.md", new ItemFile { Topics = ["KLAS: Imaging"] });
        _site.Write("captures/c.txt", "A captured article.\n\nIts text.\n");
        _site.Write("media/one.png", Png.Of(3, 2));
        await _site.ImportAsync();
        var (before, generation) = (_site.Dump(), await _site.GenerationAsync());

        var summary = await _site.ImportAsync();

        Assert.Equal((0, 0, 0, 3, false), (summary.Added, summary.Updated, summary.Removed, summary.Unchanged, summary.HasChanges));
        Assert.Equal((before, generation), (_site.Dump(), await _site.GenerationAsync()));
    }

    [Fact]
    public async Task The_same_bytes_at_another_time_are_unchanged()
    {
        _site.Write("news/a.md", new ItemFile());
        await _site.ImportAsync();
        var generation = await _site.GenerationAsync();
        _site.Write("news/a.md", new ItemFile());

        var summary = await _site.ImportAsync();

        Assert.Equal((0, 1, false), (summary.Updated, summary.Unchanged, summary.HasChanges));
        Assert.Equal(generation, await _site.GenerationAsync());
        using var db = _site.Open();
        Assert.Equal(File.GetLastWriteTimeUtc(_site.Folder.FullPath("news/a.md")).Ticks, (await db.Files.SingleAsync()).ModifiedTicks);
    }

    [Fact]
    public async Task Other_bytes_of_the_same_size_and_time_are_seen_where_the_file_was_just_written()
    {
        var written = TimeProvider.System.GetUtcNow().UtcDateTime;
        _site.Write("news/a.md", new ItemFile { Slug = "one" });
        File.SetLastWriteTimeUtc(_site.Folder.FullPath("news/a.md"), written);
        await _site.ImportAsync();
        _site.Write("news/a.md", new ItemFile { Slug = "two" });
        File.SetLastWriteTimeUtc(_site.Folder.FullPath("news/a.md"), written);

        var summary = await _site.ImportAsync();

        Assert.Equal(1, summary.Updated);
        Assert.Equal(["news/a.md /news/two False"], await _site.ItemsAsync());
    }

    [Fact]
    public async Task A_just_written_file_is_read_again_and_changes_nothing()
    {
        _site.Write("news/a.md", new ItemFile());
        _site.Write("media/one.png", Png.Of(3, 2));
        File.SetLastWriteTimeUtc(_site.Folder.FullPath("news/a.md"), TimeProvider.System.GetUtcNow().UtcDateTime);
        File.SetLastWriteTimeUtc(_site.Folder.FullPath("media/one.png"), TimeProvider.System.GetUtcNow().UtcDateTime);
        await _site.ImportAsync();
        var generation = await _site.GenerationAsync();

        var summary = await _site.ImportAsync();

        Assert.Equal((0, 2, false), (summary.Updated, summary.Unchanged, summary.HasChanges));
        Assert.Equal(generation, await _site.GenerationAsync());
    }

    [Fact]
    public async Task A_removed_file_takes_everything_with_it()
    {
        var empty = DumpWithoutState();
        _site.Write("news/a.md", new ItemFile { Topics = ["KLAS: Imaging"], Aliases = ["/old"], Offerings = [new OfferingEntry("Alakin", "alakin", "KLAS: EMR")] });
        _site.Write("media/one.png", Png.Of(3, 2));
        await _site.ImportAsync();
        _site.Delete("news/a.md");
        _site.Delete("media/one.png");

        var summary = await _site.ImportAsync();

        Assert.Equal((0, 2, 0, true), (summary.Added, summary.Removed, summary.Items, summary.HasChanges));
        Assert.Equal(empty, DumpWithoutState());
    }

    [Fact]
    public async Task A_renamed_file_keeps_its_permalink()
    {
        _site.Write("news/a.md", new ItemFile { Slug = "one" });
        await _site.ImportAsync();
        _site.Move("news/a.md", "news/2025/b.md");

        var summary = await _site.ImportAsync();

        Assert.Equal((1, 1), (summary.Added, summary.Removed));
        Assert.Equal(["news/2025/b.md /news/one False"], await _site.ItemsAsync());
    }

    [Fact]
    public async Task Another_permalink_takes_the_place_of_the_old_one()
    {
        _site.Write("news/a.md", new ItemFile { Slug = "one" });
        await _site.ImportAsync();
        _site.Write("news/a.md", new ItemFile { Slug = "two" });

        var summary = await _site.ImportPathsAsync("news/a.md");

        Assert.Equal((0, 1, 0), (summary.Added, summary.Updated, summary.Removed));
        Assert.Equal(["news/a.md /news/two False"], await _site.ItemsAsync());
    }

    [Fact]
    public async Task An_image_is_known_by_its_name_and_its_own_size()
    {
        _site.Write("media/one.png", Png.Of(640, 480));
        _site.Write("media/no-image.png", "not an image");
        await _site.ImportAsync();
        _site.Write("media/one.png", Png.Of(320, 240));

        var summary = await _site.ImportPathsAsync("media/one.png");

        Assert.True(summary.HasChanges);
        using var db = _site.Open();
        Assert.Equal(
            ["no-image.png  0x0", "one.png image/png 320x240"],
            await db.Context.Media.OrderBy(row => row.Name).Select(row => $"{row.Name} {row.ContentType} {row.Width}x{row.Height}").ToListAsync());
    }

    [Fact]
    public async Task Another_rendering_version_reads_everything_again_even_after_an_import_of_one_file()
    {
        _site.Write("news/a.md", new ItemFile { Slug = "one" });
        _site.Write("news/b.md", new ItemFile { Slug = "two" });
        await _site.ImportAsync();
        var expected = _site.Dump();
        using (var db = _site.Open())
        {
            await db.Context.Database.ExecuteSqlAsync($"UPDATE State SET RenderingVersion = 0");
            await db.Context.Database.ExecuteSqlAsync($"UPDATE Files SET Fingerprint = x'00'");
            await db.Context.Database.ExecuteSqlAsync($"UPDATE ItemTexts SET Body = 'of old'");
        }

        await _site.ImportPathsAsync("news/a.md");
        var summary = await _site.ImportAsync();

        Assert.Equal((1, 1), (summary.Updated, summary.Unchanged));
        Assert.Equal(expected, _site.Dump());
    }

    private string DumpWithoutState() =>
        string.Join('\n', _site.Dump().Split('\n').Where(line => !line.StartsWith("State:", StringComparison.Ordinal)));
}
