using CuratedNews.Catalog.Importing;
using CuratedNews.Content;
using CuratedNews.Content.Diagnostics;
using CuratedNews.Content.Metadata;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CuratedNews.Catalog.Tests.Importing;

public sealed class ImportTests : IDisposable
{
    private readonly TemporarySite _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task An_item_becomes_rows_of_what_its_file_says()
    {
        _site.Write("news/a.md", new ItemFile
        {
            Title = "Care at home",
            Id = 11497,
            Slug = "care-at-home",
            Topics = ["Symplur: Patient Care", "KLAS: Imaging"],
            Offerings = [new OfferingEntry("HealthNow EMR", "healthnow-emr", "KLAS: Imaging", "KLAS: EMR")],
            Curators = ["Ann Lee"],
            Aliases = ["/old/care"],
            Source = "https://www.one.example/care",
            Image = "care.png",
            Body = "First sentence. Second sentence.",
        });

        var summary = await _site.ImportAsync();

        Assert.Equal((1, 0, 0, 0), (summary.Added, summary.Updated, summary.Removed, summary.Unchanged));
        Assert.Equal((1, 0, true), (summary.Items, summary.Captures, summary.HasChanges));
        Assert.Empty(summary.Errors);
        await using var db = _site.Open();
        var item = await db.Items.SingleAsync();
        Assert.Equal(("news/a.md", "/news/care-at-home", "Care at home"), (item.Path, item.Permalink, item.Title));
        Assert.Equal(11497, item.ExternalId);
        Assert.Equal((ItemStatus.Published, true, false), (item.Status, item.IsLive, item.IsShadowed));
        Assert.Equal(("one.example", "https://www.one.example/care"), (item.SourceHost, item.SourceUrl));
        Assert.Equal(("Patient Care", "symplur-patient-care", "care.png"), (item.TopicLabel, item.TopicSlug, item.ImageName));
        Assert.Equal("/old/care", (await db.Aliases.SingleAsync()).Path);
        Assert.Equal(
            ["1 / Home 1 0", "1 /news/ News 1 0", "2 klas-emr EMR 0 1", "2 klas-imaging Imaging 1 1", "2 symplur-patient-care Patient Care 1 0", "3 healthnow-emr HealthNow EMR 1 0", "4 ann-lee Ann Lee 1 0", "5 one.example one.example 1 0"],
            await db.Nodes.OrderBy(node => node.Kind).ThenBy(node => node.Key).Select(node => $"{(int)node.Kind} {node.Key} {node.Label} {node.Items} {node.Mentions}").ToListAsync());
        Assert.Equal("KLAS", (await db.Nodes.SingleAsync(node => node.Key == "klas-emr")).Vocabulary);
    }

    [Fact]
    public async Task An_item_ties_its_nodes_to_each_other()
    {
        _site.Write("news/a.md", new ItemFile
        {
            Trail = [("Communities", "/communities/"), ("Rural", "/communities/rural/")],
            Topics = ["KLAS: Imaging"],
            Offerings = [new OfferingEntry("Alakin", "alakin", "KLAS: EMR"), new OfferingEntry("Bokin", "bokin")],
        });

        await _site.ImportAsync();

        await using var db = _site.Open();
        var ties = await db.NodeLinks.Join(db.Nodes, link => link.NodeId, node => node.Id, (link, node) => new { node.Key, link.Kind, Other = link.Other!.Key, link.Items }).ToListAsync();
        Assert.Equal(
            [
                "/ Child /communities/ 1", "/ Topic klas-imaging 1",
                "/communities/ Child /communities/rural/ 1", "/communities/ Parent / 1", "/communities/ Topic klas-imaging 1",
                "/communities/rural/ Parent /communities/ 1", "/communities/rural/ Topic klas-imaging 1",
                "alakin Carries klas-emr 1", "alakin Near bokin 1", "bokin Near alakin 1", "klas-emr CarriedBy alakin 1",
            ],
            [.. ties.Select(tie => $"{tie.Key} {tie.Kind} {tie.Other} {tie.Items}").Order(StringComparer.Ordinal)]);
    }

    [Fact]
    public async Task Importing_twice_changes_nothing()
    {
        _site.Write("news/a.md", new ItemFile { Topics = ["KLAS: Imaging"] });
        _site.Write("captures/c.txt", "A captured article.\n\nIts text.\n");
        _site.Write("media/one.png", Png.Of(3, 2));
        await _site.ImportAsync();
        var (before, generation) = (_site.Dump(), await GenerationAsync());

        var summary = await _site.ImportAsync();

        Assert.Equal((0, 0, 0, 3, false), (summary.Added, summary.Updated, summary.Removed, summary.Unchanged, summary.HasChanges));
        Assert.Equal((before, generation), (_site.Dump(), await GenerationAsync()));
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
        Assert.Equal(["news/2025/b.md /news/one False"], await ItemsAsync());
    }

