using System.Globalization;
using System.Text;
using CuratedNews.Content.Metadata;

namespace CuratedNews.Catalog.Search;

/// <summary>Where a name stands in an article.</summary>
/// <param name="Words">The name's words as the catalog's vocabulary has them; at least one.</param>
/// <param name="IsPhrase">Do they stand side by side?</param>
internal sealed record NameOccurrence(string[] Words, int InTitle, int InText, bool IsPhrase)
{
    /// <summary>A sentence for an editor: 'physician burnout' stands in the title and 4 times in the text.</summary>
    public override string ToString()
    {
        var name = IsPhrase ? $"'{string.Join(' ', Words)}' stands" : $"'{string.Join("' and '", Words)}' stand apart";
        var times = InText switch { 1 => "once", 2 => "twice", _ => string.Create(CultureInfo.InvariantCulture, $"{InText} times") };
        return InText == 0 ? $"{name} in the title" : $"{name} {(InTitle > 0 ? "in the title and " : "")}{times} in the text";
    }
}

/// <summary>The words of an article with their places, to look for names in it: in singular or plural, in any case, with or without marks.</summary>
internal sealed class ArticleWords
{
    /// <summary>Fewer letters make no part of a word such as "physicianburnout".</summary>
    private const int MinPartLength = 4;

    /// <summary>Words of names apart from one another are a coincidence where one of them stands only once.</summary>
    private const int MinApart = 2;

    private static readonly HashSet<string> Small = new(["and", "of", "the", "a", "an", "in", "for", "to", "on", "with", "or", "by", "at", "s"], StringComparer.Ordinal);

    private readonly List<(string Stem, bool IsUpper)> _words = [];
    private readonly Dictionary<string, List<int>> _places = new(StringComparer.Ordinal);
    private readonly int _titleEnd;

    public ArticleWords(string title, string text)
    {
        Add(title);
        _titleEnd = _words.Count;

        // No name begins in the title and ends in the text.
        _words.Add(("", false));
        Add(text);
    }

    /// <summary>Where the name stands, or what it is short for; null where it does not.</summary>
    public NameOccurrence? Find(string name)
    {
        NameOccurrence? best = null;
        foreach (var variant in Variants(name))
        {
            var words = Split(variant).Where(word => !Small.Contains(word.Folded)).ToArray();
            if (words.Length > 0 && Find(words) is { } found && (best is null || found.InTitle + found.InText > best.InTitle + best.InText))
            {
                best = found;
            }
        }

        return best;
    }

    private NameOccurrence? Find((string Written, string Folded)[] name)
    {
        var stems = Array.ConvertAll(name, word => Stem(word.Folded));
        var folded = Array.ConvertAll(name, word => word.Folded);

        // "IT" is a name, and "it" is not.
        var isAcronym = name is [{ Written.Length: <= 5 } only] && IsUpper(only.Written);
        var (inTitle, inText) = Count(stems, isAcronym);
        if (inTitle + inText > 0)
        {
            return new NameOccurrence(folded, inTitle, inText, IsPhrase: true);
        }

        return stems.Length == 1 ? FindParts(folded[0]) : FindApart(stems, folded);
    }

    /// <summary>Two words that a name writes as one, as tags do.</summary>
    private NameOccurrence? FindParts(string word)
    {
        for (var i = MinPartLength; i <= word.Length - MinPartLength; i++)
        {
            var (inTitle, inText) = Count([Stem(word[..i]), Stem(word[i..])], isAcronym: false);
            if (inTitle + inText > 0)
            {
                return new NameOccurrence([word[..i], word[i..]], inTitle, inText, IsPhrase: true);
            }
        }

        return null;
    }

    private NameOccurrence? FindApart(string[] stems, string[] folded)
    {
        var counts = Array.ConvertAll(stems, stem => Count([stem], isAcronym: false));
        var (inTitle, inText) = (counts.Min(count => count.InTitle), counts.Min(count => count.InText));
        return inTitle > 0 || inText >= MinApart ? new NameOccurrence(folded, inTitle, inText, IsPhrase: false) : null;
    }

    private (int InTitle, int InText) Count(ReadOnlySpan<string> stems, bool isAcronym)
    {
        var (inTitle, inText) = (0, 0);
        foreach (var place in _places.GetValueOrDefault(stems[0], []))
        {
            var fits = place + stems.Length <= _words.Count && (!isAcronym || _words[place].IsUpper);
            for (var i = 1; fits && i < stems.Length; i++)
            {
                fits = _words[place + i].Stem == stems[i];
            }

            inTitle += fits && place < _titleEnd ? 1 : 0;
            inText += fits && place >= _titleEnd ? 1 : 0;
        }

        return (inTitle, inText);
    }

    private void Add(string text)
    {
        foreach (var (written, folded) in Split(text))
        {
            if (Small.Contains(folded) && !IsUpper(written))
            {
                continue;
            }

            var stem = Stem(folded);
            if (!_places.TryGetValue(stem, out var places))
            {
                _places.Add(stem, places = []);
            }

            places.Add(_words.Count);
            _words.Add((stem, IsUpper(written.TrimEnd('s'))));
        }
    }

    /// <summary>The name, the name without what stands in brackets, and what stands in brackets: Electronic Medical Records (EMR).</summary>
    private static IEnumerable<string> Variants(string name)
    {
        yield return name;
        var (open, close) = (name.IndexOf('(', StringComparison.Ordinal), name.IndexOf(')', StringComparison.Ordinal));
        if (open > 0 && close > open + 1)
        {
            yield return name.Remove(open, close - open + 1);
            yield return name[(open + 1)..close];
        }
    }

    private static IEnumerable<(string Written, string Folded)> Split(string text)
    {
        var word = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || rune.Value is >= 0x300 and <= 0x36F)
            {
                word.Append(rune);
                continue;
            }

            if (word.Length > 0 && Slug.TryFromName(word.ToString(), out var folded))
            {
                yield return (word.ToString(), folded.ToString());
            }

            word.Clear();
        }

        if (word.Length > 0 && Slug.TryFromName(word.ToString(), out var last))
        {
            yield return (word.ToString(), last.ToString());
        }
    }

    private static string Stem(string word) => word switch
    {
        { Length: > 4 } when word.EndsWith("ies", StringComparison.Ordinal) => word[..^3] + "y",
        { Length: > 3 } when word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) && !word.EndsWith("us", StringComparison.Ordinal) && !word.EndsWith("is", StringComparison.Ordinal) => word[..^1],
        _ => word,
    };

    private static bool IsUpper(string word) => word.Length > 1 && word.All(char.IsUpper);
}
