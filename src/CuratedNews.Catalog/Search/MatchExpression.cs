using CuratedNews.Content.Metadata;

namespace CuratedNews.Catalog.Search;

/// <summary>The words of a query in the language of FTS5's MATCH. Every term stands in quotes, so that nothing a reader types is taken for FTS5's own syntax.</summary>
/// <remarks>https://sqlite.org/fts5.html#full_text_query_syntax</remarks>
public static class MatchExpression
{
    /// <summary>What finds the items that have all the words and none of the left out ones; null where a query searches for no word.</summary>
    /// <param name="columns">The columns that the words have to be in, separated by spaces; what is left out may be in any.</param>
    /// <param name="wordsBeginning">The words that begin in some way: in the index words have lost their endings, so that "hospita" is the beginning of none.</param>
    public static string? Of(SearchQuery query, string? columns = null, Func<string, IEnumerable<string>>? wordsBeginning = null)
    {
        var groups = query.Terms.Where(term => !term.IsNegated)
            .GroupBy(term => term.Group, (_, terms) => terms.SelectMany(Alternatives).ToArray())
            .ToLookup(group => group.Length == 1);

        // FTS5 passes over a word without a token, as in a script newer than its tables, only where AND is left unsaid;
        // beside a parenthesis it has to be said.
        var single = string.Join(' ', groups[true].SelectMany(group => group));
        var either = groups[false].Select(group => $"({string.Join(" OR ", group)})");
        var wanted = string.Join(" AND ", single.Length == 0 ? either : either.Prepend(single));
        if (wanted.Length == 0)
        {
            return null;
        }

        if (columns is not null)
        {
            wanted = $"{{{columns}}} : ({wanted})";
        }

        return OfExcluded(query) is { } excluded ? $"({wanted}) NOT ({excluded})" : wanted;

        IEnumerable<string> Alternatives(QueryTerm term) =>
            term.Kind != TermKind.Prefix || wordsBeginning is null ? [Quoted(term)]
            : wordsBeginning(PlainLatin.Of(term.Text).ToLowerInvariant()).Select(word => Quoted(TermKind.Word, word)).Prepend(Quoted(term));
    }

    /// <summary>What finds the items that a query leaves out, because FTS5 cannot say "all but these"; null where it leaves none out.</summary>
    public static string? OfExcluded(SearchQuery query) => OfAny(query.Terms.Where(term => term.IsNegated));

    /// <summary>What finds the items that have any of the words, for marking them in a text, with their marks or without; null where a query searches for no word.</summary>
    public static string? OfAny(SearchQuery query)
    {
        var terms = query.Terms.Where(term => !term.IsNegated).ToList();
        return Either([.. terms.Select(Quoted), .. terms.Where(term => PlainLatin.Of(term.Text) != term.Text).Select(term => Quoted(term.Kind, term.Text))]);
    }

    /// <summary>What finds the items that have one of the words, an expression for each; neighbouring words are also sought written as one.</summary>
    internal static IEnumerable<string> Parts(SearchQuery query)
    {
        var terms = query.Terms.Where(term => !term.IsNegated).ToList();
        var joined = terms.Zip(terms.Skip(1))
            .Where(pair => pair is { First.Kind: TermKind.Word, Second.Kind: TermKind.Word })
            .Select(pair => Quoted(TermKind.Word, PlainLatin.Of(pair.First.Text + pair.Second.Text)));
        return terms.Select(Quoted).Concat(joined).Distinct(StringComparer.Ordinal);
    }

    /// <summary>A term's words as the full-text tables were given them.</summary>
    internal static string Plain(QueryTerm term)
    {
        // "nurse's" should find "nurse", and in the index the two are told apart by a token "s".
        var text = term is { Kind: TermKind.Word, Text: [.., '\'' or '’', 's' or 'S'] } ? term.Text[..^2] : term.Text;
        return PlainLatin.Of(text);
    }

    private static string? OfAny(IEnumerable<QueryTerm> terms) => Either([.. terms.Select(Quoted)]);

    private static string? Either(IReadOnlyCollection<string> expressions) => expressions.Count == 0 ? null : string.Join(" OR ", expressions);

    private static string Quoted(QueryTerm term) => Quoted(term.Kind, Plain(term));

    private static string Quoted(TermKind kind, string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"{(kind == TermKind.Prefix ? " *" : "")}";
}
