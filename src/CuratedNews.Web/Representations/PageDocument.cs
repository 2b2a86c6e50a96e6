using System.ComponentModel;
using System.Text.Json.Serialization;
using CuratedNews.Catalog.Queries;
using CuratedNews.Catalog.Rows;
using CuratedNews.Content.Metadata;
using CuratedNews.Web.Hosting;
using CuratedNews.Web.Pages;

namespace CuratedNews.Web.Representations;

/// <summary>What is said to a program.</summary>
public abstract record Document;

/// <summary>
/// What a page says, whatever it is written in. Texts are plain, URLs absolute, times UTC; what the page does not have is
/// null, and left out. The properties' descriptions are those of <c>/openapi.json</c>.
/// </summary>
public abstract record PageDocument : Document
{
    [JsonPropertyOrder(-3), Description("What the page is: home, section, item, topics, topic, offerings, offering, author or source.")]
    public required string Kind { get; init; }

    [JsonPropertyOrder(-2), Description("The page's canonical URL, which is HTML.")]
    public required string Url { get; init; }

    [JsonPropertyOrder(-1)]
    public required string Title { get; init; }

    [Description("The way from the home page to this one, which is last; empty on the home page.")]
    public required IReadOnlyList<CrumbDocument> Trail { get; init; }

    protected static IReadOnlyList<CrumbDocument> TrailOf(SitePage page, SiteOptions site) =>
        [.. page.Trail.Select(crumb => new CrumbDocument { Label = crumb.Label, Url = crumb.Url is { } url ? site.Absolute(url) : null })];
}

public sealed record CrumbDocument
{
    public required string Label { get; init; }

    [Description("Absent for a label alone.")]
    public string? Url { get; init; }
}

public sealed record TopicDocument
{
    [Description("The topic's identity: vocabulary and label, as in 'Symplur: Patient Care'.")]
    public required string Name { get; init; }

    public required string Vocabulary { get; init; }

    public required string Label { get; init; }

    public required string Url { get; init; }

    [Description("How many items have it, of those that the page is about.")]
    public int? Items { get; init; }

    internal static TopicDocument Of(NodeTie topic, SiteOptions site, bool isCounted = true) => new()
    {
        Name = topic.Vocabulary == TopicName.NoVocabulary ? topic.Label : $"{topic.Vocabulary}: {topic.Label}",
        Vocabulary = topic.Vocabulary,
        Label = topic.Label,
        Url = site.Absolute(PageLinks.To(topic.Kind, topic.Key)),
        Items = isCounted ? topic.Items : null,
    };
}

public sealed record NodeDocument
{
    public required string Label { get; init; }

    public required string Url { get; init; }

    [Description("How many items it has, of those that the page is about.")]
    public int? Items { get; init; }

    internal static NodeDocument Of(NodeTie node, SiteOptions site, bool isCounted = true) =>
        new() { Label = node.Label, Url = site.Absolute(PageLinks.To(node.Kind, node.Key)), Items = isCounted ? node.Items : null };
}

public sealed record SourceDocument
{
    public required string Host { get; init; }

    [Description("The page of all that was found there.")]
    public required string Url { get; init; }

    [Description("The article itself, on its own site.")]
    public string? Article { get; init; }

    internal static SourceDocument Of(string host, string? article, SiteOptions site) =>
        new() { Host = host, Url = site.Absolute(PageLinks.To(NodeKind.Source, host)), Article = article };
}

public sealed record ImageDocument
{
    public required string Url { get; init; }

    [Description("Pixels.")]
    public required int Width { get; init; }

    [Description("Pixels.")]
    public required int Height { get; init; }

    public required string Alt { get; init; }

    internal static ImageDocument? Of(Picture? picture, string? alt, SiteOptions site) => picture is null
        ? null
        : new ImageDocument { Url = site.Absolute(PageLinks.ToMedia(picture.Name)), Width = picture.Width, Height = picture.Height, Alt = alt ?? "" };
}
