using System.Collections.Concurrent;
using System.Globalization;
using CuratedNews.Web.Hosting.Wire;
using CuratedNews.Web.Preview;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace CuratedNews.Web.Hosting;

/// <summary>
/// Keeps finished answers in memory, compressed as they were sent, and gives them again until the catalog or the moment
/// makes them others: an import that changed a part of the catalog that they show, or an item that appears or expires. It stands before everything else, and whatever it
/// cannot answer leaves the thread that reads from the network.
/// </summary>
internal sealed class PageCache(RequestDelegate next, Validators validators, CatalogMoment moment, CatalogChanges changes, KeptPages pages, KnownHosts hosts, PageVariants variants, TimeProvider time)
{
    /// <summary>Larger answers are rare and would displace many others.</summary>
    private const int MaxBody = 1 << 20;

    /// <summary>Longer requests are nobody's but an attacker's.</summary>
    private const int MaxTarget = 1024;

    private readonly ConcurrentDictionary<PageKey, Task> _making = new();

    public Task InvokeAsync(HttpContext context)
    {
        if (KeyOf(context) is not { } key)
        {
            return PassAsync(context);
        }

        return pages.Find(key) is { } page ? SendAsync(context, page) : MakeOnceAsync(context, key);
    }

    /// <summary>What decides the answer, where every reader gets it alike: not what is asked for by a query that somebody types.</summary>
    private PageKey? KeyOf(HttpContext context)
    {
        var request = context.Request;
        return pages.HasRoom
            && request.Method is "GET" or "HEAD" // As they are written, and as the server takes them.
            && request.Headers.Range.Count == 0
            && context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget is { Length: > 0 and <= MaxTarget } target
            && !Validators.HasItsOwn(request.Path)
            && !IsForOne(request)
            ? new PageKey(target, variants.Of(context))
            : null;
    }

    /// <summary>Is the answer made for one reader: to a query that somebody types, or to an editor?</summary>
    public static bool IsForOne(HttpRequest request) => request.Path.StartsWithSegments("/search", StringComparison.Ordinal) || PreviewPaths.Has(request.Path);

    /// <summary>However many ask for a page at once, one of them makes it.</summary>
    private async Task MakeOnceAsync(HttpContext context, PageKey key)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        if (!HttpMethods.IsGet(context.Request.Method))
        {
            await next(context);
            return;
        }

        // What imports changed may have to be read, which is not done on the thread that brought the request here.
        changes.Load(moment.Current(time.GetUtcNow().UtcDateTime));
        if (pages.Find(key) is { } kept)
        {
            await SendAsync(context, kept);
            return;
        }

        pages.NoteMiss();
        var made = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var making = _making.GetOrAdd(key, made.Task);
        if (making != made.Task)
        {
            await making.WaitAsync(context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (pages.Find(key) is { } others)
            {
                await SendAsync(context, others);
                return;
            }
        }

        CachedPage? page;
        byte[] body;
        try
        {
            (page, body) = await MakeAsync(context, key);
        }
        finally
        {
            if (making == made.Task)
            {
                _making.TryRemove(key, out _);
                made.SetResult();
            }
        }

        if (page is not null)
        {
            await SendAsync(context, page);
        }
        else if (context.Response.StatusCode >= StatusCodes.Status500InternalServerError && pages.Last(key) is { } before)
        {
            // What it was when it could last be made.
            context.Response.Clear();
            await SendAsync(context, before);
        }
        else if (body.Length > 0)
        {
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
        }
    }

    /// <summary>Makes an answer and keeps it, where it may be given to others.</summary>
    /// <returns>The answer, where it has a validator, and its body in any case.</returns>
    private async Task<(CachedPage? Page, byte[] Body)> MakeAsync(HttpContext context, PageKey key)
    {
        // The whole answer is made, whatever of it the reader has: others do not have it.
        var headers = context.Request.Headers;
        var (ifNoneMatch, ifModifiedSince) = (headers.IfNoneMatch, headers.IfModifiedSince);
        headers.IfNoneMatch = default;
        headers.IfModifiedSince = default;
        byte[] body;
        try
        {
            using var held = await HeldBody.MakeAsync(context, next);
            body = held.Bytes.ToArray();
        }
        finally
        {
            headers.IfNoneMatch = ifNoneMatch;
            headers.IfModifiedSince = ifModifiedSince;
        }

        var page = PageOf(context, body);
        if (page is not null && IsForOthers(context, page))
        {
            pages.Add(key, page);
        }

        return (page, body);
    }

    /// <summary>An answer that can be given again; null for one that has no validator.</summary>
    private static CachedPage? PageOf(HttpContext context, byte[] body)
    {
        var headers = context.Response.Headers;
        if (context.Response.StatusCode != StatusCodes.Status200OK || context.Features.Get<AnswerMark>() is not { } mark || !EntityTagHeaderValue.TryParse(headers.ETag.ToString(), out var etag))
        {
            return null;
        }

        DateTimeOffset? changedAt = DateTimeOffset.TryParse(headers.LastModified, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;
        return CachedPage.Of(
            context.RequestServices.GetRequiredService<CatalogSnapshot>().Generation ?? 0,
            context.Features.Get<PageParts>()?.Numbers,
            [.. headers.Where(header => header.Key is not ("Date" or "Content-Length" or "Transfer-Encoding" or "Strict-Transport-Security"))],
            etag,
            changedAt,
            mark,
            body);
    }

    private bool IsForOthers(HttpContext context, CachedPage page) =>
        page.Body.Length <= MaxBody
        && context.Response.Headers is { SetCookie.Count: 0 } headers
        && headers.CacheControl.ToString().Contains("public", StringComparison.Ordinal)
        && page.Generation != 0
        && moment.Current(time.GetUtcNow().UtcDateTime) == page.Generation;

    private Task SendAsync(HttpContext context, CachedPage page)
    {
        hosts.Note(context.Request.Host);
        var response = context.Response;
        foreach (var (name, value) in page.Headers)
        {
            response.Headers[name] = value;
        }

        SecurityHeaders.AddTransport(context);

        if (validators.Has(context.Request, page.ETag, page.ChangedAt))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            response.ContentType = null;
            response.ContentLength = null;
            response.Headers.ContentEncoding = default;
            return Task.CompletedTask;
        }

        response.ContentLength = page.Body.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : response.Body.WriteAsync(page.Body, context.RequestAborted).AsTask();
    }

    private async Task PassAsync(HttpContext context)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        await next(context);
    }
}
