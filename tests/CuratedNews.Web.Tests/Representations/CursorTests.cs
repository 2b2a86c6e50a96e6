using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Xunit;

namespace CuratedNews.Web.Tests.Representations;

/// <summary>Lists that a program walks from their beginning to their end.</summary>
public sealed class CursorTests(SampleSite sample)
{
    [Theory]
    [InlineData("/", "items", "")]
    [InlineData("/news/", "items", "")]
    [InlineData("/news/", "items", "?limit=1")]
    [InlineData("/news/", "items", "?limit=7")]
    [InlineData("/news/", "items", "?limit=100")]
    [InlineData("/news/", "items", "?page=2")]
    [InlineData("/topic/symplur-patient-care", "items", "?limit=3")]
    [InlineData("/topic/", "topics", "")]
    [InlineData("/topic/", "topics", "?limit=1")]
    [InlineData("/topic/", "topics", "?limit=13")]
    [InlineData("/offering/", "offerings", "?limit=2")]
    public async Task Cursors_lead_through_a_whole_list_in_the_order_of_its_pages(string page, string name, string query)
    {
        var urls = await WalkAsync(sample.Site, Asked.FormOf(page, ".json") + query, name);

        var pages = (await sample.CrawlAsync()).Pages.Where(crawled => crawled.Url.Split('?')[0] == page).OrderBy(crawled => crawled.Url, StringComparer.Ordinal);
        string[] expected = [.. pages.SelectMany(crawled => crawled.Document.QuerySelectorAll("main .rows h3 a, main .index a, main .section .chips a").Select(link => link.GetAttribute("href")!))];
        if (page is "/" or "/topic/")
        {
            // These pages have shapes of their own.
            Assert.Equal(urls.Count, urls.Distinct(StringComparer.Ordinal).Count());
            Assert.Equal((int)(await Asked.ForAsync(sample.Site, Asked.FormOf(page, ".json"))).Json["total"]!, urls.Count);
            return;
        }

        Assert.Equal([.. query == "?page=2" ? expected[20..] : expected], urls);
    }

    [Fact]
    public async Task A_walk_meets_every_item_once_while_others_are_added()
    {
        using var content = new TemporaryContent();
        for (var i = 0; i < 30; i++)
        {
            content.WriteItem($"item-{i}", $"Item {i}");
        }

        await using var site = await RunningSite.StartAsync(content.Root);
        var known = await WalkAsync(site, "/news/index.json", "items");
        var (walked, next) = (new List<string>(), (string?)"/news/index.json?limit=4");
        for (var step = 0; next is not null; step++)
        {
            var part = (await Asked.ForAsync(site, next)).Json;
            walked.AddRange(part["items"]!.AsArray().Select(item => (string)item!["url"]!));
            next = (string?)part["next"] is { } url ? Asked.PathOf(url) : null;
            if (step == 2)
            {
                content.Write("news/newer.md", "---\ntitle: Newer\nslug: newer\nbasePath: /news/\ndate: '2026-06-01'\n---\nNewer.\n");
                await WaitAsync(site, "/news/newer");
            }
        }

        Assert.Equal(30, known.Count);
        Assert.Equal(known, [.. walked.Select(Asked.PathOf)]);
    }

    [Fact]
    public async Task Items_that_share_their_place_in_the_order_are_met_once_each_and_two_catalogs_write_one_cursor()
    {
        using var content = new TemporaryContent();
        for (var i = 0; i < 12; i++)
        {
            content.WriteItem($"item-{i}", $"Item {i}");
        }

        await using var site = await RunningSite.StartAsync(content.Root);
        await using var other = await RunningSite.StartAsync(content.Root);
        foreach (var (catalog, first) in ((RunningSite, int)[])[(site, 1_000), (other, 2_000)])
        {
            // Seven alike in the middle, under other ids in the other catalog.
            using var connection = catalog.Catalog.OpenForWriting();
            using var command = connection.CreateCommand();
            command.CommandText = """
                CREATE TEMP TABLE Alike AS SELECT Id, Path, SortKey FROM Items ORDER BY SortKey DESC LIMIT 7 OFFSET 3;
                UPDATE Memberships SET SortKey = (SELECT MIN(SortKey) FROM Alike) WHERE ItemId IN (SELECT Id FROM Alike);
                UPDATE Items SET SortKey = (SELECT MIN(SortKey) FROM Alike) WHERE Id IN (SELECT Id FROM Alike);
                PRAGMA foreign_keys = OFF;
                UPDATE Memberships SET ItemId = ItemId + $more;
                UPDATE ItemTexts SET ItemId = ItemId + $more;
                UPDATE Items SET Id = Id + $more;
                """;
            command.Parameters.AddWithValue("$more", first);
            command.ExecuteNonQuery();
        }

        var whole = await WalkAsync(site, "/news/index.json?limit=100", "items");
        foreach (var limit in (int[])[1, 2, 3, 5])
        {
            Assert.Equal(whole, await WalkAsync(site, $"/news/index.json?limit={limit}", "items"));

            // Which of them comes first is each catalog's own, and no cursor says it.
            Assert.Equal((string?)(await Asked.ForAsync(site, $"/news/index.json?limit={limit}")).Json["next"], (string?)(await Asked.ForAsync(other, $"/news/index.json?limit={limit}")).Json["next"]);
        }

        Assert.Equal(12, whole.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData("after=")]
    [InlineData("after=x")]
    [InlineData("after=AAAAAAAAAAAAAAA")]
    [InlineData("after=AAAAAAAAAAAAAAAAA")]
    [InlineData("after=AAAAAAAA+AAAAAA/")]
    [InlineData("after=%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00")]
    [InlineData("after=%F0%9F%98%80%F0%9F%98%80%F0%9F%98%80%F0%9F%98%80")]
    [InlineData("after=AAAAAAAAAAAAAAAA&after=AAAAAAAAAAAAAAAA")]
    [InlineData("after=%27%20or%201=1--")]
    [InlineData("limit=0")]
    [InlineData("limit=101")]
    [InlineData("limit=-1")]
    [InlineData("limit=+1")]
    [InlineData("limit=01")]
    [InlineData("limit=x")]
    [InlineData("limit=")]
    [InlineData("limit=5&limit=5")]
    [InlineData("limit=99999999999999999999")]
    [InlineData("page=2&limit=5")]
    [InlineData("page=1&after=AAAAAAAAAAAAAAAA")]
    public async Task A_part_that_cannot_be_is_not_found(string query)
    {
        foreach (var list in (string[])["/index.json", "/news/index.json", "/topic/symplur-patient-care.json", "/topic/index.json", "/offering/index.json"])
        {
            var answer = await Asked.ForAsync(sample.Site, $"{list}?{query}");

            Assert.Equal((list, HttpStatusCode.NotFound), (list, answer.Status));
        }
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[\"a\",\"b\"]")]
    [InlineData("[\"a\",\"b\",\"x\"]")]
    [InlineData("[\"a\",null,\"1\"]")]
    [InlineData("[1,2,3]")]
    [InlineData("[[[[[[")]
    public async Task A_cursor_of_names_must_be_one(string json)
    {
        var cursor = System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));

