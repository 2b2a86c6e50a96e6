namespace CuratedNews.Content.Html;

/// <summary>Finds the few constructs that Markdig 1.6 takes quadratic time for, before it is asked.</summary>
/// <remarks>
/// Measured: 60,000 times <c>[a](</c> in one paragraph of 250,000 characters takes 18 s, <c>&lt;?</c> 16 s, <c>&lt;!A</c>
/// 12 s, since each is looked through to the paragraph's end. All else takes well under two seconds for a million characters.
/// </remarks>
internal static class MarkdownEffort
{
    /// <summary>Characters looked at, all together; a nanosecond each.</summary>
    private const long Limit = 500_000_000;

    /// <summary>Of lines that begin or end a block; Markdig moves all blocks of a document for some of them.</summary>
    private const int MaxLines = 60_000;

    public static bool IsTooMuch(string body)
    {
        long effort = 0;
        long openers = 0;
        long length = 0;
        var lines = 0;
        foreach (var line in body.AsSpan().EnumerateLines())
        {
            lines++;
            if (line.IsWhiteSpace())
            {
                effort += openers * length;
                (openers, length) = (0, 0);
                continue;
            }

            length += line.Length + 1;
            openers += line.Count("](") + line.Count("<!") + line.Count("<?");
        }

        return lines > MaxLines || effort + (openers * length) > Limit;
    }
}
