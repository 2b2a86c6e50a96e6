namespace CuratedNews.Content.Html;

/// <summary>Finds the few constructs that Markdig 1.6 takes quadratic time for, before it is asked.</summary>
/// <remarks>
/// Measured: 60,000 times <c>[a](</c> in one paragraph of 250,000 characters takes 18 s, <c>&lt;?</c> 16 s, <c>&lt;!A</c>
/// 12 s, since each is looked through to the paragraph's end; 60,000 definitions of links take 3 s. All else takes less
/// than two seconds for a million characters.
/// </remarks>
internal static class MarkdownEffort
{
    /// <summary>Characters looked at, all together; a nanosecond each.</summary>
    private const long Limit = 500_000_000;

    private const int MaxLines = 30_000;
    private const int MaxDefinitions = 10_000;
    private const int MaxColumns = 1_000;

    public static bool IsTooMuch(string body)
    {
        long effort = 0;
        long openers = 0;
        long length = 0;
        var lines = 0;
        var definitions = 0;
        foreach (var line in body.AsSpan().EnumerateLines())
        {
            if (++lines > MaxLines || line.Count('|') > MaxColumns)
            {
                return true;
            }

            if (EndsParagraph(line))
            {
                effort += openers * length;
                (openers, length) = (0, 0);
            }

            length += line.Length + 1;
            openers += line.Count("](") + line.Count("<!") + line.Count("<?");
            definitions += line.TrimStart(" >").StartsWith('[') && line.Contains("]:", StringComparison.Ordinal) ? 1 : 0;
        }

        return definitions > MaxDefinitions || effort + (openers * length) > Limit;
    }

    /// <summary>Does the line surely end the paragraph before it, as a blank one does, and one that begins a list's item?</summary>
    private static bool EndsParagraph(ReadOnlySpan<char> line)
    {
        var text = line.TrimStart(' ');
        return line.IsWhiteSpace() || (line.Length - text.Length < 4 && text.Length > 2 && text[0] is '-' or '*' or '+' && text[1] == ' ' && text[2] > ' ');
    }
}
