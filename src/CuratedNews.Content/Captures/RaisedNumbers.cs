namespace CuratedNews.Content.Captures;

/// <summary>
/// Numbers that a page raised, as those of notes. Markdown raises nothing, so that they would run into the words before
/// them; they go through it between two private characters and come out as raised numbers in brackets.
/// </summary>
internal static class RaisedNumbers
{
    private const char Open = '\uE0F0', Close = '\uE0F1';

    /// <summary>False for a page that uses the two characters itself.</summary>
    public static bool CanMark(string html) => !html.AsSpan().ContainsAny(Open, Close);

    /// <param name="raised">The elements that raise what is in them.</param>
    public static void Mark(PageTree page, IEnumerable<PageNode> raised)
    {
        foreach (var node in raised)
        {
            var number = page.TextOf(node).Trim('[', ']', '(', ')', ' ');
            if (number.Length is > 0 and <= 3 && number.All(char.IsAsciiDigit))
            {
                node.Element!.TextContent = $"{Open}{number}{Close}";
            }
        }
    }

    public static string Write(string markdown) => markdown
        .Replace($" {Open}", $"{Open}", StringComparison.Ordinal)
        .Replace($"{Open}", "<sup>\\[", StringComparison.Ordinal)
        .Replace($"{Close}", "\\]</sup>", StringComparison.Ordinal);

    /// <summary>A plain text without the numbers.</summary>
    public static string LeftOut(string text)
    {
        for (var open = text.IndexOf(Open, StringComparison.Ordinal); open >= 0; open = text.IndexOf(Open, StringComparison.Ordinal))
        {
            var close = text.IndexOf(Close, open);
            text = text[..open].TrimEnd(' ') + (close < 0 ? "" : text[(close + 1)..]);
        }

        return text;
    }
}
