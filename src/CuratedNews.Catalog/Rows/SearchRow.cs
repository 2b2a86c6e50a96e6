namespace CuratedNews.Catalog.Rows;

/// <summary>
/// What a search filters and counts by, one row an item that readers see, packed so that all of them are read in one go
/// (<see cref="Search.FacetIndex"/>). A row stays, with nothing in it, when its item goes, so that what was read before
/// can be brought up to date.
/// </summary>
public sealed class SearchRow
{
    public required int ItemId { get; init; }

    /// <summary>The generation of the catalog that wrote it.</summary>
    public required long ChangedIn { get; init; }

    /// <summary>0 where the item is gone.</summary>
    public required long SortKey { get; init; }

    /// <summary>UTC; null where the item stays.</summary>
    public DateTime? ExpiresAt { get; init; }

    /// <summary>The ids of the item's nodes, little-endian, 8 bytes each.</summary>
    public required byte[] Nodes { get; init; }
}
