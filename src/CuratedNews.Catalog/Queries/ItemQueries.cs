using CuratedNews.Catalog.Rows;
using Microsoft.EntityFrameworkCore;

namespace CuratedNews.Catalog.Queries;

/// <summary>The pieces that queries for items are made of.</summary>
public static class ItemQueries
{
    /// <summary>What readers see at a moment, UTC.</summary>
    public static IQueryable<ItemRow> Published(this IQueryable<ItemRow> items, DateTime now) =>
        items.Where(item => item.Status == Content.Metadata.ItemStatus.Published && !item.IsShadowed && item.PublishedAt <= now && (item.ExpiresAt == null || item.ExpiresAt > now));

    /// <summary>A node's items that readers see at a moment, from an index alone.</summary>
    /// <param name="before">Above the sort keys of those that are wanted; null for all.</param>
    public static IQueryable<MembershipRow> Published(this IQueryable<MembershipRow> memberships, long nodeId, DateTime now, long? before = null)
    {
        // Compared with a value, because an index does not serve a column that stands alone as a condition. And one bound, not
        // two: SQLite goes to the one that is named first and walks from there to the other.
        var (isListed, until) = (true, Math.Min(SortKey.Until(now), (before ?? long.MaxValue) - 1));
        return memberships.Where(membership => membership.NodeId == nodeId && membership.IsListed == isListed && membership.SortKey <= until);
    }

    public static IQueryable<MembershipRow> NewestFirst(this IQueryable<MembershipRow> memberships) =>
        memberships.OrderByDescending(membership => membership.SortKey).ThenByDescending(membership => membership.ItemId);

    /// <summary>The items of some memberships as cards, newest first, with the pictures that were delivered.</summary>
    public static async Task<List<ItemCard>> ToCardsAsync(this IQueryable<MembershipRow> memberships, CatalogDbContext db, CancellationToken cancellationToken) =>
        await WithPicturesAsync(
            db,
            memberships
                .Join(db.Items, membership => membership.ItemId, item => item.Id, (membership, item) => item)
                .OrderByDescending(item => item.SortKey).ThenByDescending(item => item.Id),
            cancellationToken);

    /// <summary>Some items as cards, in the order of their ids as given, with the pictures that were delivered.</summary>
    public static async Task<List<ItemCard>> ToCardsAsync(this CatalogDbContext db, IReadOnlyList<int> itemIds, CancellationToken cancellationToken) =>
        InOrder(itemIds, await WithPicturesAsync(db, db.Items.Where(item => itemIds.Contains(item.Id)), cancellationToken));

    /// <summary>Some items as cards without pictures, in the order of their ids as given.</summary>
    public static async Task<List<ItemCard>> ToHeadlinesAsync(this CatalogDbContext db, IReadOnlyList<int> itemIds, CancellationToken cancellationToken) =>
        InOrder(itemIds, await ToCards(db.Items.Where(item => itemIds.Contains(item.Id))).ToListAsync(cancellationToken));

    /// <summary>The delivered ones among some images, by name.</summary>
    public static async Task<Dictionary<string, Picture>> PicturesAsync(this IQueryable<MediaRow> media, IEnumerable<string?> names, CancellationToken cancellationToken)
    {
        var wanted = names.OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var rows = wanted.Count == 0
            ? []
            : await media.Where(row => wanted.Contains(row.Name) && row.Width > 0)
                .OrderBy(row => row.Name).ThenBy(row => row.Path)
                .Select(row => new Picture(row.Name, row.Width, row.Height))
                .ToListAsync(cancellationToken);
        return rows.DistinctBy(row => row.Name, StringComparer.Ordinal).ToDictionary(row => row.Name, StringComparer.Ordinal);
    }

    private static async Task<List<ItemCard>> WithPicturesAsync(CatalogDbContext db, IQueryable<ItemRow> items, CancellationToken cancellationToken)
    {
        var cards = await ToCards(items).ToListAsync(cancellationToken);
        var pictures = await db.Media.PicturesAsync(cards.Select(card => card.ImageName), cancellationToken);
        return [.. cards.Select(card => card with { Picture = card.ImageName is { } name ? pictures.GetValueOrDefault(name) : null })];
    }

    private static IQueryable<ItemCard> ToCards(IQueryable<ItemRow> items) => items.Select(item => new ItemCard
    {
        Id = item.Id,
        Permalink = item.Permalink,
        Title = item.Title,
        Summary = item.Summary,
        PublishedAt = item.PublishedAt,
        ReadingMinutes = item.ReadingMinutes,
        SourceHost = item.SourceHost,
        TopicLabel = item.TopicLabel,
        TopicSlug = item.TopicSlug,
        ImageName = item.ImageName,
        ImageAlt = item.ImageAlt,
    });

    private static List<ItemCard> InOrder(IReadOnlyList<int> itemIds, List<ItemCard> cards)
    {
        var byId = cards.ToDictionary(card => card.Id);
        return [.. itemIds.Select(byId.GetValueOrDefault).OfType<ItemCard>()];
    }
}
