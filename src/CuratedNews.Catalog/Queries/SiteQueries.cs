using CuratedNews.Catalog.Rows;
using CuratedNews.Content.Metadata;

namespace CuratedNews.Catalog.Queries;

/// <summary>An item in a sitemap.</summary>
/// <param name="ImageName">Of a picture that was delivered; null for none.</param>
public sealed record SitemapItem(string Permalink, DateTime PublishedAt, DateTime? ModifiedAt, string? ImageName);

/// <summary>A node's page in a sitemap.</summary>
/// <param name="Newest">The sort key of its newest item; null where it has none.</param>
public sealed record SitemapNode(string Key, long? Newest);

/// <summary>An item in the sitemap of news.</summary>
public sealed record SitemapNews(string Permalink, string Title, DateTime PublishedAt);

/// <summary>What sitemaps and exports ask: lists of the whole site, in SQL as <see cref="PageQueries"/>, row by row where they may be long. Every moment is UTC.</summary>
public static class SiteQueries
{
    /// <summary>The home page is a section's too, and is in no list of them.</summary>
    private const string NodePages = "FROM Nodes n WHERE n.Kind = ?1 AND (n.Items > 0 OR n.Mentions > 0) AND n.Key <> '/'";

    private const string NodePagesInAll = $"SELECT count(*) {NodePages}";
    private const string NodePagesByKey = $"SELECT n.Key, n.Items {NodePages} ORDER BY n.Key";
    private const string TopicsByVocabulary = $"SELECT {RowColumns.Tie}, n.Items FROM Nodes n WHERE n.Kind = ?1 AND n.Items > 0 ORDER BY n.Vocabulary, n.Label, n.Id";
    private const string NewestOfNode = "SELECT max(SortKey) FROM Memberships WHERE NodeId = ?1 AND IsListed = 1 AND SortKey <= ?2";

    private const string NodesOfSitemap =
        $"SELECT n.Key, (SELECT max(SortKey) FROM Memberships WHERE NodeId = n.Id AND IsListed = 1 AND SortKey <= ?2) {NodePages} ORDER BY n.Key LIMIT ?3 OFFSET ?4";

    private const string ElsewhereOfMonth = "SELECT count(*) FROM Items WHERE IsOriginalCanonical AND SortKey >= ?1 AND SortKey < ?2 AND IsLive";
    private const string AnyElsewhere = "SELECT 1 FROM Items WHERE IsOriginalCanonical AND SortKey >= ?1 AND SortKey < ?2 LIMIT 1";

    private const string MembersOfMonth = "SELECT m.SortKey, m.ItemId FROM Memberships m WHERE m.NodeId = ?1 AND m.IsListed = 1 AND m.SortKey >= ?2 AND m.SortKey <= ?3";

    private const string MembersOfMonthHere =
        "SELECT m.SortKey, m.ItemId FROM Memberships m JOIN Items e ON e.Id = m.ItemId WHERE m.NodeId = ?1 AND m.IsListed = 1 AND m.SortKey >= ?2 AND m.SortKey <= ?3 AND NOT e.IsOriginalCanonical";

    private const string ItemOfSitemap =
        "SELECT i.Permalink, i.PublishedAt, i.ModifiedAt, CASE WHEN EXISTS (SELECT 1 FROM Media WHERE Name = i.ImageName AND Width > 0) THEN i.ImageName END";

    private const string ItemsOfMonth = $"{ItemOfSitemap} FROM ({MembersOfMonth} ORDER BY m.SortKey, m.ItemId LIMIT ?4 OFFSET ?5) p JOIN Items i ON i.Id = p.ItemId ORDER BY p.SortKey, p.ItemId";
    private const string ItemsOfMonthHere = $"{ItemOfSitemap} FROM ({MembersOfMonthHere} ORDER BY m.SortKey, m.ItemId LIMIT ?4 OFFSET ?5) p JOIN Items i ON i.Id = p.ItemId ORDER BY p.SortKey, p.ItemId";

    private const string News =
        "SELECT i.Permalink, i.Title, i.PublishedAt FROM Memberships m JOIN Items i ON i.Id = m.ItemId " +
        "WHERE m.NodeId = ?1 AND m.IsListed = 1 AND m.SortKey > ?2 AND m.SortKey <= ?3 AND NOT i.IsOriginalCanonical ORDER BY m.SortKey DESC, m.ItemId DESC LIMIT ?4";

    private const string Permalinks = $"SELECT i.Permalink FROM Items i WHERE {RowColumns.Published} ORDER BY i.Permalink";

    /// <summary>Pictures, save those that nobody but items shows that are not out: a folder can be looked through, the site cannot.</summary>
    private const string PicturesToSee =
        $"SELECT DISTINCT Name FROM Media WHERE Width > 0 AND (Name IN (SELECT i.ImageName FROM Items i WHERE i.ImageName IS NOT NULL AND {RowColumns.Published}) " +
        "OR Name NOT IN (SELECT ImageName FROM Items WHERE ImageName IS NOT NULL)) ORDER BY Name";

