using CuratedNews.Catalog.Importing;
using CuratedNews.Content;
using CuratedNews.Content.Metadata;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CuratedNews.Catalog.Tests.Importing;

/// <summary>What an import of one folder writes, and that it is all or nothing.</summary>
public sealed class ImportTests : IDisposable
{
    private readonly TemporarySite _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task A_folder_that_lost_all_of_many_files_is_taken_for_one_that_is_away()
    {
        for (var i = 0; i < 30; i++)
        {
            _site.Write($"news/{i}.md", new ItemFile { Slug = $"item-{i}" });
        }

        await _site.ImportAsync();
        var before = _site.Dump();
        Directory.Move(_site.Folder.Root, _site.Beside("elsewhere"));
        Directory.CreateDirectory(_site.Folder.FullPath("news"));

        await Assert.ThrowsAsync<DirectoryNotFoundException>(() => _site.ImportAsync());
        await Assert.ThrowsAsync<DirectoryNotFoundException>(() => _site.ImportPathsAsync([.. Enumerable.Range(0, 30).Select(i => $"news/{i}.md")]));
        Assert.Equal(before, _site.Dump());

        _site.Write("news/0.md", new ItemFile { Slug = "item-0" });
        Assert.Equal((29, 1), ((await _site.ImportAsync()).Removed, (await _site.ImportAsync()).Items));
    }

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
        using var db = _site.Open();
        var item = await db.Items.SingleAsync();
        Assert.Equal(("news/a.md", "/news/care-at-home", "Care at home"), (item.Path, item.Permalink, item.Title));
        Assert.Equal(11497, item.ExternalId);
        Assert.Equal((ItemStatus.Published, true, false), (item.Status, item.IsLive, item.IsShadowed));
        Assert.Equal(("one.example", "https://www.one.example/care"), (item.SourceHost, item.SourceUrl));
        Assert.Equal(("Patient Care", "symplur-patient-care", "care.png"), (item.TopicLabel, item.TopicSlug, item.ImageName));
        Assert.Equal("/old/care", (await db.Context.Aliases.SingleAsync()).Path);
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

        using var db = _site.Open();
        var ties = await db.Context.NodeLinks.Join(db.Nodes, link => link.NodeId, node => node.Id, (link, node) => new { node.Key, link.Kind, Other = link.Other!.Key, link.Items }).ToListAsync();
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
    public async Task A_capture_is_counted_and_is_no_item()
    {
        _site.Write("captures/c.txt", "A captured article.\n\nIts text.\n");

        var summary = await _site.ImportAsync();

        Assert.Equal((1, 0, 1), (summary.Added, summary.Items, summary.Captures));
        Assert.Empty(summary.Errors);
        using var db = _site.Open();
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
        Assert.Empty(await _site.ItemsAsync());
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
