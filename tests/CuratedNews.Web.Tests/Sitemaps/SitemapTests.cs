using System.Globalization;
using System.Xml.Linq;
using Xunit;

namespace CuratedNews.Web.Tests.Sitemaps;

/// <summary>What is in which sitemap, whatever the content.</summary>
public sealed class SitemapTests : IDisposable
{
    private readonly TemporaryContent _content = new();

    [Fact]
    public async Task A_site_without_items_has_the_pages_that_are_always_there()
    {
        await using var site = await RunningSite.StartAsync(_content.Root);

        Assert.Equal(["/sitemaps/sections.xml"], [.. ReadSitemap.Index(await TextAsync(site, "/sitemap.xml"))]);
        Assert.Equal(["/", "/topic/", "/offering/"], [.. (await PartAsync(site, "sections")).Select(page => page.Url)]);
    }

    [Fact]
    public async Task Items_are_in_the_part_of_the_month_that_they_appeared_in()
    {
        Item("first", "2026-04-30T23:59:59Z").Item("second", "2026-05-01T00:00:00Z").Item("later", "2027-01-01").Item("draft", "2026-05-02", "status: draft");
        await using var site = await RunningSite.StartAsync(_content.Root);

        Assert.Equal(["/sitemaps/sections.xml", "/sitemaps/2026-05.xml", "/sitemaps/2026-04.xml"], [.. ReadSitemap.Index(await TextAsync(site, "/sitemap.xml"))]);
        Assert.Equal(["/news/second"], [.. (await PartAsync(site, "2026-05")).Select(page => page.Url)]);
        Assert.Equal(["/news/first"], [.. (await PartAsync(site, "2026-04")).Select(page => page.Url)]);
    }

    [Fact]
    public async Task There_is_no_part_with_nothing_in_it()
    {
        string[] urls =
        [
            "/sitemaps/2026-06.xml", "/sitemaps/2026-05-2.xml", "/sitemaps/2026-13.xml", "/sitemaps/2026-00.xml",
            "/sitemaps/0000-01.xml", "/sitemaps/0001-01.xml", "/sitemaps/9999-12.xml", "/sitemaps/9998-12.xml",
            "/sitemaps/sections-2.xml", "/sitemaps/sections-1.xml", "/sitemaps/sections-0.xml",
            "/sitemaps/sections-9999.xml", "/sitemaps/sections-99999.xml", "/sitemaps/topics.xml",
            "/sitemaps/nothing.xml", "/sitemaps/.xml", "/sitemaps/sections", "/sitemaps/", "/sitemaps",
        ];
        Item("one", "2026-05-01");
        await using var site = await RunningSite.StartAsync(_content.Root);

        foreach (var url in urls)
        {
            Assert.Equal((url, System.Net.HttpStatusCode.NotFound), (url, await site.StatusAsync(url)));
        }
    }

