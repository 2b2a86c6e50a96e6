namespace CuratedNews.Web.Feeds;

/// <summary>An item as feeds show it. Every text can stand in XML, every URL is absolute.</summary>
internal sealed record FeedEntry
{
    /// <summary>See <see cref="FeedIds"/>.</summary>
    public required string Id { get; init; }

    /// <summary>The item's page.</summary>
    public required string Url { get; init; }

    /// <summary>Plain text.</summary>
    public required string Title { get; init; }

    /// <summary>Plain text; empty where the item has none.</summary>
    public required string Summary { get; init; }

    /// <summary>The whole body, clean markup.</summary>
    public required string Content { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime PublishedAt { get; init; }

    /// <summary>UTC, never before <see cref="PublishedAt"/>.</summary>
    public required DateTime UpdatedAt { get; init; }

    public required IReadOnlyList<FeedAuthor> Authors { get; init; }

    public required IReadOnlyList<FeedTopic> Topics { get; init; }

    /// <summary>The site that the article was found on.</summary>
    public FeedSource? Source { get; init; }

    /// <summary>The article itself.</summary>
    public string? OriginalUrl { get; init; }

    /// <summary>Null where the item names no image or its file was not delivered.</summary>
    public FeedImage? Image { get; init; }
}

internal sealed record FeedAuthor(string Name, string Url);

/// <param name="Slug">Its identity among all topics.</param>
/// <param name="Name">With its vocabulary: <c>Symplur: Patient Care</c>.</param>
/// <param name="VocabularyUrl">Where the topics of its vocabulary are listed.</param>
internal sealed record FeedTopic(string Slug, string Label, string Name, string VocabularyUrl);

/// <param name="Url">The page of what was found on the site.</param>
/// <param name="FeedUrl">The same as RSS.</param>
internal sealed record FeedSource(string Host, string Url, string FeedUrl);

internal sealed record FeedImage(string Url, string MediaType, long LengthBytes);
