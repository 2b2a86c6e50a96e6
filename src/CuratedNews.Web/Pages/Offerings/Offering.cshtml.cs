using CuratedNews.Catalog.Queries;
using CuratedNews.Catalog.Rows;
using CuratedNews.Web.Hosting;
using CuratedNews.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace CuratedNews.Web.Pages.Offerings;

/// <summary>A product or service: its topics, the news that concerns it, the offerings near it.</summary>
public sealed class OfferingModel(CatalogSnapshot catalog) : NodePage(catalog)
{
    private const int MaxNear = 8;

    public IReadOnlyList<NodeTie> Near { get; private set; } = [];

    public NeighbourMap? Map { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellationToken)
    {
        if (await LoadAsync(NodeKind.Offering, slug, cancellationToken) is { } other)
        {
            return other;
        }

        Near = await Db.TiesAsync(Node.Id, LinkKind.Near, MaxNear, cancellationToken);
        Map = await NeighbourMap.LoadAsync(Db, Topics, Near, cancellationToken);
        Trail = [Crumb.Home, Crumb.Offerings, new Crumb(Node.Label, Path)];
        var topics = Topics.Count == 0 ? "" : $" It is about {Words.List([.. Topics.Take(4).Select(topic => topic.Label)])}.";
        Head = ListHead(Node.Label, $"{Words.Count(List.Total, "item")} of news that {(List.Total == 1 ? "concerns" : "concern")} {Node.Label}.{topics}");
        return Page();
    }
}
