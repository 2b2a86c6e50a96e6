using CuratedNews.Catalog;
using CuratedNews.Catalog.Changes;
using CuratedNews.Catalog.Queries;
using CuratedNews.Catalog.Rows;
using CuratedNews.Content.Html;
using CuratedNews.Content.Metadata;
using CuratedNews.Web.Hosting;
using CuratedNews.Web.Pages;

namespace CuratedNews.Web.Feeds;

/// <summary>Loads the entries of a feed: four queries, however many there are.</summary>
internal static class FeedEntries
{
    /// <summary>A node's newest items that readers see, the newest first.</summary>
    public static async Task<IReadOnlyList<FeedEntry>> OfNodeAsync(CatalogView db, long nodeId, DateTime now, SiteOptions site, FeedIds ids, CancellationToken cancellationToken) =>
        await OfItemsAsync(db, await db.ItemsOfNodeAsync(nodeId, now, Feed.MaxEntries, cancellationToken), now, site, ids, cancellationToken);

    /// <summary>Those of some items that readers see, the newest first.</summary>
    public static async Task<IReadOnlyList<FeedEntry>> OfItemsAsync(CatalogView db, IReadOnlyCollection<int> itemIds, DateTime now, SiteOptions site, FeedIds ids, CancellationToken cancellationToken)
    {
        var rows = await db.FeedRowsAsync(itemIds, now, Feed.MaxEntries, cancellationToken);
        var members = (await db.FeedMembersAsync(rows.ConvertAll(row => row.Item.Id), cancellationToken)).ToLookup(member => member.ItemId);
        rows.ForEach(row => db.Shown.AddAll(PartsOf(row.Item)));
        if (rows.Exists(row => row.Item.ModifiedAt > now))
        {
            db.Shown.DependOnMore();
        }

        db.Shown.AddAll(members.SelectMany(group => group).Select(member => Part.Name(member.Kind, member.Key)));
        var images = await ImagesAsync(db, rows.Select(row => row.Item.ImageName), site, cancellationToken);
        return [.. rows.Select(row => Entry(row, now, members[row.Item.Id], images, site, ids))];
    }

    private static IEnumerable<Part> PartsOf(ItemRow item)
    {
        yield return Part.Item(item.Id);
        if (item.ExternalId is { } externalId)
        {
            yield return Part.Identifier(externalId);
        }
    }

    private static FeedEntry Entry(FeedRow row, DateTime now, IEnumerable<FeedMember> members, Dictionary<string, FeedImage> images, SiteOptions site, FeedIds ids)
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

        IEnumerable<FeedMember> Of(NodeKind kind) => members.Where(member => member.Kind == kind);
    }

    private static FeedTopic Topic(FeedMember topic, SiteOptions site) => new(
        topic.Key,
        FeedText.Clean(topic.Label),
        FeedText.Clean(topic.Vocabulary == TopicName.NoVocabulary ? topic.Label : $"{topic.Vocabulary}: {topic.Label}"),
        site.Absolute("/topic/#" + Uri.EscapeDataString(Pages.Topics.IndexModel.Anchor(topic.Vocabulary))));

    private static async Task<Dictionary<string, FeedImage>> ImagesAsync(CatalogView db, IEnumerable<string?> names, SiteOptions site, CancellationToken cancellationToken)
    {
        var images = new Dictionary<string, FeedImage>(StringComparer.Ordinal);
        var wanted = names.OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        wanted.ForEach(name => db.Shown.Add(Part.Picture(name)));
        if (wanted.Count > 0)
        {
            foreach (var image in await db.FeedImagesAsync(wanted, cancellationToken))
            {
                images.TryAdd(image.Name, new FeedImage(site.Absolute(PageLinks.ToMedia(image.Name)), image.ContentType, image.Length));
            }
        }

        return images;
    }
}
