using System.Collections.Immutable;
using CuratedNews.Content.Diagnostics;

namespace CuratedNews.Content;

/// <summary>What a content file turned out to be.</summary>
public enum SourceKind
{
    /// <summary>An item that can be shown.</summary>
    Item,

    /// <summary>Raw text without front matter, for editors to finish.</summary>
    Capture,

    /// <summary>An item with an error; its last good version stays on the site.</summary>
    Broken,
}

/// <summary>A content file, read: the item where there is one, and every problem found.</summary>
public sealed record ParsedItem(string Path, SourceKind Kind, CuratedItem? Item, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>Where the item's names of things stand, for checks across files.</summary>
    public ItemLocations Locations { get; init; } = ItemLocations.None;
}
