using System.Collections.Immutable;
using CuratedNews.Content.Diagnostics;
using CuratedNews.Content.Html;
using CuratedNews.Content.Metadata;

namespace CuratedNews.Content;

/// <summary>The places of what an item shares with others. The lists are parallel to the item's own; a place is the default where the item has nothing of the kind.</summary>
public sealed record ItemLocations
{
    public static ItemLocations None { get; } = new();

    public SourceLocation Permalink { get; init; }

    /// <summary>Of <see cref="CuratedItem.ExternalId"/>.</summary>
    public SourceLocation Number { get; init; }

    /// <summary>Of the URL of <see cref="CuratedItem.Source"/>.</summary>
    public SourceLocation Source { get; init; }

    public ImmutableArray<SourceLocation> Aliases { get; init; } = [];

    /// <summary>Of the links; of the base path where that makes the trail.</summary>
    public ImmutableArray<SourceLocation> Trail { get; init; } = [];

    /// <summary>The default for a topic whose URL the parser has reported, so that it is not reported again across files.</summary>
    public ImmutableArray<SourceLocation> Topics { get; init; } = [];

    /// <summary>Of the labels.</summary>
    public ImmutableArray<SourceLocation> Offerings { get; init; } = [];

    /// <summary>For each offering, parallel to its own topics.</summary>
    public ImmutableArray<ImmutableArray<SourceLocation>> OfferingTopics { get; init; } = [];

    /// <summary>Of the name of the image's file.</summary>
    public SourceLocation Image { get; init; }

    /// <summary>The size that the front matter says its image has.</summary>
    public StatedSize? ImageSize { get; init; }

    /// <summary>The first 200 links of the body to paths of this site.</summary>
    public ImmutableArray<BodyLink> Links { get; init; } = [];
}
