using System.Globalization;
using CuratedNews.Catalog;
using CuratedNews.Catalog.Queries;
using CuratedNews.Catalog.Rows;
using CuratedNews.Web.Feeds;
using CuratedNews.Web.Hosting;
using CuratedNews.Web.Representations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Data.Sqlite;

namespace CuratedNews.Web.Pages;

/// <summary>A page of the site: one snapshot of the catalog, a head, a trail.</summary>
public abstract class SitePage(CatalogSnapshot catalog) : PageModel
{
    protected CatalogView Db => catalog.Db;

    protected SqliteConnection Connection => catalog.Connection;

    /// <summary>The moment of the request, UTC.</summary>
    protected DateTime Now => catalog.Now;

    /// <summary>Is it the catalog as it is, rather than as it will be?</summary>
    protected bool IsReal => Facts.Generation >= 0;

    public SiteFacts Facts => catalog.Facts;

    /// <summary>What stands in the document's head.</summary>
    public PageHead Head { get; protected set; } = new("", "", "/");

    /// <summary>The way from the home page to this one, which is last; empty on the home page.</summary>
    public IReadOnlyList<Crumb> Trail { get; protected set; } = [];

    /// <summary>The feeds to follow from here; empty where the page has none of its own.</summary>
    public IReadOnlyList<FeedLink> Feeds { get; protected set; } = [];

    /// <summary>Is all that the page shows of the catalog noted by the queries that it asks? Then it stays as it is until an import changes one of these parts.</summary>
    protected virtual bool IsOfParts => false;

    /// <summary>Makes what the page says in its other forms; null where it has none.</summary>
    public virtual Func<SiteOptions, Document>? Document => null;

    /// <summary>The query by which a program asks where the page's list goes on; null at its end, and for HTML.</summary>
    public string? NextQuery { get; protected set; }

    /// <summary>Is JSON asked for, whose lists go on by a cursor?</summary>
    protected bool IsJson => Negotiation.Wanted(HttpContext) == RepresentationFormat.Json;

    /// <summary>Does the query name the first page, which has no number?</summary>
    protected bool NamesFirstPage => PageNumber() == 1 && Request.Query.ContainsKey("page");

    /// <summary>The page as it is asked for by <c>?page=</c>: 1 where that is absent; null where it is no number of a page, in its one form.</summary>
    protected int? PageNumber() =>
        !Request.Query.TryGetValue("page", out var text) ? 1
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 && text == number.ToString(CultureInfo.InvariantCulture) ? number
        : null;

    [NonHandler] // It begins like one, of a method "PAGE".
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        await catalog.BeginAsync(HttpContext.RequestAborted);
        var executed = await next();
        if (executed.Exception is null)
        {
            if (IsOfParts && executed.Result is PageResult && !IsJson)
            {
                PageParts.Set(HttpContext, Db);
            }

            executed.Result = Representation.Choose(this, executed.Result);
        }
    }

    /// <summary>Leads to the first page of a list, in the form that is asked for, without a number.</summary>
    /// <param name="path">The list's, as in a URL.</param>
    protected IActionResult ToFirstPage(string path)
    {
        var asked = HttpContext.Features.Get<AskedRepresentation>();
        return LocalRedirectPermanent((asked?.PathOf(path) ?? path) + CanonicalUrls.FirstPageQuery(Request));
    }

    /// <summary>The part of a node's list that is asked for: a page by its number or, for programs, what is behind a cursor. Null where there is no such part.</summary>
    protected async Task<ListPage?> ListAsync(NodeRow node, CancellationToken cancellationToken)
    {
        if (!IsJson)
        {
            return PageNumber() is { } page ? await ListPage.LoadAsync(Db, node, page, Now, cancellationToken) : null;
        }

        var part = await ListPart.LoadAsync(Db, node, Request.Query, PageNumber(), Now, cancellationToken);
        NextQuery = part?.NextQuery;
        return part?.List;
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