        Assert.Equal(HttpStatusCode.NotFound, (await Asked.ForAsync(sample.Site, $"/topic/index.json?after={cursor}")).Status);
    }

    [Theory]
    [InlineData("7_________________", 16)]
    [InlineData("gAAAAAAAAAAAAAAAAA", 16)]
    public async Task A_cursor_from_elsewhere_is_a_place_in_the_list_too(string text, int length)
    {
        var answer = await Asked.ForAsync(sample.Site, $"/news/index.json?after={text[..length]}");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.NotNull(answer.Json["items"]);
    }

    [Fact]
    public async Task A_list_asks_the_catalog_as_often_for_a_hundred_items_as_for_one()
    {
        using var content = new TemporaryContent();
        for (var i = 0; i < 110; i++)
        {
            content.WriteItem($"item-{i}", $"Item {i}", "author: [Ada Counter]\ncategories: ['Symplur: Care', 'Symplur: Beds']\nhref: https://one.example/a\nfeaturedImage: { href: none.png }\n");
        }

        await using var site = await RunningSite.StartAsync(content.Root);
        var statements = new StatementCount(site);

        // The first request of all loads what every page shows.
        await statements.OfAsync(() => Asked.ForAsync(site, "/index.json"));
        var one = await statements.OfAsync(() => Asked.ForAsync(site, "/author/ada-counter.json?limit=1"));
        var hundred = await statements.OfAsync(() => Asked.ForAsync(site, "/author/ada-counter.json?limit=100"));
        var markdown = await statements.OfAsync(() => Asked.ForAsync(site, "/author/ada-counter.md"));

        Assert.Equal(one, hundred);
        Assert.InRange(hundred, 3, 12);
        Assert.InRange(markdown, 3, 12);
    }

    private static async Task<List<string>> WalkAsync(RunningSite site, string first, string name)
    {
        var urls = new List<string>();
        for (var next = first; next is not null;)
        {
            var answer = await Asked.ForAsync(site, next);
            Assert.Equal((next, HttpStatusCode.OK), (next, answer.Status));
            var part = answer.Json;
            Assert.NotEmpty(part[name]!.AsArray());
            urls.AddRange(part[name]!.AsArray().Select(entry => Asked.PathOf((string)entry!["url"]!)));
            Assert.InRange(urls.Count, 1, 2_000);
            next = (string?)part["next"] is { } url ? Asked.PathOf(url) : null;
        }

        return urls;
    }

    private static async Task WaitAsync(RunningSite site, string url)
    {
        for (var i = 0; i < 400 && await site.StatusAsync(url) != HttpStatusCode.OK; i++)
        {
            await Task.Delay(50);
        }

        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync(url));
    }

    /// <summary>Counts what is asked of a site's catalog for one request.</summary>
    private sealed class StatementCount
    {
        private readonly ConcurrentQueue<int> _snapshots = new();

        public StatementCount(RunningSite site) => site.Readers.SnapshotEnded += (_, statements) => _snapshots.Enqueue(statements);

        public async Task<int> OfAsync(Func<Task<Asked>> ask)
        {
            _snapshots.Clear();
            Assert.Equal(HttpStatusCode.OK, (await ask()).Status);

            // It ends behind the answer, and what the site looks after by itself asks less.
            Assert.True(SpinWait.SpinUntil(() => _snapshots.Any(statements => statements > 1), TimeSpan.FromSeconds(30)));
            return _snapshots.Max();
        }
    }
}
