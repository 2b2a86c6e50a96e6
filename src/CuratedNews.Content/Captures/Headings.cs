namespace CuratedNews.Content.Captures;

/// <summary>Finds the headings of a text, which only their shape tells.</summary>
internal static class Headings
{
    private const int MaxWords = 14;

    private const int MaxLength = 110;

    /// <summary>Fewer words do not make a paragraph, unless a sentence ends.</summary>
    private const int ParagraphWords = 12;

    /// <summary>Words that begin sentences rather than headings.</summary>
    private static readonly string[] SentenceStarts =
        ["it", "he", "she", "they", "we", "i", "you", "this", "that", "these", "those", "there", "but", "and", "so", "yet", "nobody", "everybody", "no", "yes", "most", "some", "many", "both", "none"];

    /// <summary>Marks what is a heading; a stop at the end of one is left out.</summary>
    public static void Mark(List<TextUnit> units)
    {
        var found = false;
        for (var i = 0; i < units.Count; i++)
        {
            var isNamed = ListMarker.IsReferencesHeading(units[i].Text) && i + 1 < units.Count && units[i + 1].Kind == UnitKind.Numbered;
            if (isNamed || IsHeading(units, i))
            {
                units[i] = units[i] with { Kind = UnitKind.Heading, Text = isNamed ? units[i].Text.TrimEnd(':', ' ') : units[i].Text };
                found |= !isNamed;
            }
        }

        // Some pages end their headings with a stop. Only where there are no others is a short line taken for one.
        for (var i = 1; !found && i < units.Count; i++)
        {
            if (IsDotted(units, i))
            {
                units[i] = units[i] with { Kind = UnitKind.Heading, Text = units[i].Text.TrimEnd('.') };
            }
        }
    }

    private static bool IsHeading(List<TextUnit> units, int i)
    {
        var unit = units[i];
        return IsShort(unit)
            && (unit.Text[^1] == '?' || !(CaptureText.EndsSentence(unit.Text) || unit.Text[^1] is ',' or ';' or ':' or '-' or '–'))
            && !HasSentenceInside(unit.Text)
            && i + 1 < units.Count
            && (units[i + 1].IsListed || IsParagraph(units[i + 1]) || (units[i + 1].BeginsBlock && IsShort(units[i + 1]) && i + 2 < units.Count && IsParagraph(units[i + 2])));
    }

    private static bool IsDotted(List<TextUnit> units, int i)
    {
        var unit = units[i];
        var first = CaptureText.Words(unit.Text).Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault("");
        return IsShort(unit)
            && unit.Text[^1] == '.' && !HasSentenceInside(unit.Text)
            && (unit.Words <= 6 || (unit.Words <= MaxWords && unit.Text.Contains(':', StringComparison.Ordinal)))
            && !SentenceStarts.Contains(first, StringComparer.Ordinal)
            && unit.BeginsBlock && units[i - 1].Kind == UnitKind.Paragraph
            && i + 1 < units.Count && units[i + 1].BeginsBlock && IsParagraph(units[i + 1]) && units[i + 1].Words > ParagraphWords;
    }

    private static bool IsShort(TextUnit unit) =>
        unit.Kind == UnitKind.Paragraph && unit.Words <= MaxWords && unit.Text.Length <= MaxLength && unit.Text.Any(char.IsLetter) && unit.Text[0] is not ('"' or '“' or '‘' or '\'' or '(' or '[');

    private static bool IsParagraph(TextUnit unit) =>
        unit.Kind == UnitKind.Paragraph && (unit.Words > ParagraphWords || CaptureText.EndsSentence(unit.Text) || unit.Text[^1] == ']');

    private static bool HasSentenceInside(string text)
    {
        for (var i = 0; i + 2 < text.Length; i++)
        {
            // "Dr. No" and "No. 7" end nothing.
            if (text[i] is '.' or '!' && text[i + 1] == ' ' && i > 3 && char.IsLower(text[i - 1]) && char.IsLower(text[i - 2]) && char.IsLower(text[i - 3]))
            {
                return true;
            }
        }

        return text.EndsWith(']');
    }
}
