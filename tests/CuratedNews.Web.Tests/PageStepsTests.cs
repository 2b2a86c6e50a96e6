using SQLitePCL;
using Xunit;

namespace CuratedNews.Web.Tests;

/// <summary>
/// What a page asks of the catalog takes about as many steps with eight times the items: a walk through them, which shows
/// in no plan and in no time that a small site takes, is found here.
/// </summary>
public sealed class PageStepsTests : IDisposable
{
    private const int Few = 100;
    private const int Many = 800;

    /// <summary>A list of 800 has a few more pages to link to, more months in its chart, longer ways down an index.</summary>
    private const double Growth = 1.6;

    private readonly TemporaryContent _content = new();

    public void Dispose() => _content.Dispose();

    [Fact]
    public async Task No_page_asks_more_of_a_larger_catalog()
    {
        string[] urls =
        [
            "/", "/news/", "/news/item-89", "/news/item-89.json", "/topic/klas-imaging", "/topic/klas-imaging.json?limit=20", "/topic/klas-imaging?page=3", "/offering/board", "/author/mara-lind", "/source/journal.example",
            "/feed.xml", "/topic/klas-imaging/feed.xml", "/author/mara-lind/atom.xml", "/topic/", "/offering/", "/news/taken-back", "/topic/klas-imaging+klas-telehealth", "/following?topics=klas-imaging",
        ];
        WriteItems(0, Few);
        _content.WriteItem("taken-back", "It was taken back", "categories: ['KLAS: Imaging']\nstatus: removed\n");
        var few = await StepsAsync(urls);
        WriteItems(Few, Many);
        var many = await StepsAsync(urls);

        Assert.All(urls, url => Assert.True(few[url] > 0, $"{url} asked nothing of the catalog."));
        Assert.Empty(urls.Where(url => many[url] > few[url] * Growth).Select(url => $"{url}: {few[url]} steps with {Few} items, {many[url]} with {Many}"));
    }

    private void WriteItems(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            _content.Write($"news/item-{i}.md", $"""
                ---
                title: Report {i} on wards and boards
                slug: item-{i}
                basePath: /news/
                date: '{new DateTime(2026, 5, 1).AddDays(-(i * 37 % 300)):yyyy-MM-dd}'
                breadcrumbs: [Home, News, Report]
                breadcrumbLinks: [/, /news/, '#']
                categories: ['KLAS: Imaging'{(i % 2 == 0 ? ", 'KLAS: Telehealth'" : "")}, 'Symplur: Topic {i % 20}']
                author: [Mara Lind]
                link:
                  href: https://journal.example/{i}
                relatedOfferings:
                - label: Board
                  permalink: /offering/board
                ---
                A sentence. Another one.
                """);
        }
    }

    /// <summary>The instructions of its own that SQLite ran for each URL, on a site that has answered it before.</summary>
    private async Task<Dictionary<string, int>> StepsAsync(string[] urls)
    {
        const int EachTime = 10;
        await using var site = await RunningSite.StartAsync(_content.Root, ("Cache:Mebibytes", "0"));
        var counted = 0;

        // As many as are kept: which one a request gets depends on when the one before was given back.
        var readers = Enumerable.Range(0, 2 * Environment.ProcessorCount).Select(_ => site.Readers.Rent()).ToList();
        foreach (var reader in readers)
        {
            raw.sqlite3_progress_handler(reader.Connection.Handle, EachTime, _ => (counted += EachTime) < 0 ? 1 : 0, null);
        }

        readers.ForEach(reader => reader.Dispose());
        var steps = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var url in urls)
        {
            await site.StatusAsync(url);

            // What is kept for a moment is asked for again in another one.
            site.Clock.Now += TimeSpan.FromSeconds(1);
            counted = 0;
            using var answer = await site.GetAsync(url);
            Assert.True((int)answer.StatusCode is 200 or 410, $"{url}: {answer.StatusCode}");
            steps[url] = counted;
        }

        return steps;
    }
}
