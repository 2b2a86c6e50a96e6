using CuratedNews.Web.Hosting;
using CuratedNews.Web.Pages;

namespace CuratedNews.Web.Representations;

/// <summary>What is said instead of a page that is not there.</summary>
/// <remarks>RFC 9457; the topics are an extension, what the page was or may have been about.</remarks>
public sealed record ProblemDocument : Document
{
    public const string MediaType = "application/problem+json";

    public required string Title { get; init; }

    public required int Status { get; init; }

    public required IReadOnlyList<TopicDocument> Topics { get; init; }

    internal static ProblemDocument Of(ElsewherePage page, SiteOptions site) =>
        new() { Title = page.Head.Title, Status = page is GoneModel ? StatusCodes.Status410Gone : StatusCodes.Status404NotFound, Topics = [.. page.Topics.Select(topic => TopicDocument.Of(topic, site))] };
}
