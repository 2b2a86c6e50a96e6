using System.Text.Json;
using CuratedNews.Catalog.Queries;
using CuratedNews.Catalog.Rows;
using CuratedNews.Catalog.Search;
using CuratedNews.Content.Html;
using CuratedNews.Web.Hosting;
using CuratedNews.Web.Pages.Shared;
using CuratedNews.Web.Representations;
using Microsoft.AspNetCore.Mvc;

namespace CuratedNews.Web.Pages;

/// <summary>An item: the brief, where it was found, its topics and offerings, its neighbours in the section.</summary>
public sealed class ItemModel(CatalogSnapshot catalog, RelatedItems relatedItems) : SitePage(catalog)
{
    public ItemRow Item { get; private set; } = null!;

    public ItemTextRow Text { get; private set; } = null!;

    public SafeHtml Body { get; private set; }

    public PictureModel Picture { get; private set; } = null!;

    public IReadOnlyList<NodeTie> Curators { get; private set; } = [];

    /// <summary>In the order that the item gives them, by vocabulary.</summary>
    public IReadOnlyList<(string Vocabulary, IReadOnlyList<NodeTie> Topics)> Vocabularies { get; private set; } = [];

    /// <summary>The related offerings, each with the topics that it shares with the item.</summary>
    public IReadOnlyList<(NodeTie Offering, IReadOnlyList<string> Shared)> Offerings { get; private set; } = [];

    /// <summary>The section that the item stands in.</summary>
    public Crumb Section { get; private set; } = Crumb.Home;

    public RelatedCards Related { get; private set; } = RelatedCards.None;

    public ItemLink? Newer { get; private set; }

    public ItemLink? Older { get; private set; }

    /// <summary>Whether the item was changed on a later day than it appeared.</summary>
    public bool IsUpdated => Item.ModifiedAt is { } modified && modified.Date > Item.PublishedAt.Date && modified <= Now;

    /// <summary>When the page last said something else, to the second.</summary>
    public DateTime ChangedAt => ItemTimes.ChangedAt(Item.PublishedAt, Item.ModifiedAt, Now);

    protected override bool IsOfParts => true;

    public override Func<SiteOptions, Document> Document => site => ItemDocument.Of(this, site);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (HttpContext.Features.Get<CatalogPath>() is not { Kind: CatalogPathKind.Item } found)
        {
            return NotFound();
        }

        if (await Db.PublishedItemAsync(found.Path.ToString(), Now, cancellationToken) is not { } itemId || await Db.ItemAsync(itemId, cancellationToken) is not { } row)
        {
            return NotFound();
        }

        (Item, Text) = (row.Item, row.Text);
        if (Item.ModifiedAt > Now)
        {
            Db.Shown.DependOnMore();
        }

