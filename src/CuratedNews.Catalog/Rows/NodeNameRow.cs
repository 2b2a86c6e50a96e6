namespace CuratedNews.Catalog.Rows;

/// <summary>One spelling of a node's name.</summary>
public sealed class NodeNameRow
{
    public int Id { get; init; }

    public required long NodeId { get; init; }

    public required string Name { get; init; }

    /// <summary>Live uses; the spelling with most is the node's label.</summary>
    public int LiveUses { get; init; }

    /// <summary>All uses, of drafts too; a spelling without any is deleted, and a node with its last spelling.</summary>
    public int Uses { get; init; }
}
