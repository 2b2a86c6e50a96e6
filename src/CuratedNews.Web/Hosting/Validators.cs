using System.Buffers.Text;
using System.Globalization;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using CuratedNews.Web.Operation;
using CuratedNews.Web.Preview;
using CuratedNews.Web.SharedCaches;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Net.Http.Headers;

namespace CuratedNews.Web.Hosting;

/// <summary>
/// Gives pages, feeds and sitemaps a strong validator, the hash of their very bytes, and the time since which they have
/// been like this, so that both change with the answer and with nothing else; and answers 304 where the reader has it.
/// It stands inside the compression, so that a 304 costs none. An answer that says it is one reader's own gets none of it.
/// </summary>
/// <remarks>RFC 9110, sections 8.8 and 13.</remarks>
internal sealed class Validators(IResponseCompressionProvider compression, AnswerDates dates, SharedCache shared, TimeProvider time) : IMiddleware
{
    private const int HashBytes = 15;

    /// <summary>
    /// How wrong a date may be that we did not say: by the reader's clock, by a cache that still had the page before, by
    /// another node that imports later.
    /// </summary>
    private static readonly TimeSpan Doubt = TimeSpan.FromMinutes(10);

    /// <summary>Another version, or another level, may compress the same bytes to others, which then need another validator.</summary>
    private static readonly string Compressor = $"{RuntimeInformation.FrameworkDescription} {CompressionLevel.Optimal}";

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (HasItsOwn(context.Request.Path) || PreviewPaths.Has(context.Request.Path) || !(HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)))
        {
            await next(context);
            return;
        }

        // What stands behind this may change the path, to lead a URL to its page.
        var url = UrlOf(context.Request);
        using var held = await HeldBody.MakeAsync(context, next);
        var body = held.Bytes;
        var response = context.Response;
        if (response.StatusCode == StatusCodes.Status200OK
            && !response.Headers.ContainsKey(HeaderNames.ETag)
            && response.GetTypedHeaders().CacheControl is not { Private: true }
            && IsKnown(context, url, SHA256.HashData(body.Span)))
        {
            return;
        }

        if (response.StatusCode == StatusCodes.Status301MovedPermanently)
        {
            // A cache would else keep it as long as it likes, and an old path may come to lead elsewhere.
            shared.Describe(context, url);
        }

        if (body.Length > 0)
        {
            response.ContentLength = body.Length;
            if (HttpMethods.IsGet(context.Request.Method))
            {
                await response.Body.WriteAsync(body, context.RequestAborted);
            }
        }
    }

    /// <summary>
    /// Sends an answer that is too large to be held. It is made twice: for its validator, and then, if the reader does not
    /// have it, once more for the reader.
    /// </summary>
    /// <param name="pieces">Makes the answer, each time the same; a piece is used before the next is asked for.</param>
    public async Task SendAsync(HttpContext context, Func<IEnumerable<ReadOnlyMemory<byte>>> pieces)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var length = 0L;
        foreach (var piece in pieces())
        {
            hash.AppendData(piece.Span);
            length += piece.Length;
        }

        if (IsKnown(context, UrlOf(context.Request), hash.GetHashAndReset()))
        {
            return;
        }

        context.Response.ContentLength = length;
        if (HttpMethods.IsGet(context.Request.Method))
        {
            foreach (var piece in pieces())
            {
                await context.Response.Body.WriteAsync(piece, context.RequestAborted);
            }
        }
    }

    /// <summary>Says in the headers what the answer is known by. Does the reader have it already, the answer becomes 304.</summary>
    private bool IsKnown(HttpContext context, string url, ReadOnlySpan<byte> hash)
    {
        var (response, headers) = (context.Response, context.Response.Headers);
        string? encoding = null;
        if (compression.ShouldCompressResponse(context))
        {
            encoding = compression.CheckRequestAcceptsCompression(context) ? compression.GetCompressionProvider(context)?.EncodingName : null;
            if (!headers.GetCommaSeparatedValues(HeaderNames.Vary).Contains(HeaderNames.AcceptEncoding, StringComparer.OrdinalIgnoreCase))
            {
                headers.AppendCommaSeparatedValues(HeaderNames.Vary, HeaderNames.AcceptEncoding);
            }
        }

        var etag = ETag(hash, encoding);
        var mark = new AnswerMark($"{response.ContentType} {url}", hash.ToArray());
        context.Features.Set(mark);
        var changedAt = dates.Note(mark.Name, mark.Hash);
        headers.ETag = etag.ToString();
        headers.LastModified = changedAt is { } date ? HeaderDate(date) : null;
        shared.Describe(context, url);
        if (!Has(context.Request, etag, changedAt))
        {
            return false;
        }

        response.StatusCode = StatusCodes.Status304NotModified;
        response.ContentType = null;
        response.ContentLength = null;
        return true;
    }

    /// <summary>Does the reader say that it has this very answer? A validator counts for more than a date.</summary>
    public bool Has(HttpRequest request, EntityTagHeaderValue etag, DateTimeOffset? changedAt)
    {
        if (request.Headers.IfNoneMatch.Count == 0 && request.Headers.IfModifiedSince.Count == 0)
        {
            return false;
        }

        var asked = request.GetTypedHeaders();
        if (request.Headers.IfNoneMatch.Count > 0)
        {
            return asked.IfNoneMatch.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(etag, useStrongComparison: false));
        }

        return asked.IfModifiedSince is { } since && changedAt is { } moment
            && since <= time.GetUtcNow()
            && (since == moment || since - moment >= Doubt);
    }

    /// <param name="encoding">Of the answer; null where it is sent as it is.</param>
    private static EntityTagHeaderValue ETag(ReadOnlySpan<byte> hash, string? encoding)
    {
        var tag = encoding is null ? hash : SHA256.HashData([.. hash, .. Encoding.ASCII.GetBytes($"{encoding} {Compressor}")]);
        return new EntityTagHeaderValue($"\"{Base64Url.EncodeToString(tag[..HashBytes])}\"");
    }

    /// <summary>A moment as headers say it.</summary>
    public static string HeaderDate(DateTimeOffset moment) => moment.ToString("R", CultureInfo.InvariantCulture);

    private static string UrlOf(HttpRequest request) => $"{request.PathBase}{request.Path}{request.QueryString}";

    /// <summary>What is too large to be held, brings validators of its own, or is never to be kept.</summary>
    public static bool HasItsOwn(PathString path) =>
        path.StartsWithSegments("/media", StringComparison.Ordinal)
        || path.StartsWithSegments("/assets", StringComparison.Ordinal)
        || path.StartsWithSegments("/sitemaps", StringComparison.Ordinal)
        || path == "/news-sitemap.xml"
        || OperationSite.Has(path);
}
