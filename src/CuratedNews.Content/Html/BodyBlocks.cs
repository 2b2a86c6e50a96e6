using System.Collections.Immutable;

namespace CuratedNews.Content.Html;

/// <summary>
/// The elements of a published body that have a place of their own. Who selects them from its markup, in the order of the
/// document, has as many as <see cref="RenderedBody.Blocks"/> has places, in the same order.
/// </summary>
public static class BodyBlocks
{
    /// <summary>Is an element of this lower-case name a block, rather than part of a text?</summary>
    public static bool Has(string element) => AllowedMarkup.KindOf(element) is not (null or ElementKind.Inline or ElementKind.LineBreak);

    /// <summary>Where each block begins in the source; one of which nothing is known stands where the one before it does.</summary>
    internal static ImmutableArray<int> OffsetsOf(MarkupNode root)
    {
        var offsets = ImmutableArray.CreateBuilder<int>();
        Add(root, offsets);
        return offsets.DrainToImmutable();
    }

    private static void Add(MarkupNode parent, ImmutableArray<int>.Builder offsets)
    {
        foreach (var child in parent.Children)
        {
            if (!child.IsInline)
            {
                offsets.Add(child.Offset >= 0 ? child.Offset : offsets.Count > 0 ? offsets[^1] : 0);
                Add(child, offsets);
            }
        }
    }
}
