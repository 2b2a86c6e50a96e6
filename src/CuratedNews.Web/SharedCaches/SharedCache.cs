using CuratedNews.Web.Hosting;
using Microsoft.Extensions.Options;

namespace CuratedNews.Web.SharedCaches;

/// <summary>Says in the headers of a public answer what a cache between may do with it, and notes who can be told when it changes.</summary>
internal sealed class SharedCache(IOptions<SharedCacheOptions> options, GivenAnswers given)
{
    private readonly string _policy = options.Value.Policy;
    private readonly string? _keyHeader = options.Value.KeyHeader;
    private readonly bool _hasHook = options.Value.Purge is not null;

    /// <summary>Call it when the answer is known, before its headers are sent.</summary>
    /// <param name="url">As it was asked for: path and query.</param>
    public void Describe(HttpContext context, string url)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = headers.CacheControl.Count > 0 ? headers.CacheControl : _policy;
        if (_keyHeader is null && !_hasHook)
        {
            return;
        }

        // Without a snapshot nothing of the catalog is in it, and no import changes it.
        var generation = context.RequestServices.GetRequiredService<CatalogSnapshot>().Generation;
        var parts = generation is null ? [] : context.Features.Get<PageParts>()?.Numbers;
        if (_keyHeader is not null)
        {
            headers[_keyHeader] = SurrogateKeys.Of(parts, _keyHeader);
        }

        if (_hasHook && generation is { } made)
        {
            given.Note(url, parts, made);
        }
    }
}
