using CuratedNews.Catalog.Importing;
using CuratedNews.Catalog.Queries;
using CuratedNews.Catalog.Rows;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CuratedNews.Catalog.Tests.Importing;

/// <summary>The catalog as it will be is the catalog that an import will make.</summary>
public sealed class RehearsalTests : IDisposable
{
    private static readonly DateTime Monday = TemporarySite.Start.AddDays(3);
    private readonly TemporarySite _site = new();

    public void Dispose() => _site.Dispose();

    [Theory]
    [InlineData("draft")]
    [InlineData("review")]
    [InlineData("removed")]
    public async Task An_item_put_out_leaves_what_publishing_it_will_leave(string status)
    {
        var item = new ItemFile
        {
            Slug = "b",
            Topics = ["KLAS: IMAGING", "New: One"],
            Curators = ["Ann Lee"],
            Source = "https://found.example/x",
            Offerings = [new OfferingEntry("Alakin", "alakin", "KLAS: EMR")],
            Body = "Words that nobody has seen.",
        };
        _site.Write("news/a.md", new ItemFile { Slug = "a", Topics = ["KLAS: Imaging"] });
        _site.Write("news/b.md", item with { Status = status });
        await _site.ImportAsync();

        string rehearsed;
        using (var rehearsal = new Rehearsal(_site.Catalog, TemporarySite.Start, "news/b.md"))
        {
            rehearsed = Dump(rehearsal);
        }

        _site.Write("news/b.md", item);
        await _site.ImportAsync();
        Assert.Equal("", CatalogDump.Difference(WithoutFiles(_site.Dump()), rehearsed));
    }

    [Fact]
    public async Task A_moment_to_come_is_as_an_import_will_find_it()
    {
        _site.Write("news/a.md", new ItemFile { Slug = "a", Topics = ["KLAS: Imaging"], Expiry = Monday });
        _site.Write("news/b.md", new ItemFile { Slug = "b", Topics = ["KLAS: Imaging"], Date = Monday });
        _site.Write("news/c.md", new ItemFile { Slug = "c", Topics = ["KLAS: Imaging"], Date = Monday.AddSeconds(1) });
        await _site.ImportAsync();

        string rehearsed;
        using (var rehearsal = new Rehearsal(_site.Catalog, Monday, path: null))
        {
            rehearsed = Dump(rehearsal);
        }

        _site.Time.Now = Monday;
        await _site.ImportAsync();
        Assert.Equal("", CatalogDump.Difference(WithoutFiles(_site.Dump()), rehearsed));
    }

    [Fact]
    public async Task Of_two_items_with_one_URL_the_one_that_is_put_out_is_shown()
    {
        _site.Write("news/a.md", new ItemFile { Slug = "same", Title = "The first" });
        _site.Write("news/b.md", new ItemFile { Slug = "same", Title = "The second" });
        await _site.ImportAsync();

        using var rehearsal = new Rehearsal(_site.Catalog, TemporarySite.Start, "news/b.md");

        Assert.Equal(["The second"], await rehearsal.Db.Items.Published(TemporarySite.Start).Select(item => item.Title).ToListAsync());
    }

    [Fact]
    public async Task An_expired_item_is_put_out_without_its_end()
    {
        _site.Write("news/a.md", new ItemFile { Slug = "a", Expiry = TemporarySite.Start.AddDays(-1) });
        await _site.ImportAsync();

        using var rehearsal = new Rehearsal(_site.Catalog, TemporarySite.Start, "news/a.md");

        Assert.Equal(1, await rehearsal.Db.Items.Published(TemporarySite.Start).CountAsync());
        Assert.Equal(1, (await rehearsal.Db.Nodes.SingleAsync(node => node.Key == "/")).Items);
    }

    [Fact]
    public async Task Nobody_else_sees_it_and_nothing_is_left_of_it()
    {
        _site.Write("news/a.md", new ItemFile { Slug = "a" });
        _site.Write("news/b.md", new ItemFile { Slug = "b", Status = "draft" });
        await _site.ImportAsync();
        var (before, generation) = (_site.Dump(), await _site.GenerationAsync());

        string meanwhile;
        long rehearsed;
        using (var rehearsal = new Rehearsal(_site.Catalog, Monday, "news/b.md"))
        {
            meanwhile = _site.Dump();
            rehearsed = (await rehearsal.Db.State.SingleAsync()).Generation;
        }

        Assert.Equal(before, meanwhile);
        Assert.Equal(before, _site.Dump());
        Assert.Equal(generation, await _site.GenerationAsync());
        Assert.True(rehearsed < 0);
    }

    [Fact]
    public async Task An_import_waits_for_its_end()
    {
        _site.Write("news/a.md", new ItemFile { Slug = "a" });
        await _site.ImportAsync();
        _site.Write("news/b.md", new ItemFile { Slug = "b" });

        Task<ImportSummary> import;
        using (new Rehearsal(_site.Catalog, Monday, path: null))
        {
            import = Task.Run(() => _site.ImportAsync());
            await Task.Delay(TimeSpan.FromMilliseconds(200));
            Assert.False(import.IsCompleted);
        }

        Assert.Equal(1, (await import).Added);
    }

    [Fact]
    public async Task A_file_without_an_item_changes_nothing()
    {
        _site.Write("news/a.md", new ItemFile { Slug = "a" });
        await _site.ImportAsync();

        using var rehearsal = new Rehearsal(_site.Catalog, TemporarySite.Start, "news/none.md");

        Assert.Equal([NodeKind.Section], await rehearsal.Db.Nodes.Select(node => node.Kind).Distinct().ToListAsync());
        Assert.Equal(1, await rehearsal.Db.Items.Published(TemporarySite.Start).CountAsync());
    }

    private static string Dump(Rehearsal rehearsal) => WithoutFiles(CatalogDump.Of(rehearsal.Db.Connection));

    /// <summary>The file says otherwise until it is changed.</summary>
    private static string WithoutFiles(string dump) =>
        string.Join('\n', dump.Split('\n').Where(line => !line.StartsWith("Files:", StringComparison.Ordinal) && !line.StartsWith("Diagnostics:", StringComparison.Ordinal)));
}
