using CuratedNews.Catalog.Queries;
using CuratedNews.Catalog.Rows;
using CuratedNews.Content.Metadata;
using CuratedNews.Web.Hosting;

namespace CuratedNews.Web.Representations;

/// <summary>Leads the URL of a page's form to the page, and remembers which form was asked for. It stands before <see cref="CanonicalUrls"/>.</summary>
internal sealed class RepresentationUrls(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context, CatalogSnapshot snapshot)
    {
        var path = context.Request.Path.Value ?? "/";
        if (RepresentationPath.TryParse(path, out var page, out var format) && !await IsPageAsync(snapshot, path, context.RequestAborted))
        {
            context.Features.Set(new AskedRepresentation(format, path));
            context.Request.Path = page;
        }

        await next(context);
    }

    /// <summary>Hosts end in ".md", which is Moldova's: where the path as it stands is a node's page, it is that page.</summary>
    private static async Task<bool> IsPageAsync(CatalogSnapshot snapshot, string path, CancellationToken cancellationToken)
    {
        if (!LocalPath.TryParse(RepresentationPath.Collapse(path), out var local) || local.AsPage().ToString().Split('/') is not [_, var root, var key])
        {
            return false;
        }

        NodeKind? kind = root switch
        {
            "topic" => NodeKind.Topic,
            "offering" => NodeKind.Offering,
            "source" => NodeKind.Source,
            _ => null,
        };
        if (kind is not { } known)
        {
            return false;
        }

        await snapshot.BeginAsync(cancellationToken);
        return await snapshot.Db.NodeAsync(known, key, cancellationToken) is not null;
    }
}

/// <summary>What a URL asks for.</summary>
/// <param name="Path">The request's path as it came.</param>
internal sealed record AskedRepresentation(RepresentationFormat Format, string Path)
{
    /// <summary>The path of a page in this form.</summary>
    /// <param name="page">A canonical path, as in a URL or not.</param>
    public string PathOf(string page) => RepresentationPath.Of(page, Format);
}
