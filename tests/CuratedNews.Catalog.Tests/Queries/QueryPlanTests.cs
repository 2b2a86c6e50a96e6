using System.Text.RegularExpressions;
using CuratedNews.Catalog.Queries;
using CuratedNews.Catalog.Rows;
using CuratedNews.Catalog.Sqlite;
using CuratedNews.Content;
using CuratedNews.Content.Metadata;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CuratedNews.Catalog.Tests.Queries;

/// <summary>What pages ask costs the same in a catalog of any size: every table by an index, no sort of more than a page.</summary>
public sealed class QueryPlanTests(LongList list) : IClassFixture<LongList>
{
    [Fact]
    public Task The_first_page_of_a_list() => CheckAsync(async db => await ListPage.LoadAsync(db, await NodeAsync(db), 1, TemporarySite.Start, CancellationToken.None));

    [Fact]
    public Task A_deep_page_of_a_list() => CheckAsync(async db => await ListPage.LoadAsync(db, await NodeAsync(db), 50, TemporarySite.Start, CancellationToken.None));

    [Fact]
    public Task The_newest_items_of_any_of_many_nodes() => CheckAsync(async db =>
    {
        var ids = await db.NewestOfAnyAsync([(await NodeAsync(db)).Id, .. Enumerable.Range(0, 49)], 20, TemporarySite.Start, CancellationToken.None);
        await db.Items.Where(item => ids.Contains(item.Id)).Select(item => item.Title).ToListAsync();
    });

    [Fact]
    public Task What_is_tied_to_a_node() => CheckAsync(async db => await db.TiesAsync((await NodeAsync(db)).Id, LinkKind.Topic, 20, CancellationToken.None));

    [Fact]
    public Task The_largest_topics() => CheckAsync(async db => await db.LargestAsync(NodeKind.Topic, 20, CancellationToken.None));

    [Fact]
    public Task An_item_by_its_permalink() => CheckAsync(async db => await db.ItemAsync((await db.PublishedItemAsync("/news/item-1", TemporarySite.Start, CancellationToken.None)) ?? 0, CancellationToken.None));

    [Fact]
    public Task An_item_by_an_alias() => CheckAsync(async db => await db.AliasTargetAsync("/old", TemporarySite.Start, CancellationToken.None));

    [Fact]
    public Task An_item_that_was_taken_back() => CheckAsync(async db => await db.IsRemovedAsync("/news/item-1", CancellationToken.None));

    [Fact]
    public Task The_nodes_of_an_item() => CheckAsync(async db => await db.NodesOfItemAsync(7, CancellationToken.None));

    [Fact]
    public Task The_neighbours_of_an_item() => CheckAsync(async db =>
    {
        var node = await NodeAsync(db);
        await db.NeighboursAsync(node.Id, 1, 7, TemporarySite.Start, CancellationToken.None);
    });

    [Fact]
    public Task Some_items_as_cards() => CheckAsync(async db => await db.ToCardsAsync([3, 5, 8], CancellationToken.None));

    [Fact]
    public Task The_entries_of_a_feed() => CheckAsync(async db =>
    {
        var items = await db.ItemsOfNodeAsync((await NodeAsync(db)).Id, TemporarySite.Start, 50, CancellationToken.None);
        Assert.NotEmpty(await db.FeedRowsAsync(items, TemporarySite.Start, 50, CancellationToken.None));
        Assert.NotEmpty(await db.FeedMembersAsync(items, CancellationToken.None));
        await db.FeedImagesAsync(["a.jpg", "b.jpg"], CancellationToken.None);
    });

    [Fact]
    public Task What_the_neighbours_of_a_node_have_to_do_with_each_other() => CheckAsync(async db =>
    {
        var nodes = await db.NodesAsync(["klas-imaging"], ["/offering/one"], CancellationToken.None);
        await db.LinksAmongAsync([.. nodes.Select(node => node.Id)], CancellationToken.None);
    });

    [Fact]
    public Task The_topics_of_the_newest_items() => CheckAsync(async db => await db.TopicsOfNewestAsync((await NodeAsync(db)).Id, TemporarySite.Start, 100, 6, CancellationToken.None));

    [Fact]
    public Task The_section_above_another() => CheckAsync(async db => await db.AboveAsync((await NodeAsync(db)).Id, CancellationToken.None));

    [Fact]
    public Task A_node_and_its_months() => CheckAsync(async db =>
        await db.MonthsAsync((await db.NodeAsync(NodeKind.Topic, "klas-imaging", CancellationToken.None))!.Id, CancellationToken.None));

    [Fact]
    public Task A_part_of_all_topics() => CheckAsync(async db =>
    {
        var topics = new NodeList(NodeKind.Topic);
        var first = Assert.Single(await topics.PageAsync(db, 0, 1, CancellationToken.None));
        await topics.BehindAsync(db, first.Place, 100, CancellationToken.None);
    });

