namespace CuratedNews.Content.Html;

/// <summary>Markup that <see cref="HtmlCleaner"/> wrote: only what <see cref="AllowedMarkup"/> lists, well-formed, safe to write unencoded.</summary>
/// <remarks>The catalog stores it and gives it back by <see cref="FromCatalog"/>; nothing else may make one.</remarks>
public readonly record struct SafeHtml
{
    private readonly string? _markup;

    private SafeHtml(string markup) => _markup = markup;

    public static SafeHtml Empty => default;

    public bool IsEmpty => string.IsNullOrEmpty(_markup);

    internal static SafeHtml FromCleaner(string markup) => new(markup);

    /// <summary>Takes back markup that was cleaned before it was stored; never call it with text from anywhere else.</summary>
    public static SafeHtml FromCatalog(string markup) => new(markup);

    public override string ToString() => _markup ?? "";
}
