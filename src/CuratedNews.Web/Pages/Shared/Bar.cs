using CuratedNews.Catalog.Queries;

namespace CuratedNews.Web.Pages.Shared;

/// <summary>A name with a number of items, drawn as long as that.</summary>
/// <param name="Rel">What the link says to crawlers: "nofollow" where it leads into endless combinations.</param>
public sealed record Bar(string Label, int Items, string Url, string? Rel = null)
{
    /// <summary>Nodes with links to their own pages.</summary>
    public static IReadOnlyList<Bar> Of(IEnumerable<NodeTie> ties) => [.. ties.Select(tie => new Bar(tie.Label, tie.Items, PageLinks.To(tie.Kind, tie.Key)))];
}
