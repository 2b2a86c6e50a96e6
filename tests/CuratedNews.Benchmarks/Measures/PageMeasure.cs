using System.Diagnostics;
using System.Globalization;
using CuratedNews.Catalog;
using CuratedNews.Catalog.Queries;
using CuratedNews.Catalog.Rows;
using Microsoft.EntityFrameworkCore;

namespace CuratedNews.Benchmarks.Measures;

/// <summary>What a page costs that no cache has.</summary>
internal static class PageMeasure
{
    private const int WarmUps = 50;
    private const int Requests = 400;

    /// <summary>Asks for each of some pages again and again and writes how long it took as a Markdown table.</summary>
    /// <param name="get">Makes a page whole, from request to last byte.</param>
    public static async Task RunAsync(IEnumerable<(string Name, string Url)> pages, Func<string, Task> get, TextWriter output)
    {
        await output.WriteLineAsync("| page | URL | median | 95 of 100 within |\n| --- | --- | ---: | ---: |");
        foreach (var (name, url) in pages)
        {
            var milliseconds = new List<double>();
            for (var i = 0; i < WarmUps + Requests; i++)
            {
                var started = Stopwatch.GetTimestamp();
                await get(url);
                if (i >= WarmUps)
                {
                    milliseconds.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                }
            }

            milliseconds.Sort();
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"| {name} | `{url}` | {milliseconds[Requests / 2]:0.0} ms | {milliseconds[Requests * 95 / 100]:0.0} ms |"));
        }
    }

    /// <summary>The pages that matter: home, an item, the first and the last page of a topic of some 2,000 items and of the longest list.</summary>
    public static async Task<IReadOnlyList<(string Name, string Url)>> SampleAsync(CatalogDbContext db)
    {
        const int TopicItems = 2_000;
        var item = await db.Items.Where(row => row.IsLive).OrderByDescending(row => row.SortKey).Select(row => row.Permalink).FirstAsync();
        var topic = await db.Nodes.Where(node => node.Kind == NodeKind.Topic).OrderBy(node => Math.Abs(node.Items - TopicItems)).ThenBy(node => node.Key).FirstAsync();
        var section = await db.Nodes.Where(node => node.Kind == NodeKind.Section && node.Key != "/").OrderByDescending(node => node.Items).ThenBy(node => node.Key).FirstAsync();
        var (topicUrl, sectionUrl) = ("/topic/" + topic.Key, section.Key);
        return
        [
            ("home", "/"),
            ("an item", item),
            (Invariant($"a topic of {topic.Items:N0} items"), topicUrl),
            ("its last page", Invariant($"{topicUrl}?page={LastPage(topic)}")),
            (Invariant($"a section of {section.Items:N0} items"), sectionUrl),
            ("its last page", Invariant($"{sectionUrl}?page={LastPage(section)}")),
        ];

        static int LastPage(NodeRow node) => Math.Max(1, (node.Items + ListPage.Size - 1) / ListPage.Size);

        static string Invariant(FormattableString text) => FormattableString.Invariant(text);
    }
}
