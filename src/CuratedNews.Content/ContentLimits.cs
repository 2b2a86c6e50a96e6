namespace CuratedNews.Content;

/// <summary>How much one file may hold. What exceeds a limit is a diagnostic, never a failure of the whole import.</summary>
public sealed record ContentLimits
{
    /// <summary>The largest <see cref="MaxEntries"/>: what comes after is not kept while a list is read.</summary>
    public const int MostEntries = 1_000;

    public static ContentLimits Default { get; } = new();

    public int MaxFileBytes { get; init; } = 2 * 1024 * 1024;

    /// <summary>Characters of a body as it is written. Feeds send twenty bodies in one answer, and a sign may take eight characters there.</summary>
    public int MaxBodyLength { get; init; } = 250_000;

    /// <summary>Levels of lists and mappings in front matter; the format itself needs four.</summary>
    public int MaxDepth { get; init; } = 32;

    public int MaxTitleLength { get; init; } = 500;

    /// <summary>Characters of any other one-line text: a label, a name, a summary.</summary>
    public int MaxTextLength { get; init; } = 2_000;

    /// <summary>Entries of one list: topics, offerings, aliases, curators, breadcrumbs.</summary>
    public int MaxEntries { get; init; } = 100;

    /// <summary>Problems of one file that are told; the worst are, if it has more.</summary>
    public int MaxDiagnostics { get; init; } = 200;
}
