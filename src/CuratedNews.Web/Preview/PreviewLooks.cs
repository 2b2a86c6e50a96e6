using CuratedNews.Catalog.Queries;
using CuratedNews.Web.Feeds;
using CuratedNews.Web.Hosting;
using Microsoft.Extensions.Options;

namespace CuratedNews.Web.Preview;

/// <summary>What feeds and lists show of an item, made by the very code that makes those.</summary>
internal sealed class PreviewLooks(CatalogSnapshot snapshot, IOptions<SiteOptions> site, IOptions<FeedOptions> feeds)
{
    /// <summary>The item as an entry of a feed; null where it is in none.</summary>
    public async Task<FeedEntry?> EntryAsync(int itemId, CancellationToken cancellationToken) =>
        (await FeedEntries.OfItemsAsync(snapshot.Db, [itemId], snapshot.Now, site.Value, FeedIds.Of(site.Value, feeds.Value), cancellationToken)).SingleOrDefault();

    /// <summary>The item as lists show it.</summary>
    public async Task<ItemCard> CardAsync(int itemId, CancellationToken cancellationToken) =>
        (await snapshot.Db.ToCardsAsync([itemId], cancellationToken)).Single();
}
