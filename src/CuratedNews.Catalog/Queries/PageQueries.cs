using CuratedNews.Catalog.Changes;
using CuratedNews.Catalog.Rows;
using CuratedNews.Catalog.Sqlite;
using CuratedNews.Content.Metadata;
using Microsoft.EntityFrameworkCore;

namespace CuratedNews.Catalog.Queries;

/// <summary>An item with the texts that only its own page shows.</summary>
public sealed record ItemWithText(ItemRow Item, ItemTextRow Text);

/// <summary>A node that an item is under.</summary>
/// <param name="Ordinal">The node's place among the item's of its kind.</param>
/// <param name="Carries">As <see cref="MembershipRow.Carries"/>.</param>
public sealed record ItemNode(long NodeId, int Ordinal, string Carries, NodeTie Node);

/// <summary>Another item, as a link.</summary>
public sealed record ItemLink(int Id, string Permalink, string Title);

/// <summary>
/// What every item's and every node's page asks, compiled once: EF Core takes several times as long to recognise such a
/// query as SQLite takes to answer it. Every moment is UTC.
/// </summary>
public static class PageQueries
{
    private static readonly Func<CatalogDbContext, int, CancellationToken, Task<long>> Generation = EF.CompileAsyncQuery(
        (CatalogDbContext db, int id, CancellationToken _) => db.State.Where(state => state.Id == id).Select(state => state.Generation).FirstOrDefault());

    private static readonly Func<CatalogDbContext, string, DateTime, CancellationToken, Task<int?>> PublishedItem = EF.CompileAsyncQuery(
        (CatalogDbContext db, string permalink, DateTime now, CancellationToken _) => db.Items
            .Where(item => item.Permalink == permalink && item.Status == ItemStatus.Published && !item.IsShadowed && item.PublishedAt <= now && (item.ExpiresAt == null || item.ExpiresAt > now))
            .Select(item => (int?)item.Id)
            .FirstOrDefault());

    private static readonly Func<CatalogDbContext, string, DateTime, IAsyncEnumerable<AliasTarget>> AliasTargets = EF.CompileAsyncQuery(
        (CatalogDbContext db, string path, DateTime now) => db.Aliases
            .Where(alias => alias.Path == path)
            .Join(db.Items, alias => alias.ItemId, item => item.Id, (alias, item) => item)
            .Where(item => item.Status == ItemStatus.Published && !item.IsShadowed && item.PublishedAt <= now && (item.ExpiresAt == null || item.ExpiresAt > now))
            .Select(item => new AliasTarget(item.Path, item.Permalink)));

    private static readonly Func<CatalogDbContext, string, CancellationToken, Task<bool>> IsRemoved = EF.CompileAsyncQuery(
        (CatalogDbContext db, string permalink, CancellationToken _) => db.Items.Any(item => item.Permalink == permalink && item.Status == ItemStatus.Removed && !item.IsShadowed));

    private static readonly Func<CatalogDbContext, int, CancellationToken, Task<ItemWithText?>> Item = EF.CompileAsyncQuery(
        (CatalogDbContext db, int id, CancellationToken _) => db.Items
            .Where(item => item.Id == id)
            .Join(db.ItemTexts, item => item.Id, text => text.ItemId, (item, text) => new ItemWithText(item, text))
            .FirstOrDefault());

    private static readonly Func<CatalogDbContext, int, IAsyncEnumerable<ItemNode>> NodesOfItem = EF.CompileAsyncQuery(
        (CatalogDbContext db, int itemId) => db.Memberships
            .Where(member => member.ItemId == itemId)
            .Select(member => new ItemNode(member.NodeId, member.Ordinal, member.Carries, new NodeTie(member.Node!.Kind, member.Node.Key, member.Node.Label, member.Node.Vocabulary, member.Node.Items))));

    private static readonly Func<CatalogDbContext, long, bool, long, CancellationToken, Task<ItemLink?>> Newest = EF.CompileAsyncQuery(
        (CatalogDbContext db, long nodeId, bool isListed, long until, CancellationToken _) => db.Memberships
            .Where(member => member.NodeId == nodeId && member.IsListed == isListed && member.SortKey <= until)
            .OrderByDescending(member => member.SortKey).ThenByDescending(member => member.ItemId)
            .Take(1)
            .Join(db.Items, member => member.ItemId, item => item.Id, (member, item) => new ItemLink(item.Id, item.Permalink, item.Title))
            .FirstOrDefault());

