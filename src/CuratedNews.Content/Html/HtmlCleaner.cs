using System.Collections.Immutable;
using CuratedNews.Content.Diagnostics;

namespace CuratedNews.Content.Html;

/// <summary>Turns any text into markup that is safe to publish and valid in every page. Never throws; cleaning twice changes nothing.</summary>
/// <remarks>
/// AngleSharp reads as browsers do, <see cref="SimpleMarkup"/> what needs no such care; what <see cref="AllowedMarkup"/> names is built anew in <see cref="BodyTree"/>, put
/// right, and written by <see cref="MarkupWriter"/>. Nothing of the source's markup is ever copied.
/// </remarks>
public static class HtmlCleaner
{
    public static CleanedHtml Clean(string html) => Clean(html, linesEndSentences: false);

    /// <param name="html">The body.</param>
    /// <param name="linesEndSentences">Is a body of one paragraph a brief, whose lines are sentences from different places?</param>
    internal static CleanedHtml Clean(string html, bool linesEndSentences)
    {
        var tree = new BodyTree(html.Length);
        var texts = new TextPlaces(html);
        return SimpleMarkup.TryRead(html, tree, texts) ? Finish(tree, texts, [], [], linesEndSentences) : CleanByParser(html, linesEndSentences);
    }

    /// <summary>The same, without the short cut of <see cref="SimpleMarkup"/>.</summary>
    internal static CleanedHtml CleanByParser(string html, bool linesEndSentences)
    {
        var tree = new BodyTree(html.Length);
        var removals = ImmutableArray<Removal>.Empty;
        var links = ImmutableArray<LocalLink>.Empty;
        var texts = new TextPlaces(html);
        if (HtmlSource.TryParse(html, out var nodes))
        {
            var log = new RemovalLog(html);
            var reader = new ElementReader(tree, log, texts);
            reader.Read(nodes);
            (removals, links) = (log.Removals, reader.Links);
        }
        else
        {
            removals = [new Removal(Rules.BodyTooComplex, "HTML", 0)];
            TokenReader.Read(html, tree, texts);
        }

        return Finish(tree, texts, removals, links, linesEndSentences);
    }

    private static CleanedHtml Finish(BodyTree tree, TextPlaces texts, ImmutableArray<Removal> removals, ImmutableArray<LocalLink> links, bool linesEndSentences)
    {
        if (linesEndSentences)
        {
            BriefSentences.Separate(tree.Root, texts);
        }

        StructureShaper.Shape(tree.Root);
        HeadingOutline.Apply(tree.Root);
        return new CleanedHtml(SafeHtml.FromCleaner(MarkupWriter.Write(tree.Root)), removals)
        {
            Links = links,
            Blocks = BodyBlocks.OffsetsOf(tree.Root),
        };
    }
}
