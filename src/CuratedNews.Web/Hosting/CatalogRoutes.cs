using Microsoft.AspNetCore.Mvc.Routing;

namespace CuratedNews.Web.Hosting;

/// <summary>Leads paths that the catalog knows, which <see cref="CanonicalUrls"/> has looked up, to the page that shows them.</summary>
internal sealed class CatalogRoutes : DynamicRouteValueTransformer
{
    public override ValueTask<RouteValueDictionary> TransformAsync(HttpContext httpContext, RouteValueDictionary values)
    {
        var page = httpContext.Features.Get<CatalogPath>()?.Kind switch
        {
            CatalogPathKind.Section => "/Section",
            CatalogPathKind.Item => "/Item",
            CatalogPathKind.Gone => "/Gone",
            _ => "/NotFound",
        };
        return ValueTask.FromResult(new RouteValueDictionary { ["page"] = page });
    }
}
