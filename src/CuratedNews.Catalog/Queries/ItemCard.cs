namespace CuratedNews.Catalog.Queries;

/// <summary>An image that was delivered: where it is served, and its size in pixels.</summary>
public sealed record Picture(string Name, int Width, int Height);

/// <summary>What a list shows of an item.</summary>
public sealed record ItemCard
{
    public required int Id { get; init; }

    public required string Permalink { get; init; }

    public required string Title { get; init; }

    /// <summary>Plain text.</summary>
    public required string Summary { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime PublishedAt { get; init; }

    public required int ReadingMinutes { get; init; }

    public string? SourceHost { get; init; }

    public string? TopicLabel { get; init; }

    public string? TopicSlug { get; init; }

    public string? ImageName { get; init; }

    public string? ImageAlt { get; init; }

    /// <summary>Null where the item names no image or its file was not delivered.</summary>
    public Picture? Picture { get; init; }
}
