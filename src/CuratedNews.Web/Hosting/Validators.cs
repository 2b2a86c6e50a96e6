using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace CuratedNews.Web.Hosting;

/// <summary>
/// Gives pages and feeds a strong validator, the hash of the very bytes that are sent, so that it changes with the page
/// and with nothing else, and answers 304 where the reader has them. It stands outside the compression: each encoding has
/// a validator of its own.
/// </summary>
internal static class Validators
{
    /// <summary>Readers ask again each time and mostly get 304; a cache between may answer for a minute by itself.</summary>
    private const string CachePolicy = "public, max-age=0, must-revalidate, s-maxage=60";

    private const int HashBytes = 15;

    public static async Task AddAsync(HttpContext context, RequestDelegate next)
    {
        if (IsStreamed(context.Request.Path) || !(HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)))
        {
            await next(context);
            return;
        }

        var response = context.Response;
        var body = response.Body;
        using var buffer = new MemoryStream();
        response.Body = buffer;
        try
        {
            await next(context);
        }
        finally
        {
            response.Body = body;
        }

        if (response.StatusCode == StatusCodes.Status200OK && !response.Headers.ContainsKey(HeaderNames.ETag))
        {
            var etag = new EntityTagHeaderValue($"\"{Base64Url.EncodeToString(SHA256.HashData(buffer.GetBuffer().AsSpan(0, (int)buffer.Length)).AsSpan(0, HashBytes))}\"");
            response.Headers.ETag = etag.ToString();
            response.Headers.CacheControl = CachePolicy;
            if (!response.Headers.GetCommaSeparatedValues(HeaderNames.Vary).Contains(HeaderNames.AcceptEncoding, StringComparer.OrdinalIgnoreCase))
            {
                response.Headers.AppendCommaSeparatedValues(HeaderNames.Vary, HeaderNames.AcceptEncoding);
            }

            if (context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(etag, useStrongComparison: false)))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                response.ContentType = null;
                response.ContentLength = null;
                response.Headers.ContentEncoding = default;
                return;
            }
        }

        if (buffer.Length > 0)
        {
            // The server itself leaves the body of an answer to HEAD out.
            response.ContentLength = buffer.Length;
            buffer.Position = 0;
            await buffer.CopyToAsync(body, context.RequestAborted);
        }
    }

    /// <summary>What is too large to be held, or brings validators of its own.</summary>
    private static bool IsStreamed(PathString path) =>
        path.StartsWithSegments("/media", StringComparison.Ordinal)
        || path.StartsWithSegments("/assets", StringComparison.Ordinal)
        || path.StartsWithSegments("/sitemaps", StringComparison.Ordinal);
}
