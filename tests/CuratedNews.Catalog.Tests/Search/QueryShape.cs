using CuratedNews.Catalog.Search;

namespace CuratedNews.Catalog.Tests.Search;

/// <summary>A query as a line that says everything about it: <c>word &amp; -&lt;a phrase&gt; &amp; (begin* | other) &amp; Topic=x</c>.</summary>
internal static class QueryShape
{
    public static string Of(SearchQuery query) => string.Join(" & ", [.. query.Terms.GroupBy(term => term.Group).Select(Group), .. query.Filters.Select(Filter)]);

    private static string Group(IEnumerable<QueryTerm> terms)
    {
        string[] texts = [.. terms.Select(Term)];
        return texts.Length == 1 ? texts[0] : $"({string.Join(" | ", texts)})";
    }

    private static string Term(QueryTerm term) => (term.IsNegated ? "-" : "") + term.Kind switch
    {
        TermKind.Phrase => $"<{term.Text}>",
        TermKind.Prefix => $"{term.Text}*",
        _ => term.Text,
    };

    private static string Filter(SearchFilter filter) => $"{(filter.IsNegated ? "-" : "")}{filter.Field}={filter.Value}";
}
