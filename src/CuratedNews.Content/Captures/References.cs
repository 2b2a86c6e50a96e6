using System.Globalization;
using System.Text;
using CuratedNews.Content.Html;

namespace CuratedNews.Content.Captures;

/// <summary>The numbered sources at the end of a text, and the numbers that cite them in it.</summary>
/// <param name="Entries">In their order; empty where the text has none.</param>
internal sealed record References(IReadOnlyList<TextUnit> Entries)
{
    /// <summary>Characters of a citation; more in brackets are words.</summary>
    private const int MaxCitation = 20;

    private readonly Dictionary<string, TextUnit> _byNumber = ByNumber(Entries);

    private static readonly string[] Signs = ["accessed ", "retrieved ", "http://", "https://", "www.", "doi:", "doi.org", " et al", " pp. ", "available at"];

    /// <summary>Takes the last numbered list out of a text, where it is one of sources, with its heading.</summary>
    /// <returns>The sources and the heading that they had, or null.</returns>
    public static (References Sources, string? Heading) Take(List<TextUnit> units)
    {
        var end = units.FindLastIndex(unit => unit.Kind == UnitKind.Numbered) + 1;
        var start = end;
        while (start > 0 && units[start - 1].Kind == UnitKind.Numbered && (start == end || units[start - 1].Number + 1 == units[start].Number))
        {
            start--;
        }

        var entries = units.GetRange(start, end - start);
        var heading = start > 0 && units[start - 1].Kind == UnitKind.Heading && ListMarker.IsReferencesHeading(units[start - 1].Text) ? units[start - 1].Text : null;
        var sources = new References(entries);
        if (entries.Count == 0 || !(heading is not null || sources.AreCited(units.Take(start).Concat(units.Skip(end))) || entries.Count(LooksLikeOne) * 2 > entries.Count))
        {
            return (new References([]), null);
        }

        units.RemoveRange(start, entries.Count);
        if (heading is not null)
        {
            units.RemoveAt(start - 1);
        }

        return (sources, heading);
    }

    /// <summary>A text as Markdown, with its citations raised and, where a source names its address, leading there.</summary>
    public string Cite(string text)
    {
        var markdown = new StringBuilder();
        var done = 0;
        foreach (var (start, length) in Citations(text))
        {
            // What begins with markup and ends with it would be taken for HTML as a whole.
            if (start == 0)
            {
                continue;
            }

            var citation = text.Substring(start, length);
            var label = MarkdownText.Escape(citation, isInLink: true);
            var url = _byNumber.TryGetValue(citation.Trim('[', ']'), out var cited) ? UrlIn(cited.Text) : null;
            markdown.Append(MarkdownText.Escape(text[done..start].TrimEnd(' '), isInLink: false))
                .Append(CultureInfo.InvariantCulture, $"<sup>{(url is null ? label : $"[{label}]({MarkdownText.Destination(url)})")}</sup>");
            done = start + length;
        }

        return MarkdownText.AtLineStart(markdown.Append(MarkdownText.Escape(text[done..], isInLink: false)).ToString());
    }

    /// <summary>A text without its citations, for a description.</summary>
    public string Uncited(string text)
    {
        var plain = new StringBuilder();
        var done = 0;
        foreach (var (start, length) in Citations(text))
        {
            plain.Append(text.AsSpan(done, start - done).TrimEnd(' '));
            done = start + length;
        }

        return plain.Append(text.AsSpan(done)).ToString();
    }

    private static Dictionary<string, TextUnit> ByNumber(IReadOnlyList<TextUnit> entries)
    {
        var byNumber = new Dictionary<string, TextUnit>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            byNumber.TryAdd(entry.Digits, entry);
        }

        return byNumber;
    }

    /// <summary>Does a text have citations for half of the entries?</summary>
    private bool AreCited(IEnumerable<TextUnit> units)
    {
        var enough = (Entries.Count + 1) / 2;
        return units.SelectMany(unit => Citations(unit.Text)).Take(enough).Count() == enough;
    }

    private static bool LooksLikeOne(TextUnit entry) => Signs.Any(sign => entry.Text.Contains(sign, StringComparison.OrdinalIgnoreCase));

    /// <summary>Where a text has a list of known numbers in brackets: [1], [1, 2], [1-3].</summary>
    private IEnumerable<(int Start, int Length)> Citations(string text)
    {
        for (var start = text.IndexOf('[', StringComparison.Ordinal); start >= 0; start = text.IndexOf('[', start + 1))
        {
            var end = text.IndexOf(']', start);
            if (end < 0)
            {
                yield break;
            }

            if (end - start >= MaxCitation)
            {
                continue;
            }

            var numbers = text[(start + 1)..end].Split([',', '-', '–', ' '], StringSplitOptions.RemoveEmptyEntries);
            if (numbers.Length > 0 && Array.TrueForAll(numbers, _byNumber.ContainsKey))
            {
                yield return (start, end - start + 1);
            }
        }
    }

    private static string? UrlIn(string text)
    {
        var word = Array.Find(text.Split(' '), word => word.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || word.StartsWith("http://", StringComparison.OrdinalIgnoreCase));

        // A bracket at the end belongs to the address only where one is opened in it.
        static string Trimmed(string word) => word.Contains('(', StringComparison.Ordinal) ? word.TrimEnd('.', ',', ';') : word.TrimEnd('.', ',', ';', ')');

        return word is not null && Metadata.SourceLink.TryParseUrl(Trimmed(word), out var url) ? url.AbsoluteUri : null;
    }
}
