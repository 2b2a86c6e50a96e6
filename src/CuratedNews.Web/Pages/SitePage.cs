using System.Globalization;
using CuratedNews.Catalog;
using CuratedNews.Web.Hosting;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CuratedNews.Web.Pages;

/// <summary>A page of the site: one snapshot of the catalog, a head, a trail.</summary>
public abstract class SitePage(CatalogSnapshot catalog) : PageModel
{
    protected CatalogDbContext Db => catalog.Db;

    /// <summary>The moment of the request, UTC.</summary>
    protected DateTime Now => catalog.Now;

    public SiteFacts Facts => catalog.Facts;

    /// <summary>What stands in the document's head.</summary>
    public PageHead Head { get; protected set; } = new("", "", "/");

    /// <summary>The way from the home page to this one, which is last; empty on the home page.</summary>
    public IReadOnlyList<Crumb> Trail { get; protected set; } = [];

    /// <summary>The page as it is asked for by <c>?page=</c>: 1 where that is absent; null where it is no number of a page.</summary>
    protected int? PageNumber() =>
        !Request.Query.TryGetValue("page", out var text) ? 1
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number
        : null;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        await catalog.BeginAsync(HttpContext.RequestAborted);
        await next();
    }
}

/// <summary>A step of a trail.</summary>
/// <param name="Url">Null for a label alone, and for the page itself.</param>
public sealed record Crumb(string Label, string? Url)
{
    public static Crumb Home { get; } = new("Home", "/");

    public static Crumb Topics { get; } = new("Topics", "/topic/");

    public static Crumb Offerings { get; } = new("Offerings", "/offering/");
}
