using CuratedNews.Catalog.Queries;

namespace CuratedNews.Web.Pages.Shared;

/// <summary>A name with a number of items, drawn as long as that.</summary>
public sealed record Bar(string Label, int Items, string Url)
{
    /// <summary>Nodes with links to their own pages.</summary>
    public static IReadOnlyList<Bar> Of(IEnumerable<NodeTie> ties) => [.. ties.Select(tie => new Bar(tie.Label, tie.Items, PageLinks.To(tie.Kind, tie.Key)))];
}
