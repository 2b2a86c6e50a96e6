using System.Numerics;
using CuratedNews.Catalog.Queries;
using CuratedNews.Catalog.Rows;

namespace CuratedNews.Catalog.Search;

/// <summary>Counts under which nodes items are, in which vocabularies and from which years.</summary>
internal sealed class FacetCounts
{
    /// <summary>Vocabularies beyond that are not counted: a mask of them has to fit a number.</summary>
    private const int MaxVocabularies = 64;

    private readonly FacetIndex.View _view;
    private readonly int[] _nodes;
    private readonly ulong[] _vocabularyOf;
    private readonly List<string> _vocabularies = [];
    private readonly int[] _inVocabulary = new int[MaxVocabularies];
    private readonly int _firstMonth;
    private readonly int[] _months;

    public FacetCounts(FacetIndex.View view)
    {
        _view = view;
        (_firstMonth, var lastMonth) = view.Months;
        _months = new int[Math.Max(0, lastMonth - _firstMonth + 1)];
        _nodes = new int[view.NodeCount];
        _vocabularyOf = new ulong[view.NodeCount];
        for (var ordinal = 0; ordinal < view.NodeCount; ordinal++)
        {
            if (view.Node(ordinal) is not { Kind: NodeKind.Topic } node)
            {
                continue;
            }

            var place = _vocabularies.IndexOf(node.Vocabulary);
            if (place < 0 && _vocabularies.Count < MaxVocabularies)
            {
                place = _vocabularies.Count;
                _vocabularies.Add(node.Vocabulary);
            }

            _vocabularyOf[ordinal] = place < 0 ? 0 : 1UL << place;
        }
    }

    public int Items { get; private set; }

    public void Count(int itemId)
    {
        Items++;
        ulong vocabularies = 0;
        foreach (var node in _view.NodesOf(itemId))
        {
            _nodes[node]++;
            vocabularies |= _vocabularyOf[node];
        }

        for (; vocabularies != 0; vocabularies &= vocabularies - 1)
        {
            _inVocabulary[BitOperations.TrailingZeroCount(vocabularies)]++;
        }

        _months[_view.MonthOf(itemId) - _firstMonth]++;
    }

    /// <summary>The nodes counted, by kind, those of most items first. The home page, which has all, is none of them.</summary>
    public Dictionary<NodeKind, IReadOnlyList<NodeTie>> ByKind(int values)
    {
        var view = _view;
        return Enumerable.Range(0, _nodes.Length)
            .Where(ordinal => _nodes[ordinal] > 0)
            .Select(ordinal => (Node: view.Node(ordinal), Items: _nodes[ordinal]))
            .Where(entry => entry.Node.Key != "/")
            .GroupBy(entry => entry.Node.Kind)
            .ToDictionary(group => group.Key, group => (IReadOnlyList<NodeTie>)
            [
                .. group.OrderByDescending(entry => entry.Items).ThenBy(entry => entry.Node.Key, StringComparer.Ordinal)
                    .Take(values)
                    .Select(entry => new NodeTie(entry.Node.Kind, entry.Node.Key, entry.Node.Label, entry.Node.Vocabulary, entry.Items)),
            ]);
    }

    public IReadOnlyList<(string Vocabulary, int Items)> Vocabularies(int values) =>
    [
        .. _vocabularies.Select((vocabulary, place) => (Vocabulary: vocabulary, Items: _inVocabulary[place]))
            .Where(entry => entry.Items > 0)
            .OrderByDescending(entry => entry.Items).ThenBy(entry => entry.Vocabulary, StringComparer.Ordinal)
            .Take(values),
    ];

    /// <summary>The latest first.</summary>
    public IReadOnlyList<(int Year, int Items)> Years(int values) =>
        [.. Months().GroupBy(entry => entry.Month / 12, entry => entry.Items).OrderByDescending(year => year.Key).Take(values).Select(year => (year.Key, year.Sum()))];

    /// <summary>The earliest first.</summary>
    public IReadOnlyList<(int Month, int Items)> Months() => [.. _months.Select((items, place) => (_firstMonth + place, items)).Where(entry => entry.items > 0)];
}
