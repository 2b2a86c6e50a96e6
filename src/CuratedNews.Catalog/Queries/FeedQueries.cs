using CuratedNews.Catalog.Rows;

namespace CuratedNews.Catalog.Queries;

/// <summary>An item as a feed shows it.</summary>
/// <param name="Body">Clean HTML.</param>
/// <param name="IsFirstOfItsId">Is no older item that readers see of the same external id?</param>
public sealed record FeedRow(ItemRow Item, string Body, bool IsFirstOfItsId);

/// <summary>A topic or an author of an item.</summary>
public sealed record FeedMember(int ItemId, NodeKind Kind, string Key, string Label, string Vocabulary);

/// <summary>What feeds ask, in SQL as <see cref="PageQueries"/>.</summary>
public static class FeedQueries
{
    private const string OlderOfItsId =
        "SELECT 1 FROM Items o WHERE o.ExternalId = i.ExternalId AND o.SortKey < i.SortKey " +
        "AND o.Status = 0 AND NOT o.IsShadowed AND o.PublishedAt <= ?1 AND (o.ExpiresAt IS NULL OR o.ExpiresAt > ?1)";

    private const string RowsById =
        $"SELECT {RowColumns.Item}, t.Body, i.ExternalId IS NOT NULL AND NOT EXISTS ({OlderOfItsId}) " +
        $"FROM (SELECT i.Id FROM Items i WHERE i.Id IN (SELECT value FROM json_each(?2)) AND {RowColumns.Published} ORDER BY i.SortKey DESC, i.Id DESC LIMIT ?3) p " +
        "JOIN Items i ON i.Id = p.Id JOIN ItemTexts t ON t.ItemId = i.Id ORDER BY i.SortKey DESC, i.Id DESC";

    private const string MembersById =
        $"SELECT m.ItemId, {RowColumns.Tie} FROM Memberships m JOIN Nodes n ON n.Id = m.NodeId " +
        "WHERE m.ItemId IN (SELECT value FROM json_each(?1)) AND n.Kind IN (?2, ?3) ORDER BY m.ItemId, m.Ordinal, m.NodeId";

    private const string NodesOfChanges =
        $"SELECT DISTINCT n.Kind, n.Key FROM (SELECT i.Id FROM Items i WHERE i.Path IN (SELECT value FROM json_each(?2)) AND {RowColumns.Published} " +
        "UNION SELECT ItemId FROM Memberships WHERE NodeId = ?3 AND IsListed = 1 AND SortKey > ?4 AND SortKey <= ?5 ORDER BY 1 DESC LIMIT ?6) c " +
        "JOIN Memberships m ON m.ItemId = c.Id JOIN Nodes n ON n.Id = m.NodeId ORDER BY n.Kind, n.Key LIMIT ?7";

    private const string ImagesByName =
        "SELECT Path, Name, Length, ModifiedTicks, ContentType, Width, Height FROM Media WHERE Name IN (SELECT value FROM json_each(?1)) AND Width > 0 ORDER BY Name, Path";

    /// <summary>Those of some items that readers see, the newest first.</summary>
    /// <param name="now">UTC.</param>
    public static ValueTask<List<FeedRow>> FeedRowsAsync(this CatalogView db, IReadOnlyCollection<int> itemIds, DateTime now, int count, CancellationToken cancellationToken) =>
        ValueTask.FromResult(db.All(
            RowsById,
            row => new FeedRow(RowColumns.ReadItem(row), row.GetString(RowColumns.OfItem), row.GetBoolean(RowColumns.OfItem + 1)),
            cancellationToken,
            now,
            RowColumns.List(itemIds),
            count));

    /// <summary>The topics and authors of some items, in the order of each item.</summary>
    public static ValueTask<List<FeedMember>> FeedMembersAsync(this CatalogView db, IReadOnlyCollection<int> itemIds, CancellationToken cancellationToken) =>
        ValueTask.FromResult(db.All(
            MembersById,
            row => new FeedMember(row.GetInt32(0), (NodeKind)row.GetInt32(1), row.GetString(2), row.GetString(3), row.GetString(4)),
            cancellationToken,
            RowColumns.List(itemIds),
            NodeKind.Topic,
            NodeKind.Author));

    /// <summary>The files of some images by name; of several with one name, the first is served.</summary>
    public static ValueTask<List<MediaRow>> FeedImagesAsync(this CatalogView db, IReadOnlyCollection<string> names, CancellationToken cancellationToken) =>
        ValueTask.FromResult(db.All(
            ImagesByName,
            row => new MediaRow
            {
                Path = row.GetString(0),
                Name = row.GetString(1),
                Length = row.GetInt64(2),
                ModifiedTicks = row.GetInt64(3),
                ContentType = row.GetString(4),
                Width = row.GetInt32(5),
                Height = row.GetInt32(6),
            },
            cancellationToken,
            RowColumns.List(names)));

    /// <summary>What the items are under that some files have or that time alone has brought, sections first.</summary>
    /// <param name="paths">Of files, in the content folder.</param>
    /// <param name="since">UTC; what appeared in that second or before is left out.</param>
    /// <param name="now">UTC.</param>
    /// <param name="items">So many are looked at.</param>
    /// <param name="nodes">So many are given.</param>
    public static async ValueTask<List<(NodeKind Kind, string Key)>> NodesOfChangesAsync(
        this CatalogView db, IReadOnlyCollection<string> paths, DateTime since, DateTime now, int items, int nodes, CancellationToken cancellationToken)
    {
        var homeId = await db.HomeIdAsync(cancellationToken);
        return db.All(
            NodesOfChanges,
            row => ((NodeKind)row.GetInt32(0), row.GetString(1)),
            cancellationToken,
            now,
            RowColumns.List(paths),
            homeId,
            SortKey.Until(since),
            SortKey.Until(now),
            items,
            nodes);
    }
}
