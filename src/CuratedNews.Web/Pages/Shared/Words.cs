using System.Globalization;

namespace CuratedNews.Web.Pages.Shared;

/// <summary>Dates and counts as readers see them.</summary>
public static class Words
{
    /// <summary>14 Nov 2026.</summary>
    public static string Day(DateTime date) => date.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>14 Nov 2026, 08:00 UTC.</summary>
    public static string Moment(DateTime date) => date.ToString("d MMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>"2 errors, 1 warning"; "No problems".</summary>
    public static string Problems(int errors, int warnings, int hints)
    {
        var words = new[] { (errors, "error"), (warnings, "warning"), (hints, "hint") }.Where(pair => pair.Item1 > 0).Select(pair => Count(pair.Item1, pair.Item2));
        return string.Join(", ", words) is { Length: > 0 } text ? text : "No problems";
    }

    /// <summary>November 2026, of a month counted as the catalog does.</summary>
    public static string Month(int month) => new DateTime(month / 12, (month % 12) + 1, 1, 0, 0, 0, DateTimeKind.Utc).ToString("MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>Nov 2026.</summary>
    public static string ShortMonth(int month) => new DateTime(month / 12, (month % 12) + 1, 1, 0, 0, 0, DateTimeKind.Utc).ToString("MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>The value of a <c>datetime</c> attribute.</summary>
    public static string Machine(DateTime date) => date.TimeOfDay == TimeSpan.Zero
        ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : date.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>"1 item", "1,284 items".</summary>
    public static string Count(int count, string noun, string? plural = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? noun : plural ?? noun + "s")}");

    public static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>"A", "A and B", "A, B and C".</summary>
    /// <param name="conjunction">Before the last: "and", "or".</param>
    public static string List(IReadOnlyList<string> words, string conjunction = "and") => words.Count switch
    {
        0 => "",
        1 => words[0],
        _ => string.Join(", ", words.Take(words.Count - 1)) + $" {conjunction} {words[^1]}",
    };
}
