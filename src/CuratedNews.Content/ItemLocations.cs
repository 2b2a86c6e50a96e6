using System.Collections.Immutable;
using CuratedNews.Content.Diagnostics;
using CuratedNews.Content.Html;
using CuratedNews.Content.Metadata;

namespace CuratedNews.Content;

/// <summary>
/// Where an item's file says what: first what it shares with others, then what its page shows. The lists are parallel to
/// the item's own; a place is the default, or null, where the item has nothing of the kind.
/// </summary>
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

    public FieldPlace? Title { get; init; }

    /// <summary>Of the permalink's last part.</summary>
    public FieldPlace? Slug { get; init; }

    public FieldPlace? Summary { get; init; }

    /// <summary>Of <see cref="CuratedItem.PublishedAt"/>.</summary>
    public FieldPlace? Date { get; init; }

    public FieldPlace? Modified { get; init; }

    public FieldPlace? Expires { get; init; }

    /// <summary>Null where the item is published because nothing else is said.</summary>
    public FieldPlace? Status { get; init; }

    /// <summary>Of <see cref="CuratedItem.Source"/>: of its URL, or of its site where there is no URL.</summary>
    public FieldPlace? SourceUrl { get; init; }

    public FieldPlace? ImageName { get; init; }

    public FieldPlace? ImageAlt { get; init; }

    /// <summary>Of the name.</summary>
    public FieldPlace? HatTip { get; init; }

    /// <summary>Of the remark.</summary>
    public FieldPlace? Insight { get; init; }

    /// <summary>Of the labels of <see cref="CuratedItem.Trail"/>.</summary>
    public ImmutableArray<FieldPlace> Crumbs { get; init; } = [];

    public ImmutableArray<FieldPlace> TopicPlaces { get; init; } = [];

    /// <summary>Of the labels.</summary>
    public ImmutableArray<FieldPlace> OfferingPlaces { get; init; } = [];

    public ImmutableArray<FieldPlace> CuratorPlaces { get; init; } = [];

    /// <summary>Of the body's blocks, as many as its markup has, in the same order: see <see cref="BodyBlocks"/>.</summary>
    public ImmutableArray<SourceLocation> Blocks { get; init; } = [];
}
