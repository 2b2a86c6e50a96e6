using System.Data.Common;
using System.Text.RegularExpressions;
using CuratedNews.Catalog.Queries;
using CuratedNews.Catalog.Rows;
using CuratedNews.Catalog.Sqlite;
using CuratedNews.Content;
using CuratedNews.Content.Metadata;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
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
    public Task The_largest_topics() => CheckAsync(db => db.Nodes.LargestAsync(NodeKind.Topic, 20, CancellationToken.None));

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
    public Task Some_items_as_cards() => CheckAsync(db => db.ToCardsAsync([3, 5, 8], CancellationToken.None));

    [Fact]
    public Task A_node_and_its_months() => CheckAsync(async db =>
        await db.MonthsAsync((await db.NodeAsync(NodeKind.Topic, "klas-imaging", CancellationToken.None))!.Id, CancellationToken.None));

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

        var steps = Costly(commands[0].Sql, commands[0].Parameters);

        Assert.StartsWith("SCAN i USING COVERING INDEX IX_Items_Desk\n", Assert.Single(steps), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(CatalogFacts.ChangesAtQuery)]
    [InlineData(CatalogFacts.ErrorsQuery)]
    [InlineData(CatalogFacts.ContestedQuery)]
    [InlineData(KnownFiles.FindQuery)]
    public void What_every_import_asks(string sql) => Assert.Empty(Costly(sql, sql.Contains('?', StringComparison.Ordinal) ? [("?1", "news/1.md")] : []));

    [Fact]
    public void A_plan_with_a_scan_or_a_long_sort_is_found_out()
    {
        Assert.NotEmpty(Costly("SELECT * FROM Items WHERE Title = 'x'", []));
        Assert.NotEmpty(Costly("SELECT Id FROM Items WHERE Permalink > 'a' ORDER BY Title", []));
        Assert.NotEmpty(Costly("SELECT * FROM (SELECT Id FROM Items WHERE Permalink > 'a' ORDER BY Title LIMIT 20) p JOIN Items i ON i.Id = p.Id", []));
        Assert.Empty(Costly("SELECT * FROM (SELECT Id FROM Items WHERE Permalink > 'a' ORDER BY Permalink LIMIT 20) p JOIN Items i ON i.Id = p.Id ORDER BY i.Title", []));
    }

    /// <summary>The number of some items, and two pages of their list.</summary>
    private Task CheckStageAsync(Func<CatalogDbContext, IQueryable<ItemRow>> items) => CheckAsync(async db =>
    {
        await items(db).CountAsync();
        var ordered = items(db).Sound(db.Files).OrderByDescending(item => item.SortKey).ThenByDescending(item => item.Id);
        await ordered.Select(item => item.Id).Take(50).ToListAsync();
        await ordered.Where(item => item.SortKey <= 1000 && (item.SortKey < 1000 || item.Id < 7)).Select(item => item.Id).Take(50).ToListAsync();
    });

    private async Task CheckAsync(Func<CatalogDbContext, Task> query)
    {
        var commands = await RecordAsync(query);

        Assert.NotEmpty(commands);
        Assert.All(commands, command => Assert.Empty(Costly(command.Sql, command.Parameters)));
    }

    private async Task<IReadOnlyList<(string Sql, IReadOnlyList<(string Name, object? Value)> Parameters)>> RecordAsync(Func<CatalogDbContext, Task> query)
    {
        var commands = new Recorder();
        var options = new DbContextOptionsBuilder<CatalogDbContext>();
        list.Site.Catalog.Configure(options);
        await using var db = new CatalogDbContext(options.AddInterceptors(commands).Options);

        await query(db);
        return commands.Seen;
    }

    /// <summary>The steps of a statement's plan that grow with the catalog.</summary>
    private List<string> Costly(string sql, IReadOnlyList<(string Name, object? Value)> parameters)
    {
        using var connection = list.Site.Catalog.OpenForReading();
        using var command = connection.CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + sql;
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        var steps = new List<(int Parent, string Text)>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            steps.Add((reader.GetInt32(1), reader.GetString(3)));
        }

        // A page of rows that a subquery found may be read through and sorted, and so may an index of exceptions: they are few.
        var pages = steps.Where(step => IsPage(step.Text)).Select(step => "SCAN " + step.Text[(step.Text.IndexOf(' ', StringComparison.Ordinal) + 1)..]).ToHashSet(StringComparer.Ordinal);
        var exceptions = PartialIndexes();
        var isOfExceptions = steps.Exists(step => IsScan(step.Text) && IsOfExceptions(step.Text));
        return
        [
            .. steps
                .Where(step => IsScan(step.Text)
                    ? step.Text != "SCAN CONSTANT ROW" && !pages.Contains(step.Text) && !IsOfExceptions(step.Text) && !IsGiven(step.Text)
                    : step.Text.Contains("TEMP B-TREE", StringComparison.Ordinal) && !isOfExceptions && (step.Parent != 0 || pages.Count == 0))
                .Select(step => $"{step.Text}\nin\n{sql}"),
        ];

        static bool IsScan(string step) => step.StartsWith("SCAN", StringComparison.Ordinal);

        static bool IsPage(string step) => step.StartsWith("CO-ROUTINE ", StringComparison.Ordinal) || step.StartsWith("MATERIALIZE ", StringComparison.Ordinal);

        // The values of a list that is a parameter, no more than a page of them.
        bool IsGiven(string step) => step.Split(' ') is [_, var name, "VIRTUAL", "TABLE", ..]
            && Regex.IsMatch(sql, $"json_each\\(@\\w+\\) AS \"{name}\"", RegexOptions.None, TimeSpan.FromSeconds(1));

        bool IsOfExceptions(string step) => exceptions.Exists(index => step.EndsWith(index, StringComparison.Ordinal));
    }

    /// <summary>Indexes that hold only the rows that a condition is true of.</summary>
    private List<string> PartialIndexes()
    {
        using var db = list.Site.Open();
        return db.Database.SqlQuery<string>($"SELECT ' INDEX ' || name AS Value FROM sqlite_schema WHERE type = 'index' AND sql LIKE '%WHERE%'").ToList();
    }

    private static Task<NodeRow> NodeAsync(CatalogDbContext db) => db.Nodes.SingleAsync(node => node.Kind == NodeKind.Topic && node.Key == "klas-imaging");

    private sealed class Recorder : DbCommandInterceptor
    {
        public List<(string Sql, IReadOnlyList<(string Name, object? Value)> Parameters)> Seen { get; } = [];

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Seen.Add((command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(parameter => (parameter.ParameterName, parameter.Value))]));
            return ValueTask.FromResult(result);
        }
    }
}
