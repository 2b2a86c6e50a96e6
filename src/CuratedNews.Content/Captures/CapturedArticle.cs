using System.Collections.Immutable;

namespace CuratedNews.Content.Captures;

/// <summary>What a capture is written in.</summary>
public enum CaptureFormat
{
    /// <summary>Text as it is copied from a page.</summary>
    Text,

    /// <summary>A page, or a part of one.</summary>
    Html,
}

/// <summary>A value of an article.</summary>
/// <param name="IsFound">Does the source say it? Otherwise it was made from the text, and an editor should look at it.</param>
/// <param name="From">Where it was found or what it was made from, to follow "from": <c>the first line</c>, <c>og:title</c>.</param>
public sealed record Derived<T>(T Value, bool IsFound, string From);

/// <summary>A part of a capture that is no part of the article.</summary>
/// <param name="Line">Where it begins, from 1.</param>
/// <param name="Text">On one line, never empty.</param>
/// <param name="Reason">What it was taken for: <c>page furniture</c>, <c>a picture credit</c>.</param>
public sealed record StruckOut(int Line, string Text, string Reason);

/// <summary>
/// An article as it was read from a capture. Every word of the capture that a reader would see is in the title, in the
/// body or in what was struck out. Texts are on one line, without control characters, and never empty.
/// </summary>
public sealed record CapturedArticle
{
    public required CaptureFormat Format { get; init; }

    /// <summary>At most 300 characters; null where the capture has no words.</summary>
    public Derived<string>? Title { get; init; }

    /// <summary>The first sentences, at most 200 characters that end with a sentence, or with a whole word and an ellipsis; null without a text.</summary>
    public Derived<string>? Description { get; init; }

    /// <summary>Markdown, as an item's body is written; empty where no text was found.</summary>
    public required string Markdown { get; init; }

    /// <summary>In the order of the capture.</summary>
    public ImmutableArray<StruckOut> StruckOut { get; init; } = [];

    /// <summary>Who wrote the article, which is not its curator.</summary>
    public Derived<string>? Writer { get; init; }

    /// <summary>The name of the site that published it.</summary>
    public Derived<string>? Site { get; init; }

    /// <summary>The article's own address: http or https, without a user's name.</summary>
    public Derived<Uri>? Address { get; init; }

    /// <summary>The day on which it was published.</summary>
    public Derived<DateOnly>? PublishedOn { get; init; }

    /// <summary>The address of its picture.</summary>
    public Derived<Uri>? Picture { get; init; }

    /// <summary>The body without markup, one block a line.</summary>
    public required string PlainText { get; init; }
}
