using System.ComponentModel;
using System.Text.Json.Serialization;
using CuratedNews.Catalog.Queries;
using CuratedNews.Content.Html;
using CuratedNews.Web.Feeds;
using CuratedNews.Web.Hosting;
using CuratedNews.Web.Pages;

namespace CuratedNews.Web.Representations;

/// <summary>An item's page.</summary>
public sealed record ItemDocument : PageDocument
{
    public required string Summary { get; init; }

    public required DateTime PublishedAt { get; init; }

    [Description("Absent where the item was not changed on a later day than it appeared.")]
    public DateTime? ModifiedAt { get; init; }

    public required int ReadingMinutes { get; init; }

    [Description("The site that the article was found on.")]
    public SourceDocument? Source { get; init; }

    public required IReadOnlyList<NodeDocument> Curators { get; init; }

    public required IReadOnlyList<TopicDocument> Topics { get; init; }

    [Description("The products and services that it concerns.")]
    public required IReadOnlyList<RelatedOfferingDocument> Offerings { get; init; }

    public ImageDocument? Image { get; init; }

    [Description("The curator's own remark.")]
    public RemarkDocument? Remark { get; init; }

    [Description("Who pointed to it.")]
    public HatTipDocument? HatTip { get; init; }

    [Description("The body: clean markup without scripts, styles or images, its links absolute.")]
    public required string Html { get; init; }

    [Description("The words of the body, one block a line.")]
    public required string Text { get; init; }

    [Description("The next newer item in the same section.")]
    public NeighbourDocument? Newer { get; init; }

    [Description("The next older item in the same section.")]
    public NeighbourDocument? Older { get; init; }

    [JsonIgnore]
    internal SafeHtml Body { get; init; }

    internal static ItemDocument Of(ItemModel page, SiteOptions site)
    {
        var (item, text) = (page.Item, page.Text);
        return new ItemDocument
        {
            Kind = "item",
            Url = site.Absolute(page.Head.Path),
            Title = item.Title,
            Trail = TrailOf(page, site),
            Summary = item.Summary,
            PublishedAt = item.PublishedAt,
            ModifiedAt = page.IsUpdated ? item.ModifiedAt : null,
            ReadingMinutes = item.ReadingMinutes,
            Source = item.SourceHost is { } host ? SourceDocument.Of(host, item.SourceUrl, site) : null,
            Curators = [.. page.Curators.Select(curator => NodeDocument.Of(curator, site, isCounted: false))],
            Topics = [.. page.Vocabularies.SelectMany(entry => entry.Topics).Select(topic => TopicDocument.Of(topic, site, isCounted: false))],
            Offerings = [.. page.Offerings.Select(entry => new RelatedOfferingDocument
            {
                Label = entry.Offering.Label,
                Url = site.Absolute(PageLinks.To(entry.Offering.Kind, entry.Offering.Key)),
                SharedTopics = entry.Shared,
            })],
            Image = ImageDocument.Of(page.Picture.Picture, page.Picture.Alt, site),
            Remark = text.InsightText is { } remark ? new RemarkDocument { By = text.InsightName, Text = remark } : null,
            HatTip = text.HatTipName is { } name ? new HatTipDocument { Name = name, Url = text.HatTipUrl } : null,
            Html = AbsoluteLinks.In(page.Body, site.Absolute("")),
            Text = PlainText.Of(page.Body),
            Newer = Neighbour(page.Newer, site),
            Older = Neighbour(page.Older, site),
            Body = page.Body,
        };
    }

    private static NeighbourDocument? Neighbour(ItemLink? item, SiteOptions site) =>
        item is null ? null : new NeighbourDocument { Title = item.Title, Url = site.Absolute(PageLinks.ToPath(item.Permalink)) };
}

public sealed record RelatedOfferingDocument
{
    public required string Label { get; init; }

    public required string Url { get; init; }

    [Description("Labels of the item's topics that the offering has too.")]
    public required IReadOnlyList<string> SharedTopics { get; init; }
}

public sealed record RemarkDocument
{
    public string? By { get; init; }

    public required string Text { get; init; }
}

public sealed record HatTipDocument
{
    public required string Name { get; init; }

    public string? Url { get; init; }
}

public sealed record NeighbourDocument
{
    public required string Title { get; init; }

    public required string Url { get; init; }
}
