using CuratedNews.Catalog.Rows;

namespace CuratedNews.Catalog.Search;

/// <summary>What an item's nodes and its time have to meet: of each set of nodes one, of the unwanted ones none, and one of the years.</summary>
internal sealed class Conditions
{
    private const ulong Unwanted = 1UL << 63;

    /// <summary>More conditions than that say nothing that a reader means.</summary>
    private const int MaxSets = 60;

    /// <summary>For each node the sets that it is in, as bits; bit 63 marks an unwanted one. Empty where nothing is asked of nodes.</summary>
    private readonly ulong[] _sets;
    private readonly ulong _all;
    private readonly List<(long From, long To, bool IsNegated)> _spans = [];

    private Conditions(int nodes, ulong all)
    {
        _sets = new ulong[nodes];
        _all = all;
    }

    public static Conditions Of(SearchRequest request, FacetIndex.View view)
    {
        var sets = new List<(Func<NodeName, bool> Has, bool IsNegated)>();
        foreach (var choice in request.Choices)
        {
            sets.Add((node => node.Kind == choice.Kind && choice.Keys.Contains(node.Key, StringComparer.Ordinal), false));
        }

        foreach (var vocabulary in request.Vocabularies)
        {
            sets.Add((node => node.Kind == NodeKind.Topic && node.Vocabulary == vocabulary, false));
        }

        foreach (var filter in request.Query.Filters.Where(filter => filter.Field != SearchField.Year))
        {
            sets.Add((Named(filter, view), filter.IsNegated));
        }

        var wanted = sets.Where(set => !set.IsNegated).Take(MaxSets).ToList();
        var unwanted = sets.Where(set => set.IsNegated).ToList();
        var conditions = new Conditions(sets.Count == 0 ? 0 : view.NodeCount, (1UL << wanted.Count) - 1);
        if (sets.Count > 0)
        {
            foreach (var (node, ordinal) in view.Nodes)
            {
                for (var i = 0; i < wanted.Count; i++)
                {
                    conditions._sets[ordinal] |= wanted[i].Has(node) ? 1UL << i : 0;
                }

                conditions._sets[ordinal] |= unwanted.Exists(set => set.Has(node)) ? Unwanted : 0;
            }
        }

        foreach (var year in request.Years)
        {
            conditions.AddYears(year, year, isNegated: false);
        }

        foreach (var filter in request.Query.Filters.Where(filter => filter.Field == SearchField.Year))
        {
            conditions.AddYears(filter.FirstYear, filter.LastYear, filter.IsNegated);
        }

        return conditions;
    }

    public bool Meets(ReadOnlySpan<int> nodes, long sortKey)
    {
        foreach (var (from, to, isNegated) in _spans)
        {
            if ((sortKey >= from && sortKey < to) == isNegated)
            {
                return false;
            }
        }

        if (_sets.Length == 0)
        {
            return true;
        }

        ulong met = 0;
        foreach (var node in nodes)
        {
            met |= _sets[node];
        }

        return met == _all;
    }

    /// <summary>The nodes that are called as a filter says; where none is, those whose names have its words.</summary>
    private static Func<NodeName, bool> Named(SearchFilter filter, FacetIndex.View view)
    {
        var kind = KindOf(filter.Field);
        var folded = NodeName.Fold(filter.Value);
        if (view.Nodes.Any(entry => entry.Node.Kind == kind && entry.Node.IsCalled(filter.Value, folded)))
        {
            return node => node.Kind == kind && node.IsCalled(filter.Value, folded);
        }

        var words = folded.Split('-', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? _ => false : node => node.Kind == kind && node.HasWords(words);
    }

    private static NodeKind KindOf(SearchField field) => field switch
    {
        SearchField.Topic => NodeKind.Topic,
        SearchField.Offering => NodeKind.Offering,
        SearchField.Source => NodeKind.Source,
        SearchField.Author => NodeKind.Author,
        _ => NodeKind.Section,
    };

    private void AddYears(int first, int last, bool isNegated) => _spans.Add((Start(first), Start(last + 1), isNegated));

    private static long Start(int year) => SortKey.MonthStart(Math.Clamp(year, DateTime.MinValue.Year, DateTime.MaxValue.Year) * 12);
}