    [Fact]
    public Task A_sitemap() => CheckAsync(async db =>
    {
        Assert.NotEmpty(await db.SitemapItemsAsync(SortKey.MonthOf(TemporarySite.Start), TemporarySite.Start, 0, 1_000, CancellationToken.None));
        Assert.NotEmpty(db.EachSitemapNode(NodeKind.Topic, TemporarySite.Start, 0, 1_000));
        await db.CountElsewhereAsync(SortKey.MonthOf(TemporarySite.Start), CancellationToken.None);
        await db.SitemapNewsAsync(TemporarySite.Start.AddDays(-2), TemporarySite.Start, 1_000, CancellationToken.None);
    });

    [Fact]
    public Task What_feeds_a_hub_is_told_of() => CheckAsync(async db =>
        Assert.NotEmpty(await db.NodesOfChangesAsync(["news/1.md"], TemporarySite.Start.AddDays(-1), TemporarySite.Start, 500, 100, CancellationToken.None)));

    [Fact]
    public Task A_picture_by_its_name() => CheckAsync(async db => await db.PictureFileAsync("a.jpg", CancellationToken.None));

    [Fact]
    public Task The_topics_of_what_was_taken_back() => CheckAsync(async db => await db.TopicsOfRemovedAsync("/news/item-1", CancellationToken.None));

    [Fact]
    public Task The_place_of_an_item_in_a_list() => CheckAsync(async db =>
    {
        var node = await NodeAsync(db);
        var item = Assert.Single(await db.ItemsOfNodeAsync(node.Id, TemporarySite.Start, 1, CancellationToken.None));
        var (sortKey, alike) = await db.PlaceInListAsync(node.Id, item, CancellationToken.None);
        Assert.Equal(1, alike);
        Assert.Equal(item, (await db.MembersAsync(node.Id, TemporarySite.Start, sortKey, 1, CancellationToken.None))[0].ItemId);
    });

    [Theory]
    [InlineData(ItemStatus.Draft)]
    [InlineData(ItemStatus.Review)]
    [InlineData(ItemStatus.Removed)]
    public Task Items_that_are_not_published(ItemStatus status) => CheckStageAsync(db => db.Items.WithStatus(status));

    [Fact]
    public Task Items_that_will_appear() => CheckAsync(db => db.Items.Scheduled(TemporarySite.Start).Sound(db.Files).OrderBy(item => item.SortKey).ThenBy(item => item.Id).Select(item => item.Id).Take(50).ToListAsync());

    [Fact]
    public Task Items_that_are_out() => CheckStageAsync(db => db.Items.Out(TemporarySite.Start));

    [Fact]
    public Task Items_that_have_expired() => CheckAsync(async db =>
    {
        await db.Items.Expired(TemporarySite.Start).CountAsync();
        await db.Items.Expired(TemporarySite.Start).Sound(db.Files).OrderByDescending(item => item.ExpiresAt).ThenByDescending(item => item.Id).Select(item => item.Id).Take(50).ToListAsync();
    });

    [Fact]
    public Task Items_that_another_hides() => CheckAsync(db => db.Items.Hidden().CountAsync());

    [Theory]
    [InlineData(SourceKind.Capture)]
    [InlineData(SourceKind.Broken)]
    public Task Files_that_are_no_items(SourceKind kind) => CheckAsync(async db =>
    {
        await db.Files.OfKind(kind).CountAsync();
        await db.Files.OfKind(kind).Where(file => string.Compare(file.Path, "news/1.md") > 0).OrderBy(file => file.Path).Select(file => file.Path).Take(50).ToListAsync();
    });

    [Fact]
    public Task The_places_of_a_rule() => CheckAsync(db =>
        db.Diagnostics.Where(row => row.Code == "CN1003").OrderBy(row => row.Path).ThenBy(row => row.Ordinal).Skip(100).Take(50).ToListAsync());