    private const string OldPaths =
        $"SELECT a.Path FROM Aliases a JOIN Items i ON i.Id = a.ItemId WHERE {RowColumns.Published} " +
        "UNION SELECT Permalink FROM Items WHERE Status = ?2 AND NOT IsShadowed ORDER BY 1";

    /// <summary>How many nodes of a kind have a page; the home page is none of them.</summary>
    public static ValueTask<int> CountNodePagesAsync(this CatalogView db, NodeKind kind, CancellationToken cancellationToken) =>
        ValueTask.FromResult((int)(db.Number(NodePagesInAll, cancellationToken, kind) ?? 0));

    /// <summary>The nodes of a kind that have a page, with how many items they have, by key; the home page is none of them.</summary>
    public static IEnumerable<(string Key, int Items)> EachNodePage(this CatalogView db, NodeKind kind) => db.Each(NodePagesByKey, row => (row.GetString(0), row.GetInt32(1)), kind);

    /// <summary>All topics with items, by vocabulary and label.</summary>
    public static IEnumerable<NodeTie> EachTopicByVocabulary(this CatalogView db) => db.Each(TopicsByVocabulary, row => RowColumns.ReadTie(row, 0), NodeKind.Topic);

    /// <summary>The same nodes as a sitemap has them.</summary>
    public static IEnumerable<SitemapNode> EachSitemapNode(this CatalogView db, NodeKind kind, DateTime now, int skipped, int count) =>
        db.Each(NodesOfSitemap, row => new SitemapNode(row.GetString(0), row.IsNull(1) ? null : row.GetInt64(1)), kind, SortKey.Until(now), count, skipped);

    /// <summary>The sort key of a node's newest item that readers see; null where there is none.</summary>
    public static ValueTask<long?> NewestAsync(this CatalogView db, long nodeId, DateTime now, CancellationToken cancellationToken) =>
        ValueTask.FromResult(db.Number(NewestOfNode, cancellationToken, nodeId, SortKey.Until(now)));

    /// <summary>How many of a month's items send search engines to their originals.</summary>
    /// <param name="month">As <see cref="SortKey.MonthOf"/> counts.</param>
    public static ValueTask<int> CountElsewhereAsync(this CatalogView db, int month, CancellationToken cancellationToken) =>
        ValueTask.FromResult((int)(db.Number(ElsewhereOfMonth, cancellationToken, SortKey.MonthStart(month), SortKey.MonthStart(month + 1)) ?? 0));

    /// <summary>A month's items that readers see and that do not send search engines to their originals, the oldest first.</summary>
    /// <param name="month">As <see cref="SortKey.MonthOf"/> counts.</param>
    public static async ValueTask<IEnumerable<SitemapItem>> SitemapItemsAsync(this CatalogView db, int month, DateTime now, int skipped, int count, CancellationToken cancellationToken)
    {
        var (start, end) = (SortKey.MonthStart(month), SortKey.MonthStart(month + 1));
        var homeId = await db.HomeIdAsync(cancellationToken);

        // Asked first, because without the condition the place where a later part begins is found in an index alone.
        var hasElsewhere = db.Number(AnyElsewhere, cancellationToken, start, end) is not null;
        return db.Each(
            hasElsewhere ? ItemsOfMonthHere : ItemsOfMonth,
            row => new SitemapItem(row.GetString(0), row.GetTime(1), row.IsNull(2) ? null : row.GetTime(2), row.GetStringOrNull(3)),
            homeId,
            start,
            SortKey.Until(now, end),
            count,
            skipped);
    }

    /// <summary>Items that readers see and that do not send search engines to their originals, the newest first.</summary>
    /// <param name="since">Items of that second and older ones are none of them.</param>
    public static async ValueTask<List<SitemapNews>> SitemapNewsAsync(this CatalogView db, DateTime since, DateTime now, int count, CancellationToken cancellationToken)
    {
        var homeId = await db.HomeIdAsync(cancellationToken);
        return db.All(News, row => new SitemapNews(row.GetString(0), row.GetString(1), row.GetTime(2)), cancellationToken, homeId, SortKey.Until(since), SortKey.Until(now), count);
    }

    /// <summary>The permalinks of all that readers see, in their order.</summary>
    public static IEnumerable<string> EachPermalink(this CatalogView db, DateTime now) => db.Each(Permalinks, row => row.GetString(0), now);

    /// <summary>The names of pictures that are shown or that no item has, in their order.</summary>
    public static IEnumerable<string> EachPicture(this CatalogView db, DateTime now) => db.Each(PicturesToSee, row => row.GetString(0), now);

    /// <summary>Aliases of what readers see, and what was taken back, in their order. A page or another alias may have the path too.</summary>
    public static IEnumerable<string> EachOldPath(this CatalogView db, DateTime now) => db.Each(OldPaths, row => row.GetString(0), now, ItemStatus.Removed);
}
