using System.Collections.Concurrent;
using CuratedNews.Web.Representations;
using Microsoft.AspNetCore.ResponseCompression;

namespace CuratedNews.Web.Hosting;

/// <summary>Names for what a request's headers decide of an answer: headers that are written otherwise and mean the same have the same.</summary>
internal sealed class PageVariants(IResponseCompressionProvider compression)
{
    /// <summary>Browsers of one day write some dozens; whoever writes more of them has them read each time.</summary>
    private const int MaxKnown = 1024;

    private readonly ConcurrentDictionary<(string Accept, string AcceptEncoding), string> _known = new();

    /// <summary>What requests with these headers got before; null where none was seen.</summary>
    public string? Known(string accept, string acceptEncoding) => _known.GetValueOrDefault((accept, acceptEncoding));

    public string Of(HttpContext context)
    {
        var headers = context.Request.Headers;
        var written = (headers.Accept.ToString(), headers.AcceptEncoding.ToString());
        if (_known.TryGetValue(written, out var variant))
        {
            return variant;
        }

        var coding = compression.CheckRequestAcceptsCompression(context) ? compression.GetCompressionProvider(context)?.EncodingName : null;
        variant = $"{Negotiation.Preferred(headers.Accept)?.MediaType} {coding}";
        if (_known.Count < MaxKnown)
        {
            _known.TryAdd(written, variant);
        }

        return variant;
    }
}
