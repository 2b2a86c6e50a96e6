namespace CuratedNews.Catalog.Rows;

/// <summary>A path that once led to an item.</summary>
public sealed class AliasRow
{
    public required string Path { get; init; }

    public required int ItemId { get; init; }
}