    private static readonly Func<CatalogDbContext, long, bool, long, long, CancellationToken, Task<ItemLink?>> Oldest = EF.CompileAsyncQuery(
        (CatalogDbContext db, long nodeId, bool isListed, long after, long until, CancellationToken _) => db.Memberships
            .Where(member => member.NodeId == nodeId && member.IsListed == isListed && member.SortKey > after && member.SortKey <= until)
            .OrderBy(member => member.SortKey).ThenBy(member => member.ItemId)
            .Take(1)
            .Join(db.Items, member => member.ItemId, item => item.Id, (member, item) => new ItemLink(item.Id, item.Permalink, item.Title))
            .FirstOrDefault());

    private static readonly Func<CatalogDbContext, long, bool, long, int, int, IAsyncEnumerable<ItemCard>> CardsOfNode = EF.CompileAsyncQuery(
        (CatalogDbContext db, long nodeId, bool isListed, long until, int skipped, int count) => db.Memberships
            .Where(member => member.NodeId == nodeId && member.IsListed == isListed && member.SortKey <= until)
            .OrderByDescending(member => member.SortKey).ThenByDescending(member => member.ItemId)
            .Skip(skipped).Take(count)
            .Join(db.Items, member => member.ItemId, item => item.Id, (member, item) => item)
            .OrderByDescending(item => item.SortKey).ThenByDescending(item => item.Id)
            .Select(ItemCard.OfRow));

    private static readonly Func<CatalogDbContext, long, bool, long, int, IAsyncEnumerable<int>> ItemsOfNode = EF.CompileAsyncQuery(
        (CatalogDbContext db, long nodeId, bool isListed, long until, int count) => db.Memberships
            .Where(member => member.NodeId == nodeId && member.IsListed == isListed && member.SortKey <= until)
            .OrderByDescending(member => member.SortKey).ThenByDescending(member => member.ItemId)
            .Take(count)
            .Select(member => member.ItemId));

    private static readonly Func<CatalogDbContext, IReadOnlyList<int>, IAsyncEnumerable<ItemCard>> CardsById = EF.CompileAsyncQuery(
        (CatalogDbContext db, IReadOnlyList<int> itemIds) => db.Items.Where(item => itemIds.Contains(item.Id)).Select(ItemCard.OfRow));

    private static readonly Func<CatalogDbContext, IReadOnlyList<string>, IAsyncEnumerable<Picture>> PicturesByName = EF.CompileAsyncQuery(
        (CatalogDbContext db, IReadOnlyList<string> names) => db.Media
            .Where(media => names.Contains(media.Name) && media.Width > 0)
            .OrderBy(media => media.Name).ThenBy(media => media.Path)
            .Select(media => new Picture(media.Name, media.Width, media.Height)));

    private static readonly Func<CatalogDbContext, NodeKind, string, CancellationToken, Task<NodeRow?>> PublicNode = EF.CompileAsyncQuery(
        (CatalogDbContext db, NodeKind kind, string key, CancellationToken _) => db.Nodes.FirstOrDefault(node => node.Kind == kind && node.Key == key && (node.Items > 0 || node.Mentions > 0)));

    private static readonly Func<CatalogDbContext, long, IAsyncEnumerable<NodeMonthRow>> Months = EF.CompileAsyncQuery(
        (CatalogDbContext db, long nodeId) => db.NodeMonths.Where(row => row.NodeId == nodeId).OrderByDescending(row => row.Month).Select(row => row));

    private static readonly Func<CatalogDbContext, long, LinkKind, int, IAsyncEnumerable<NodeTie>> Ties = EF.CompileAsyncQuery(
        (CatalogDbContext db, long nodeId, LinkKind kind, int count) => db.NodeLinks
            .Where(link => link.NodeId == nodeId && link.Kind == kind)
            .OrderByDescending(link => link.Items).ThenBy(link => link.OtherId)
            .Take(count)
            .Select(link => new NodeTie(link.Other!.Kind, link.Other.Key, link.Other.Label, link.Other.Vocabulary, link.Items)));

