using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace CuratedNews.Web.SharedCaches;

/// <summary>The section <c>SharedCache</c> of the configuration: what a cache between readers and the site may do, and how it is told of changes.</summary>
public sealed class SharedCacheOptions
{
    private const int Year = 31_536_000;

    /// <summary>How long it may answer by itself, in seconds.</summary>
    [Range(0, Year)]
    public int Seconds { get; set; } = 60;

    /// <summary>For how many seconds more it may answer with what it has while it asks again behind the reader.</summary>
    [Range(0, Year)]
    public int StaleSeconds { get; set; } = 60;

    /// <summary>For how many seconds more it may answer with what it has where the site does not answer.</summary>
    [Range(0, Year)]
    public int StaleIfErrorSeconds { get; set; } = 86_400;

    /// <summary>The header that names of what an answer is made, by which it can be thrown away; null for none.</summary>
    [RegularExpression("Surrogate-Key|Cache-Tag|Edge-Cache-Tag|xkey", ErrorMessage = "{0} must be Surrogate-Key, Cache-Tag, Edge-Cache-Tag or xkey.")]
    public string? KeyHeader { get; set; }

    /// <summary>Who is told which URLs an import changed, such as https://cache.example.org/purge; null for nobody.</summary>
    public Uri? Purge { get; set; }

    /// <summary>Sent along in an <c>Authorization: Bearer</c> header; null for none.</summary>
    [RegularExpression(@"[A-Za-z0-9\-._~+/]+=*", ErrorMessage = "{0} must be letters, digits and -._~+/ without spaces.")]
    public string? PurgeToken { get; set; }

    /// <summary>Of every public answer that says nothing else: a reader asks again each time, and mostly gets 304.</summary>
    /// <remarks>RFC 9111, section 5.2.2.10; RFC 5861. <c>must-revalidate</c> would forbid what the latter allows.</remarks>
    internal string Policy => string.Create(
        CultureInfo.InvariantCulture,
        $"public, max-age=0, s-maxage={Seconds}, stale-while-revalidate={StaleSeconds}, stale-if-error={StaleIfErrorSeconds}");
}
