using CuratedNews.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace CuratedNews.Web.Pages;

/// <summary>404, for every path that nothing is at.</summary>
public sealed class NotFoundModel(CatalogSnapshot catalog) : ElsewherePage(catalog)
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync("Page not found", cancellationToken);
        var page = Page();
        page.StatusCode = StatusCodes.Status404NotFound;
        return page;
    }
}
