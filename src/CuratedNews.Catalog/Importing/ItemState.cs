using CuratedNews.Content.Metadata;

namespace CuratedNews.Catalog.Importing;

/// <summary>What an item is to readers at a moment.</summary>
/// <param name="IsListed">They see it, or will.</param>
/// <param name="IsLive">They see it.</param>
/// <param name="ChangesAt">When time alone next changes either.</param>
internal readonly record struct ItemState(bool IsListed, bool IsLive, DateTime? ChangesAt)
{
    public static ItemState Of(ItemStatus status, DateTime publishedAt, DateTime? expiresAt, bool isShadowed, DateTime now)
    {
        var isListed = status == ItemStatus.Published && !isShadowed && !(expiresAt <= now);
        var isScheduled = publishedAt > now;
        return isListed ? new ItemState(true, !isScheduled, isScheduled ? publishedAt : expiresAt) : default;
    }
}
