using System.Globalization;
using System.Text;

namespace CuratedNews.Content.Captures;

/// <summary>Characters of a capture.</summary>
internal static class CaptureText
{
    /// <summary>The text with LF at the ends of its lines, and a space for every character that a content file may not hold.</summary>
    public static string Normalized(string text)
    {
        var kept = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\r')
            {
                kept.Append('\n');
                i += i + 1 < text.Length && text[i + 1] == '\n' ? 1 : 0;
            }
            else if (Rune.TryGetRuneAt(text, i, out var rune))
            {
                _ = c == '\n' || !IsForbidden(rune) ? kept.Append(text, i, rune.Utf16SequenceLength) : kept.Append(' ');
                i += rune.Utf16SequenceLength - 1;
            }
            else
            {
                kept.Append(' ');
            }
        }

        return kept.ToString();
    }

    /// <summary>The text as a field of the front matter may hold it: one line, each run of white space one space.</summary>
    public static string OnOneLine(string text) => Folded(Normalized(text).Replace('\uFFFD', ' '));

    /// <summary>Each run of white space one space, none at the ends.</summary>
    public static string Folded(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>At most so many characters of a line, up to the end of a word, with an ellipsis where something is left out.</summary>
    public static string Cut(string line, int length) => line.Length <= length ? line : Summary.WholeWords(line, length - 1);

    public static bool HasWord(string text) => text.Any(char.IsLetterOrDigit) || text.EnumerateRunes().Any(Rune.IsLetterOrDigit);

    /// <summary>How many words, as spaces part them.</summary>
    public static int CountWords(string line) => line.Length == 0 ? 0 : line.AsSpan().Count(' ') + 1;

    /// <summary>What ends a sentence, whatever closes behind it.</summary>
    public static bool EndsSentence(string line) =>
        line.AsSpan().TrimEnd("\"”’'»)]") is [.., '.' or '!' or '?' or '…' or ':' or ';' or ',' or '。' or '！' or '？'];

    /// <summary>Lower case words and numbers with one space before, between and after them; apostrophes left out: " lets talk ".</summary>
    public static string Words(string line)
    {
        var words = new StringBuilder(line.Length + 2).Append(' ');
        foreach (var c in line)
        {
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c) || c == '©')
            {
                words.Append(char.ToLowerInvariant(c));
            }
            else if (c is not ('\'' or '’') && words[^1] != ' ')
            {
                words.Append(' ');
            }
        }

        return words[^1] == ' ' ? words.ToString() : words.Append(' ').ToString();
    }

    /// <summary>Control, direction-changing and other characters that a content file's texts are better without.</summary>
    private static bool IsForbidden(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0xFEFF or (>= 0xFDD0 and <= 0xFDEF)
        || (rune.Value & 0xFFFE) == 0xFFFE;
}