    [Fact]
    public async Task A_search_of_titles_reads_one_index_in_its_order()
    {
        var commands = await RecordAsync(db => db.Items.Saying(["ward", "%"]).OrderByDescending(item => item.SortKey).ThenByDescending(item => item.Id).Select(item => item.Id).Take(50).ToListAsync());

        var steps = Costly(Assert.Single(commands));

        Assert.StartsWith("SCAN i USING COVERING INDEX IX_Items_Desk\n", Assert.Single(steps), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(CatalogFacts.ChangesAtQuery)]
    [InlineData(CatalogFacts.ErrorsQuery)]
    [InlineData(CatalogFacts.ContestedQuery)]
    [InlineData(KnownFiles.FindQuery)]
    public void What_every_import_asks(string sql) => Assert.Empty(Costly(sql));

    [Fact]
    public void A_plan_with_a_scan_or_a_long_sort_is_found_out()
    {
        Assert.NotEmpty(Costly("SELECT * FROM Items WHERE Title = 'x'"));
        Assert.NotEmpty(Costly("SELECT Id FROM Items WHERE Permalink > 'a' ORDER BY Title"));
        Assert.NotEmpty(Costly("SELECT * FROM (SELECT Id FROM Items WHERE Permalink > 'a' ORDER BY Title LIMIT 20) p JOIN Items i ON i.Id = p.Id"));
        Assert.Empty(Costly("SELECT * FROM (SELECT Id FROM Items WHERE Permalink > 'a' ORDER BY Permalink LIMIT 20) p JOIN Items i ON i.Id = p.Id ORDER BY i.Title"));
    }

    /// <summary>The number of some items, and two pages of their list.</summary>
    private Task CheckStageAsync(Func<CatalogView, IQueryable<ItemRow>> items) => CheckAsync(async db =>
    {
        await items(db).CountAsync();
        var ordered = items(db).Sound(db.Files).OrderByDescending(item => item.SortKey).ThenByDescending(item => item.Id);
        await ordered.Select(item => item.Id).Take(50).ToListAsync();
        await ordered.Where(item => item.SortKey <= 1000 && (item.SortKey < 1000 || item.Id < 7)).Select(item => item.Id).Take(50).ToListAsync();
    });

    private async Task CheckAsync(Func<CatalogView, Task> query)
    {
        var asked = await RecordAsync(query);

        Assert.NotEmpty(asked);
        Assert.All(asked, sql => Assert.Empty(Costly(sql)));
    }

    /// <summary>What was asked, by EF Core or in SQL.</summary>
    private async Task<IReadOnlyList<string>> RecordAsync(Func<CatalogView, Task> query)
    {
        using var db = list.Site.Open();
        await query(db);
        return [.. ((ReadingConnection)db.Connection).Kept];
    }

    /// <summary>The steps of a statement's plan that grow with the catalog.</summary>
    private List<string> Costly(string sql)
    {
        using var connection = list.Site.Catalog.OpenForReading();
        using var statement = new Statement(connection, "EXPLAIN QUERY PLAN " + sql);
        var steps = new List<(int Parent, string Text)>();
        using var rows = statement.Query();
        while (rows.Read())
        {
            steps.Add((rows.GetInt32(1), rows.GetString(3)));
        }

        // A page of rows that a subquery found may be read through and sorted, and so may an index of exceptions, or what stands
        // under the values of a list: they are few.
        var pages = steps.Where(step => IsPage(step.Text)).Select(step => "SCAN " + step.Text[(step.Text.IndexOf(' ', StringComparison.Ordinal) + 1)..]).ToHashSet(StringComparer.Ordinal);
        var exceptions = PartialIndexes();
        var isOfFew = steps.Exists(step => IsScan(step.Text) && (IsOfExceptions(step.Text) || IsGiven(step.Text)));
        return
        [
            .. steps
                .Where(step => IsScan(step.Text)
                    ? step.Text != "SCAN CONSTANT ROW" && !pages.Contains(step.Text) && !IsOfExceptions(step.Text) && !IsGiven(step.Text)
                    : step.Text.Contains("TEMP B-TREE", StringComparison.Ordinal) && !isOfFew && (step.Parent != 0 || pages.Count == 0))
                .Select(step => $"{step.Text}\nin\n{sql}"),
        ];

        static bool IsScan(string step) => step.StartsWith("SCAN", StringComparison.Ordinal);

        static bool IsPage(string step) => step.StartsWith("CO-ROUTINE ", StringComparison.Ordinal) || step.StartsWith("MATERIALIZE ", StringComparison.Ordinal);

        // The values of a list that is a parameter, no more than a page of them.
        bool IsGiven(string step) => step.Split(' ') is [_, var name, "VIRTUAL", "TABLE", ..]
            && Regex.IsMatch(sql, name == "json_each" ? "json_each\\(\\?[0-9]\\)" : $"json_each\\(@\\w+\\) AS \"{name}\"", RegexOptions.None, TimeSpan.FromSeconds(1));

        bool IsOfExceptions(string step) => exceptions.Exists(index => step.EndsWith(index, StringComparison.Ordinal));
    }

    /// <summary>Indexes that hold only the rows that a condition is true of.</summary>
    private List<string> PartialIndexes()
    {
        using var db = list.Site.Open();
        return db.Context.Database.SqlQuery<string>($"SELECT ' INDEX ' || name AS Value FROM sqlite_schema WHERE type = 'index' AND sql LIKE '%WHERE%'").ToList();
    }

    private static Task<NodeRow> NodeAsync(CatalogView db) => db.Nodes.SingleAsync(node => node.Kind == NodeKind.Topic && node.Key == "klas-imaging");
}
