using CuratedNews.Catalog.Changes;
using CuratedNews.Catalog.Rows;
using Microsoft.EntityFrameworkCore;

namespace CuratedNews.Catalog.Queries;

/// <summary>A node as other pages name it, with a number that says how much it has to do with them.</summary>
public sealed record NodeTie(NodeKind Kind, string Key, string Label, string Vocabulary, int Items);

/// <summary>The pieces that queries for nodes are made of.</summary>
public static class NodeQueries
{
    /// <summary>Sections below the home page that every page leads to.</summary>
    public const int MainSections = 4;

    /// <summary>Nodes that have a page: with items that readers see or, for a topic, with offerings that carry it.</summary>
    public static IQueryable<NodeRow> Public(this IQueryable<NodeRow> nodes, NodeKind kind) =>
        nodes.Where(node => node.Kind == kind && (node.Items > 0 || node.Mentions > 0));

    /// <summary>The nodes of a kind with most items, the largest first; those without any are none of them.</summary>
    public static Task<List<NodeTie>> LargestAsync(this IQueryable<NodeRow> nodes, NodeKind kind, int count, CancellationToken cancellationToken) =>
        nodes
            .Where(node => node.Kind == kind && node.Items > 0)
            .OrderByDescending(node => node.Items).ThenBy(node => node.Label).ThenBy(node => node.Id)
            .Take(count)
            .Select(node => new NodeTie(node.Kind, node.Key, node.Label, node.Vocabulary, node.Items))
            .ToListAsync(cancellationToken);

    /// <summary>The home page's node, under which every item is; null where there is no item.</summary>
    public static Task<NodeRow?> HomeAsync(this CatalogDbContext db, CancellationToken cancellationToken) =>
        db.NodeAsync(NodeKind.Section, "/", cancellationToken);

    /// <summary>The home page's node, under which every item is; 0 where there is no item.</summary>
    public static Task<long> HomeIdAsync(this IQueryable<NodeRow> nodes, CancellationToken cancellationToken) =>
        nodes.Where(node => node.Kind == NodeKind.Section && node.Key == "/").Select(node => node.Id).FirstOrDefaultAsync(cancellationToken);

    /// <summary>The section above a section, as most of its items say; null for one directly below the home page's.</summary>
    public static async Task<NodeRow?> AboveAsync(this CatalogDbContext db, long nodeId, CancellationToken cancellationToken)
    {
        var above = await db.NodeLinks
            .Where(link => link.NodeId == nodeId && link.Kind == LinkKind.Parent)
            .OrderByDescending(link => link.Items).ThenBy(link => link.OtherId)
            .Select(link => link.Other)
            .FirstOrDefaultAsync(cancellationToken);
        db.Shown.Add(Part.Sums(nodeId));
        if (above is not null)
        {
            db.Shown.Add(Part.Name(above.Kind, above.Key));
        }

        return above;
    }
}
