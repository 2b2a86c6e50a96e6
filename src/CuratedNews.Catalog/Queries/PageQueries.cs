using CuratedNews.Catalog.Changes;
using CuratedNews.Catalog.Rows;
using CuratedNews.Catalog.Sqlite;
using CuratedNews.Content.Metadata;

namespace CuratedNews.Catalog.Queries;

/// <summary>An item with the texts that only its own page shows.</summary>
public sealed record ItemWithText(ItemRow Item, ItemTextRow Text);

/// <summary>A node that an item is under.</summary>
/// <param name="Ordinal">The node's place among the item's of its kind.</param>
/// <param name="Carries">As <see cref="MembershipRow.Carries"/>.</param>
public sealed record ItemNode(long NodeId, int Ordinal, string Carries, NodeTie Node);

/// <summary>Another item, as a link.</summary>
public sealed record ItemLink(int Id, string Permalink, string Title);

/// <summary>A picture's file.</summary>
/// <param name="Path">In the content folder.</param>
public sealed record PictureFile(string Path, string ContentType);

/// <summary>
/// What pages ask of items, in SQL: EF Core takes several times as long to make such a query as SQLite takes to answer it,
/// and its model, which the first one needs, as long as the rest of a start. Every moment is UTC.
/// </summary>
public static class PageQueries
{
    private const string Generation = "SELECT Generation FROM State";
    private const string PublishedItem = $"SELECT i.Id FROM Items i WHERE i.Permalink = ?2 AND {RowColumns.Published}";
    private const string AliasTargets = $"SELECT i.Permalink, i.Path FROM Aliases a JOIN Items i ON i.Id = a.ItemId WHERE a.Path = ?2 AND {RowColumns.Published}";
    private const string IsRemoved = "SELECT 1 FROM Items i WHERE i.Permalink = ?1 AND i.Status = ?2 AND NOT i.IsShadowed";
    private const string Item = $"SELECT {RowColumns.Item}, {RowColumns.Text} FROM Items i JOIN ItemTexts t ON t.ItemId = i.Id WHERE i.Id = ?1";
    private const string NodesOfItem = $"SELECT m.NodeId, m.Ordinal, m.Carries, {RowColumns.Tie}, n.Items FROM Memberships m JOIN Nodes n ON n.Id = m.NodeId WHERE m.ItemId = ?1";
    private const string PicturesByName = "SELECT Name, Width, Height FROM Media WHERE Name IN (SELECT value FROM json_each(?1)) AND Width > 0 ORDER BY Name, Path";
    private const string FileOfPicture = "SELECT Path, ContentType FROM Media WHERE Name = ?1 AND Width > 0 ORDER BY Path LIMIT 1";
    private const string BodiesById = "SELECT ItemId, Body FROM ItemTexts WHERE ItemId IN (SELECT value FROM json_each(?1))";

    private const string TopicsOfRemoved =
        $"SELECT m.Ordinal, m.ItemId, m.NodeId, {RowColumns.Tie}, n.Items FROM Items i JOIN Memberships m ON m.ItemId = i.Id JOIN Nodes n ON n.Id = m.NodeId " +
        "WHERE i.Permalink = ?1 AND i.Status = ?2 AND NOT i.IsShadowed AND n.Kind = ?3";

    private const string PlaceInList =
        "SELECT i.SortKey, (SELECT count(*) FROM Memberships WHERE NodeId = ?1 AND IsListed = 1 AND SortKey = i.SortKey AND ItemId >= ?2) FROM Items i WHERE i.Id = ?2";

    private const string CardsById = $"SELECT {RowColumns.Card} FROM Items i WHERE i.Id IN (SELECT value FROM json_each(?1))";

    /// <summary>A node's items that readers see, from an index alone. One bound: SQLite goes to the one that is named first and walks from there to another.</summary>
    private const string Listed = "FROM Memberships WHERE NodeId = ?1 AND IsListed = 1 AND SortKey <= ?2";

    private const string ItemsOfNode = $"SELECT ItemId {Listed} ORDER BY SortKey DESC, ItemId DESC LIMIT ?3";

    private const string MembersOfNode = $"SELECT SortKey, ItemId {Listed} ORDER BY SortKey DESC, ItemId DESC LIMIT ?3";

    private const string CardsOfNode =
        $"SELECT {RowColumns.Card} FROM (SELECT ItemId {Listed} ORDER BY SortKey DESC, ItemId DESC LIMIT ?3 OFFSET ?4) m JOIN Items i ON i.Id = m.ItemId ORDER BY i.SortKey DESC, i.Id DESC";

    private const string Newest = $"SELECT i.Id, i.Permalink, i.Title FROM (SELECT ItemId {Listed} ORDER BY SortKey DESC, ItemId DESC LIMIT 1) m JOIN Items i ON i.Id = m.ItemId";

    private const string Oldest =
        $"SELECT i.Id, i.Permalink, i.Title FROM (SELECT ItemId {Listed} AND SortKey > ?3 ORDER BY SortKey, ItemId LIMIT 1) m JOIN Items i ON i.Id = m.ItemId";

