using CuratedNews.Catalog.Rows;
using CuratedNews.Web.Hosting;
using CuratedNews.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace CuratedNews.Web.Pages;

/// <summary>A curator's items.</summary>
public sealed class AuthorModel(CatalogSnapshot catalog) : NodePage(catalog)
{
    public override string TopicsTitle => "Curates most about";

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellationToken)
    {
        if (await LoadAsync(NodeKind.Author, slug, cancellationToken) is { } other)
        {
            return other;
        }

        Trail = [Crumb.Home, new Crumb(Node.Label, Path)];
        Head = ListHead(Node.Label, $"{Words.Count(List.Total, "item")} curated by {Node.Label}, newest first{Subjects}.");
        return Page();
    }
}
