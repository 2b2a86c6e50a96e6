using System.ComponentModel;
using System.Text.Json.Serialization;
using CuratedNews.Web.Hosting;
using CuratedNews.Web.Pages;
using CuratedNews.Web.Pages.Shared;

namespace CuratedNews.Web.Representations;

/// <summary>The page of all topics, or of all offerings.</summary>
public sealed record IndexDocument : PageDocument
{
    public required string Description { get; init; }

    [Description("How many topics or offerings there are.")]
    public required int Total { get; init; }

    [Description("By vocabulary and label; absent in the list of offerings.")]
    public IReadOnlyList<TopicDocument>? Topics { get; init; }

    [Description("By label; absent in the list of topics.")]
    public IReadOnlyList<NodeDocument>? Offerings { get; init; }

    [Description("Where the list goes on; absent at its end.")]
    public string? Next { get; init; }

    [JsonIgnore]
    internal PagerModel Pager { get; init; } = new("/", 1, 1, 1, 0, 0);

    internal static IndexDocument Of(IndexPage page, SiteOptions site)
    {
        var isOfTopics = page is Pages.Topics.IndexModel;
        return new IndexDocument
        {
            Kind = isOfTopics ? "topics" : "offerings",
            Url = site.Absolute(page.Pager.Path),
            Title = isOfTopics ? "Topics" : "Offerings",
            Description = page.Head.Description,
            Trail = TrailOf(page, site),
            Total = page.Pager.Total,
            Topics = isOfTopics ? [.. page.Nodes.Select(topic => TopicDocument.Of(topic, site))] : null,
            Offerings = isOfTopics ? null : [.. page.Nodes.Select(offering => NodeDocument.Of(offering, site))],
            Next = ListDocument.NextUrl(page, page.Pager.Path, site),
            Pager = page.Pager,
        };
    }
}