    /// <summary>The generation that is seen; 0 before the first import.</summary>
    public static ValueTask<long> GenerationAsync(this CatalogView db, CancellationToken cancellationToken) => ValueTask.FromResult(db.Number(Generation, cancellationToken) ?? 0);

    /// <summary>The id of the item that readers see under a permalink; null where there is none.</summary>
    public static ValueTask<int?> PublishedItemAsync(this CatalogView db, string permalink, DateTime now, CancellationToken cancellationToken) =>
        ValueTask.FromResult((int?)db.Number(PublishedItem, cancellationToken, now, permalink));

    /// <summary>The permalink of the item that an old path leads to; null where it leads to none that readers see. The first by its file's path counts, where several items claim it.</summary>
    public static ValueTask<string?> AliasTargetAsync(this CatalogView db, string path, DateTime now, CancellationToken cancellationToken)
    {
        db.Shown.Add(Part.Path(path));
        var targets = db.All(AliasTargets, row => (Permalink: row.GetString(0), Path: row.GetString(1)), cancellationToken, now, path);
        return ValueTask.FromResult(targets.Count == 0 ? null : targets.MinBy(target => target.Path, StringComparer.Ordinal).Permalink);
    }

    /// <summary>Was the item with a permalink taken back?</summary>
    public static ValueTask<bool> IsRemovedAsync(this CatalogView db, string permalink, CancellationToken cancellationToken)
    {
        db.Shown.Add(Part.Path(permalink));
        return ValueTask.FromResult(db.Number(IsRemoved, cancellationToken, permalink, ItemStatus.Removed) is not null);
    }

    public static ValueTask<ItemWithText?> ItemAsync(this CatalogView db, int itemId, CancellationToken cancellationToken)
    {
        db.Shown.Add(Part.Item(itemId));
        return ValueTask.FromResult(db.First(Item, row => new ItemWithText(RowColumns.ReadItem(row), RowColumns.ReadText(row, RowColumns.OfItem)), cancellationToken, itemId));
    }

    /// <summary>All that an item is under, in no order.</summary>
    public static ValueTask<List<ItemNode>> NodesOfItemAsync(this CatalogView db, int itemId, CancellationToken cancellationToken)
    {
        var nodes = db.All(NodesOfItem, row => new ItemNode(row.GetInt64(0), row.GetInt32(1), row.GetString(2), RowColumns.ReadTie(row, 3)), cancellationToken, itemId);
        db.Shown.Add(Part.Item(itemId));
        nodes.ForEach(node => db.Shown.Add(Part.Name(node.Node.Kind, node.Node.Key)));
        return ValueTask.FromResult(nodes);
    }

    /// <summary>The items before and after another in a section's list, of those that readers see; null for what is not there.</summary>
    public static ValueTask<(ItemLink? Older, ItemLink? Newer)> NeighboursAsync(this CatalogView db, long sectionId, int itemId, long sortKey, DateTime now, CancellationToken cancellationToken)
    {
        var older = db.First(Newest, ReadLink, cancellationToken, sectionId, SortKey.Until(now, sortKey));
        var newer = db.First(Oldest, ReadLink, cancellationToken, sectionId, SortKey.Until(now), sortKey);
        db.Shown.Add(Part.Neighbours(itemId));
        foreach (var link in (ItemLink?[])[older, newer])
        {
            if (link is not null)
            {
                db.Shown.Add(Part.Item(link.Id));
            }
        }

        return ValueTask.FromResult((older, newer));

        static ItemLink ReadLink(Statement.Rows row) => new(row.GetInt32(0), row.GetString(1), row.GetString(2));
    }

    /// <summary>The ids of a node's newest items that readers see, the newest first.</summary>
    public static ValueTask<List<int>> ItemsOfNodeAsync(this CatalogView db, long nodeId, DateTime now, int count, CancellationToken cancellationToken)
    {
        db.Shown.Add(Part.List(nodeId));
        return ValueTask.FromResult(db.All(ItemsOfNode, row => row.GetInt32(0), cancellationToken, nodeId, SortKey.Until(now), count));
    }

    /// <summary>The ids and sort keys of a node's items that readers see and that have at most a key, the newest first.</summary>
    public static ValueTask<List<(long SortKey, int ItemId)>> MembersAsync(this CatalogView db, long nodeId, DateTime now, long most, int count, CancellationToken cancellationToken)
    {
        db.Shown.Add(Part.List(nodeId));
        return ValueTask.FromResult(db.All(MembersOfNode, row => (row.GetInt64(0), row.GetInt32(1)), cancellationToken, nodeId, Math.Min(most, SortKey.Until(now)), count));
    }

    /// <summary>The sort key of an item, and how many items of just this key stand in a node's list down to it.</summary>
    public static ValueTask<(long SortKey, int Alike)> PlaceInListAsync(this CatalogView db, long nodeId, int itemId, CancellationToken cancellationToken) =>
        ValueTask.FromResult(db.All(PlaceInList, row => (row.GetInt64(0), row.GetInt32(1)), cancellationToken, nodeId, itemId).Single());

