using System.Collections.Immutable;
using CuratedNews.Content.Diagnostics;

namespace CuratedNews.Content.Html;

/// <summary>Renders the body of an item. Never throws, and takes about two seconds at most for a million characters of anything.</summary>
public static class BodyRenderer
{
    private const int MaxDiagnostics = 20;

    /// <param name="body">What follows the front matter.</param>
    /// <param name="format">What the file's name says that the body is written in.</param>
    /// <param name="locate">The place in the file of an index into the body.</param>
    public static RenderedBody Render(string body, BodyFormat format, Func<int, SourceLocation> locate)
    {
        var (cleaned, places) = format == BodyFormat.Html || IsHtml(body)
            ? (HtmlCleaner.Clean(body, linesEndSentences: true), SourceMap.Identity)
            : RenderMarkdown(body);
        var text = PlainText.Of(cleaned.Html);
        return new RenderedBody(cleaned.Html, text, PlainText.CountWords(text), Diagnose(cleaned.Removals, places, locate))
        {
            Links = [.. cleaned.Links.Select(link => new BodyLink(link.Address, locate(places.ToSource(link.Offset))))],
            Blocks = ImmutableArray.CreateRange(cleaned.Blocks, offset => locate(places.ToSource(offset))),
        };
    }

    /// <summary>Is a Markdown body HTML as a whole, as exports from other systems are?</summary>
    private static bool IsHtml(string body)
    {
        var trimmed = body.AsSpan().Trim();
        return trimmed.Length > 2 && trimmed[0] == '<' && char.IsAsciiLetter(trimmed[1]) && trimmed[^1] == '>';
    }

    private static (CleanedHtml Cleaned, SourceMap Places) RenderMarkdown(string body)
    {
        if (MarkdownSource.TryRender(body, out var html, out var places))
        {
            return (HtmlCleaner.Clean(html), places);
        }

        // What Markdown cannot make sense of is still text that an editor wrote.
        var plain = HtmlCleaner.Clean(MarkdownSource.AsParagraphs(body, out places));
        var blocks = ImmutableArray.CreateRange(plain.Blocks, places.ToSource);
        return (plain with { Removals = [new Removal(Rules.BodyTooComplex, "Markdown", 0)], Blocks = blocks }, SourceMap.Identity);
    }

    private static ImmutableArray<Diagnostic> Diagnose(ImmutableArray<Removal> removals, SourceMap places, Func<int, SourceLocation> locate)
    {
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var removal in removals.Take(MaxDiagnostics))
        {
            diagnostics.Add(removal.Rule.At(locate(places.ToSource(removal.Offset)), Rules.Quote(removal.What)));
        }

        if (removals.Length > MaxDiagnostics)
        {
            diagnostics.Add(Rules.MoreOfBody.At(diagnostics[^1].Location, removals.Length - MaxDiagnostics));
        }

        return diagnostics.DrainToImmutable();
    }
}