    [Fact]
    public async Task Another_permalink_takes_the_place_of_the_old_one()
    {
        _site.Write("news/a.md", new ItemFile { Slug = "one" });
        await _site.ImportAsync();
        _site.Write("news/a.md", new ItemFile { Slug = "two" });

        var summary = await _site.ImportPathsAsync("news/a.md");

        Assert.Equal((0, 1, 0), (summary.Added, summary.Updated, summary.Removed));
        Assert.Equal(["news/a.md /news/two False"], await ItemsAsync());
    }

    [Fact]
    public async Task A_capture_is_counted_and_is_no_item()
    {
        _site.Write("captures/c.txt", "A captured article.\n\nIts text.\n");

        var summary = await _site.ImportAsync();

        Assert.Equal((1, 0, 1), (summary.Added, summary.Items, summary.Captures));
        Assert.Empty(summary.Errors);
        await using var db = _site.Open();
        Assert.Equal(SourceKind.Capture, (await db.Files.SingleAsync()).Kind);
    }

    [Fact]
    public async Task An_item_that_loses_its_front_matter_is_a_capture_again()
    {
        _site.Write("news/a.md", new ItemFile());
        await _site.ImportAsync();
        _site.Write("news/a.md", "Only text.\n");

        var summary = await _site.ImportAsync();

        Assert.Equal((1, 0, 1), (summary.Updated, summary.Items, summary.Captures));
        Assert.Empty(await ItemsAsync());
    }

    [Fact]
    public async Task The_same_bytes_at_another_time_are_unchanged()
    {
        _site.Write("news/a.md", new ItemFile());
        await _site.ImportAsync();
        var generation = await GenerationAsync();
        _site.Write("news/a.md", new ItemFile());

        var summary = await _site.ImportAsync();

        Assert.Equal((0, 1, false), (summary.Updated, summary.Unchanged, summary.HasChanges));
        Assert.Equal(generation, await GenerationAsync());
        await using var db = _site.Open();
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
        Assert.Equal(["news/a.md /news/two False"], await ItemsAsync());
    }

    [Fact]
    public async Task A_just_written_file_is_read_again_and_changes_nothing()
    {
        _site.Write("news/a.md", new ItemFile());
        _site.Write("media/one.png", Png.Of(3, 2));
        File.SetLastWriteTimeUtc(_site.Folder.FullPath("news/a.md"), TimeProvider.System.GetUtcNow().UtcDateTime);
        File.SetLastWriteTimeUtc(_site.Folder.FullPath("media/one.png"), TimeProvider.System.GetUtcNow().UtcDateTime);
        await _site.ImportAsync();
        var generation = await GenerationAsync();

        var summary = await _site.ImportAsync();

        Assert.Equal((0, 2, false), (summary.Updated, summary.Unchanged, summary.HasChanges));
        Assert.Equal(generation, await GenerationAsync());
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
        await using var db = _site.Open();
        Assert.Equal(
            ["no-image.png  0x0", "one.png image/png 320x240"],
            await db.Media.OrderBy(row => row.Name).Select(row => $"{row.Name} {row.ContentType} {row.Width}x{row.Height}").ToListAsync());
    }

    [Fact]
    public async Task A_symbolic_link_is_reported_and_not_followed()
    {
        _site.Write("news/a.md", new ItemFile { Slug = "one" });
        File.CreateSymbolicLink(_site.Folder.FullPath("news/b.md"), _site.Folder.FullPath("news/a.md"));
        File.CreateSymbolicLink(_site.Folder.FullPath("news/c.md"), _site.Folder.FullPath("news/nowhere.md"));
        Directory.CreateSymbolicLink(_site.Folder.FullPath("again"), _site.Folder.FullPath("news"));

        var summary = await _site.ImportAsync();

        Assert.Equal((1, 3), (summary.Items, summary.Warnings));
        Assert.Equal(["news/a.md /news/one False"], await ItemsAsync());
        await using var db = _site.Open();
        Assert.Equal(["again", "news/b.md", "news/c.md"], await db.Diagnostics.OrderBy(row => row.Path).Select(row => row.Path).ToListAsync());
        Assert.All(await db.Diagnostics.ToListAsync(), row => Assert.Equal(Rules.LinkNotFollowed.Code, row.Code));
    }

