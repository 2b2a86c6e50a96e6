namespace CuratedNews.Web.Representations;

/// <summary>A form, beside HTML, that every page has.</summary>
/// <param name="Suffix">What the form's URL adds to the page's.</param>
public sealed record RepresentationFormat(string Suffix, string MediaType)
{
    public static RepresentationFormat Json { get; } = new(".json", "application/json");

    /// <remarks>RFC 7763.</remarks>
    public static RepresentationFormat Markdown { get; } = new(".md", "text/markdown");

    public static IReadOnlyList<RepresentationFormat> All { get; } = [Json, Markdown];
}
