using CuratedNews.Catalog.Rows;

namespace CuratedNews.Web.Feeds;

/// <summary>A feed as a page's head names it.</summary>
/// <param name="Path">As in a URL.</param>
/// <param name="Title">Says whose feed it is, and in which format.</param>
public sealed record FeedLink(string Path, string MediaType, string Title);

/// <summary>The feeds that a page leads to, for <c>link rel="alternate"</c>.</summary>
public static class PageFeeds
{
    /// <summary>The three feeds of a page that lists items, which must have at least one.</summary>
    /// <param name="pagePath">As in a URL, without a query.</param>
    /// <param name="title">Whose items they are, such as the topic's name; on the home page the site's.</param>
    public static IReadOnlyList<FeedLink> Of(string pagePath, string title) =>
        [.. FeedFormat.All.Select(format => new FeedLink(FeedAddress.PathOf(pagePath, format), format.MediaType, $"{title} ({format.Name})"))];

    /// <summary>The three feeds of exactly some topics, of which there must be at least one.</summary>
    public static IReadOnlyList<FeedLink> Of(Pages.FollowedTopics topics, string title) =>
        [.. FeedFormat.All.Select(format => new FeedLink(FollowedFeed.PathOf(topics, format), format.MediaType, $"{title} ({format.Name})"))];

    /// <summary>The three feeds of a node, which must have at least one item.</summary>
    public static IReadOnlyList<FeedLink> Of(NodeRow node) => Of(Pages.PageLinks.To(node.Kind, node.Key), node.Label);
}
