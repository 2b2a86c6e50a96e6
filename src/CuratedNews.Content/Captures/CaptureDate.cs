using System.Globalization;

namespace CuratedNews.Content.Captures;

/// <summary>Days as pages and their metadata write them.</summary>
internal static class CaptureDate
{
    private static readonly string[] Formats =
        ["yyyy-M-d", "MMMM d, yyyy", "MMM d, yyyy", "MMMM d yyyy", "MMM d yyyy", "d MMMM yyyy", "d MMM yyyy", "d MMMM, yyyy", "dddd, MMMM d, yyyy", "dddd, d MMMM yyyy", "dddd d MMMM yyyy", "MMM. d, yyyy"];

    /// <summary>A day in words or numbers, with or without a word such as "Published" before it. Days and months in numbers alone are not guessed.</summary>
    public static bool TryParse(string line, out DateOnly day)
    {
        var text = line.Trim();
        foreach (var prefix in (string[])["first published", "last updated", "published", "updated", "posted", "date"])
        {
            if (text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            {
                text = text[prefix.Length..].TrimStart(' ', ':');
                text = text.StartsWith("on ", StringComparison.OrdinalIgnoreCase) ? text[3..] : text;
                break;
            }
        }

        return DateOnly.TryParseExact(text.TrimEnd('.'), Formats, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out day) && day.Year is >= 1900 and <= 9000;
    }

    /// <summary>A moment as metadata states it, ISO 8601 with or without a time; its day in UTC.</summary>
    public static bool TryParseMoment(string text, out DateOnly day)
    {
        if (TryParse(text, out day))
        {
            return true;
        }

        var parsed = DateTimeOffset.TryParse(text.Trim(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            && text.AsSpan().Trim() is [>= '0' and <= '9', >= '0' and <= '9', >= '0' and <= '9', >= '0' and <= '9', '-', ..]
            && moment.UtcDateTime.Year is >= 1900 and <= 9000;
        day = parsed ? DateOnly.FromDateTime(moment.UtcDateTime) : default;
        return parsed;
    }
}
