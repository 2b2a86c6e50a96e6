using CuratedNews.Catalog.Changes;
using CuratedNews.Catalog.Rows;

namespace CuratedNews.Catalog.Queries;

/// <summary>A node as other pages name it, with a number that says how much it has to do with them.</summary>
public sealed record NodeTie(NodeKind Kind, string Key, string Label, string Vocabulary, int Items)
{
    public static NodeTie Of(NodeRow node) => new(node.Kind, node.Key, node.Label, node.Vocabulary, node.Items);
}

/// <summary>What pages ask of nodes, in SQL as <see cref="PageQueries"/>.</summary>
public static class NodeQueries
{
    /// <summary>Sections below the home page that every page leads to.</summary>
    public const int MainSections = 4;

    private const string PublicNode = $"SELECT {RowColumns.Node} FROM Nodes n WHERE n.Kind = ?1 AND n.Key = ?2 AND (n.Items > 0 OR n.Mentions > 0)";
    private const string HomeId = "SELECT Id FROM Nodes WHERE Kind = ?1 AND Key = '/'";
    private const string HavingItems = "SELECT count(*) FROM Nodes WHERE Kind = ?1 AND Items > 0";
    private const string Largest = $"SELECT {RowColumns.Tie}, n.Items FROM Nodes n WHERE n.Kind = ?1 AND n.Items > 0 ORDER BY n.Items DESC, n.Label, n.Id LIMIT ?2";
    private const string Months = "SELECT NodeId, Month, Items FROM NodeMonths WHERE NodeId = ?1 ORDER BY Month DESC";

    private const string Ties =
        $"SELECT {RowColumns.Tie}, l.Items FROM NodeLinks l JOIN Nodes n ON n.Id = l.OtherId WHERE l.NodeId = ?1 AND l.Kind = ?2 ORDER BY l.Items DESC, l.OtherId LIMIT ?3";

    private const string Above =
        $"SELECT {RowColumns.Node} FROM NodeLinks l JOIN Nodes n ON n.Id = l.OtherId WHERE l.NodeId = ?1 AND l.Kind = ?2 ORDER BY l.Items DESC, l.OtherId LIMIT 1";

    private const string TopicsOfNewest =
        $"SELECT {RowColumns.Tie}, count(*) FROM (SELECT ItemId FROM Memberships WHERE NodeId = ?1 AND IsListed = 1 AND SortKey <= ?2 ORDER BY SortKey DESC, ItemId DESC LIMIT ?3) newest " +
        "JOIN Memberships m ON m.ItemId = newest.ItemId JOIN Nodes n ON n.Id = m.NodeId WHERE n.Kind = ?5 GROUP BY n.Id ORDER BY count(*) DESC, n.Key LIMIT ?4";

    private const string PublicNodes = $"SELECT {RowColumns.Node} FROM Nodes n WHERE n.Kind = ?1 AND n.Key IN (SELECT value FROM json_each(?2)) AND (n.Items > 0 OR n.Mentions > 0)";

    private const string TopicsAndOfferings =
        $"SELECT {RowColumns.Node} FROM Nodes n WHERE n.Kind = ?3 AND n.Key IN (SELECT value FROM json_each(?1)) " +
        $"UNION ALL SELECT {RowColumns.Node} FROM Nodes n WHERE n.Kind = ?4 AND n.Key IN (SELECT value FROM json_each(?2))";

    private const string LinksAmong =
        "SELECT NodeId, OtherId FROM NodeLinks WHERE NodeId IN (SELECT value FROM json_each(?1)) AND Kind IN (?2, ?3, ?4) AND OtherId IN (SELECT value FROM json_each(?1))";

    /// <summary>The id of the home page's node, under which every item is; 0 where there is no item.</summary>
    public static ValueTask<long> HomeIdAsync(this CatalogView db, CancellationToken cancellationToken) => ValueTask.FromResult(db.Number(HomeId, cancellationToken, NodeKind.Section) ?? 0);

    /// <summary>A node that has a page, with items that readers see or, for a topic, with offerings that carry it; null where there is none.</summary>
    public static ValueTask<NodeRow?> NodeAsync(this CatalogView db, NodeKind kind, string key, CancellationToken cancellationToken)
    {
        var node = db.First(PublicNode, RowColumns.ReadNode, cancellationToken, kind, key);
        if (node is not null)
        {
            db.Shown.Add(Part.Name(kind, key));
            db.Shown.Add(Part.Sums(node.Id));
        }

        return ValueTask.FromResult(node);
    }

