using CuratedNews.Catalog;
using CuratedNews.Catalog.Queries;
using CuratedNews.Catalog.Rows;
using CuratedNews.Content.Html;
using CuratedNews.Content.Metadata;
using CuratedNews.Web.Hosting;
using CuratedNews.Web.Pages;
using Microsoft.EntityFrameworkCore;

namespace CuratedNews.Web.Feeds;

/// <summary>Loads the entries of a feed: three queries, however many there are.</summary>
internal static class FeedEntries
{
    /// <summary>A node's newest items that readers see, the newest first.</summary>
    public static Task<IReadOnlyList<FeedEntry>> OfNodeAsync(CatalogDbContext db, long nodeId, DateTime now, SiteOptions site, FeedIds ids, CancellationToken cancellationToken) =>
        LoadAsync(db, db.Memberships.Published(nodeId, now).NewestFirst().Join(db.Items.Published(now), member => member.ItemId, item => item.Id, (_, item) => item), now, site, ids, cancellationToken);

    /// <summary>Those of some items that readers see, the newest first.</summary>
    public static Task<IReadOnlyList<FeedEntry>> OfItemsAsync(CatalogDbContext db, IReadOnlyCollection<int> itemIds, DateTime now, SiteOptions site, FeedIds ids, CancellationToken cancellationToken) =>
        LoadAsync(db, db.Items.Published(now).Where(item => itemIds.Contains(item.Id)).OrderByDescending(item => item.SortKey).ThenByDescending(item => item.Id), now, site, ids, cancellationToken);

    /// <param name="items">The newest first.</param>
    private static async Task<IReadOnlyList<FeedEntry>> LoadAsync(CatalogDbContext db, IQueryable<ItemRow> items, DateTime now, SiteOptions site, FeedIds ids, CancellationToken cancellationToken)
    {
        var rows = await items
            .Join(db.ItemTexts, item => item.Id, text => text.ItemId, (item, text) => new Row(
                item,
                text.Body,
                item.ExternalId != null && !db.Items.Published(now).Any(other => other.ExternalId == item.ExternalId && other.SortKey < item.SortKey)))
            .Take(Feed.MaxEntries)
            .ToListAsync(cancellationToken);
        var itemIds = rows.ConvertAll(row => row.Item.Id);
        var members = await db.Memberships
            .Where(member => itemIds.Contains(member.ItemId) && (member.Node!.Kind == NodeKind.Topic || member.Node.Kind == NodeKind.Author))
            .OrderBy(member => member.ItemId).ThenBy(member => member.Ordinal).ThenBy(member => member.NodeId)
            .Select(member => new Member(member.ItemId, member.Node!.Kind, member.Node.Key, member.Node.Label, member.Node.Vocabulary))
            .ToListAsync(cancellationToken);
        var images = await ImagesAsync(db.Media, rows.Select(row => row.Item.ImageName), site, cancellationToken);
        return [.. rows.Select(row => Entry(row, now, members, images, site, ids))];
    }

    private static FeedEntry Entry(Row row, DateTime now, IReadOnlyList<Member> members, Dictionary<string, FeedImage> images, SiteOptions site, FeedIds ids)
    {
        var item = row.Item;
        return new FeedEntry
        {
            Id = ids.OfItem(row.IsFirstOfItsId ? item.ExternalId : null, item.Path),
            Url = site.Absolute(PageLinks.ToPath(item.Permalink)),
            Title = FeedText.Clean(item.Title),
            Summary = FeedText.Clean(item.Summary),
            Content = FeedText.Clean(AbsoluteLinks.In(SafeHtml.FromCatalog(row.Body), site.Absolute(""))),
            PublishedAt = item.PublishedAt,
            UpdatedAt = item.ModifiedAt is { } modifiedAt && modifiedAt > item.PublishedAt && modifiedAt <= now ? modifiedAt : item.PublishedAt,
            Authors = [.. Of(NodeKind.Author).Select(member => new FeedAuthor(FeedText.Clean(member.Label), site.Absolute(PageLinks.To(member.Kind, member.Key))))],
            Topics = [.. Of(NodeKind.Topic).Select(member => Topic(member, site))],
            Source = item.SourceHost is { } host
                ? new FeedSource(host, site.Absolute(PageLinks.To(NodeKind.Source, host)), site.Absolute(new FeedAddress(NodeKind.Source, host, FeedFormat.Rss).Path))
                : null,
            OriginalUrl = item.SourceUrl,
            Image = item.ImageName is { } name ? images.GetValueOrDefault(name) : null,
        };

        IEnumerable<Member> Of(NodeKind kind) => members.Where(member => member.ItemId == item.Id && member.Kind == kind);
    }

    private static FeedTopic Topic(Member topic, SiteOptions site) => new(
        topic.Key,
        FeedText.Clean(topic.Label),
        FeedText.Clean(topic.Vocabulary == TopicName.NoVocabulary ? topic.Label : $"{topic.Vocabulary}: {topic.Label}"),
        site.Absolute("/topic/#" + Uri.EscapeDataString(Pages.Topics.IndexModel.Anchor(topic.Vocabulary))));

    private static async Task<Dictionary<string, FeedImage>> ImagesAsync(IQueryable<MediaRow> media, IEnumerable<string?> names, SiteOptions site, CancellationToken cancellationToken)
    {
        var wanted = names.OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var rows = await media
            .Where(row => wanted.Contains(row.Name) && row.Width > 0)
            .OrderBy(row => row.Name).ThenBy(row => row.Path)
            .Select(row => new { row.Name, row.ContentType, row.Length })
            .ToListAsync(cancellationToken);
        return rows
            .DistinctBy(row => row.Name, StringComparer.Ordinal)
            .ToDictionary(row => row.Name, row => new FeedImage(site.Absolute(PageLinks.ToMedia(row.Name)), row.ContentType, row.Length), StringComparer.Ordinal);
    }

    private sealed record Row(ItemRow Item, string Body, bool IsFirstOfItsId);

    private sealed record Member(int ItemId, NodeKind Kind, string Key, string Label, string Vocabulary);
}
