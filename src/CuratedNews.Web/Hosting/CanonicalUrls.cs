using CuratedNews.Content.Metadata;
using CuratedNews.Web.Preview;
using CuratedNews.Web.Representations;
using Microsoft.AspNetCore.WebUtilities;

namespace CuratedNews.Web.Hosting;

/// <summary>
/// Every page has one URL: lower case, no doubled slash, a '/' at the end of sections only. Other forms of a page that is
/// there, and its aliases, answer 301 to it in one step, keeping the query; only <c>page=1</c> says nothing and goes.
/// </summary>
internal sealed class CanonicalUrls(RequestDelegate next, IWebHostEnvironment environment)
{
    /// <summary>Roots whose rest is a file's name, in which case counts.</summary>
    private static readonly string[] AsWritten = ["/media/", "/assets/", "/error/"];

    public async Task InvokeAsync(HttpContext context, CatalogSnapshot snapshot)
    {
        var request = context.Request;
        if (PreviewPaths.Has(request.Path))
        {
            // The editor's side has its own answers.
            await next(context);
            return;
        }

        var raw = request.Path.Value ?? "/";
        var path = RepresentationPath.Collapse(raw);
        if (Array.Find(AsWritten, root => path.StartsWith(root, StringComparison.OrdinalIgnoreCase)) is { } root)
        {
            var file = root + path[root.Length..].TrimEnd('/');
            if (file != root && file != raw && await OwnPaths.IsFileAsync(snapshot, environment, file, context.RequestAborted))
            {
                Move(context, new PathString(file).ToUriComponent());
                return;
            }
        }
        else if (await CanonicalAsync(context, snapshot, path) is { } canonical)
        {
            // Of a page's other form it is that form's path which has to be right.
            var asked = context.Features.Get<AskedRepresentation>();
            if ((asked?.PathOf(canonical.ToString()) ?? canonical.ToString()) != (asked?.Path ?? raw)
                && (!ReservedPaths.Has(canonical) || await OwnPaths.IsThereAsync(snapshot, canonical, context.RequestAborted)))
            {
                if (context.Features.Get<CatalogPath>() is not null)
                {
                    PageParts.Set(context, snapshot.Db);
                }

                Move(context, asked?.PathOf(canonical.ToUrl()) ?? canonical.ToUrl());
                return;
            }
        }

        await next(context);
    }

    /// <summary>The query of a list's first page: the one that was asked, without <c>page=1</c>.</summary>
    public static string FirstPageQuery(HttpRequest request)
    {
        if (request.Query["page"] is not ["1"])
        {
            return request.QueryString.ToUriComponent();
        }

        var rest = new List<string>();
        foreach (var pair in new QueryStringEnumerable(request.QueryString.Value))
        {
            if (!pair.DecodeName().Span.Equals("page", StringComparison.OrdinalIgnoreCase))
            {
                rest.Add(pair.EncodedValue.IsEmpty ? pair.EncodedName.ToString() : $"{pair.EncodedName}={pair.EncodedValue}");
            }
        }

        return rest.Count == 0 ? "" : new QueryString("?" + string.Join('&', rest)).ToUriComponent();
    }

    private static void Move(HttpContext context, string path)
    {
        context.Response.StatusCode = StatusCodes.Status301MovedPermanently;
        context.Response.Headers.Location = context.Request.PathBase.ToUriComponent() + path + FirstPageQuery(context.Request);
    }

    /// <summary>The one form of the path of a page; null where there is no such page in the catalog.</summary>
    private static async Task<LocalPath?> CanonicalAsync(HttpContext context, CatalogSnapshot snapshot, string text)
    {
        if (!LocalPath.TryParse(text, out var path))
        {
            return null;
        }

        if (ReservedPaths.Has(path))
        {
            return OwnPaths.FormOf(path);
        }

        await snapshot.BeginAsync(context.RequestAborted);
        var found = await CatalogPath.ResolveAsync(snapshot.Db, path, snapshot.Now, context.RequestAborted);
        context.Features.Set(found);
        return found.Kind == CatalogPathKind.Unknown ? null : found.Path;
    }
}
