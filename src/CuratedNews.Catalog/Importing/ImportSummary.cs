using CuratedNews.Content.Diagnostics;

namespace CuratedNews.Catalog.Importing;

/// <summary>What an import did and found.</summary>
public sealed record ImportSummary
{
    /// <summary>Files, of items, captures and images; so are the next three.</summary>
    public required int Added { get; init; }

    public required int Updated { get; init; }

    public required int Removed { get; init; }

    public required int Unchanged { get; init; }

    /// <summary>Items in the catalog, in any state; captures are apart.</summary>
    public required int Items { get; init; }

    public required int Captures { get; init; }

    /// <summary>Whether a reader could see a difference.</summary>
    public required bool HasChanges { get; init; }

    /// <summary>The errors of all files, also of those that did not change, and of what two files both claim.</summary>
    public required IReadOnlyList<Diagnostic> Errors { get; init; }

    /// <summary>Warnings of all files.</summary>
    public required int Warnings { get; init; }

    public required TimeSpan Elapsed { get; init; }

    /// <summary>When time alone next changes what readers see; null where it never does.</summary>
    public required DateTime? ChangesAt { get; init; }
}

/// <summary>How far an import is.</summary>
/// <param name="Path">The file that was just done.</param>
public readonly record struct ImportProgress(int Done, string Path);
