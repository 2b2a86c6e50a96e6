using CuratedNews.Catalog.Queries;
using CuratedNews.Catalog.Rows;
using CuratedNews.Web.Hosting;
using CuratedNews.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace CuratedNews.Web.Pages.Offerings;

/// <summary>All offerings, by name.</summary>
public sealed class IndexModel(CatalogSnapshot catalog) : IndexPage(catalog)
{
    public IReadOnlyList<(string Letter, IReadOnlyList<NodeTie> Offerings)> Letters { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Trail = [Crumb.Home, Crumb.Offerings];
        if (await LoadAsync(new NodeList(NodeKind.Offering), "/offering/", cancellationToken) is { } other)
        {
            return other;
        }

        Letters = [.. Nodes
            .GroupBy(offering => char.IsLetter(offering.Label[0]) ? char.ToUpperInvariant(offering.Label[0]).ToString() : "0–9", StringComparer.Ordinal)
            .Select(group => (group.Key, (IReadOnlyList<NodeTie>)[.. group]))];
        Head = ListHead("Offerings", $"All {Words.Number(Pager.Total)} products and services that the news here concerns, each with its topics and its news.");
        return Page();
    }
}
