using System.ComponentModel;
using System.Text.Json.Serialization;
using CuratedNews.Catalog.Queries;
using CuratedNews.Catalog.Rows;
using CuratedNews.Content.Metadata;
using CuratedNews.Web.Hosting;
using CuratedNews.Web.Pages;
using CuratedNews.Web.Pages.Offerings;
using CuratedNews.Web.Pages.Shared;
using CuratedNews.Web.Pages.Topics;

namespace CuratedNews.Web.Representations;

/// <summary>A page that lists items: the home page, a section, a topic, an offering, a curator, a source.</summary>
public sealed record ListDocument : PageDocument
{
    public required string Description { get; init; }

    [Description("Of a topic.")]
    public string? Vocabulary { get; init; }

    [Description("How many items the whole list has.")]
    public required int Total { get; init; }

    [Description("Newest first.")]
    public required IReadOnlyList<CardDocument> Items { get; init; }

    [Description("Where the list goes on; absent at its end.")]
    public string? Next { get; init; }

    [Description("The sections directly below.")]
    public required IReadOnlyList<NodeDocument> Sections { get; init; }

    [Description("The topics that its items have most; of an offering, the topics that it has.")]
    public required IReadOnlyList<TopicDocument> Topics { get; init; }

    [Description("Of a topic, the offerings that have it; of an offering, those near it.")]
    public required IReadOnlyList<NodeDocument> Offerings { get; init; }

    [JsonIgnore]
    internal PagerModel Pager { get; init; } = new("/", 1, 1, 1, 0, 0);

    internal static ListDocument Of(NodePage page, SiteOptions site) => new()
    {
        Kind = KindOf(page.Node.Kind),
        Url = site.Absolute(page.Path),
        Title = page.Node.Label,
        Description = page.Head.Description,
        Trail = TrailOf(page, site),
        Vocabulary = page.Node.Kind == NodeKind.Topic && page.Node.Vocabulary != TopicName.NoVocabulary ? page.Node.Vocabulary : null,
        Total = page.List.Total,
        Items = [.. page.List.Cards.Select(card => CardDocument.Of(card, site))],
        Next = NextUrl(page, page.Path, site),
        Sections = page is SectionModel section ? [.. section.Below.Select(below => NodeDocument.Of(below, site))] : [],
        Topics = [.. page.Topics.Select(topic => TopicDocument.Of(topic, site))],
        Offerings = page switch
        {
            TopicModel topic => [.. topic.Offerings.Select(offering => NodeDocument.Of(offering, site))],
            OfferingModel offering => [.. offering.Near.Select(near => NodeDocument.Of(near, site))],
            _ => [],
        },
        Pager = page.Pager,
    };

    internal static ListDocument Of(Pages.IndexModel home, SiteOptions site) => new()
    {
        Kind = "home",
        Url = site.Absolute("/"),
        Title = site.Name,
        Description = site.Tagline,
        Trail = [],
        Total = home.List.Total,
        Items = [.. home.List.Cards.Select(card => CardDocument.Of(card, site))],
        Next = NextUrl(home, "/", site),
        Sections = [.. home.Facts.Sections.Select(section => NodeDocument.Of(section, site))],
        Topics = [.. home.Front.Vocabularies.SelectMany(entry => entry.Topics).Select(topic => TopicDocument.Of(topic, site))],
        Offerings = [],
        Pager = home.Pager,
    };

    internal static string? NextUrl(SitePage page, string path, SiteOptions site) =>
        page.NextQuery is { } query ? site.Absolute(RepresentationPath.Of(path, RepresentationFormat.Json) + query) : null;

    private static string KindOf(NodeKind kind) => kind switch
    {
        NodeKind.Section => "section",
        NodeKind.Topic => "topic",
        NodeKind.Offering => "offering",
        NodeKind.Author => "author",
        _ => "source",
    };
}

/// <summary>What a list says of an item.</summary>
public sealed record CardDocument
{
    public required string Url { get; init; }

    public required string Title { get; init; }

    public required string Summary { get; init; }

    public required DateTime PublishedAt { get; init; }

    public required int ReadingMinutes { get; init; }

    public SourceDocument? Source { get; init; }

    [Description("The first of its topics.")]
    public NodeDocument? Topic { get; init; }

    public ImageDocument? Image { get; init; }

    internal static CardDocument Of(ItemCard card, SiteOptions site) => new()
    {
        Url = site.Absolute(PageLinks.ToPath(card.Permalink)),
        Title = card.Title,
        Summary = card.Summary,
        PublishedAt = card.PublishedAt,
        ReadingMinutes = card.ReadingMinutes,
        Source = card.SourceHost is { } host ? SourceDocument.Of(host, article: null, site) : null,
        Topic = card is { TopicLabel: { } label, TopicSlug: { } slug } ? new NodeDocument { Label = label, Url = site.Absolute(PageLinks.To(NodeKind.Topic, slug)) } : null,
        Image = ImageDocument.Of(card.Picture, card.ImageAlt, site),
    };
}
