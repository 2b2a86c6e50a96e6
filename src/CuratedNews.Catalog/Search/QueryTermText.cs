using System.Buffers;
using System.Globalization;
using System.Text;

namespace CuratedNews.Catalog.Search;

/// <summary>Which characters words are made of, as FTS5's tokenizer <c>unicode61</c> sees it.</summary>
/// <remarks>https://sqlite.org/fts5.html#unicode61_tokenizer</remarks>
internal static class QueryTermText
{
    /// <summary>A phone types the curly ones, and a page that text is copied from may have any.</summary>
    public static readonly SearchValues<char> Quotes = SearchValues.Create("\"“”„‟«»＂");

    /// <summary>What holds two letters together as one word.</summary>
    private static readonly SearchValues<char> Joiners = SearchValues.Create("-\u2010\u2011'’._&@\u200C\u200D");

    public static bool IsQuote(char c) => Quotes.Contains(c);

    /// <summary>White space, and whatever should not be in text: control and bidirectional characters, half a surrogate pair.</summary>
    public static bool IsBlank(Rune rune) => Rune.IsWhiteSpace(rune) || rune == Rune.ReplacementChar || Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.OtherNotAssigned => true,
        UnicodeCategory.Format => rune.Value is not ('\u200C' or '\u200D'),
        _ => false,
    };

    /// <summary>The length of the word that a text begins with: 0, or up to a letter, a digit or its mark.</summary>
    public static int WordLength(ReadOnlySpan<char> text)
    {
        var end = 0;
        for (var at = 0; Rune.DecodeFromUtf16(text[at..], out var rune, out var length) == OperationStatus.Done; at += length)
        {
            if (IsToken(rune) || (IsMark(rune) && at > 0))
            {
                end = at + length;
            }
            else if (at == 0 || at != end || !Joins(text, at))
            {
                break;
            }
        }

        return end;
    }

    /// <summary>Text on one line: quotes and blanks become single spaces, none at the ends. Null where it has no word.</summary>
    public static string? Clean(string text, int maxLength)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!IsBlank(rune) && !(rune.IsBmp && IsQuote((char)rune.Value)))
            {
                clean.Append(rune.ToString());
            }
            else if (clean.Length > 0 && clean[^1] != ' ')
            {
                clean.Append(' ');
            }
        }

        var cut = Cut(clean.ToString().TrimEnd(' '), maxLength);
        return cut.EnumerateRunes().Any(IsToken) ? cut : null;
    }

    /// <summary>The beginning of a text: up to a space if it has one, because half a word finds nothing; else whole characters.</summary>
    public static string Cut(string text, int maxLength)
    {
        if (text.Length <= maxLength)
        {
            return text;
        }

        var space = text.LastIndexOf(' ', maxLength);
        return space > 0 ? text[..space] : text[..(char.IsSurrogatePair(text, maxLength - 1) ? maxLength - 1 : maxLength)];
    }

    private static bool IsToken(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        <= UnicodeCategory.OtherLetter => true,
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber or UnicodeCategory.PrivateUse => true,
        _ => false,
    };

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    private static bool Joins(ReadOnlySpan<char> text, int at) => Joiners.Contains(text[at])
        || (text[at] == ',' && at + 1 < text.Length && char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1]));
}
