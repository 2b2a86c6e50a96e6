using CuratedNews.Catalog.Rows;

namespace CuratedNews.Catalog.Queries;

/// <summary>The newest items under any of several nodes.</summary>
public static class AnyNodeQueries
{
    /// <summary>Of a node with fewer items there is no row at the last place, and all are read.</summary>
    private const string NewestOfAny =
        "SELECT DISTINCT m.SortKey, m.ItemId FROM json_each(?1) JOIN Memberships m ON m.NodeId = json_each.value AND m.IsListed = 1 AND m.SortKey <= ?2 AND m.SortKey >= " +
        "coalesce((SELECT SortKey FROM Memberships WHERE NodeId = json_each.value AND IsListed = 1 AND SortKey <= ?2 ORDER BY SortKey DESC LIMIT 1 OFFSET ?3 - 1), -9223372036854775808) " +
        "ORDER BY m.SortKey DESC, m.ItemId DESC LIMIT ?3";

    /// <summary>
    /// The newest items that are under at least one of some nodes and that readers see at a moment, the newest first. One
    /// query, which reads <paramref name="count"/> rows a node from an index, however many items the node has.
    /// </summary>
    public static ValueTask<List<int>> NewestOfAnyAsync(this CatalogView db, IReadOnlyCollection<long> nodeIds, int count, DateTime now, CancellationToken cancellationToken) =>
        ValueTask.FromResult(db.All(NewestOfAny, row => row.GetInt32(1), cancellationToken, RowColumns.List(nodeIds), SortKey.Until(now), count));
}
