using System.Text;

namespace CuratedNews.Content;

/// <summary>
/// The first sentences of an item. The export's description is the first 200 characters of the body, cut wherever they
/// end; what is shown ends with a sentence, or with a whole word and an ellipsis.
/// </summary>
public static class Summary
{
    /// <summary>Characters of a summary made from the body; a description that ends properly may be longer.</summary>
    private const int Length = 200;

    /// <param name="description">The description on one line, or null.</param>
    /// <param name="body">The body as plain text.</param>
    public static string Of(string? description, string body)
    {
        var text = OneLine(body, Math.Max(Length, description?.Length ?? 0) + 1);
        if (description is null)
        {
            return text.Length <= Length ? text : WholeWords(text, Length);
        }

        if (text.StartsWith(description, StringComparison.Ordinal))
        {
            // A full stop inside "3.5" or "example.com" ends no sentence; a stop of Chinese or Japanese needs no space after it.
            var isWhole = text.Length == description.Length
                || (EndsSentence(description) && (char.IsWhiteSpace(text[description.Length]) || !char.IsAscii(description[^1])));
            return isWhole ? description : WholeWords(text, description.Length);
        }

        return EndsSentence(description) || description.Length < Length - 20 ? description : WholeWords(description + "x", description.Length);
    }

    /// <summary>At most so many characters of a text, up to the end of a word, with an ellipsis. The text must be longer than that.</summary>
    public static string WholeWords(string text, int length)
    {
        var end = Math.Min(length, text.Length);
        if (end < text.Length && !char.IsWhiteSpace(text[end]))
        {
            var space = text.LastIndexOf(' ', end - 1);
            end = space > end / 2 ? space : end;
        }

        if (end > 0 && char.IsHighSurrogate(text[end - 1]))
        {
            end--;
        }

        return text.AsSpan(0, end).TrimEnd([' ', ',', ';', ':', '-', '–', '—', '(', '"', '“', '‘', '…', '.']).ToString() + "…";
    }

    private static bool EndsSentence(string text) => text.TrimEnd('"', '”', '’', '\'', ')', ']', '»') is [.., '.' or '!' or '?' or '…' or '。' or '！' or '？'];

    /// <summary>The text on one line, or as much of it as is longer than needed.</summary>
    private static string OneLine(string text, int needed)
    {
        var line = new StringBuilder(needed + 1);
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c))
            {
                line.Append(c);
            }
            else if (line.Length > needed)
            {
                break;
            }
            else if (line.Length > 0 && line[^1] != ' ')
            {
                line.Append(' ');
            }
        }

        return line.ToString().TrimEnd(' ');
    }
}
