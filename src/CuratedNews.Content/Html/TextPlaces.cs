using System.Buffers;

namespace CuratedNews.Content.Html;

/// <summary>
/// Finds where text stands in its source: a parser says that of tags only. Looks from the last tag on, and never at more
/// characters than a few times the source has, however often text is not where it should be.
/// </summary>
internal sealed class TextPlaces(string source)
{
    private const int MaxWordLength = 24;

    /// <summary>Where a word ends, and what may be written otherwise in the source than it reads.</summary>
    private static readonly SearchValues<char> NoWord = SearchValues.Create(" \t\n\r\f\0&<>\"'\u00A0\uFFFD");

    private long _budget = (8L * source.Length) + 10_000;
    private int _at;

    /// <summary>The reader has come to a tag there; nothing where that is not known, below zero.</summary>
    public void PassTag(int offset) => _at = offset < 0 ? _at : offset;

    /// <summary>The reader leaves out what the last tag holds.</summary>
    public void PassContent(string element)
    {
        var end = IndexOf($"</{element}", _at, StringComparison.OrdinalIgnoreCase);
        _at = end < 0 ? _at : end;
    }

    /// <summary>The place of the first character to be seen of the text that comes next.</summary>
    public int Next(ReadOnlySpan<char> text)
    {
        text = text.TrimStart(" \t\n\r\f");
        var found = Find(text, _at, _at);
        if (found < 0)
        {
            return Clamp(_at);
        }

        // What is read is never longer than what is written.
        var end = Math.Min(source.Length, found + text.Length);
        var tag = IndexOf("<", end, StringComparison.Ordinal);
        _at = tag < 0 ? end : tag;
        return found;
    }

    /// <summary>The place of a line of text after another.</summary>
    /// <param name="text">The line.</param>
    /// <param name="before">Where the line before it begins; also the answer where the line is not found.</param>
    public int NextLine(ReadOnlySpan<char> text, int before)
    {
        if (_budget <= 0)
        {
            return before;
        }

        var rest = source.AsSpan(before);
        var end = rest.IndexOfAny('\n', '\r');
        _budget -= end < 0 ? rest.Length : end;
        var found = Find(text.TrimStart(" \t\n\r\f"), end < 0 ? source.Length : before + end, before + 1);
        return found < 0 ? before : found;
    }

    /// <summary>Where text stands: first after the tags and the space from one place on, or wherever its first word does from another on; below zero where neither is so.</summary>
    private int Find(ReadOnlySpan<char> text, int from, int wordFrom)
    {
        var end = text.IndexOfAny(NoWord);
        var word = text[..Math.Min(end < 0 ? text.Length : end, MaxWordLength)];
        var first = AfterTags(from);
        if (first < source.Length && (source[first] == '&' || (word.IsEmpty ? source[first] == text[0] : source.AsSpan(first).StartsWith(word, StringComparison.Ordinal))))
        {
            return first;
        }

        return word.IsEmpty ? -1 : IndexOf(word, wordFrom, StringComparison.Ordinal);
    }

    private int AfterTags(int from)
    {
        var at = from;
        while (at < source.Length && _budget - (at - from) > 0)
        {
            if (BodyText.IsSpace(source[at]))
            {
                at++;
            }
            else if (source[at] == '<' && at + 1 < source.Length && (char.IsAsciiLetter(source[at + 1]) || source[at + 1] is '/' or '!' or '?'))
            {
                at = AfterTag(at);
            }
            else
            {
                break;
            }
        }

        _budget -= at - from;
        return at;
    }

    private int AfterTag(int at)
    {
        if (source.AsSpan(at).StartsWith("<!--"))
        {
            var close = source.AsSpan(at + 4).IndexOf("-->");
            return close < 0 ? source.Length : at + 4 + close + 3;
        }

        while (true)
        {
            var next = source.AsSpan(at).IndexOfAny('>', '"', '\'');
            if (next < 0)
            {
                return source.Length;
            }

            at += next + 1;
            if (source[at - 1] == '>')
            {
                return at;
            }

            var close = source.AsSpan(at).IndexOf(source[at - 1]);
            at = close < 0 ? source.Length : at + close + 1;
        }
    }

    private int IndexOf(ReadOnlySpan<char> part, int from, StringComparison comparison)
    {
        if (_budget <= 0)
        {
            return -1;
        }

        var found = source.AsSpan(from).IndexOf(part, comparison);
        _budget -= found < 0 ? source.Length - from : found;
        return found < 0 ? -1 : from + found;
    }

    private int Clamp(int offset) => Math.Clamp(offset, 0, Math.Max(0, source.Length - 1));
}
