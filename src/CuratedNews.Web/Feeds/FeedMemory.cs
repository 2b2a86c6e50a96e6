using System.Collections.Concurrent;
using CuratedNews.Catalog.Rows;
using CuratedNews.Web.Hosting;
using Microsoft.Extensions.Options;

namespace CuratedNews.Web.Feeds;

/// <summary>
/// The feeds of nodes as they were last loaded, for their other formats: an export asks for three of each, one after the
/// other and at one moment.
/// </summary>
internal sealed class FeedMemory(IOptions<SiteOptions> site, IOptions<FeedOptions> options)
{
    private const int MaxFeeds = 16;

    private readonly ConcurrentDictionary<(NodeKind Kind, string Key), Loaded> _last = [];

    /// <summary>A node's feed in a format; null where it has none.</summary>
    /// <param name="context">Is told of which parts of the catalog the feed is.</param>
    public async Task<Feed?> LoadAsync(HttpContext context, CatalogSnapshot snapshot, FeedAddress address, CancellationToken cancellationToken)
    {
        var key = (address.Kind, address.Key);
        if (!_last.TryGetValue(key, out var last) || (last.Generation, last.Now) != (snapshot.Facts.Generation, snapshot.Now))
        {
            if (_last.Count >= MaxFeeds)
            {
                _last.Clear();
            }

            var feed = await Feed.LoadAsync(snapshot.Db, snapshot.Now, address, site.Value, options.Value, cancellationToken);
            _last[key] = last = new Loaded(snapshot.Facts.Generation, snapshot.Now, feed, snapshot.Db.Shown.ToNumbers());
        }

        PageParts.Set(context, last.Parts);
        return last.Feed is null ? null : last.Feed with { SelfUrl = site.Value.Absolute(address.Path) };
    }

    private sealed record Loaded(long Generation, DateTime Now, Feed? Feed, uint[]? Parts);
}
