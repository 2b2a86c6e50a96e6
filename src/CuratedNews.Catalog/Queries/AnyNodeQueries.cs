using CuratedNews.Catalog.Rows;
using Microsoft.EntityFrameworkCore;

namespace CuratedNews.Catalog.Queries;

/// <summary>The newest items under any of several nodes.</summary>
public static class AnyNodeQueries
{
    /// <summary>
    /// The newest items that are under at least one of some nodes and that readers see at a moment, the newest first. One
    /// query, which reads <paramref name="count"/> rows a node from an index, however many items the node has.
    /// </summary>
    public static async Task<List<int>> NewestOfAnyAsync(this CatalogView db, IReadOnlyCollection<long> nodeIds, int count, DateTime now, CancellationToken cancellationToken)
    {
        var (isListed, until) = (true, SortKey.Until(now));

        // Of a node with fewer items there is no row at that place, and all are read.
        var rows = await db.Nodes
            .Where(node => nodeIds.Contains(node.Id))
            .Join(db.Memberships, node => node.Id, member => member.NodeId, (node, member) => new { node.Id, Member = member })
            .Where(under => under.Member.IsListed == isListed && under.Member.SortKey <= until && under.Member.SortKey >= (db.Memberships
                .Where(own => own.NodeId == under.Id && own.IsListed == isListed && own.SortKey <= until)
                .OrderByDescending(own => own.SortKey)
                .Skip(count - 1)
                .Select(own => (long?)own.SortKey)
                .FirstOrDefault() ?? long.MinValue))
            .Select(under => new { under.Member.SortKey, under.Member.ItemId })
            .ToListAsync(cancellationToken);
        return [.. rows.Distinct().OrderByDescending(row => row.SortKey).ThenByDescending(row => row.ItemId).Take(count).Select(row => row.ItemId)];
    }
}
