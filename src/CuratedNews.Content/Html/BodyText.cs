using System.Globalization;
using System.Text;

namespace CuratedNews.Content.Html;

/// <summary>Characters of a body: which are allowed, which show, and how white space folds.</summary>
internal static class BodyText
{
    /// <summary>The text with lines ending in LF and without what HTML forbids: controls, noncharacters, lone surrogates.</summary>
    /// <remarks>https://html.spec.whatwg.org/multipage/syntax.html#text-2. A form feed is white space there and becomes a space.</remarks>
    public static string WithoutForbidden(string text)
    {
        if (IsAllowed(text))
        {
            return text;
        }

        var kept = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                // The last two code points of every plane are noncharacters.
                if ((char.ConvertToUtf32(c, text[i + 1]) & 0xFFFE) != 0xFFFE)
                {
                    kept.Append(c).Append(text[i + 1]);
                }

                i++;
            }
            else if (c == '\r')
            {
                kept.Append('\n');
                i += i + 1 < text.Length && text[i + 1] == '\n' ? 1 : 0;
            }
            else if (c == '\f')
            {
                kept.Append(' ');
            }
            else if (c is '\n' or '\t' || !(char.IsControl(c) || char.IsSurrogate(c) || c is >= '\uFDD0' and <= '\uFDEF' or >= '\uFFFE'))
            {
                kept.Append(c);
            }
        }

        return kept.ToString();
    }

    /// <summary>Whether a text is already as <see cref="WithoutForbidden"/> would leave it; most are.</summary>
    private static bool IsAllowed(string text)
    {
        foreach (var c in text)
        {
            if (c is not ((>= ' ' and <= '~') or '\n' or '\t' or (>= '\u00A0' and < '\uD800')))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>White space as HTML folds it; a no-break space is none.</summary>
    public static bool IsSpace(char c) => c is ' ' or '\n' or '\t' or '\r' or '\f';

    public static bool IsBlank(string text) => !text.AsSpan().ContainsAnyExcept(" \n\t\r\f");

    /// <summary>Allowed characters only, every run of white space one space, none at the ends.</summary>
    public static string OnOneLine(string text) =>
        string.Join(' ', WithoutForbidden(text).Split([' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Would a reader see anything? Spaces of every width, joiners and direction marks alone are nothing to see.</summary>
    public static bool IsVisible(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Rune.IsWhiteSpace(rune) && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
                or UnicodeCategory.OtherNotAssigned or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark))
            {
                return true;
            }
        }

        return false;
    }
}
