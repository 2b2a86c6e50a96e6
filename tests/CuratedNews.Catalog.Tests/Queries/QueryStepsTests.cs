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
            async (db, node) => Assert.NotNull((await db.NeighboursAsync(node.Id, 1, await SortKeyAsync(node, place), TemporarySite.Start, CancellationToken.None)).Older)),
        10,
        Enough);

    [Fact]
    public async Task A_walk_is_found_out()
    {
        const string TwoBounds = "SELECT ItemId FROM Memberships WHERE NodeId = ?1 AND IsListed = 1 AND SortKey <= ?2 AND SortKey < ?3 ORDER BY SortKey DESC LIMIT 1";
        var key = await SortKeyAsync(null, 1_190);
        Assert.True(await StepsAsync((db, node) => Task.FromResult(db.Number(TwoBounds, CancellationToken.None, node.Id, SortKey.Until(TemporarySite.Start), key))) > Enough);
    }

    private async Task<long> SortKeyAsync(NodeRow? node, int place)
    {
        using var db = list.Site.Open();
        node ??= await NodeAsync(db);
        return (await db.MembersAsync(node.Id, TemporarySite.Start, long.MaxValue, place + 1, CancellationToken.None))[place].SortKey;
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
