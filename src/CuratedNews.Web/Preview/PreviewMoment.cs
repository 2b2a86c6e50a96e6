using System.Globalization;

namespace CuratedNews.Web.Preview;

/// <summary>A moment in a preview's query, such as <c>2026-12-01T08:00Z</c>; without an offset it is UTC.</summary>
internal static class PreviewMoment
{
    private static readonly string[] Formats =
    [
        "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ssK",
    ];

    public static bool TryParse(string? text, out DateTime moment) =>
        DateTime.TryParseExact(
            text?.Replace(' ', '+'), Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out moment)
        && moment.Year is >= 1900 and <= 9000;

    public static string Write(DateTime moment) => moment.ToString(moment.Second == 0 ? "yyyy-MM-dd'T'HH:mm'Z'" : "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
