namespace CuratedNews.Catalog.Rows;

/// <summary>An item is under a node.</summary>
public sealed class MembershipRow
{
    public required long NodeId { get; init; }

    /// <summary>Published, not shadowed, not expired: readers see it, or will.</summary>
    public required bool IsListed { get; init; }

    public required long SortKey { get; init; }

    public required int ItemId { get; init; }

    /// <summary>The place in the item's list of that kind, from 0.</summary>
    public required int Ordinal { get; init; }

    public required int NameId { get; init; }

    /// <summary>For an offering: the topics that this item says it has, as "node:name" ids with spaces between; empty otherwise.</summary>
    public required string Carries { get; init; }

    public ItemRow? Item { get; init; }

    public NodeRow? Node { get; init; }
}
