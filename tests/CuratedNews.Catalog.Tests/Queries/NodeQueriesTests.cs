using CuratedNews.Catalog.Queries;
using CuratedNews.Catalog.Rows;
using Xunit;

namespace CuratedNews.Catalog.Tests.Queries;

public sealed class NodeQueriesTests
{
    [Fact]
    public async Task The_largest_topics_are_those_with_most_items_and_of_equals_the_first_by_name()
    {
        using var site = new TemporarySite();
        site.Write("news/a.md", new ItemFile { Slug = "a", Topics = ["KLAS: Zinc", "KLAS: Beds"], Curators = ["Ann Lee"] });
        site.Write("news/b.md", new ItemFile { Slug = "b", Topics = ["KLAS: Zinc", "MeSH: Apps"], Offerings = [new OfferingEntry("Alakin", "alakin", "KLAS: Carried only")] });
        site.Write("news/c.md", new ItemFile { Slug = "c", Topics = ["KLAS: Hidden", "KLAS: Zinc"], Status = "draft" });
        await site.ImportAsync();
        using var db = site.Open();

        var largest = await db.LargestAsync(NodeKind.Topic, 10, CancellationToken.None);
        var two = await db.LargestAsync(NodeKind.Topic, 2, CancellationToken.None);

        Assert.Equal(
            [
                new NodeTie(NodeKind.Topic, "klas-zinc", "Zinc", "KLAS", 2),
                new NodeTie(NodeKind.Topic, "mesh-apps", "Apps", "MeSH", 1),
                new NodeTie(NodeKind.Topic, "klas-beds", "Beds", "KLAS", 1),
            ],
            largest);
        Assert.Equal(largest.Take(2), two);
    }
}
