using CuratedNews.Catalog.Rows;

namespace CuratedNews.Catalog.Queries;

/// <summary>One page of a node's items.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Total">Items on all pages.</param>
public sealed record ListPage(IReadOnlyList<ItemCard> Cards, int Number, int Total)
{
    public const int Size = 20;

    /// <summary>Offsets up to here are cheaper to skip than to look up.</summary>
    private const int MaxSkipped = 500;

    public int Last => Math.Max(1, (Total + Size - 1) / Size);

    /// <summary>The place of the first card among all, from 1.</summary>
    public int First => ((Number - 1) * Size) + 1;

    /// <summary>
    /// A page of a node's items, newest first; null past the end. A deep page begins in the month in which it falls, so
    /// that it costs what the first one does.
    /// </summary>
    public static async Task<ListPage?> LoadAsync(CatalogView db, NodeRow node, int number, DateTime now, CancellationToken cancellationToken)
    {
        if (number < 1 || (number > 1 && (long)(number - 1) * Size >= node.Items))
        {
            return null;
        }

        var skipped = (number - 1) * Size;
        long? end = null;
        if (skipped > MaxSkipped)
        {
            var (before, month) = await MonthOfAsync(db, node.Id, skipped, cancellationToken);
            (end, skipped) = (SortKey.MonthStart(month + 1), skipped - before);
        }

        return new ListPage(await db.CardsAsync(node.Id, now, end, skipped, Size, cancellationToken), number, node.Items);
    }

    /// <summary>The month in which a node's item at an offset falls, and how many items are newer than that month.</summary>
    private static async Task<(int Before, int Month)> MonthOfAsync(CatalogView db, long nodeId, int offset, CancellationToken cancellationToken)
    {
        var months = await db.MonthsAsync(nodeId, cancellationToken);
        var before = 0;
        foreach (var month in months)
        {
            if (before + month.Items > offset)
            {
                return (before, month.Month);
            }

            before += month.Items;
        }

        return (0, months.Count == 0 ? 0 : months[0].Month);
    }
}