        Body = SafeHtml.FromCatalog(Text.Body);
        var pictures = await Db.PicturesAsync([Item.ImageName], cancellationToken);
        Picture = new PictureModel(Item.ImageName is { } name ? pictures.GetValueOrDefault(name) : null, Item.ImageAlt ?? "", Item.Permalink, Item.TopicSlug, IsFirst: true);
        await LoadRelatedAsync(await LoadNodesAsync(cancellationToken), cancellationToken);
        Head = new PageHead(Item.Title, Description(), PageLinks.ToPath(Item.Permalink))
        {
            CanonicalUrl = Item.IsOriginalCanonical ? Item.SourceUrl : null,
            Article = new ArticleFacts(
                Item.PublishedAt, IsUpdated ? Item.ModifiedAt : null, Section.Label, [.. Vocabularies.SelectMany(entry => entry.Topics).Select(topic => topic.Label)]),
            ImagePath = Picture.Picture is { } picture ? PageLinks.ToMedia(picture.Name) : null,
            ImageAlt = Picture.Alt,
            SocialTitle = Text.OpenGraphTitle,
            SocialDescription = Text.OpenGraphDescription,
            TwitterTitle = Text.TwitterTitle,
            TwitterDescription = Text.TwitterDescription,
            Nodes = [data => data.NewsArticle(this)],
        };
        return Page();
    }

    /// <summary>The summary; where that is too short to say anything, with where and when the item was found.</summary>
    private string Description()
    {
        const int TooShort = 50;
        var place = Item.SourceHost is { } host ? $"found on {host}" : $"in {Section.Label}";
        return Item.Summary.Length >= TooShort ? Item.Summary : $"{(Item.Summary.Length > 0 ? Item.Summary : Item.Title)} – {place}, curated on {Words.Day(Item.PublishedAt)}.";
    }

    private async Task LoadRelatedAsync(IReadOnlyList<ItemNode> nodes, CancellationToken cancellationToken)
    {
        var related = relatedItems.Find(Connection, Item.Id, [.. nodes.Select(node => node.NodeId)], Item.Title, RelatedCards.Candidates, Now);
        Db.Shown.AddAll(RelatedItems.PartsOf(nodes.Where(node => node.Node.Kind is NodeKind.Topic or NodeKind.Offering).Select(node => node.NodeId), Item.Title));
        var cards = await Db.ToHeadlinesAsync([.. related.Select(item => item.ItemId)], cancellationToken);
        Related = RelatedCards.Of(Item.Title, Item.PublishedAt, related, cards);
    }

    /// <returns>All that the item is under.</returns>
    private async Task<IReadOnlyList<ItemNode>> LoadNodesAsync(CancellationToken cancellationToken)
    {
        var members = await Db.NodesOfItemAsync(Item.Id, cancellationToken);
        IEnumerable<ItemNode> Of(NodeKind kind) => members.Where(member => member.Node.Kind == kind).OrderBy(member => member.Ordinal);

        Curators = [.. Of(NodeKind.Author).Select(member => member.Node)];
        Vocabularies = [.. Of(NodeKind.Topic)
            .GroupBy(member => member.Node.Vocabulary, StringComparer.Ordinal)
            .Select(group => (group.Key, (IReadOnlyList<NodeTie>)[.. group.Select(member => member.Node)]))];
        var topics = Of(NodeKind.Topic).ToDictionary(member => member.NodeId, member => member.Node.Label);
        Offerings = [.. Of(NodeKind.Offering).Select(member => (member.Node, SharedTopics(member.Carries, topics)))];
        await LoadTrailAsync([.. Of(NodeKind.Section)], cancellationToken);
        return members;
    }

    private async Task LoadTrailAsync(IReadOnlyList<ItemNode> sections, CancellationToken cancellationToken)
    {
        var links = sections.ToDictionary(member => member.Node.Key, StringComparer.Ordinal);
        var crumbs = JsonSerializer.Deserialize<string?[][]>(Text.Trail) ?? [];
        Trail =
        [
            Crumb.Home,
            .. crumbs.Select(crumb => crumb[1] is { } key && links.TryGetValue(key, out var section)
                ? new Crumb(section.Node.Label, PageLinks.To(NodeKind.Section, key))
                : new Crumb(crumb[0] ?? "", null)),
            new Crumb(Item.Title, null),
        ];
        if (sections.Count > 0)
        {
            var last = sections[^1];
            Section = new Crumb(last.Node.Label, PageLinks.To(NodeKind.Section, last.Node.Key));
            (Older, Newer) = await Db.NeighboursAsync(last.NodeId, Item.Id, Item.SortKey, Now, cancellationToken);
        }
    }

    /// <summary>The labels of an offering's topics that are the item's too.</summary>
    private static string[] SharedTopics(string carries, Dictionary<long, string> topics) =>
    [
        .. carries.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => topics.GetValueOrDefault(long.Parse(pair.AsSpan(0, pair.IndexOf(':', StringComparison.Ordinal)), System.Globalization.CultureInfo.InvariantCulture)))
            .OfType<string>(),
    ];
}
