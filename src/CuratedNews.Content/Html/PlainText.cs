using System.Globalization;
using System.Text;

namespace CuratedNews.Content.Html;

/// <summary>The words of a body, for summaries, search and reading times.</summary>
public static class PlainText
{
    private const int WordsPerMinute = 220;

    /// <summary>The text of a body: one block a line, white space folded, entities decoded. Cells of a table's row stand on one line.</summary>
    public static string Of(SafeHtml html)
    {
        var markup = html.ToString().AsSpan();
        var text = new StringBuilder(markup.Length);
        while (!markup.IsEmpty)
        {
            var tag = markup.IndexOf('<');
            Append(markup[..(tag < 0 ? markup.Length : tag)], text);
            if (tag < 0)
            {
                break;
            }

            // Attribute values hold no '>': the writer encodes it.
            var end = markup[tag..].IndexOf('>') + tag;
            Separate(markup[(tag + 1)..end], text);
            markup = markup[(end + 1)..];
        }

        return text.ToString().TrimEnd();
    }

    /// <summary>How many words the text has, in any script; of Chinese and Japanese, which set no spaces, two characters count as a word.</summary>
    public static int CountWords(string text)
    {
        var words = 0;
        var ideographs = 0;
        var isInWord = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsIdeograph(rune))
            {
                ideographs++;
                isInWord = false;
            }
            else if (Rune.IsLetterOrDigit(rune))
            {
                words += isInWord ? 0 : 1;
                isInWord = true;
            }
            else if (Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.DashPunctuation && rune.Value != '-')
            {
                isInWord = false;
            }
        }

        return words + ((ideographs + 1) / 2);
    }

    /// <summary>Whole minutes that so many words take to read; at least 1.</summary>
    public static int ReadingMinutes(int words) => Math.Max(1, (words + WordsPerMinute - 1) / WordsPerMinute);

    private static void Append(ReadOnlySpan<char> encoded, StringBuilder text)
    {
        for (var i = 0; i < encoded.Length; i++)
        {
            var c = encoded[i];
            if (c == '&')
            {
                var length = encoded[i..].IndexOf(';');
                c = encoded.Slice(i, length + 1) switch { "&amp;" => '&', "&lt;" => '<', "&gt;" => '>', _ => '"' };
                i += Math.Max(0, length);
            }

            if (!BodyText.IsSpace(c))
            {
                text.Append(c);
            }
            else if (text.Length > 0 && text[^1] is not (' ' or '\n'))
            {
                text.Append(' ');
            }
        }
    }

    private static void Separate(ReadOnlySpan<char> tag, StringBuilder text)
    {
        var name = tag.Trim('/');
        var space = name.IndexOf(' ');
        var kind = AllowedMarkup.KindOf((space < 0 ? name : name[..space]).ToString());
        var separator = name is "td" or "th" || name.StartsWith("td ") || name.StartsWith("th ") ? ' ' : '\n';
        if (kind is null or ElementKind.Inline || text.Length == 0 || text[^1] == '\n' || (separator == ' ' && text[^1] == ' '))
        {
            return;
        }

        if (text[^1] == ' ')
        {
            text.Length--;
        }

        text.Append(separator);
    }

    private static bool IsIdeograph(Rune rune) => rune.Value is (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x4DBF)
        or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);
}
