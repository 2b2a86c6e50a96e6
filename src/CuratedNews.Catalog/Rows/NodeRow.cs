namespace CuratedNews.Catalog.Rows;

/// <summary>A section, topic, offering, author or source: the same thing, a name with items under it.</summary>
public sealed class NodeRow
{
    public long Id { get; init; }

    public required NodeKind Kind { get; init; }

    public required string Key { get; init; }

    /// <summary>The name that most live items give it.</summary>
    public required string Label { get; init; }

    /// <summary>A topic's vocabulary; empty for other kinds.</summary>
    public required string Vocabulary { get; init; }

    /// <summary>Live items under it.</summary>
    public int Items { get; init; }

    /// <summary>For a topic: how often live items say that one of their offerings has it.</summary>
    public int Mentions { get; init; }
}
