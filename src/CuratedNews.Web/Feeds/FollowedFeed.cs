using CuratedNews.Catalog;
using CuratedNews.Catalog.Queries;
using CuratedNews.Catalog.Rows;
using CuratedNews.Web.Hosting;
using CuratedNews.Web.Pages;
using CuratedNews.Web.Pages.Shared;

namespace CuratedNews.Web.Feeds;

/// <summary>The feeds of exactly the topics that a reader follows: <c>/following/feed.xml?topics=a,b,c</c>.</summary>
internal static class FollowedFeed
{
    private const int MaxNamed = 3;

    /// <summary>The path of these topics' feed with its query, as in a URL.</summary>
    public static string PathOf(FollowedTopics topics, FeedFormat format) => FeedAddress.PathOf("/following", format) + topics.Query;

    /// <summary>The newest items of any of the topics; null where none of them is one, or where there are too many.</summary>
    public static async Task<Feed?> LoadAsync(CatalogView db, DateTime now, FollowedTopics topics, FeedFormat format, SiteOptions site, FeedOptions options, CancellationToken cancellationToken)
    {
        if (topics.Slugs.Count > FollowedTopics.MaxTopics)
        {
            return null;
        }

        var nodes = await db.PublicAsync(NodeKind.Topic, topics.Slugs, cancellationToken);
        if (nodes.Count == 0)
        {
            return null;
        }

        var items = await db.NewestOfAnyAsync([.. nodes.Select(node => node.Id)], Feed.MaxEntries, now, cancellationToken);
        return await Feed.OfItemsAsync(db, now, items, Names([.. nodes.Select(node => node.Label)]), topics.Path, PathOf(topics, format), site, options, cancellationToken);
    }

    private static string Names(IReadOnlyList<string> labels) => Words.List(
        labels.Count <= MaxNamed ? labels : [.. labels.Take(MaxNamed - 1), Words.Count(labels.Count - MaxNamed + 1, "other topic")]);
}
