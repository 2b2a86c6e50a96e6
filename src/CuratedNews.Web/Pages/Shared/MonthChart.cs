using CuratedNews.Catalog.Rows;

namespace CuratedNews.Web.Pages.Shared;

/// <summary>Items a month, as bars: up to two years back from the last month that has any.</summary>
public sealed class MonthChart
{
    public const int Width = 312;
    public const int Height = 90;
    private const int MaxMonths = 24;

    private MonthChart(IReadOnlyList<(int Month, int Items)> months) => Months = months;

    /// <summary>Every month of the chart, the oldest first, also those without an item.</summary>
    public IReadOnlyList<(int Month, int Items)> Months { get; }

    public double Step => (double)Width / Months.Count;

    /// <summary>Null where there are too few months to see a course.</summary>
    /// <param name="rows">In any order.</param>
    public static MonthChart? Of(IReadOnlyCollection<NodeMonthRow> rows) => Of([.. rows.Select(row => (row.Month, row.Items))]);

    /// <summary>Null where there are too few months to see a course.</summary>
    /// <param name="months">In any order.</param>
    public static MonthChart? Of(IReadOnlyCollection<(int Month, int Items)> months)
    {
        if (months.Count < 3)
        {
            return null;
        }

        var items = months.ToDictionary(entry => entry.Month, entry => entry.Items);
        var last = items.Keys.Max();
        var first = Math.Max(items.Keys.Min(), last - MaxMonths + 1);
        return new MonthChart([.. Enumerable.Range(first, last - first + 1).Select(month => (month, items.GetValueOrDefault(month)))]);
    }

    /// <summary>A month's bar in pixels; an empty month has none.</summary>
    public double BarHeight(int items) => items == 0 ? 0 : Math.Max(2, (double)(Height - 8) * items / Months.Max(month => month.Items));
}
