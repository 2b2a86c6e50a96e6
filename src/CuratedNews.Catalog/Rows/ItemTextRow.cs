namespace CuratedNews.Catalog.Rows;

/// <summary>What only an item's own page needs; lists never load it.</summary>
public sealed class ItemTextRow
{
    public int ItemId { get; init; }

    /// <summary>Clean markup, as <c>HtmlCleaner</c> wrote it.</summary>
    public required string Body { get; init; }

    /// <summary>The trail as JSON: pairs of label and section.</summary>
    public required string Trail { get; init; }

    public string? HatTipName { get; init; }

    public string? HatTipUrl { get; init; }

    public string? InsightName { get; init; }

    public string? InsightText { get; init; }

    public string? OpenGraphTitle { get; init; }

    public string? OpenGraphDescription { get; init; }

    public string? TwitterTitle { get; init; }

    public string? TwitterDescription { get; init; }
}
