using CuratedNews.Catalog.Queries;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CuratedNews.Catalog.Tests.Importing;

public sealed class TimeTests : IDisposable
{
    private static readonly DateTime Monday = TemporarySite.Start.AddDays(3);
    private readonly TemporarySite _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task A_scheduled_item_is_in_no_sum_until_its_moment()
    {
        _site.Write("news/a.md", new ItemFile { Slug = "a", Topics = ["KLAS: Imaging"] });
        _site.Write("news/b.md", new ItemFile { Slug = "b", Topics = ["klas: imaging"], Curators = ["Ann Lee"], Date = Monday, Offerings = [new OfferingEntry("Alakin", "alakin", "KLAS: EMR")] });

        var summary = await _site.ImportAsync();
        _site.Time.Now = Monday.AddTicks(-1);
        var early = await _site.ImportAsync();

        Assert.Equal((Monday, false), (summary.ChangesAt, early.HasChanges));
        Assert.Equal(["/ 1", "/news/ 1", "klas-imaging 1"], await LiveNodesAsync());
        using var db = _site.Open();
        Assert.DoesNotContain(await db.Context.NodeLinks.Select(link => link.Other!.Key).ToListAsync(), key => key is "alakin" or "klas-emr");
        Assert.Equal(1, await db.Context.NodeMonths.Where(row => row.NodeId == db.Nodes.Single(node => node.Key == "/").Id).SumAsync(row => row.Items));
    }

    [Fact]
    public async Task At_its_moment_a_scheduled_item_enters_sums_labels_and_lists()
    {
        _site.Write("news/a.md", new ItemFile { Slug = "a", Topics = ["KLAS: Imaging"] });
        _site.Write("news/b.md", new ItemFile { Slug = "b", Topics = ["KLAS: IMAGING"], Date = Monday });
        _site.Write("news/c.md", new ItemFile { Slug = "c", Topics = ["KLAS: IMAGING"], Date = Monday });
        await _site.ImportAsync();
        var (labelBefore, listBefore) = (await LabelAsync("klas-imaging"), await ListAsync("klas-imaging"));
        _site.Time.Now = Monday;

        var summary = await _site.ImportPathsAsync();

        Assert.Equal(("Imaging", "IMAGING"), (labelBefore, await LabelAsync("klas-imaging")));
        Assert.Equal(["/news/a"], listBefore);
        Assert.Equal(3, (await ListAsync("klas-imaging")).Count);
        Assert.Equal(["/ 3", "/news/ 3", "klas-imaging 3"], await LiveNodesAsync());
        Assert.Equal((true, (DateTime?)null), (summary.HasChanges, summary.ChangesAt));
    }

    [Fact]
    public async Task At_its_moment_an_expiring_item_leaves_them()
    {
        _site.Write("news/a.md", new ItemFile { Slug = "a", Topics = ["KLAS: Imaging"], Expiry = Monday });
        var before = await _site.ImportAsync();
        var live = await ListAsync("klas-imaging");
        _site.Time.Now = Monday;

        var after = await _site.ImportPathsAsync();

        Assert.Equal((Monday, (DateTime?)null), (before.ChangesAt, after.ChangesAt));
        Assert.Equal(["/news/a"], live);
        Assert.Empty(await ListAsync("klas-imaging"));
        Assert.Empty(await LiveNodesAsync());
    }

    [Fact]
    public async Task A_clock_that_is_put_back_undoes_what_it_did()
    {
        _site.Write("news/a.md", new ItemFile { Slug = "a", Topics = ["KLAS: Imaging"] });
        _site.Write("news/b.md", new ItemFile { Slug = "b", Topics = ["KLAS: Imaging"], Date = Monday });
        _site.Write("news/c.md", new ItemFile { Slug = "c", Topics = ["KLAS: Imaging"], Expiry = Monday });
        _site.Write("news/d.md", new ItemFile { Slug = "d", Topics = ["KLAS: Imaging"], Date = Monday, Expiry = Monday.AddDays(1) });
        await _site.ImportAsync();
        var before = _site.Dump();

        _site.Time.Now = Monday.AddYears(1);
        await _site.ImportPathsAsync();
        Assert.NotEqual(before, _site.Dump(), StringComparer.Ordinal);
        _site.Time.Now = TemporarySite.Start;
        await _site.ImportPathsAsync();

        Assert.Equal(before, _site.Dump());
    }

    [Fact]
    public async Task An_item_that_appeared_and_expired_between_two_imports_is_gone()
    {
        _site.Write("news/a.md", new ItemFile { Slug = "a", Date = Monday, Expiry = Monday.AddDays(1) });
        await _site.ImportAsync();
        _site.Time.Now = Monday.AddDays(2);

        var summary = await _site.ImportAsync();

        Assert.Null(summary.ChangesAt);
        Assert.Empty(await LiveNodesAsync());
    }

    [Theory]
    [InlineData("draft")]
    [InlineData("review")]
    [InlineData("removed")]
    public async Task What_is_not_published_is_in_no_sum_and_no_list(string status)
    {
        _site.Write("news/a.md", new ItemFile { Slug = "a", Status = status, Topics = ["KLAS: Imaging"], Curators = ["Ann Lee"] });

        var summary = await _site.ImportAsync();

        Assert.Equal((1, null), (summary.Items, summary.ChangesAt));
        Assert.Empty(await LiveNodesAsync());
        Assert.Empty(await ListAsync("klas-imaging"));
        using var db = _site.Open();
        Assert.Empty(await db.Context.NodeLinks.ToListAsync());
        Assert.Empty(await db.Context.NodeMonths.ToListAsync());
        Assert.All(await db.Context.NodeNames.ToListAsync(), name => Assert.Equal((0, 1), (name.LiveUses, name.Uses)));
    }

    [Fact]
    public async Task Published_is_what_readers_see_at_a_moment()
    {
        _site.Write("news/a.md", new ItemFile { Slug = "past" });
        _site.Write("news/b.md", new ItemFile { Slug = "expires-monday", Expiry = Monday });
        _site.Write("news/c.md", new ItemFile { Slug = "from-monday", Date = Monday });
        _site.Write("news/d.md", new ItemFile { Slug = "draft", Status = "draft" });
        _site.Write("news/e.md", new ItemFile { Slug = "past" });
        await _site.ImportAsync();

        using var db = _site.Open();
        var before = await db.Items.Published(Monday.AddTicks(-1)).OrderBy(item => item.Path).Select(item => item.Path).ToListAsync();
        var after = await db.Items.Published(Monday).OrderBy(item => item.Path).Select(item => item.Path).ToListAsync();

        Assert.Equal(["news/a.md", "news/b.md"], before);
        Assert.Equal(["news/a.md", "news/c.md"], after);
    }

    private async Task<List<string>> LiveNodesAsync()
    {
        using var db = _site.Open();
        return await db.Nodes.Where(node => node.Items > 0 || node.Mentions > 0).OrderBy(node => node.Key).Select(node => $"{node.Key} {node.Items}").ToListAsync();
    }

    private async Task<string> LabelAsync(string key)
    {
        using var db = _site.Open();
        return (await db.Nodes.SingleAsync(node => node.Key == key)).Label;
    }

    private async Task<List<string>> ListAsync(string key)
    {
        using var db = _site.Open();
        var node = await db.Nodes.SingleAsync(node => node.Key == key);
        return [.. (await ListPage.LoadAsync(db, node, 1, _site.Time.Now, CancellationToken.None))!.Cards.Select(card => card.Permalink)];
    }
}
