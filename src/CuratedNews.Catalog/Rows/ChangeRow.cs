namespace CuratedNews.Catalog.Rows;

/// <summary>What an import changed; the last some hundred imports have one.</summary>
public sealed class ChangeRow
{
    /// <summary>The one that the import made.</summary>
    public required long Generation { get; init; }

    /// <summary>The numbers of the changed parts, four bytes each, the least first; null where it may be anything.</summary>
    public required byte[]? Parts { get; init; }
}
