using CuratedNews.Catalog.Queries;
using CuratedNews.Catalog.Rows;
using CuratedNews.Web.Hosting;
using CuratedNews.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace CuratedNews.Web.Pages;

/// <summary>A section that breadcrumbs declare: its items and the sections below it.</summary>
public sealed class SectionModel(CatalogSnapshot catalog) : NodePage(catalog)
{
    private const int MaxBelow = 50;
    private const int MaxDepth = 12;

    public IReadOnlyList<NodeTie> Below { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (HttpContext.Features.Get<CatalogPath>() is not { Kind: CatalogPathKind.Section } found)
        {
            return NotFound();
        }

        if (await LoadAsync(NodeKind.Section, found.Path.ToString(), cancellationToken) is { } other)
        {
            return other;
        }

        Below = await Db.TiesAsync(Node.Id, LinkKind.Child, MaxBelow, cancellationToken);
        Trail = await TrailAsync(cancellationToken);
        var place = string.Join(" · ", Trail.Skip(1).Select(crumb => crumb.Label).Reverse());
        Head = ListHead(place, $"{Words.Count(List.Total, "item")} in {place}, newest first{Subjects}.");
        return Page();
    }

    /// <summary>The sections above, each as most items below it say. Trails that contradict each other end where they meet again.</summary>
    private async Task<IReadOnlyList<Crumb>> TrailAsync(CancellationToken cancellationToken)
    {
        var trail = new LinkedList<Crumb>();
        trail.AddFirst(new Crumb(Node.Label, Path));
        var seen = new HashSet<string>(StringComparer.Ordinal) { Node.Key, "/" };
        var nodeId = Node.Id;
        while (trail.Count < MaxDepth)
        {
            if (await Db.AboveAsync(nodeId, cancellationToken) is not { } above || !seen.Add(above.Key))
            {
                break;
            }

            trail.AddFirst(new Crumb(above.Label, PageLinks.To(NodeKind.Section, above.Key)));
            nodeId = above.Id;
        }

        trail.AddFirst(Crumb.Home);
        return [.. trail];
    }
}
