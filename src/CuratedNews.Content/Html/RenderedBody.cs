using System.Collections.Immutable;
using CuratedNews.Content.Diagnostics;

namespace CuratedNews.Content.Html;

/// <summary>A body as it is published.</summary>
/// <param name="Html">The markup.</param>
/// <param name="Text">The same without markup, one block a line.</param>
/// <param name="Words">How many words a reader reads; zero for an empty body.</param>
/// <param name="Diagnostics">What the body lost and where: at most 20, then one that counts the others. Never an error.</param>
public sealed record RenderedBody(SafeHtml Html, string Text, int Words, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>The first 200 links to paths of this site, in the order of the source.</summary>
    public ImmutableArray<BodyLink> Links { get; init; } = [];

    /// <summary>Where each block begins in its file, in the order of the markup; see <see cref="BodyBlocks"/>.</summary>
    public ImmutableArray<SourceLocation> Blocks { get; init; } = [];

    /// <summary>At 220 words a minute; at least 1.</summary>
    public int ReadingMinutes => PlainText.ReadingMinutes(Words);
}
