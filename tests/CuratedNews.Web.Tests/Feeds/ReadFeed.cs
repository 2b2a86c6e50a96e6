using AngleSharp.Html.Parser;

namespace CuratedNews.Web.Tests.Feeds;

/// <summary>A feed as a reader understands it, whatever it was written in.</summary>
internal sealed record ReadFeed
{
    public required string Title { get; init; }

    public required string Description { get; init; }

    public required string PageUrl { get; init; }

    public required string SelfUrl { get; init; }

    public required string Language { get; init; }

    /// <summary>Null in a format that has no place for it.</summary>
    public DateTime? UpdatedAt { get; init; }

    public string? HubUrl { get; init; }

    public required IReadOnlyList<ReadEntry> Entries { get; init; }

    /// <summary>Every URL in the feed that leads somewhere.</summary>
    public required IReadOnlyList<string> Urls { get; init; }

    /// <summary>Every word that somebody could read.</summary>
    public string Words => string.Join('\n', Entries.Select(entry => $"{entry.Title}\n{entry.Summary}\n{entry.ContentText}").Prepend($"{Title}\n{Description}"));
}

/// <param name="Summary">Plain text.</param>
/// <param name="Content">HTML.</param>
/// <param name="Authors">With ", " between them.</param>
/// <param name="Image">URL, type and length in bytes.</param>
internal sealed record ReadEntry(
    string Id, string Url, string Title, string Summary, string Content, DateTime PublishedAt, DateTime UpdatedAt, string Authors, string? Source, string? OriginalUrl, string? Image)
{
    /// <summary>Labels; where a format has no place for the vocabulary, with it before the label.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    public string ContentText => new HtmlParser().ParseDocument(Content).Body!.TextContent;

    /// <summary>What all formats must agree on.</summary>
    public ReadEntry WithoutTopics => this with { Topics = [] };
}

/// <summary>A feed breaks a rule of its format.</summary>
internal sealed class FeedFormatException(string rule) : FormatException(rule)
{
    public static void ThrowUnless(bool holds, string rule)
    {
        if (!holds)
        {
            throw new FeedFormatException(rule);
        }
    }
}
