using CuratedNews.Catalog.Queries;
using CuratedNews.Catalog.Rows;

namespace CuratedNews.Catalog.Search;

/// <summary>What a search found.</summary>
/// <param name="Total">Items on all pages.</param>
/// <param name="ItemIds">Of the page that was asked for, in order.</param>
public sealed record SearchAnswer(int Total, IReadOnlyList<int> ItemIds)
{
    /// <summary>No item has all the words; these have some of them.</summary>
    public bool IsPartial { get; init; }

    /// <summary>The nodes that matches are under, by kind, those with most matches first; the number of each is what choosing it would give.</summary>
    public IReadOnlyDictionary<NodeKind, IReadOnlyList<NodeTie>> Facets { get; init; } = new Dictionary<NodeKind, IReadOnlyList<NodeTie>>();

    /// <summary>The vocabularies of the matches' topics, in the same order.</summary>
    public IReadOnlyList<(string Vocabulary, int Items)> Vocabularies { get; init; } = [];

    /// <summary>The years in which matches appeared, the latest first.</summary>
    public IReadOnlyList<(int Year, int Items)> Years { get; init; } = [];

    /// <summary>The months in which matches appeared, as <see cref="SortKey.MonthOf"/> counts them, the earliest first.</summary>
    public IReadOnlyList<(int Month, int Items)> Months { get; init; } = [];
}
