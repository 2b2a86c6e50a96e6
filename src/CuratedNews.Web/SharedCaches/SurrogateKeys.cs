using System.Globalization;

namespace CuratedNews.Web.SharedCaches;

/// <summary>The parts of the catalog that an answer is of, as words by which a cache can find it and throw it away.</summary>
internal static class SurrogateKeys
{
    /// <summary>Every answer has this one.</summary>
    public const string All = "all";

    /// <summary>An answer that any import may change.</summary>
    public const string Any = "any";

    /// <summary>With more, the header would grow beyond the 4 KiB that proxies take for all headers together.</summary>
    public const int MaxParts = 300;

    /// <param name="parts">Null where an answer may be of all.</param>
    /// <param name="header">Its name decides what stands between the keys.</param>
    public static string Of(uint[]? parts, string header) =>
        string.Join(
            header.EndsWith("-Tag", StringComparison.Ordinal) ? "," : " ",
            parts is null or { Length: > MaxParts } ? [All, Any] : parts.Select(Of).Prepend(All));

    /// <param name="part">As <see cref="Catalog.Changes.Part.Number"/>.</param>
    public static string Of(uint part) => part.ToString("x8", CultureInfo.InvariantCulture);
}