    [Theory]
    [InlineData("", "2026-05-01T00:00:00Z")]
    [InlineData("lastMod: '2026-05-01T08:30:15.250000Z'", "2026-05-01T08:30:15Z")]
    [InlineData("lastMod: '2026-06-07'", "2026-06-07T00:00:00Z")]
    [InlineData("lastMod: '2026-04-01'", "2026-05-01T00:00:00Z")]
    [InlineData("lastMod: '2027-04-01'", "2026-05-01T00:00:00Z")]
    public async Task An_item_changed_when_its_file_says_so_unless_that_cannot_be(string lastMod, string expected)
    {
        Item("one", "2026-05-01", lastMod);
        await using var site = await RunningSite.StartAsync(_content.Root);

        var page = Assert.Single(await PartAsync(site, "2026-05"));

        Assert.Equal(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture), page.ChangedAt);
        Assert.Contains($"\"dateModified\":\"{expected}\"", (await site.PageAsync("/news/one")).Head!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_time_moves_only_when_the_page_shows_something_else()
    {
        Item("one", "2026-05-01", "categories: ['KLAS: Imaging']").Item("two", "2026-05-02", "categories: ['Symplur: Care']");
        await using var site = await RunningSite.StartAsync(_content.Root);
        var before = await AllAsync(site);

        // Another neighbour, a draft, a file that was only saved again: none of these pages says that it changed.
        Item("draft", "2026-05-03", "status: draft\ncategories: ['KLAS: Imaging']").Item("one", "2026-05-01", "categories: ['KLAS: Imaging']");
        File.SetLastWriteTimeUtc(_content.FullPath("news/one.md"), DateTime.UnixEpoch);
        await site.ImportAsync();
        Assert.Equal(before, await AllAsync(site));

        Item("three", "2026-05-04T10:00:00Z", "categories: ['KLAS: Imaging']");
        await site.ImportAsync();
        var changed = (await AllAsync(site)).Except(before).Select(page => page.Url).Order(StringComparer.Ordinal);
        Assert.Equal(["/", "/news/", "/news/three", "/topic/klas-imaging"], [.. changed]);
    }

    [Fact]
    public async Task A_part_with_more_pages_than_fit_goes_on_in_a_second_one()
    {
        const int Items = 50_010;
        await using var site = await RunningSite.StartAsync(_content.Root);
        Fill(site, Items);

        var names = ReadSitemap.Index(await TextAsync(site, "/sitemap.xml"));
        var (first, second) = (await PartAsync(site, "2026-05"), await PartAsync(site, "2026-05-2"));

        Assert.Equal(["/sitemaps/sections.xml", "/sitemaps/2026-05.xml", "/sitemaps/2026-05-2.xml"], [.. names]);
        Assert.Equal((50_000, Items - 50_000), (first.Count, second.Count));
        Assert.Equal(Items, first.Concat(second).Select(page => page.Url).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(System.Net.HttpStatusCode.NotFound, await site.StatusAsync("/sitemaps/2026-05-3.xml"));
    }

    [Fact]
    public async Task The_news_sitemap_has_what_appeared_in_the_last_two_days_newest_first()
    {
        XNamespace map = "http://www.sitemaps.org/schemas/sitemap/0.9", news = "http://www.google.com/schemas/sitemap-news/0.9";
        Item("just", "2026-11-22T11:00:00Z", title: "Fish & <chips>, “fresh” 魚 😀").Item("edge", "2026-11-20T12:00:01Z").Item("old", "2026-11-20T12:00:00Z").Item("scheduled", "2026-11-23");
        await using var site = await RunningSite.StartAsync(_content.Root);

        var urls = XDocument.Parse(await TextAsync(site, "/news-sitemap.xml")).Root!.Elements(map + "url").ToList();
        var entry = urls[0].Element(news + "news")!;

        Assert.Equal(["http://localhost:5080/news/just", "http://localhost:5080/news/edge"], [.. urls.Select(url => url.Element(map + "loc")!.Value)]);
        Assert.Equal(("CuratedNews", "en"), (entry.Element(news + "publication")!.Element(news + "name")!.Value, entry.Element(news + "publication")!.Element(news + "language")!.Value));
        Assert.Equal(("2026-11-22T11:00:00Z", "Fish & <chips>, “fresh” 魚 😀"), (entry.Element(news + "publication_date")!.Value, entry.Element(news + "title")!.Value));
    }

    [Fact]
    public async Task A_text_that_xml_cannot_hold_breaks_no_sitemap()
    {
        Item("one", "2026-11-22T11:00:00Z", title: "Before\u0001\u000B after \uFFFE end").Item("a&b's", "2026-11-22T10:00:00Z");
        await using var site = await RunningSite.StartAsync(_content.Root, ("Site:Name", "A & B <\u0002>"));

        var xml = await TextAsync(site, "/news-sitemap.xml");

        Assert.Contains("A & B <>", XDocument.Parse(xml).Root!.Value, StringComparison.Ordinal);
        Assert.NotEmpty(await PartAsync(site, "2026-11"));
    }

    public void Dispose() => _content.Dispose();

    /// <summary>Writes rows into the catalog, because fifty thousand files would take a minute.</summary>
    private static void Fill(RunningSite site, int items)
    {
        using var connection = site.Catalog.OpenForWriting();
        using var command = connection.CreateCommand();
        command.CommandText = """
            INSERT INTO Nodes (Id, Kind, Key, Label, Vocabulary, Items, Mentions) VALUES (1, 1, '/', 'Home', '', $items, 0);
            INSERT INTO NodeMonths (NodeId, Month, Items) VALUES (1, 2026 * 12 + 4, $items);
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $items)
            INSERT INTO Items (Id, Path, Permalink, Status, SortKey, PublishedAt, IsShadowed, IsOriginalCanonical, IsLive, Title, Summary, ReadingMinutes)
            SELECT i, 'news/' || i || '.md', '/news/' || i, 0, ($seconds << 24) + i, $ticks, 0, 0, 1, 'Item ' || i, '', 1 FROM n;
            INSERT INTO Memberships (NodeId, IsListed, SortKey, ItemId, Ordinal, NameId, Carries) SELECT 1, 1, SortKey, Id, 0, 1, '' FROM Items;
            """;
        var date = new DateTimeOffset(2026, 5, 10, 0, 0, 0, TimeSpan.Zero);
        command.Parameters.AddWithValue("$items", items);
        command.Parameters.AddWithValue("$seconds", date.ToUnixTimeSeconds());
        command.Parameters.AddWithValue("$ticks", date.UtcTicks);
        command.ExecuteNonQuery();
    }

    private SitemapTests Item(string slug, string date, string more = "", string title = "A headline")
    {
        _content.Write($"news/{slug}.md", $"---\ntitle: {TemporaryContent.Quote(title)}\nslug: {TemporaryContent.Quote(slug)}\nbasePath: /news/\ndate: '{date}'\n{more}\n---\nA sentence. Another one.\n");
        return this;
    }

    private static async Task<IReadOnlyList<MappedPage>> PartAsync(RunningSite site, string name) => ReadSitemap.Part(await TextAsync(site, $"/sitemaps/{name}.xml"));

    /// <summary>Every page of the sitemaps with its time.</summary>
    private static async Task<HashSet<(string Url, DateTimeOffset? ChangedAt)>> AllAsync(RunningSite site)
    {
        var pages = new HashSet<(string, DateTimeOffset?)>();
        foreach (var part in ReadSitemap.Index(await TextAsync(site, "/sitemap.xml")))
        {
            pages.UnionWith(ReadSitemap.Part(await TextAsync(site, part)).Select(page => (page.Url, page.ChangedAt)));
        }

        return pages;
    }

    private static async Task<string> TextAsync(RunningSite site, string url)
    {
        using var response = await site.GetAsync(url);
        Assert.Equal((url, 200), (url, (int)response.StatusCode));
        return await response.Content.ReadAsStringAsync();
    }
}
