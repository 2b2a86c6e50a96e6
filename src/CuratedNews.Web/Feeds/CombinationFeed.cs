using CuratedNews.Catalog.Queries;
using CuratedNews.Catalog.Rows;
using CuratedNews.Catalog.Search;
using CuratedNews.Web.Hosting;
using CuratedNews.Web.Pages.Shared;
using CuratedNews.Web.Pages.Topics;

namespace CuratedNews.Web.Feeds;

/// <summary>The feeds of topics together: <c>/topic/a+b/feed.xml</c>, <c>/topic/a,b/feed.xml</c>.</summary>
internal static class CombinationFeed
{
    /// <summary>The newest items of a combination; null where one of its topics is none, or no item has them.</summary>
    public static async Task<Feed?> LoadAsync(CatalogSnapshot snapshot, ItemSearch search, TopicCombination combination, FeedFormat format, SiteOptions site, FeedOptions options, CancellationToken cancellationToken)
    {
        var keys = combination.Keys;
        var topics = await snapshot.Db.PublicAsync(NodeKind.Topic, keys, cancellationToken);
        if (topics.Count < keys.Count)
        {
            return null;
        }

        var found = search.Find(snapshot.Connection, new SearchRequest { Choices = combination.Choices, Order = SearchOrder.Date, PageSize = Feed.MaxEntries, FacetValues = 0 }, snapshot.Now);
        return found.Total == 0 ? null : await Feed.OfItemsAsync(
            snapshot.Db, snapshot.Now, found.ItemIds, Words.List([.. topics.Select(topic => topic.Label)], combination.Conjunction), combination.Path, FeedAddress.PathOf(combination.Path, format), site, options, cancellationToken);
    }
}
