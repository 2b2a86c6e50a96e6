using CuratedNews.Catalog.Rows;
using CuratedNews.Web.Hosting;
using CuratedNews.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace CuratedNews.Web.Pages;

/// <summary>The items that were found on one site.</summary>
public sealed class SourceModel(CatalogSnapshot catalog) : NodePage(catalog)
{
    public override string TopicsTitle => "Covers most";

    public async Task<IActionResult> OnGetAsync(string host, CancellationToken cancellationToken)
    {
        if (await LoadAsync(NodeKind.Source, host, cancellationToken) is { } other)
        {
            return other;
        }

        Trail = [Crumb.Home, new Crumb(Node.Label, Path)];
        Head = ListHead(Node.Label, $"{Words.Count(List.Total, "item")} found on {Node.Label}, newest first{Subjects}.");
        return Page();
    }
}