    /// <summary>Makes EF Core's model and these queries, by asking each once, so that no reader waits for that.</summary>
    /// <param name="now">UTC.</param>
    public static async Task WarmAsync(CatalogFile catalog, DateTime now, CancellationToken cancellationToken)
    {
        using var readers = new CatalogReaders(catalog);
        using var reader = readers.Rent();
        var db = reader.Db;
        await db.GenerationAsync(cancellationToken);
        if (await db.HomeAsync(cancellationToken) is not { } home)
        {
            return;
        }

        await db.TiesAsync(home.Id, LinkKind.Child, 1, cancellationToken);
        await db.MonthsAsync(home.Id, cancellationToken);
        foreach (var card in await db.CardsAsync(home.Id, now, before: null, skipped: 0, 1, cancellationToken))
        {
            await db.PublishedItemAsync(card.Permalink, now, cancellationToken);
            await db.ItemAsync(card.Id, cancellationToken);
            await db.NodesOfItemAsync(card.Id, cancellationToken);
            await db.NeighboursAsync(home.Id, card.Id, 0, now, cancellationToken);
            await db.ToCardsAsync([card.Id], cancellationToken);
            await db.PicturesAsync([""], cancellationToken);
        }
    }

    /// <summary>The generation that the context sees.</summary>
    public static Task<long> GenerationAsync(this CatalogDbContext db, CancellationToken cancellationToken) => Generation(db, StateRow.OnlyId, cancellationToken);

    /// <summary>The id of the item that readers see under a permalink; null where there is none.</summary>
    public static Task<int?> PublishedItemAsync(this CatalogDbContext db, string permalink, DateTime now, CancellationToken cancellationToken) => PublishedItem(db, permalink, now, cancellationToken);

    /// <summary>The permalink of the item that an old path leads to; null where it leads to none that readers see.</summary>
    public static async Task<string?> AliasTargetAsync(this CatalogDbContext db, string path, DateTime now, CancellationToken cancellationToken)
    {
        db.Shown.Add(Part.Path(path));
        AliasTarget? first = null;
        await foreach (var target in AliasTargets(db, path, now).WithCancellation(cancellationToken))
        {
            first = first is null || string.CompareOrdinal(target.Path, first.Path) < 0 ? target : first;
        }

        return first?.Permalink;
    }

    /// <summary>Was the item with a permalink taken back?</summary>
    public static Task<bool> IsRemovedAsync(this CatalogDbContext db, string permalink, CancellationToken cancellationToken)
    {
        db.Shown.Add(Part.Path(permalink));
        return IsRemoved(db, permalink, cancellationToken);
    }

    public static Task<ItemWithText?> ItemAsync(this CatalogDbContext db, int itemId, CancellationToken cancellationToken)
    {
        db.Shown.Add(Part.Item(itemId));
        return Item(db, itemId, cancellationToken);
    }

    /// <summary>All that an item is under, in no order.</summary>
    public static async ValueTask<List<ItemNode>> NodesOfItemAsync(this CatalogDbContext db, int itemId, CancellationToken cancellationToken)
    {
        var nodes = await NodesOfItem(db, itemId).ToListAsync(cancellationToken);
        db.Shown.Add(Part.Item(itemId));
        nodes.ForEach(node => db.Shown.Add(Part.Name(node.Node.Kind, node.Node.Key)));
        return nodes;
    }

    /// <summary>The items before and after another in a section's list, of those that readers see; null for what is not there.</summary>
    public static async Task<(ItemLink? Older, ItemLink? Newer)> NeighboursAsync(this CatalogDbContext db, long sectionId, int itemId, long sortKey, DateTime now, CancellationToken cancellationToken)
    {
        var older = await Newest(db, sectionId, true, SortKey.Until(now, sortKey), cancellationToken);
        var newer = await Oldest(db, sectionId, true, sortKey, SortKey.Until(now), cancellationToken);
        db.Shown.Add(Part.Neighbours(itemId));
        foreach (var link in (ItemLink?[])[older, newer])
        {
            if (link is not null)
            {
                db.Shown.Add(Part.Item(link.Id));
            }
        }

        return (older, newer);
    }

    /// <summary>The ids of a node's newest items that readers see, the newest first.</summary>
    public static ValueTask<List<int>> ItemsOfNodeAsync(this CatalogDbContext db, long nodeId, DateTime now, int count, CancellationToken cancellationToken)
    {
        db.Shown.Add(Part.List(nodeId));
        return ItemsOfNode(db, nodeId, true, SortKey.Until(now), count).ToListAsync(cancellationToken);
    }

