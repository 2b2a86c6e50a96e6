using CuratedNews.Catalog.Queries;
using CuratedNews.Catalog.Rows;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CuratedNews.Catalog.Tests.Queries;

/// <summary>One long list: 1,200 items over 40 months, many of one date, and some that are not on it.</summary>
public sealed class LongList : IAsyncLifetime
{
    public const int Items = 1_200;

    internal TemporarySite Site { get; } = new();

    public async ValueTask InitializeAsync()
    {
        var random = new Random(11);
        for (var i = 0; i < Items; i++)
        {
            var date = TemporarySite.Start.Date.AddDays(-random.Next(150) * 8);
            Site.Write($"news/{i}.md", new ItemFile { Slug = $"item-{i}", Topics = ["KLAS: Imaging"], Image = i % 3 == 0 ? "one.png" : null, Date = date });
        }

        Site.Write("news/scheduled.md", new ItemFile { Slug = "scheduled", Topics = ["KLAS: Imaging"], Date = TemporarySite.Start.AddDays(1) });
        Site.Write("news/expired.md", new ItemFile { Slug = "expired", Topics = ["KLAS: Imaging"], Expiry = TemporarySite.Start.AddDays(-1) });
        Site.Write("news/draft.md", new ItemFile { Slug = "draft", Topics = ["KLAS: Imaging"], Status = "draft" });
        Site.Write("media/one.png", Png.Of(640, 480));
        await Site.ImportAsync();
    }

    public ValueTask DisposeAsync()
    {
        Site.Dispose();
        return ValueTask.CompletedTask;
    }
}

public sealed class ListPageTests(LongList list) : IClassFixture<LongList>
{
    [Fact]
    public async Task Every_page_has_what_a_plain_offset_gives()
    {
        using var db = list.Site.Open();
        var node = await NodeAsync(db);
        var all = await db.Items.Published(TemporarySite.Start).OrderByDescending(item => item.SortKey).ThenByDescending(item => item.Id).Select(item => item.Id).ToListAsync();
        Assert.Equal(LongList.Items, all.Count);

        for (var number = 1; number <= LongList.Items / ListPage.Size; number++)
        {
            var page = await LoadAsync(db, node, number);

            Assert.NotNull(page);
            Assert.Equal(all.Skip((number - 1) * ListPage.Size).Take(ListPage.Size), page.Cards.Select(card => card.Id));
            Assert.Equal((number, LongList.Items, 60, ((number - 1) * 20) + 1), (page.Number, page.Total, page.Last, page.First));
        }
    }

    [Theory]
    [InlineData(int.MinValue)]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(61)]
    [InlineData(int.MaxValue)]
    public async Task There_is_no_page_before_the_first_and_none_past_the_end(int number)
    {
        using var db = list.Site.Open();

        Assert.Null(await LoadAsync(db, await NodeAsync(db), number));
    }

    [Fact]
    public async Task A_card_shows_only_a_picture_that_was_delivered()
    {
        using var db = list.Site.Open();
        var page = await LoadAsync(db, await NodeAsync(db), 1);

        Assert.All(page!.Cards, card => Assert.Equal(card.ImageName is null ? null : new Picture("one.png", 640, 480), card.Picture));
    }

    [Fact]
    public async Task A_node_without_items_has_one_empty_page()
    {
        using var db = list.Site.Open();
        var empty = new NodeRow { Id = 1, Kind = NodeKind.Topic, Key = "none", Label = "None", Vocabulary = "" };

        var page = await LoadAsync(db, empty, 1);

        Assert.Equal((0, 1, 0), (page!.Cards.Count, page.Last, page.Total));
        Assert.Null(await LoadAsync(db, empty, 2));
    }

    private static Task<NodeRow> NodeAsync(CatalogView db) => db.Nodes.SingleAsync(node => node.Key == "klas-imaging");

    private static Task<ListPage?> LoadAsync(CatalogView db, NodeRow node, int number) =>
        ListPage.LoadAsync(db, node, number, TemporarySite.Start, CancellationToken.None);
}
