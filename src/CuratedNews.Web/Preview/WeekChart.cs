using CuratedNews.Catalog;
using CuratedNews.Catalog.Rows;
using CuratedNews.Content.Metadata;
using Microsoft.EntityFrameworkCore;

namespace CuratedNews.Web.Preview;

/// <summary>A week of the folder.</summary>
/// <param name="Start">Its Monday.</param>
/// <param name="Published">Items that appeared, also those that expired since.</param>
/// <param name="Scheduled">Items that will.</param>
public sealed record Week(DateTime Start, int Published, int Scheduled)
{
    public int Items => Published + Scheduled;
}

/// <summary>Items a week, as bars: half a year back and what is scheduled for the weeks ahead. Weeks begin on Monday, UTC.</summary>
public sealed class WeekChart
{
    public const int Width = 320;
    public const int Height = 100;
    private const int Back = 26;
    private const int MaxAhead = 8;
    private static readonly DateTime AnyMonday = new(1970, 1, 5, 0, 0, 0, DateTimeKind.Utc);

    private WeekChart(IReadOnlyList<Week> weeks) => Weeks = weeks;

    /// <summary>Every week of the chart, the oldest first, also those without an item.</summary>
    public IReadOnlyList<Week> Weeks { get; }

    public double Step => (double)Width / Weeks.Count;

    /// <summary>Null where there is no item in any of the weeks.</summary>
    /// <param name="now">UTC.</param>
    public static async Task<WeekChart?> LoadAsync(CatalogView db, DateTime now, CancellationToken cancellationToken)
    {
        var current = MondayOf(now);
        var first = current.AddDays(-7 * (Back - 1));
        var (from, to, split) = (SortKey.Until(first.AddSeconds(-1)), SortKey.Until(current.AddDays(7 * (MaxAhead + 1)).AddSeconds(-1)), SortKey.Until(now));
        // Of a key, so that it is counted in its index alone: what one second and one week are, and where weeks begin.
        var second = SortKey.Until(DateTime.UnixEpoch) + 1;
        var (week, monday) = (second * 7 * 24 * 60 * 60, second * (long)(AnyMonday - DateTime.UnixEpoch).TotalSeconds);
        var rows = await db.Items
            .Where(item => item.Status == ItemStatus.Published && !item.IsShadowed && item.SortKey > from && item.SortKey <= to)
            .GroupBy(item => new { Week = (item.SortKey - monday) / week, IsScheduled = item.SortKey > split })
            .Select(group => new { group.Key.Week, group.Key.IsScheduled, Items = group.Count() })
            .ToListAsync(cancellationToken);
        var counts = rows.ToDictionary(row => (AnyMonday.AddDays(7 * row.Week), row.IsScheduled), row => row.Items);
        var last = counts.Keys.Select(key => key.Item1).Append(current).Max();
        return counts.Count == 0 ? null : new WeekChart(
        [
            .. Enumerable.Range(0, ((int)(last - first).TotalDays / 7) + 1)
                .Select(number => first.AddDays(7 * number))
                .Select(start => new Week(start, counts.GetValueOrDefault((start, false)), counts.GetValueOrDefault((start, true)))),
        ]);
    }

    /// <summary>The height of so many items in pixels; none for none.</summary>
    public double BarHeight(int items) => items == 0 ? 0 : Math.Max(2, (double)(Height - 8) * items / Weeks.Max(week => week.Items));

    internal static DateTime MondayOf(DateTime moment) => moment.Date.AddDays(-(((int)moment.DayOfWeek + 6) % 7));
}