    /// <summary>A node's newest items that readers see, as cards with the pictures that were delivered.</summary>
    /// <param name="before">Above the sort keys of those that are wanted; null for all.</param>
    /// <param name="skipped">How many of the newest are left out.</param>
    public static async Task<IReadOnlyList<ItemCard>> CardsAsync(this CatalogDbContext db, long nodeId, DateTime now, long? before, int skipped, int count, CancellationToken cancellationToken)
    {
        var cards = await CardsOfNode(db, nodeId, true, SortKey.Until(now, before), skipped, count).ToListAsync(cancellationToken);
        db.Shown.Add(Part.List(nodeId));
        cards.ForEach(card => db.Shown.Add(Part.Item(card.Id)));
        return await db.WithPicturesAsync(cards, cancellationToken);
    }

    /// <summary>Some items as cards, in the order of their ids as given, with the pictures that were delivered.</summary>
    public static async Task<IReadOnlyList<ItemCard>> ToCardsAsync(this CatalogDbContext db, IReadOnlyList<int> itemIds, CancellationToken cancellationToken) =>
        await db.WithPicturesAsync(await db.ToHeadlinesAsync(itemIds, cancellationToken), cancellationToken);

    /// <summary>Some items as cards without pictures, in the order of their ids as given.</summary>
    public static async Task<IReadOnlyList<ItemCard>> ToHeadlinesAsync(this CatalogDbContext db, IReadOnlyList<int> itemIds, CancellationToken cancellationToken)
    {
        foreach (var itemId in itemIds)
        {
            db.Shown.Add(Part.Item(itemId));
        }

        var byId = itemIds.Count == 0 ? [] : await CardsById(db, itemIds).ToDictionaryAsync(card => card.Id, cancellationToken: cancellationToken);
        return [.. itemIds.Select(byId.GetValueOrDefault).OfType<ItemCard>()];
    }

    /// <summary>The delivered ones among some images, by name.</summary>
    public static async Task<IReadOnlyDictionary<string, Picture>> PicturesAsync(this CatalogDbContext db, IEnumerable<string?> names, CancellationToken cancellationToken)
    {
        var pictures = new Dictionary<string, Picture>(StringComparer.Ordinal);
        var wanted = names.OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        wanted.ForEach(name => db.Shown.Add(Part.Picture(name)));
        if (wanted.Count > 0)
        {
            await foreach (var picture in PicturesByName(db, wanted).WithCancellation(cancellationToken))
            {
                // Of several files with one name, the first by path is served.
                pictures.TryAdd(picture.Name, picture);
            }
        }

        return pictures;
    }

    /// <summary>A node that has a page, as <see cref="NodeQueries.Public"/> says; null where there is none.</summary>
    public static async Task<NodeRow?> NodeAsync(this CatalogDbContext db, NodeKind kind, string key, CancellationToken cancellationToken)
    {
        var node = await PublicNode(db, kind, key, cancellationToken);
        if (node is not null)
        {
            db.Shown.Add(Part.Name(kind, key));
            db.Shown.Add(Part.Sums(node.Id));
        }

        return node;
    }

    /// <summary>In which months how many of a node's items appeared, the latest first.</summary>
    public static ValueTask<List<NodeMonthRow>> MonthsAsync(this CatalogDbContext db, long nodeId, CancellationToken cancellationToken)
    {
        db.Shown.Add(Part.Sums(nodeId));
        return Months(db, nodeId).ToListAsync(cancellationToken);
    }

    /// <summary>What is tied to a node in one way, the strongest first.</summary>
    public static async ValueTask<List<NodeTie>> TiesAsync(this CatalogDbContext db, long nodeId, LinkKind kind, int count, CancellationToken cancellationToken)
    {
        var ties = await Ties(db, nodeId, kind, count).ToListAsync(cancellationToken);
        db.Shown.Add(Part.Sums(nodeId));
        ties.ForEach(tie => db.Shown.Add(Part.Name(tie.Kind, tie.Key)));
        return ties;
    }

    /// <summary>An item that an old path leads to.</summary>
    /// <param name="Path">Of its file; the first counts, where several items claim the old path.</param>
    private sealed record AliasTarget(string Path, string Permalink);

    private static async Task<IReadOnlyList<ItemCard>> WithPicturesAsync(this CatalogDbContext db, IReadOnlyList<ItemCard> cards, CancellationToken cancellationToken)
    {
        var pictures = await db.PicturesAsync(cards.Select(card => card.ImageName), cancellationToken);
        return [.. cards.Select(card => card with { Picture = card.ImageName is { } name ? pictures.GetValueOrDefault(name) : null })];
    }
}
