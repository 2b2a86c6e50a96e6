using CuratedNews.Catalog.Queries;
using CuratedNews.Catalog.Rows;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CuratedNews.Catalog.Tests.Queries;

public sealed class AnyNodeQueriesTests
{
    [Fact]
    public async Task The_newest_of_any_is_what_a_plain_query_over_all_items_gives()
    {
        using var site = new TemporarySite();
        var random = new Random(7);
        for (var i = 0; i < 300; i++)
        {
            var topics = Enumerable.Range(0, 6).Where(_ => random.Next(3) == 0).Select(topic => $"KLAS: Topic {topic}").ToArray();

            // Many share a day, and some are from before 1970, whose keys are negative.
            site.Write($"news/{i}.md", new ItemFile { Slug = $"item-{i}", Topics = topics, Date = TemporarySite.Start.Date.AddDays(-random.Next(40) * 700) });
        }

        site.Write("news/scheduled.md", new ItemFile { Slug = "scheduled", Topics = ["KLAS: Topic 0"], Date = TemporarySite.Start.AddDays(1) });
        site.Write("news/draft.md", new ItemFile { Slug = "draft", Topics = ["KLAS: Topic 1"], Status = "draft" });
        await site.ImportAsync();
        using var db = site.Open();
        var nodes = await db.Nodes.Where(node => node.Kind == NodeKind.Topic).OrderBy(node => node.Id).Select(node => node.Id).ToListAsync();
        Assert.Equal(6, nodes.Count);

        for (var mask = 0; mask < 64; mask++)
        {
            var chosen = nodes.Where((_, bit) => (mask & (1 << bit)) != 0).ToList();
            var expected = await db.Items.Published(TemporarySite.Start)
                .Where(item => db.Context.Memberships.Any(member => member.ItemId == item.Id && chosen.Contains(member.NodeId)))
                .OrderByDescending(item => item.SortKey).ThenByDescending(item => item.Id)
                .Select(item => item.Id)
                .ToListAsync();
            foreach (var count in (int[])[1, 20, 500])
            {
                Assert.Equal(expected.Take(count), await db.NewestOfAnyAsync(chosen, count, TemporarySite.Start, CancellationToken.None));
            }
        }
    }

    [Fact]
    public async Task Of_no_node_and_of_unknown_nodes_there_is_nothing()
    {
        using var site = new TemporarySite();
        site.Write("news/1.md", new ItemFile { Slug = "one", Topics = ["KLAS: Imaging"], Date = TemporarySite.Start });
        await site.ImportAsync();
        using var db = site.Open();

        Assert.Empty(await db.NewestOfAnyAsync([], 20, TemporarySite.Start, CancellationToken.None));
        Assert.Empty(await db.NewestOfAnyAsync([-1, long.MaxValue], 20, TemporarySite.Start, CancellationToken.None));
    }
}
