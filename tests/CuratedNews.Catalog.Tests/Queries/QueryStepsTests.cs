using CuratedNews.Catalog.Queries;
using CuratedNews.Catalog.Rows;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;
using Xunit;

namespace CuratedNews.Catalog.Tests.Queries;

/// <summary>Deep in a long list a query takes about as many steps as in its beginning: a walk through rows that are not wanted shows in no plan.</summary>
public sealed class QueryStepsTests(LongList list) : IClassFixture<LongList>
{
    /// <summary>More than any query needs that goes straight to its rows, and a fraction of a walk through the list.</summary>
    private const int Enough = 3_000;

    [Theory]
    [InlineData(1)]
    [InlineData(30)]
    [InlineData(60)]
    public async Task A_page_of_a_list(int number) =>
        Assert.InRange(await StepsAsync(async (db, node) => Assert.NotEmpty((await ListPage.LoadAsync(db, node, number, TemporarySite.Start, CancellationToken.None))!.Cards)), 100, Enough);

    [Theory]
    [InlineData(10)]
    [InlineData(1_190)]
    public async Task The_item_before_another(int place) => Assert.InRange(
        await StepsAsync(
            async (db, node) => Assert.NotNull(await db.Memberships.Published(node.Id, TemporarySite.Start, await SortKeyAsync(node, place)).NewestFirst().FirstOrDefaultAsync())),
        10,
        Enough);

    [Fact]
    public async Task A_walk_is_found_out()
    {
        var key = await SortKeyAsync(null, 1_190);
        Assert.True(await StepsAsync((db, node) => db.Memberships.Published(node.Id, TemporarySite.Start).Where(member => member.SortKey < key).NewestFirst().FirstOrDefaultAsync()) > Enough);
    }

    private async Task<long> SortKeyAsync(NodeRow? node, int place)
    {
        using var db = list.Site.Open();
        node ??= await NodeAsync(db);
        return await db.Memberships.Published(node.Id, TemporarySite.Start).NewestFirst().Skip(place).Select(member => member.SortKey).FirstAsync();
    }

    /// <summary>How many instructions of its own SQLite runs for some queries.</summary>
    private async Task<int> StepsAsync(Func<CatalogView, NodeRow, Task> query)
    {
        const int EachTime = 10;
        using var db = list.Site.Open();
        var node = await NodeAsync(db);
        var handle = db.Connection.Handle;
        var steps = 0;
        raw.sqlite3_progress_handler(handle, EachTime, _ => (steps += EachTime) < 0 ? 1 : 0, null);
        await query(db, node);
        raw.sqlite3_progress_handler(handle, 0, null, null);
        return steps;
    }

    private static Task<NodeRow> NodeAsync(CatalogView db) => db.Nodes.SingleAsync(node => node.Kind == NodeKind.Topic && node.Key == "klas-imaging");
}
