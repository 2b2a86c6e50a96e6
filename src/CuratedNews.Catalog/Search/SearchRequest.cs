using CuratedNews.Catalog.Rows;

namespace CuratedNews.Catalog.Search;

/// <summary>In which order matches come.</summary>
public enum SearchOrder
{
    /// <summary>The best match first; newer ones before older of the same worth.</summary>
    Relevance,

    /// <summary>The newest first.</summary>
    Date,
}

/// <summary>Nodes of which an item must be under one.</summary>
/// <param name="Keys">At least one, as in a URL.</param>
public sealed record FacetChoice(NodeKind Kind, IReadOnlyList<string> Keys)
{
    public FacetChoice(NodeKind kind, string key)
        : this(kind, [key])
    {
    }
}

/// <summary>What is asked of <see cref="ItemSearch"/>; an item has to meet all of it.</summary>
public sealed record SearchRequest
{
    public SearchQuery Query { get; init; } = SearchQuery.Parse("");

    public IReadOnlyList<FacetChoice> Choices { get; init; } = [];

    /// <summary>Of each of these an item must have a topic.</summary>
    public IReadOnlyList<string> Vocabularies { get; init; } = [];

    /// <summary>In each of these it must have appeared, so that two find nothing.</summary>
    public IReadOnlyList<int> Years { get; init; } = [];

    public SearchOrder Order { get; init; } = SearchOrder.Relevance;

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Items a page.</summary>
    public int PageSize { get; init; } = 20;

    /// <summary>How many values of each facet are wanted; 0 for none.</summary>
    public int FacetValues { get; init; } = 8;
}
