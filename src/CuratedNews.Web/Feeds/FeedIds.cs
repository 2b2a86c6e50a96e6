using System.Globalization;
using CuratedNews.Web.Hosting;

namespace CuratedNews.Web.Feeds;

/// <summary>The ids of feeds and their entries: they name a thing for good and lead nowhere.</summary>
/// <remarks>RFC 4151. What they are made of, and why: docs/decisions/feeds.md.</remarks>
/// <param name="authority">A domain and a date, such as <c>news.example.org,2026</c>.</param>
internal sealed class FeedIds(string authority)
{
    public static FeedIds Of(SiteOptions site, FeedOptions options) => new(options.Authority ?? $"{site.BaseUrl.IdnHost.ToLowerInvariant()},2026");

    /// <summary>Of an item: by the number that the exporting system gave it, else by its file.</summary>
    /// <param name="externalId">Null where the item has none, or where an older item has the same.</param>
    /// <param name="path">The file, below the content folder.</param>
    public string OfItem(long? externalId, string path) => externalId is { } number
        ? string.Create(CultureInfo.InvariantCulture, $"tag:{authority}:item/{number}")
        : $"tag:{authority}:file/{string.Join('/', path.Split('/').Select(Uri.EscapeDataString))}";

    /// <summary>Of a feed, in all formats.</summary>
    /// <param name="pagePath">The page whose feed it is, as in a URL.</param>
    public string OfFeed(string pagePath) => $"tag:{authority}:feed{pagePath}";
}
