namespace CuratedNews.Catalog.Rows;

/// <summary>How many live items a node has from one month: what its chart shows, and where its deep pages begin.</summary>
public sealed class NodeMonthRow
{
    public required long NodeId { get; init; }

    /// <summary>As <see cref="SortKey.MonthOf"/> counts.</summary>
    public required int Month { get; init; }

    public required int Items { get; init; }
}
