using CuratedNews.Catalog.Rows;
using CuratedNews.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace CuratedNews.Web.Preview;

/// <summary>
/// The only way into the preview. It lets editors in and nobody else, and leads what they ask for below
/// <see cref="PreviewPaths.Site"/> and <see cref="PreviewPaths.File"/> to the very pages that readers get, with a
/// <see cref="PreviewView"/> that says what of the catalog those may show.
/// </summary>
internal sealed class PreviewGate(RequestDelegate next, PreviewDoor door, PreviewFrame frame, Shares shares)
{
    public async Task InvokeAsync(HttpContext context, CatalogSnapshot snapshot)
    {
        var path = context.Request.Path;
        if (!PreviewPaths.Has(path))
        {
            await next(context);
            return;
        }

        var text = path.Value!;
        KeepPrivate(context.Response.Headers);
        if (text.StartsWith(PreviewPaths.Shared, StringComparison.Ordinal))
        {
            await ShowSharedAsync(context, snapshot, text[PreviewPaths.Shared.Length..]);
            return;
        }

        var (entry, editor) = await door.AskAsync(context);
        if (entry == Entry.Open)
        {
            context.Features.Set(new PreviewEditor(editor!));
            await (IsBelow(text, PreviewPaths.Site) ? ShowSiteAsync(context, snapshot, editor!)
                : text.StartsWith(PreviewPaths.File, StringComparison.Ordinal) ? ShowFileAsync(context, snapshot, editor!, text[PreviewPaths.File.Length..])
                : text == PreviewPaths.Root && IsRead(context.Request) ? MoveAsync(context, PreviewPaths.Desk)
                : next(context));
        }
        else if (entry == Entry.SignInFirst && text == PreviewPaths.SignIn)
        {
            await next(context);
        }
        else if (entry == Entry.SignInFirst && IsRead(context.Request))
        {
            // Whatever was asked for, so that nothing can be learned by asking.
            await MoveAsync(context, $"{PreviewPaths.SignIn}?returnUrl={Uri.EscapeDataString(text + context.Request.QueryString)}");
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }

    private static bool IsRead(HttpRequest request) => request.Method is "GET" or "HEAD";

    private static bool IsBelow(string path, string root) => path.StartsWith(root, StringComparison.Ordinal) && (path.Length == root.Length || path[root.Length] == '/');

    private static void KeepPrivate(IHeaderDictionary headers)
    {
        headers.CacheControl = "no-cache, no-store"; // Both, or antiforgery warns that it had to add one.
        headers["X-Robots-Tag"] = "noindex, nofollow";
        headers["Referrer-Policy"] = "same-origin";
        headers.Remove("Speculation-Rules");
    }

    private static Task MoveAsync(HttpContext context, string url)
    {
        context.Response.Redirect(url);
        return Task.CompletedTask;
    }

    private async Task ShowSiteAsync(HttpContext context, CatalogSnapshot snapshot, string editor)
    {
        if (!TryAsOf(context, snapshot.Now, out var asOf))
        {
            return;
        }

        var with = context.Request.Query["with"].ToString();
        var item = with.Length == 0 ? null : await FindAsync(context, with);
        var rest = context.Request.Path.Value![PreviewPaths.Site.Length..];
        await ShowAsync(context, snapshot, View(editor, snapshot.Now, asOf, item), rest.Length == 0 ? "/" : rest);
    }

    private async Task ShowFileAsync(HttpContext context, CatalogSnapshot snapshot, string editor, string file)
    {
        if (!TryAsOf(context, snapshot.Now, out var asOf))
        {
            return;
        }

        if (await FindAsync(context, file) is not { } item)
        {
            // No item yet: a capture, or a file that was never without an error.
            context.Features.Set(new PreviewFile(file));
            context.Request.Path = "/preview/source";
            await next(context);
            return;
        }

        await ShowAsync(context, snapshot, View(editor, snapshot.Now, asOf, item) with { IsFile = true }, item.Permalink);
    }

    private async Task ShowSharedAsync(HttpContext context, CatalogSnapshot snapshot, string token)
    {
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        if (!IsRead(context.Request)
            || shares.Find(token, snapshot.Now) is not { } share
            || await FindAsync(context, share.Path) is not { } item)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (item.IsLive)
        {
            await MoveAsync(context, Pages.PageLinks.ToPath(item.Permalink));
            return;
        }

        await ShowAsync(context, snapshot, View(editor: null, snapshot.Now, asOf: null, item) with { IsFile = true, IsShared = true }, item.Permalink);
    }

    /// <summary>False, with the answer given, where a moment is asked for that is none or is past.</summary>
    private static bool TryAsOf(HttpContext context, DateTime now, out DateTime? asOf)
    {
        asOf = null;
        var text = context.Request.Query["asOf"].ToString();
        if (text.Length == 0)
        {
            return true;
        }

        if (!PreviewMoment.TryParse(text, out var moment))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return false;
        }

        asOf = moment > now ? moment : null;
        return true;
    }

    /// <summary>The item of a file, in any state; null where the file has none.</summary>
    private static async Task<ItemRow?> FindAsync(HttpContext context, string file)
    {
        await using var scope = context.RequestServices.CreateAsyncScope();
        var snapshot = scope.ServiceProvider.GetRequiredService<CatalogSnapshot>();
        await snapshot.BeginAsync(context.RequestAborted);
        return await snapshot.Db.Items.FirstOrDefaultAsync(item => item.Path == file, context.RequestAborted);
    }

    /// <summary>The site at a moment with an item out, as it will be: not before the item's own time.</summary>
    private static PreviewView View(string? editor, DateTime now, DateTime? asOf, ItemRow? item)
    {
        var at = asOf ?? now;
        return new PreviewView
        {
            Editor = editor,
            Now = now,
            AsOf = asOf,
            At = item is not null && item.PublishedAt > at ? item.PublishedAt : at,
            With = item?.Path,
            Item = item,
        };
    }

    private async Task ShowAsync(HttpContext context, CatalogSnapshot snapshot, PreviewView view, string path)
    {
        if (view.At != view.Now || view.Item is { IsLive: false })
        {
            snapshot.Rehearse(view.At, view.With);
        }

        context.Features.Set(view);
        var request = context.Request;
        var (pathBase, asked) = (request.PathBase, request.Path);
        request.PathBase = pathBase + PreviewPaths.Site;
        request.Path = path;
        try
        {
            await frame.ShowAsync(context, view, next);
        }
        finally
        {
            request.PathBase = pathBase;
            request.Path = asked;
        }
    }
}

/// <summary>An editor is in the preview.</summary>
internal sealed record PreviewEditor(string Name);

/// <summary>A content file is looked at that has no item.</summary>
internal sealed record PreviewFile(string Path);
