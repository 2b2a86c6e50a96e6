using System.Collections.Immutable;
using System.Text;

namespace CuratedNews.Catalog.Search;

/// <summary>
/// What a reader searches for. Every text is a query: nothing that somebody types is wrong, and none costs more than
/// <see cref="MaxLength"/> characters of work. Two queries are equal where their <see cref="Text"/> is.
/// </summary>
/// <remarks>
/// <list type="bullet">
/// <item>An item has to have every word; <c>"a phrase"</c> in straight or curly quotes, of which the last may be missing;
/// <c>begin*</c> any word that begins so.</item>
/// <item><c>-word</c>, <c>-"a phrase"</c>, <c>-topic:x</c> leave out, up to the next white space; <c>-(…)</c> all that stands
/// in the parentheses. A minus counts only after white space or a parenthesis.</item>
/// <item><c>a OR b</c> joins neighbouring words, phrases and beginnings, before everything else: <c>a b OR c</c> is a, and b
/// or c. <c>NOT</c> is a minus, <c>AND</c> says nothing. In upper case the three are never searched for, even with nothing
/// to join; in lower case or quotes they are words.</item>
/// <item><c>topic: offering: source: author:</c> (also <c>by:</c> and <c>curator:</c>) <c>section: year:</c> in any case, with
/// a value in quotes or up to the next white space; years are <c>2024</c>, <c>2020-2023</c>, <c>2020..</c>, <c>..2023</c>.
/// Without a value, or with a year that is none, an operator is plain words, and so is any other <c>foo:bar</c>.</item>
/// <item>Punctuation and parentheses separate, but for a hyphen, an apostrophe and their like between two letters.</item>
/// </list>
/// </remarks>
public sealed record SearchQuery
{
    /// <summary>In UTF-16 units; longer text is cut.</summary>
    public const int MaxLength = 400;

    public const int MaxTerms = 24;

    public const int MaxFilters = 12;

    /// <summary>Leaves room for a minus, the longest operator and two quotes.</summary>
    internal const int MaxTermLength = MaxLength - 20;

    public static readonly SearchQuery Empty = new([], []);

    private SearchQuery(ImmutableArray<QueryTerm> terms, ImmutableArray<SearchFilter> filters)
    {
        Terms = terms;
        Filters = filters;
        Text = Write(terms, filters);
    }

    /// <summary>In the order typed.</summary>
    public ImmutableArray<QueryTerm> Terms { get; }

    /// <summary>In the order typed, none twice.</summary>
    public ImmutableArray<SearchFilter> Filters { get; }

    /// <summary>The query on one line, terms before filters; parsed again, it is this query. At most <see cref="MaxLength"/> UTF-16 units.</summary>
    public string Text { get; }

    /// <summary>Nothing is searched for.</summary>
    public bool IsEmpty => Terms.IsEmpty && Filters.IsEmpty;

    public static SearchQuery Parse(string? text)
    {
        var (terms, filters) = QueryScanner.Read(QueryTermText.Cut(text ?? "", MaxLength));
        return Of(terms, filters);
    }

    /// <summary>The query with a filter at its end; itself where it has it.</summary>
    public SearchQuery With(SearchFilter filter) => Of(Terms, Filters.Add(filter));

    public SearchQuery Without(SearchFilter filter) => Of(Terms, Filters.Remove(filter));

    public SearchQuery Without(QueryTerm term) => Of(Terms.Remove(term), Filters);

    /// <summary>The query with other words in a term's place: one word stays what the term was, several are a phrase, none removes it.</summary>
    public SearchQuery Replace(QueryTerm term, string text)
    {
        if (QueryTermText.Clean(text, MaxTermLength) is not { } clean)
        {
            return Without(term);
        }

        var isWord = QueryTermText.WordLength(clean) == clean.Length && !QueryScanner.IsOperator(clean);
        var replaced = term with { Text = clean, Kind = isWord ? term.Kind : TermKind.Phrase };
        return Of(Terms.Select(other => other == term ? replaced : other), Filters);
    }

    public bool Equals(SearchQuery? other) => other is not null && Text == other.Text;

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Text;

    /// <summary>A query within all bounds: of too long ones the last words go first, since a filter says more than the 25th word.</summary>
    private static SearchQuery Of(IEnumerable<QueryTerm> terms, IEnumerable<SearchFilter> filters)
    {
        var query = new SearchQuery([.. Numbered(terms.Take(MaxTerms))], [.. filters.Distinct().Take(MaxFilters)]);
        while (query.Text.Length > MaxLength)
        {
            query = query.Terms.IsEmpty ? new SearchQuery([], query.Filters[..^1]) : new SearchQuery(query.Terms[..^1], query.Filters);
        }

        return query;
    }

    /// <summary>The terms with their groups counted from 0.</summary>
    private static IEnumerable<QueryTerm> Numbered(IEnumerable<QueryTerm> terms)
    {
        var (typed, number) = (-1, -1);
        foreach (var term in terms)
        {
            number += term.Group == typed ? 0 : 1;
            typed = term.Group;
            yield return term with { Group = number };
        }
    }

    private static string Write(ImmutableArray<QueryTerm> terms, ImmutableArray<SearchFilter> filters)
    {
        var text = new StringBuilder();
        var group = -1;
        foreach (var term in terms)
        {
            text.Append(text.Length == 0 ? "" : term.Group == group ? " OR " : " ").Append(term);
            group = term.Group;
        }

        foreach (var filter in filters)
        {
            text.Append(text.Length == 0 ? "" : " ").Append(filter);
        }

        return text.ToString();
    }
}
