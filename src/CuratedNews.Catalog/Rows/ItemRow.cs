using CuratedNews.Content.Metadata;

namespace CuratedNews.Catalog.Rows;

/// <summary>An item, with what lists show of it. What only its own page shows is in <see cref="ItemTextRow"/>.</summary>
public sealed class ItemRow
{
    public int Id { get; init; }

    public required string Path { get; init; }

    /// <summary>As the file says, so that two items may have the same.</summary>
    public long? ExternalId { get; init; }

    public required string Permalink { get; init; }

    public required ItemStatus Status { get; init; }

    /// <summary>See <see cref="Rows.SortKey"/>.</summary>
    public required long SortKey { get; init; }

    /// <summary>UTC, as all times here.</summary>
    public required DateTime PublishedAt { get; init; }

    public DateTime? ModifiedAt { get; init; }

    public DateTime? ExpiresAt { get; init; }

    /// <summary>Another item has the same permalink and precedes this one.</summary>
    public bool IsShadowed { get; init; }

    /// <summary>Search engines are sent to <see cref="SourceUrl"/>, which is then not null.</summary>
    public bool IsOriginalCanonical { get; init; }

    /// <summary>Readers saw it at the catalog's settled time; the sums count it.</summary>
    public bool IsLive { get; init; }

    /// <summary>When time alone next changes <see cref="IsLive"/>; null where it never does.</summary>
    public DateTime? ChangesAt { get; init; }

    public required string Title { get; init; }

    public required string Summary { get; init; }

    public required int ReadingMinutes { get; init; }

    public string? SourceHost { get; init; }

    public string? SourceUrl { get; init; }

    /// <summary>The first topic's label and slug: a card's kicker, and the hue of a drawn picture.</summary>
    public string? TopicLabel { get; init; }

    public string? TopicSlug { get; init; }

    public string? ImageName { get; init; }

    public string? ImageAlt { get; init; }
}
