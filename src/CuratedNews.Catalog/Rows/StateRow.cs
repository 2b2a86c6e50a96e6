namespace CuratedNews.Catalog.Rows;

/// <summary>The one row about the catalog itself.</summary>
public sealed class StateRow
{
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;

    /// <summary>Grows with every transaction that changed anything. A new catalog begins at the time, in milliseconds, so that two catalogs never share one.</summary>
    public required long Generation { get; init; }

    /// <summary>The moment, UTC, at which the sums are right.</summary>
    public required DateTime SettledAt { get; init; }

    /// <summary>The rendering that wrote the items; 0 before the first import.</summary>
    public required int RenderingVersion { get; init; }

    /// <summary>All items, in any state.</summary>
    public required int Items { get; init; }

    public required int Captures { get; init; }

    public required int Warnings { get; init; }
}