    /// <summary>Those among some nodes that have a page, by key.</summary>
    public static ValueTask<List<NodeRow>> PublicAsync(this CatalogView db, NodeKind kind, IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        var nodes = db.All(PublicNodes, RowColumns.ReadNode, cancellationToken, kind, RowColumns.List(keys));
        nodes.Sort((one, other) => string.CompareOrdinal(one.Key, other.Key));
        return ValueTask.FromResult(nodes);
    }

    /// <summary>The home page's node, under which every item is; null where there is no item.</summary>
    public static ValueTask<NodeRow?> HomeAsync(this CatalogView db, CancellationToken cancellationToken) => db.NodeAsync(NodeKind.Section, "/", cancellationToken);

    /// <summary>How many nodes of a kind have items that readers see.</summary>
    public static ValueTask<int> CountAsync(this CatalogView db, NodeKind kind, CancellationToken cancellationToken) => ValueTask.FromResult((int)(db.Number(HavingItems, cancellationToken, kind) ?? 0));

    /// <summary>The nodes of a kind with most items, the largest first; those without any are none of them.</summary>
    public static ValueTask<List<NodeTie>> LargestAsync(this CatalogView db, NodeKind kind, int count, CancellationToken cancellationToken) =>
        ValueTask.FromResult(db.All(Largest, row => RowColumns.ReadTie(row, 0), cancellationToken, kind, count));

    /// <summary>In which months how many of a node's items appeared, the latest first.</summary>
    public static ValueTask<List<NodeMonthRow>> MonthsAsync(this CatalogView db, long nodeId, CancellationToken cancellationToken)
    {
        db.Shown.Add(Part.Sums(nodeId));
        return ValueTask.FromResult(db.All(Months, row => new NodeMonthRow { NodeId = row.GetInt64(0), Month = row.GetInt32(1), Items = row.GetInt32(2) }, cancellationToken, nodeId));
    }

    /// <summary>What is tied to a node in one way, the strongest first.</summary>
    public static ValueTask<List<NodeTie>> TiesAsync(this CatalogView db, long nodeId, LinkKind kind, int count, CancellationToken cancellationToken)
    {
        var ties = db.All(Ties, row => RowColumns.ReadTie(row, 0), cancellationToken, nodeId, kind, count);
        db.Shown.Add(Part.Sums(nodeId));
        ties.ForEach(tie => db.Shown.Add(Part.Name(tie.Kind, tie.Key)));
        return ValueTask.FromResult(ties);
    }

    /// <summary>The section above a section, as most of its items say; null for one directly below the home page's.</summary>
    public static ValueTask<NodeRow?> AboveAsync(this CatalogView db, long nodeId, CancellationToken cancellationToken)
    {
        var above = db.First(Above, RowColumns.ReadNode, cancellationToken, nodeId, LinkKind.Parent);
        db.Shown.Add(Part.Sums(nodeId));
        if (above is not null)
        {
            db.Shown.Add(Part.Name(above.Kind, above.Key));
        }

        return ValueTask.FromResult(above);
    }

    /// <summary>The topics that most of a node's newest items are under, with how many of them.</summary>
    /// <param name="now">UTC.</param>
    /// <param name="items">How many of its items are looked at.</param>
    public static ValueTask<List<NodeTie>> TopicsOfNewestAsync(this CatalogView db, long nodeId, DateTime now, int items, int count, CancellationToken cancellationToken) =>
        ValueTask.FromResult(db.All(TopicsOfNewest, row => RowColumns.ReadTie(row, 0), cancellationToken, nodeId, SortKey.Until(now), items, count, NodeKind.Topic));

    /// <summary>Some topics and offerings, in no order.</summary>
    public static ValueTask<List<NodeRow>> NodesAsync(this CatalogView db, IReadOnlyCollection<string> topicKeys, IReadOnlyCollection<string> offeringKeys, CancellationToken cancellationToken) =>
        ValueTask.FromResult(db.All(TopicsAndOfferings, RowColumns.ReadNode, cancellationToken, RowColumns.List(topicKeys), RowColumns.List(offeringKeys), NodeKind.Topic, NodeKind.Offering));

    /// <summary>Which of some nodes belong together, in no order.</summary>
    public static ValueTask<List<(long NodeId, long OtherId)>> LinksAmongAsync(this CatalogView db, IReadOnlyCollection<long> nodeIds, CancellationToken cancellationToken) =>
        ValueTask.FromResult(db.All(LinksAmong, row => (row.GetInt64(0), row.GetInt64(1)), cancellationToken, RowColumns.List(nodeIds), LinkKind.Topic, LinkKind.CarriedBy, LinkKind.Near));
}
