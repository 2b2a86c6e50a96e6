using Microsoft.Net.Http.Headers;

namespace CuratedNews.Web.Representations;

/// <summary>Which form of a page a request asks for.</summary>
internal static class Negotiation
{
    private const string Html = "text/html";

    /// <summary>The form that the URL names, or else the one that <c>Accept</c> prefers; null for HTML.</summary>
    public static RepresentationFormat? Wanted(HttpContext context) =>
        IsByUrl(context) ? context.Features.Get<AskedRepresentation>()!.Format : Preferred(context.Request.Headers.Accept);

    /// <summary>Does the URL alone decide?</summary>
    public static bool IsByUrl(HttpContext context) => context.Features.Get<AskedRepresentation>() is not null;

    /// <summary>
    /// The form that an <c>Accept</c> header rates highest; of those that it rates alike, one that it names before one that
    /// a wildcard takes in, then HTML. What asks for none of our forms gets HTML too.
    /// </summary>
    /// <remarks>RFC 9110, section 12.5.1.</remarks>
    public static RepresentationFormat? Preferred(IList<string?> accept)
    {
        if (accept.Count == 0 || !MediaTypeHeaderValue.TryParseList([.. accept.OfType<string>()], out var ranges))
        {
            return null;
        }

        RepresentationFormat? best = null;
        var bestRank = Rank(Html, ranges);
        foreach (var format in RepresentationFormat.All)
        {
            var rank = Rank(format.MediaType, ranges);
            if (rank.CompareTo(bestRank) > 0)
            {
                (best, bestRank) = (format, rank);
            }
        }

        return bestRank.Quality > 0 ? best : null;
    }

    /// <summary>The quality that the most specific range gives a type, and how specific that range is.</summary>
    private static (double Quality, int Precision) Rank(string mediaType, IEnumerable<MediaTypeHeaderValue> ranges)
    {
        var slash = mediaType.IndexOf('/', StringComparison.Ordinal);
        var rank = (Quality: 0.0, Precision: -1);
        foreach (var range in ranges)
        {
            var precision = range.MatchesAllTypes ? 0
                : range.MatchesAllSubTypes && range.Type.Equals(mediaType.AsSpan(0, slash).ToString(), StringComparison.OrdinalIgnoreCase) ? 1
                : range.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase) ? 2
                : -1;
            var quality = range.Quality ?? 1;
            if (precision > rank.Precision || (precision == rank.Precision && quality > rank.Quality))
            {
                rank = (quality, precision);
            }
        }

        return rank.Quality > 0 ? rank : (0, -1);
    }
}
