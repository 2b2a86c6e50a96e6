using CuratedNews.Catalog;
using CuratedNews.Catalog.Queries;
using CuratedNews.Catalog.Rows;
using Microsoft.EntityFrameworkCore;

namespace CuratedNews.Benchmarks.Measures;

/// <summary>What a page costs that no cache has.</summary>
internal static class PageMeasure
{
    /// <summary>Asks for each of some pages of a corpus again and again, and writes how long it took as a Markdown table.</summary>
    public static async Task RunAsync(int items, int seed, TextWriter output)
    {
        await using var site = await CorpusSite.StartAsync(items, seed);
        using var db = site.Catalog.OpenView();
        var pages = await SampleAsync(db);
        await output.WriteLineAsync(FormattableString.Invariant($"{items:N0} items; {CorpusSite.Machine()}\n\n{Timings.Head}"));
        foreach (var (name, url) in pages)
        {
            await output.WriteLineAsync((await Timings.OfAsync(site, [url])).Row(name));
        }

        await output.WriteLineAsync($"\nAt the end: {CorpusSite.Machine()}");
    }

    /// <summary>
    /// The pages that matter: home, an item, a topic of some 2,000 items with its last page, alone and with another one, the
    /// longest list, the offering of most items, and the indexes.
    /// </summary>
    private static async Task<IReadOnlyList<(string Name, string Url)>> SampleAsync(CatalogView db)
    {
        const int TopicItems = 2_000;
        var item = await db.Items.Where(row => row.IsLive).OrderByDescending(row => row.SortKey).Select(row => row.Permalink).FirstAsync();
        var topics = db.Nodes.Where(node => node.Kind == NodeKind.Topic);
        var topic = await topics.OrderBy(node => Math.Abs(node.Items - TopicItems)).ThenBy(node => node.Key).FirstAsync();
        var largest = await topics.Where(node => node.Key != topic.Key).OrderByDescending(node => node.Items).ThenBy(node => node.Key).FirstAsync();
        var section = await db.Nodes.Where(node => node.Kind == NodeKind.Section && node.Key != "/").OrderByDescending(node => node.Items).ThenBy(node => node.Key).FirstAsync();
        var offering = await db.Nodes.Where(node => node.Kind == NodeKind.Offering).OrderByDescending(node => node.Items).ThenBy(node => node.Key).FirstAsync();
        var (topicUrl, sectionUrl) = ("/topic/" + topic.Key, section.Key);
        var combined = string.Join('+', new[] { topic.Key, largest.Key }.Order(StringComparer.Ordinal));
        return
        [
            ("home", "/"),
            ("an item", item),
            (Invariant($"a topic of {topic.Items:N0} items"), topicUrl),
            ("its last page", Invariant($"{topicUrl}?page={LastPage(topic)}")),
            (Invariant($"it and a topic of {largest.Items:N0} items"), "/topic/" + combined),
            ("either of the two", "/topic/" + combined.Replace('+', ',')),
            (Invariant($"a section of {section.Items:N0} items"), sectionUrl),
            ("its last page", Invariant($"{sectionUrl}?page={LastPage(section)}")),
            (Invariant($"an offering of {offering.Items:N0} items"), "/offering/" + offering.Key),
            ("all topics", "/topic/"),
            ("all offerings", "/offering/"),
        ];

        static int LastPage(NodeRow node) => Math.Max(1, (node.Items + ListPage.Size - 1) / ListPage.Size);

        static string Invariant(FormattableString text) => FormattableString.Invariant(text);
    }
}
