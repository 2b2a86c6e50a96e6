using System.Buffers;
using System.Globalization;

namespace CuratedNews.Catalog.Search;

/// <summary>What a filter of a query looks at.</summary>
public enum SearchField
{
    Topic,
    Offering,
    Source,
    Author,
    Section,
    Year,
}

/// <summary>A condition on an item's nodes or its year, such as <c>topic:clinician-burden</c>.</summary>
public sealed record SearchFilter
{
    private const int OfAnyAge = 1;
    private const int OfAnyFuture = 9999;

    private static readonly string[] RangeSigns = ["..", "-", "–"];
    private static readonly SearchValues<char> PlainMarks = SearchValues.Create("-._~/#");

    private SearchFilter(SearchField field, string value, bool isNegated)
    {
        Field = field;
        Value = value;
        IsNegated = isNegated;
    }

    public SearchField Field { get; }

    /// <summary>As typed, on one line, without quotes; has a letter or digit. Of years: <c>2024</c>, <c>2020..2023</c>, <c>2020..</c> or <c>..2023</c>.</summary>
    public string Value { get; }

    /// <summary>Items that meet the condition are left out.</summary>
    public bool IsNegated { get; }

    /// <summary>1 where any year up to the last is meant, and for other fields.</summary>
    public int FirstYear { get; private init; } = OfAnyAge;

    /// <summary>Not before the first; 9999 where any year from the first on is meant, and for other fields.</summary>
    public int LastYear { get; private init; } = OfAnyFuture;

    /// <summary>A filter; null where the value has no letter or digit, or is to be a year and is none.</summary>
    public static SearchFilter? Of(SearchField field, string value, bool isNegated = false)
    {
        if (QueryTermText.Clean(value, SearchQuery.MaxTermLength) is not { } clean)
        {
            return null;
        }

        if (field != SearchField.Year)
        {
            return new SearchFilter(field, clean, isNegated);
        }

        return Years(clean) is var (first, last)
            ? new SearchFilter(field, YearsText(first, last), isNegated) { FirstYear = first, LastYear = last }
            : null;
    }

    /// <summary>The field that an operator such as <c>by</c> stands for, in any case; null where it stands for none.</summary>
    public static SearchField? FieldNamed(ReadOnlySpan<char> name) => name.Length > "offering".Length ? null : name.ToString().ToLowerInvariant() switch
    {
        "topic" => SearchField.Topic,
        "offering" => SearchField.Offering,
        "source" => SearchField.Source,
        "author" or "by" or "curator" => SearchField.Author,
        "section" => SearchField.Section,
        "year" => SearchField.Year,
        _ => null,
    };

    /// <summary>The filter as a query says it: <c>-author:"Zoë Lindqvist"</c>.</summary>
    public override string ToString()
    {
        var isPlain = Value.All(c => char.IsLetterOrDigit(c) || PlainMarks.Contains(c));
        return $"{(IsNegated ? "-" : "")}{Field.ToString().ToLowerInvariant()}:{(isPlain ? Value : $"\"{Value}\"")}";
    }

    /// <summary>A year, or two with a sign between them of which one may be missing.</summary>
    private static (int First, int Last)? Years(string text) =>
        text.Split(RangeSigns, StringSplitOptions.TrimEntries) is { Length: 1 or 2 } ends
        && End(ends[0], OfAnyAge) is { } first
        && End(ends[^1], OfAnyFuture) is { } last
            ? (Math.Min(first, last), Math.Max(first, last))
            : null;

    private static int? End(string text, int open) => text switch
    {
        "" => open,
        [>= '1' and <= '9', _, _, _] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) => year,
        _ => null,
    };

    private static string YearsText(int first, int last) => (first, last) switch
    {
        _ when first == last => string.Create(CultureInfo.InvariantCulture, $"{first}"),
        (OfAnyAge, _) => string.Create(CultureInfo.InvariantCulture, $"..{last}"),
        (_, OfAnyFuture) => string.Create(CultureInfo.InvariantCulture, $"{first}.."),
        _ => string.Create(CultureInfo.InvariantCulture, $"{first}..{last}"),
    };
}
