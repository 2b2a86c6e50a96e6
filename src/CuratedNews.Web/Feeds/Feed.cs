using CuratedNews.Catalog;
using CuratedNews.Catalog.Changes;
using CuratedNews.Catalog.Queries;
using CuratedNews.Catalog.Rows;
using CuratedNews.Content.Metadata;
using CuratedNews.Web.Hosting;

namespace CuratedNews.Web.Feeds;

/// <summary>What a feed says, whatever it is written in.</summary>
internal sealed record Feed
{
    public const int MaxEntries = 20;

    /// <summary>The language of the site's own words.</summary>
    public const string Language = "en";

    public const string Generator = "CuratedNews";

    /// <summary>How long a reader may wait before it asks again.</summary>
    public static readonly TimeSpan TimeToLive = TimeSpan.FromHours(1);

    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>One sentence.</summary>
    public required string Description { get; init; }

    /// <summary>The page whose feed it is.</summary>
    public required string PageUrl { get; init; }

    /// <summary>The feed itself, in this format.</summary>
    public required string SelfUrl { get; init; }

    /// <summary>Who is answerable for entries without a curator.</summary>
    public required FeedAuthor Site { get; init; }

    public required string IconUrl { get; init; }

    /// <summary>Null where no hub is told of changes.</summary>
    public required string? HubUrl { get; init; }

    /// <summary>When the newest of its entries' changes was made, UTC.</summary>
    public required DateTime UpdatedAt { get; init; }

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<FeedEntry> Entries { get; init; }

    /// <summary>The newest items of a node, by a number of queries that does not depend on them; null where it has none, save the site's own feed.</summary>
    public static async Task<Feed?> LoadAsync(CatalogView db, DateTime now, FeedAddress address, SiteOptions site, FeedOptions options, CancellationToken cancellationToken)
    {
        var node = await db.NodeAsync(address.Kind, address.Key, cancellationToken);
        var ids = FeedIds.Of(site, options);
        var entries = node is null ? [] : await FeedEntries.OfNodeAsync(db, node.Id, now, site, ids, cancellationToken);
        if (entries.Count == 0 && !address.IsSite)
        {
            return null;
        }

        var place = node is null || address.IsSite ? "" : await PlaceAsync(db, node, cancellationToken);
        return new Feed
        {
            Id = ids.OfFeed(address.PagePath),
            Title = FeedText.Clean(place.Length == 0 ? site.Name : $"{place} · {site.Name}"),
            Description = FeedText.Clean(Describe(address.Kind, place, site)),
            PageUrl = site.Absolute(address.PagePath),
            SelfUrl = site.Absolute(address.Path),
            Site = new FeedAuthor(FeedText.Clean(site.Name), site.Absolute("/")),
            IconUrl = site.Absolute("/assets/favicon.svg"),
            HubUrl = options.Hub?.AbsoluteUri,
            UpdatedAt = entries.Count == 0 ? DateTime.UnixEpoch : entries.Max(entry => entry.UpdatedAt),
            Entries = entries,
        };
    }

    /// <summary>Some items as the feed of a page that readers put together; no hub is told of it, because nobody knows which.</summary>
    /// <param name="itemIds">Those that readers see are entries.</param>
    /// <param name="name">What the items are about, as "A and B".</param>
    /// <param name="pagePath">As in a URL, with its query.</param>
    /// <param name="selfPath">The feed's own path, in the same way.</param>
    public static async Task<Feed> OfItemsAsync(
        CatalogView db, DateTime now, IReadOnlyCollection<int> itemIds, string name, string pagePath, string selfPath, SiteOptions site, FeedOptions options, CancellationToken cancellationToken)
    {
        var ids = FeedIds.Of(site, options);
        var entries = await FeedEntries.OfItemsAsync(db, itemIds, now, site, ids, cancellationToken);
        return new Feed
        {
            Id = ids.OfFeed(pagePath),
            Title = FeedText.Clean($"{name} · {site.Name}"),
            Description = FeedText.Clean($"The newest items on {name}."),
            PageUrl = site.Absolute(pagePath),
            SelfUrl = site.Absolute(selfPath),
            Site = new FeedAuthor(FeedText.Clean(site.Name), site.Absolute("/")),
            IconUrl = site.Absolute("/assets/favicon.svg"),
            HubUrl = null,
            UpdatedAt = entries.Count == 0 ? DateTime.UnixEpoch : entries.Max(entry => entry.UpdatedAt),
            Entries = entries,
        };
    }

    /// <summary>A node's name with what tells it from others of that name: a topic's vocabulary, the sections above a section.</summary>
    private static async Task<string> PlaceAsync(CatalogView db, NodeRow node, CancellationToken cancellationToken)
    {
        if (node.Kind != NodeKind.Section)
        {
            return node.Kind == NodeKind.Topic && node.Vocabulary != TopicName.NoVocabulary ? $"{node.Label} ({node.Vocabulary})" : node.Label;
        }

        var above = new List<string>();
        for (var slash = node.Key.IndexOf('/', 1); slash > 0; slash = node.Key.IndexOf('/', slash + 1))
        {
            above.Add(node.Key[..(slash + 1)]);
        }

        above.ForEach(key => db.Shown.Add(Part.Name(NodeKind.Section, key)));
        var sections = await db.PublicAsync(NodeKind.Section, above, cancellationToken);
        return string.Join(" · ", sections.OrderByDescending(section => section.Key.Length).Select(section => section.Label));
    }

    private static string Describe(NodeKind kind, string place, SiteOptions site) => kind switch
    {
        _ when place.Length == 0 => site.Tagline,
        NodeKind.Section => $"The newest items in {place}.",
        NodeKind.Topic => $"The newest items on {place}.",
        NodeKind.Offering => $"The newest items that concern {place}.",
        NodeKind.Author => $"The newest items curated by {place}.",
        _ => $"The newest items found on {place}.",
    };
}
