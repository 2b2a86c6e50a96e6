namespace CuratedNews.Catalog.Rows;

/// <summary>How many live items tie one node to another.</summary>
public sealed class NodeLinkRow
{
    public required long NodeId { get; init; }

    public required LinkKind Kind { get; init; }

    public required long OtherId { get; init; }

    public required int Items { get; init; }

    public NodeRow? Other { get; init; }
}