    [Fact]
    public async Task A_symbolic_link_that_stays_is_unchanged()
    {
        _site.Write("news/a.md", new ItemFile { Slug = "one" });
        File.CreateSymbolicLink(_site.Folder.FullPath("news/b.md"), _site.Folder.FullPath("news/a.md"));
        Directory.CreateSymbolicLink(_site.Folder.FullPath("again"), _site.Folder.FullPath("news"));
        await _site.ImportAsync();
        var before = _site.Dump();

        var whole = await _site.ImportAsync();
        var some = await _site.ImportPathsAsync("news/b.md", "again", "again/a.md");

        Assert.Equal((0, 3, false), (whole.Updated, whole.Unchanged, whole.HasChanges));
        Assert.Equal((0, 0, false), (some.Updated, some.Removed, some.HasChanges));
        Assert.Equal(before, _site.Dump());
    }

    [Fact]
    public async Task An_image_that_becomes_a_link_and_an_image_again_is_one_file_throughout()
    {
        _site.Write("media/one.png", Png.Of(3, 2));
        await _site.ImportAsync();
        var before = _site.Dump();
        _site.Move("media/one.png", "elsewhere/one.png");
        File.CreateSymbolicLink(_site.Folder.FullPath("media/one.png"), _site.Folder.FullPath("elsewhere/one.png"));
        var linked = await _site.ImportAsync();
        File.Delete(_site.Folder.FullPath("media/one.png"));
        _site.Move("elsewhere/one.png", "media/one.png");

        var again = await _site.ImportAsync();

        Assert.Equal((1, 1, 0), (linked.Added, linked.Updated, linked.Removed));
        Assert.Equal((0, 1, 1), (again.Added, again.Updated, again.Removed));
        Assert.Equal(before, _site.Dump());
    }

    [Fact]
    public async Task A_folder_that_is_not_there_leaves_the_catalog_as_it_is()
    {
        _site.Write("news/a.md", new ItemFile());
        await _site.ImportAsync();
        var before = _site.Dump();
        Directory.Move(_site.Folder.Root, _site.Beside("elsewhere"));

        var problem = await Assert.ThrowsAsync<DirectoryNotFoundException>(() => _site.ImportAsync());

        Assert.Contains(_site.Folder.Root, problem.Message, StringComparison.Ordinal);
        Assert.Equal(before, _site.Dump());
    }

    [Fact]
    public async Task Another_rendering_version_reads_everything_again_even_after_an_import_of_one_file()
    {
        _site.Write("news/a.md", new ItemFile { Slug = "one" });
        _site.Write("news/b.md", new ItemFile { Slug = "two" });
        await _site.ImportAsync();
        var expected = _site.Dump();
        await using (var db = _site.Open())
        {
            await db.Database.ExecuteSqlAsync($"UPDATE State SET RenderingVersion = 0");
            await db.Database.ExecuteSqlAsync($"UPDATE Files SET Fingerprint = x'00'");
            await db.Database.ExecuteSqlAsync($"UPDATE ItemTexts SET Body = 'of old'");
        }

        await _site.ImportPathsAsync("news/a.md");
        var summary = await _site.ImportAsync();

        Assert.Equal((1, 1), (summary.Updated, summary.Unchanged));
        Assert.Equal(expected, _site.Dump());
    }

    [Fact]
    public async Task An_import_that_is_called_off_changes_nothing()
    {
        for (var i = 0; i < 300; i++)
        {
            _site.Write($"news/{i}.md", new ItemFile { Slug = $"item-{i}" });
        }

        var before = _site.Dump();
        using var stop = new CancellationTokenSource();
        using var importer = _site.NewImporter(_site.Catalog);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => importer.ImportAsync(new StopAfter(20, stop), stop.Token));

        Assert.Equal(before, _site.Dump());
        Assert.Equal(300, (await importer.ImportAsync(progress: null, CancellationToken.None)).Added);
    }

    private async Task<long> GenerationAsync()
    {
        await using var db = _site.Open();
        return (await db.State.SingleAsync()).Generation;
    }

    private async Task<List<string>> ItemsAsync()
    {
        await using var db = _site.Open();
        return await db.Items.OrderBy(item => item.Path).Select(item => $"{item.Path} {item.Permalink} {item.IsShadowed}").ToListAsync();
    }

    private string DumpWithoutState() =>
        string.Join('\n', _site.Dump().Split('\n').Where(line => !line.StartsWith("State:", StringComparison.Ordinal)));

    private sealed class StopAfter(int files, CancellationTokenSource stop) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            if (value.Done == files)
            {
                stop.Cancel();
            }
        }
    }
}
