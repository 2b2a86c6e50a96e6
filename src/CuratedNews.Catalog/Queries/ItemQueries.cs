using CuratedNews.Catalog.Rows;

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
        var (isListed, until) = (true, SortKey.Until(now, before));
        return memberships.Where(membership => membership.NodeId == nodeId && membership.IsListed == isListed && membership.SortKey <= until);
    }

    public static IQueryable<MembershipRow> NewestFirst(this IQueryable<MembershipRow> memberships) =>
        memberships.OrderByDescending(membership => membership.SortKey).ThenByDescending(membership => membership.ItemId);
}
