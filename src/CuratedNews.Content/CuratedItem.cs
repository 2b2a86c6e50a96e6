using System.Collections.Immutable;
using CuratedNews.Content.Html;
using CuratedNews.Content.Metadata;

namespace CuratedNews.Content;

/// <summary>An item as its file says it, every part checked: nothing in here can be wrong, only absent.</summary>
public sealed record CuratedItem
{
    /// <summary>The file, below the content folder.</summary>
    public required string Path { get; init; }

    /// <summary>The item's number in the system that it was exported from.</summary>
    public long? ExternalId { get; init; }

    /// <summary>The headline, on one line, 1 to 500 characters.</summary>
    public required string Title { get; init; }

    /// <summary>The first sentences as plain text, ending in a whole word; empty where neither description nor body has any.</summary>
    public required string Summary { get; init; }

    public required LocalPath Permalink { get; init; }

    /// <summary>Paths that once led here, without doubles.</summary>
    public ImmutableArray<LocalPath> Aliases { get; init; } = [];

    /// <summary>The way from the home page, which is not in it, to the item, which is not in it either.</summary>
    public ImmutableArray<Breadcrumb> Trail { get; init; } = [];

    /// <summary>In the order given, each slug once.</summary>
    public ImmutableArray<TopicName> Topics { get; init; } = [];

    /// <summary>In the order given, each slug once.</summary>
    public ImmutableArray<OfferingReference> Offerings { get; init; } = [];

    public ImmutableArray<Curator> Curators { get; init; } = [];

    public SourceLink? Source { get; init; }

    /// <summary>Whether search engines are sent to the original article, which <see cref="Source"/> then has, instead of this page.</summary>
    public bool IsOriginalCanonical { get; init; }

    public required ItemStatus Status { get; init; }

    /// <summary>From when readers see it, UTC: the later of its date and its <c>publishDate</c>.</summary>
    public required DateTime PublishedAt { get; init; }

    /// <summary>When it was last changed, UTC.</summary>
    public DateTime? ModifiedAt { get; init; }

    /// <summary>From when readers no longer see it, UTC.</summary>
    public DateTime? ExpiresAt { get; init; }

    public FeaturedImage? Image { get; init; }

    public SocialPreview? OpenGraph { get; init; }

    public SocialPreview? Twitter { get; init; }

    public HatTip? HatTip { get; init; }

    public Insight? Insight { get; init; }

    public SafeHtml Body { get; init; }

    /// <summary>The body without its markup, a line a block.</summary>
    public required string BodyText { get; init; }

    /// <summary>At 220 words a minute, at least 1.</summary>
    public required int ReadingMinutes { get; init; }
}
