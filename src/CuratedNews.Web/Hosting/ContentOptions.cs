using System.ComponentModel.DataAnnotations;
using CuratedNews.Content;

namespace CuratedNews.Web.Hosting;

/// <summary>The section <c>Content</c> of the configuration: how much one file of the content folder may hold.</summary>
public sealed class ContentOptions
{
    /// <summary>A file that has more is not read.</summary>
    [Range(1_000, 100_000_000, ErrorMessage = "'Content:MaxFileBytes' is a number of bytes from 1000 to 100000000, such as 2097152.")]
    public int MaxFileBytes { get; set; } = ContentLimits.Default.MaxFileBytes;

    /// <summary>Characters of a body; the rest is left out.</summary>
    [Range(1_000, 10_000_000, ErrorMessage = "'Content:MaxBodyLength' is a number of characters from 1000 to 10000000, such as 250000.")]
    public int MaxBodyLength { get; set; } = ContentLimits.Default.MaxBodyLength;

    /// <summary>Levels of lists and groups in front matter.</summary>
    [Range(4, 1_000, ErrorMessage = "'Content:MaxDepth' is a number of levels from 4 to 1000, such as 32.")]
    public int MaxDepth { get; set; } = ContentLimits.Default.MaxDepth;

    /// <summary>Characters of a title; the rest is cut.</summary>
    [Range(20, 10_000, ErrorMessage = "'Content:MaxTitleLength' is a number of characters from 20 to 10000, such as 500.")]
    public int MaxTitleLength { get; set; } = ContentLimits.Default.MaxTitleLength;

    /// <summary>Characters of any other text of the front matter; the rest is cut.</summary>
    [Range(200, 100_000, ErrorMessage = "'Content:MaxTextLength' is a number of characters from 200 to 100000, such as 2000.")]
    public int MaxTextLength { get; set; } = ContentLimits.Default.MaxTextLength;

    /// <summary>Entries of one list of the front matter; the rest is left out.</summary>
    [Range(1, 1_000, ErrorMessage = "'Content:MaxEntries' is a number of entries from 1 to 1000, such as 100.")]
    public int MaxEntries { get; set; } = ContentLimits.Default.MaxEntries;

    /// <summary>Problems of one file that are told.</summary>
    [Range(1, 10_000, ErrorMessage = "'Content:MaxDiagnostics' is a number of problems from 1 to 10000, such as 200.")]
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
