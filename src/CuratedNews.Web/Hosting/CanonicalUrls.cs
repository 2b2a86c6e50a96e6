using CuratedNews.Content.Metadata;

namespace CuratedNews.Web.Hosting;

/// <summary>
/// Every page has one URL: lower case, no doubled slash, a '/' at the end of sections only. Other forms of a page that is
/// there, and its aliases, answer 301 to it in one step, keeping the query.
/// </summary>
internal sealed class CanonicalUrls(RequestDelegate next)
{
    /// <summary>Roots whose rest is a file's name, in which case counts.</summary>
    private static readonly string[] AsWritten = ["/media/", "/assets/", "/error/"];

    public async Task InvokeAsync(HttpContext context, CatalogSnapshot snapshot)
    {
        var request = context.Request;
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            context.Response.Headers.Allow = "GET, HEAD";
            return;
        }

        var raw = request.Path.Value ?? "/";
        if (Array.Exists(AsWritten, root => raw.StartsWith(root, StringComparison.Ordinal)))
        {
            await next(context);
            return;
        }

        if (await CanonicalAsync(context, snapshot, Collapse(raw)) is { } canonical && canonical.ToString() != raw)
        {
            context.Response.StatusCode = StatusCodes.Status301MovedPermanently;
            context.Response.Headers.Location = request.PathBase.ToUriComponent() + canonical.ToUrl() + request.QueryString.ToUriComponent();
            return;
        }

        await next(context);
    }

    /// <summary>The one form of the path of a page; null where there is no such page.</summary>
    private static async Task<LocalPath?> CanonicalAsync(HttpContext context, CatalogSnapshot snapshot, string text)
    {
        if (!LocalPath.TryParse(text, out var path))
        {
            return null;
        }

        if (ReservedPaths.Has(path))
        {
            var isRoot = path.AsPage().ToString().LastIndexOf('/') == 0;
            return !isRoot ? path.AsPage() : path.FirstSegment is "topic" or "offering" ? path.AsSection() : null;
        }

        await snapshot.BeginAsync(context.RequestAborted);
        var found = await CatalogPath.ResolveAsync(snapshot.Db, path, snapshot.Now, context.RequestAborted);
        context.Features.Set(found);
        return found.Kind == CatalogPathKind.Unknown ? null : found.Path;
    }

    private static string Collapse(string path)
    {
        while (path.Contains("//", StringComparison.Ordinal))
        {
            path = path.Replace("//", "/", StringComparison.Ordinal);
        }

        return path;
    }
}
