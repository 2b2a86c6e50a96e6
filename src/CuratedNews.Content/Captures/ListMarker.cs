using System.Globalization;

namespace CuratedNews.Content.Captures;

/// <summary>The signs that begin entries of lists, and lists whose entries ran together on one line.</summary>
internal static class ListMarker
{
    private const string Bullets = "•·▪●○◦‣⁃■□✓✔";

    private static readonly string[] ReferenceWords = ["references", "reference", "sources", "source", "notes", "endnotes", "footnotes", "citations", "bibliography", "works cited"];

    /// <summary>Is a line, without the colon at its end, the heading of a list of sources?</summary>
    public static bool IsReferencesHeading(string line) => ReferenceWords.Contains(CaptureText.Words(line).Trim(), StringComparer.Ordinal);

    /// <summary>Does a line begin an entry of a list?</summary>
    public static bool Has(string line) => MarkerOf(line) is { Length: > 0 } marker && CaptureText.HasWord(line[marker.Length..]);

    /// <summary>The units of a line: itself, or the entries that ran together on it.</summary>
    public static IEnumerable<TextUnit> Split(TextUnit line)
    {
        var text = line.Text;
        var colon = text.IndexOf(": ", StringComparison.Ordinal);
        if (colon > 0 && IsReferencesHeading(text[..colon]) && Entries(text[(colon + 2)..]) is { Count: > 0 } named)
        {
            yield return line with { Text = text[..colon], Written = text[..colon], Kind = UnitKind.Heading };
            foreach (var entry in named)
            {
                yield return entry with { Line = line.Line, Indent = line.Indent };
            }

            yield break;
        }

        if (Entries(text) is { Count: > 0 } entries)
        {
            for (var i = 0; i < entries.Count; i++)
            {
                yield return entries[i] with { Line = line.Line, Indent = line.Indent, BeginsBlock = line.BeginsBlock && i == 0 };
            }

            yield break;
        }

        var bullets = text.Split(" • ", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (bullets.Length < 3 || line.Words <= 14)
        {
            yield return line;
            yield break;
        }

        yield return line with { Text = bullets[0], Written = bullets[0] };
        foreach (var bullet in bullets.Skip(1))
        {
            yield return new TextUnit(line.Line, bullet, UnitKind.Bullet) { Indent = line.Indent, Written = "• " + bullet };
        }
    }

    /// <summary>The entries of a text that begins with a marker; none where it does not.</summary>
    private static List<TextUnit> Entries(string text)
    {
        var entries = new List<TextUnit>();
        for (var start = 0; start < text.Length;)
        {
            var (length, digits) = MarkerOf(text.AsSpan(start));
            if (length == 0)
            {
                break;
            }

            var next = digits.Length == 0 ? NextBullet(text, start, length) : NextNumber(text, start, length, digits);
            var written = text[start..next].TrimEnd();
            if (written.Length <= length || !CaptureText.HasWord(written[length..]))
            {
                // Nothing stands behind the marker: it is text.
                if (entries.Count > 0)
                {
                    entries[^1] = entries[^1] with { Text = $"{entries[^1].Text} {text[start..]}", Written = $"{entries[^1].Written} {text[start..]}" };
                }

                break;
            }

            entries.Add(new TextUnit(1, written[length..], digits.Length == 0 ? UnitKind.Bullet : UnitKind.Numbered) { Written = written, Digits = digits });
            start = next;
        }

        return entries;
    }

    /// <summary>Where the next entry with the same bullet begins; the text's end where there is none.</summary>
    private static int NextBullet(string text, int start, int length)
    {
        var next = Bullets.Contains(text[start], StringComparison.Ordinal) ? text.IndexOf($" {text[start]} ", start + length, StringComparison.Ordinal) : -1;
        return next < 0 ? text.Length : next + 1;
    }

    /// <summary>Where the entry with the next number begins: behind a space, written in the same way, before anything but a lower-case letter.</summary>
    private static int NextNumber(string text, int start, int length, string digits)
    {
        var number = int.Parse(digits, CultureInfo.InvariantCulture) + 1;
        var marker = text.Substring(start, length).TrimEnd().Replace(digits, number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        for (var at = Next(start); at >= 0; at = Next(at + 1))
        {
            if (at + marker.Length + 2 < text.Length && !char.IsLower(text[at + marker.Length + 2]))
            {
                return at + 1;
            }
        }

        return text.Length;

        int Next(int from) => text.IndexOf($" {marker} ", from, StringComparison.Ordinal);
    }

    /// <summary>How long the marker is that a line begins with, its space included, and its digits; 0 where there is none.</summary>
    private static (int Length, string Digits) MarkerOf(ReadOnlySpan<char> line)
    {
        if (line.Length < 2)
        {
            return default;
        }

        if (Bullets.Contains(line[0], StringComparison.Ordinal) || (line[0] is '-' or '*' or '+' or '–' && line[1] == ' '))
        {
            return (line[1] == ' ' ? 2 : 1, "");
        }

        var start = line[0] is '(' or '[' ? 1 : 0;
        var end = start;
        while (end < line.Length && end - start < 3 && char.IsAsciiDigit(line[end]))
        {
            end++;
        }

        if (end == start || end + 2 >= line.Length || line[end + 1] != ' ')
        {
            return default;
        }

        return (start == 0 ? line[end] is '.' or ')' : line[end] == (line[0] == '(' ? ')' : ']'))
            ? (end + 2, line[start..end].ToString())
            : default;
    }
}