    /// <summary>The topics of the item with a permalink that was taken back, in its order, each with the item's and the node's id.</summary>
    public static ValueTask<List<(int ItemId, long NodeId, NodeTie Topic)>> TopicsOfRemovedAsync(this CatalogView db, string permalink, CancellationToken cancellationToken)
    {
        db.Shown.Add(Part.Path(permalink));
        var topics = db.All(
            TopicsOfRemoved,
            row => (Ordinal: row.GetInt32(0), Topic: (row.GetInt32(1), row.GetInt64(2), RowColumns.ReadTie(row, 3))),
            cancellationToken,
            permalink,
            ItemStatus.Removed,
            NodeKind.Topic);
        return ValueTask.FromResult<List<(int, long, NodeTie)>>([.. topics.OrderBy(entry => entry.Ordinal).Select(entry => entry.Topic)]);
    }

    /// <summary>The bodies of some items as clean HTML, by id.</summary>
    public static ValueTask<Dictionary<int, string>> BodiesAsync(this CatalogView db, IReadOnlyCollection<int> itemIds, CancellationToken cancellationToken) =>
        ValueTask.FromResult(db.All(BodiesById, row => (Id: row.GetInt32(0), Body: row.GetString(1)), cancellationToken, RowColumns.List(itemIds)).ToDictionary(text => text.Id, text => text.Body));

    /// <summary>A node's newest items that readers see, as cards with the pictures that were delivered.</summary>
    /// <param name="before">Above the sort keys of those that are wanted; null for all.</param>
    /// <param name="skipped">How many of the newest are left out.</param>
    public static async ValueTask<IReadOnlyList<ItemCard>> CardsAsync(this CatalogView db, long nodeId, DateTime now, long? before, int skipped, int count, CancellationToken cancellationToken)
    {
        var cards = db.All(CardsOfNode, RowColumns.ReadCard, cancellationToken, nodeId, SortKey.Until(now, before), count, skipped);
        db.Shown.Add(Part.List(nodeId));
        cards.ForEach(card => db.Shown.Add(Part.Item(card.Id)));
        return await db.WithPicturesAsync(cards, cancellationToken);
    }

    /// <summary>Some items as cards, in the order of their ids as given, with the pictures that were delivered.</summary>
    public static async ValueTask<IReadOnlyList<ItemCard>> ToCardsAsync(this CatalogView db, IReadOnlyList<int> itemIds, CancellationToken cancellationToken) =>
        await db.WithPicturesAsync(await db.ToHeadlinesAsync(itemIds, cancellationToken), cancellationToken);

    /// <summary>Some items as cards without pictures, in the order of their ids as given.</summary>
    public static ValueTask<IReadOnlyList<ItemCard>> ToHeadlinesAsync(this CatalogView db, IReadOnlyList<int> itemIds, CancellationToken cancellationToken)
    {
        foreach (var itemId in itemIds)
        {
            db.Shown.Add(Part.Item(itemId));
        }

        var byId = itemIds.Count == 0 ? [] : db.All(CardsById, RowColumns.ReadCard, cancellationToken, RowColumns.List(itemIds)).ToDictionary(card => card.Id);
        return ValueTask.FromResult<IReadOnlyList<ItemCard>>([.. itemIds.Select(byId.GetValueOrDefault).OfType<ItemCard>()]);
    }

    /// <summary>The file of a picture that was delivered under a name; null where there is none. Of several, the first by path is served.</summary>
    public static ValueTask<PictureFile?> PictureFileAsync(this CatalogView db, string name, CancellationToken cancellationToken)
    {
        db.Shown.Add(Part.Picture(name));
        return ValueTask.FromResult(db.First(FileOfPicture, row => new PictureFile(row.GetString(0), row.GetString(1)), cancellationToken, name));
    }

    /// <summary>The delivered ones among some images, by name.</summary>
    public static ValueTask<IReadOnlyDictionary<string, Picture>> PicturesAsync(this CatalogView db, IEnumerable<string?> names, CancellationToken cancellationToken)
    {
        var pictures = new Dictionary<string, Picture>(StringComparer.Ordinal);
        var wanted = names.OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        wanted.ForEach(name => db.Shown.Add(Part.Picture(name)));
        if (wanted.Count > 0)
        {
            foreach (var picture in db.All(PicturesByName, row => new Picture(row.GetString(0), row.GetInt32(1), row.GetInt32(2)), cancellationToken, RowColumns.List(wanted)))
            {
                // Of several files with one name, the first by path is served.
                pictures.TryAdd(picture.Name, picture);
            }
        }

        return ValueTask.FromResult<IReadOnlyDictionary<string, Picture>>(pictures);
    }

    private static async ValueTask<IReadOnlyList<ItemCard>> WithPicturesAsync(this CatalogView db, IReadOnlyList<ItemCard> cards, CancellationToken cancellationToken)
    {
        var pictures = await db.PicturesAsync(cards.Select(card => card.ImageName), cancellationToken);
        return [.. cards.Select(card => card with { Picture = card.ImageName is { } name ? pictures.GetValueOrDefault(name) : null })];
    }
}
