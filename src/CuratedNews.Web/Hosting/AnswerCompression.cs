using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;

namespace CuratedNews.Web.Hosting;

/// <summary>Compresses well what is kept and sent to many readers, and fast what is made for one.</summary>
internal sealed class AnswerCompression(IServiceProvider services, IOptions<ResponseCompressionOptions> options) : ResponseCompressionProvider(services, options)
{
    private static readonly GzipCompressionProvider FastGzip = new(Options.Create(new GzipCompressionProviderOptions { Level = CompressionLevel.Fastest }));
    private static readonly BrotliCompressionProvider FastBrotli = new(Options.Create(new BrotliCompressionProviderOptions { Level = CompressionLevel.Fastest }));

    public override ICompressionProvider? GetCompressionProvider(HttpContext context)
    {
        var provider = base.GetCompressionProvider(context);
        return !PageCache.IsForOne(context.Request) ? provider : provider switch
        {
            GzipCompressionProvider => FastGzip,
            BrotliCompressionProvider => FastBrotli,
            _ => provider,
        };
    }
}
