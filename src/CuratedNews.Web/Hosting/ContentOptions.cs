using System.ComponentModel.DataAnnotations;
using CuratedNews.Content;

namespace CuratedNews.Web.Hosting;

/// <summary>The section <c>Content</c> of the configuration: how much one file of the content folder may hold.</summary>
public sealed class ContentOptions
{
    /// <summary>A file that has more is not read.</summary>
    [Range(1_000, 100_000_000)]
    public int MaxFileBytes { get; set; } = ContentLimits.Default.MaxFileBytes;

    /// <summary>Characters of a body; the rest is left out.</summary>
    [Range(1_000, 10_000_000)]
    public int MaxBodyLength { get; set; } = ContentLimits.Default.MaxBodyLength;

    /// <summary>Levels of lists and groups in front matter.</summary>
    [Range(4, 1_000)]
    public int MaxDepth { get; set; } = ContentLimits.Default.MaxDepth;

    /// <summary>Characters of a title; the rest is cut.</summary>
    [Range(20, 10_000)]
    public int MaxTitleLength { get; set; } = ContentLimits.Default.MaxTitleLength;

    /// <summary>Characters of any other text of the front matter; the rest is cut.</summary>
    [Range(200, 100_000)]
    public int MaxTextLength { get; set; } = ContentLimits.Default.MaxTextLength;

    /// <summary>Entries of one list of the front matter; the rest is left out.</summary>
    [Range(1, ContentLimits.MostEntries)]
    public int MaxEntries { get; set; } = ContentLimits.Default.MaxEntries;

    /// <summary>Problems of one file that are told.</summary>
    [Range(1, 10_000)]
    public int MaxDiagnostics { get; set; } = ContentLimits.Default.MaxDiagnostics;

    internal ContentLimits Limits => new()
    {
        MaxFileBytes = MaxFileBytes,
        MaxBodyLength = MaxBodyLength,
        MaxDepth = MaxDepth,
        MaxTitleLength = MaxTitleLength,
        MaxTextLength = MaxTextLength,
        MaxEntries = MaxEntries,
        MaxDiagnostics = MaxDiagnostics,
    };
}
