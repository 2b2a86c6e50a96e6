using System.Collections.Immutable;

namespace CuratedNews.Content.Html;

/// <summary>A body's clean form, and what it lost, in the order of the source.</summary>
public sealed record CleanedHtml(SafeHtml Html, ImmutableArray<Removal> Removals)
{
    /// <summary>The first 200 links to paths of this site, in the order of the source.</summary>
    public ImmutableArray<LocalLink> Links { get; init; } = [];

    /// <summary>Where each block begins in the source, in the order of the markup; see <see cref="BodyBlocks"/>.</summary>
    public ImmutableArray<int> Blocks { get; init; } = [];
}
