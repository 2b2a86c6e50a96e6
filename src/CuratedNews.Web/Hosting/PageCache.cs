using System.Globalization;
using CuratedNews.Web.Preview;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace CuratedNews.Web.Hosting;

/// <summary>
/// Keeps finished answers in memory, compressed as they were sent, and gives them again until the catalog or the moment
/// makes them others: an import, or an item that appears or expires. It stands before everything that makes a page.
/// </summary>
internal sealed class PageCache(RequestDelegate next, Validators validators, CatalogMoment moment, IOptions<CacheOptions> options, TimeProvider time)
{
    /// <summary>Larger answers are rare and would displace many others.</summary>
    private const int MaxBody = 1 << 20;

    /// <summary>Longer requests are nobody's but an attacker's.</summary>
    private const int MaxKey = 1024;

    /// <summary>An answer has no date in the second in which it was first seen, and is then made once more.</summary>
    private static readonly TimeSpan WithoutDate = TimeSpan.FromSeconds(1.5);

    private readonly RecentPages _pages = new(options.Value.Mebibytes * 1024L * 1024);

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (options.Value.Mebibytes == 0 || !IsOfEverybody(request))
        {
            return next(context);
        }

        var now = time.GetUtcNow();
        var key = new PageKey(context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget, request.Headers.Accept.ToString(), request.Headers.AcceptEncoding.ToString());
        if (key.Length is 0 or > MaxKey)
        {
            return next(context);
        }

        if (moment.Current(now.UtcDateTime) is { } generation && _pages.Find(key) is { } page && page.Generation == generation && page.GoodUntil > now)
        {
            return SendAsync(context, page);
        }

        return HttpMethods.IsGet(request.Method) ? MakeAsync(context, key) : next(context);
    }

    /// <summary>What every reader gets alike: not what is asked for by a query that somebody types.</summary>
    private static bool IsOfEverybody(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && request.Headers.Range.Count == 0
        && !Validators.HasItsOwn(request.Path)
        && !request.Path.StartsWithSegments("/search", StringComparison.Ordinal)
        && !PreviewPaths.Has(request.Path);

    private async Task MakeAsync(HttpContext context, PageKey key)
    {
        // The whole answer is made, whatever of it the reader has: others do not have it.
        var headers = context.Request.Headers;
        var (ifNoneMatch, ifModifiedSince) = (headers.IfNoneMatch, headers.IfModifiedSince);
        headers.IfNoneMatch = default;
        headers.IfModifiedSince = default;
        byte[] body;
        try
        {
            body = (await HeldBody.MakeAsync(context, next)).ToArray();
        }
        finally
        {
            headers.IfNoneMatch = ifNoneMatch;
            headers.IfModifiedSince = ifModifiedSince;
        }

        if (PageOf(context, body) is { } page)
        {
            if (page.Generation != 0 && body.Length <= MaxBody)
            {
                _pages.Add(key, page);
            }

            await SendAsync(context, page);
        }
        else if (body.Length > 0)
        {
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
        }
    }

    /// <summary>An answer that can be given again; null for one that has no validator.</summary>
    private CachedPage? PageOf(HttpContext context, byte[] body)
    {
        var headers = context.Response.Headers;
        if (context.Response.StatusCode != StatusCodes.Status200OK || !EntityTagHeaderValue.TryParse(headers.ETag.ToString(), out var etag))
        {
            return null;
        }

        var isPublic = headers.CacheControl.ToString().Contains("public", StringComparison.Ordinal) && headers.SetCookie.Count == 0;
        var now = time.GetUtcNow();
        var generation = context.RequestServices.GetRequiredService<CatalogSnapshot>().Generation;
        DateTimeOffset? changedAt = DateTimeOffset.TryParse(headers.LastModified, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;
        return new CachedPage(
            isPublic && generation is { } known && moment.Current(now.UtcDateTime) == known ? known : 0,
            [.. headers.Where(header => header.Key is not ("Date" or "Content-Length" or "Transfer-Encoding"))],
            etag,
            changedAt,
            changedAt is null ? now + WithoutDate : DateTimeOffset.MaxValue,
            body);
    }

    private Task SendAsync(HttpContext context, CachedPage page)
    {
        var response = context.Response;
        foreach (var (name, value) in page.Headers)
        {
            response.Headers[name] = value;
        }

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
}

/// <summary>What decides an answer, as it came: headers that mean the same but are written otherwise have answers of their own.</summary>
internal readonly record struct PageKey(string Target, string Accept, string AcceptEncoding)
{
    public int Length => Target.Length == 0 ? 0 : Target.Length + Accept.Length + AcceptEncoding.Length;
}

/// <summary>A finished answer.</summary>
/// <param name="Generation">Of the catalog that it was made from; 0 where it is given once only.</param>
internal sealed record CachedPage(
    long Generation, KeyValuePair<string, StringValues>[] Headers, EntityTagHeaderValue ETag, DateTimeOffset? ChangedAt, DateTimeOffset GoodUntil, byte[] Body)
{
    /// <summary>About what it takes in memory.</summary>
    public int Size => Body.Length + 2048;
}
