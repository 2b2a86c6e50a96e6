using System.Globalization;
using System.Net;
using System.Text;
using Markdig;
using Markdig.Extensions.AutoLinks;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CuratedNews.Content.Html;

/// <summary>Reads Markdown into HTML that is still to be cleaned: raw HTML passes through it.</summary>
internal static class MarkdownSource
{
    /// <summary>A few characters of Markdown can ask for many of HTML, such as those of sixty lists in one another on each line.</summary>
    private const int MaxHtmlLength = 5_000_000;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseDefinitionLists()
        .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
        .UseAutoLinks(new AutoLinkOptions { UseHttpsForWWWLinks = true })
        .UsePreciseSourceLocation()
        .Build();

    /// <summary>False where the body nests deeper than Markdig goes, or would keep it busy for seconds.</summary>
    public static bool TryRender(string body, out string html, out SourceMap places)
    {
        html = "";
        places = new SourceMap();
        if (MarkdownEffort.IsTooMuch(body))
        {
            return false;
        }

        try
        {
            html = Render(Markdown.Parse(body, Pipeline), places);
            return html.Length <= MaxHtmlLength;
        }
        catch (ArgumentException)
        {
            // Markdig's limit of 128 levels says so with this; there is no way to ask beforehand.
            return false;
        }
    }

    /// <summary>The body as HTML that shows it as written, a paragraph where blank lines stand around one.</summary>
    public static string AsParagraphs(string body)
    {
        var html = new StringBuilder("<p>", body.Length * 2);
        foreach (var line in body.AsSpan().EnumerateLines())
        {
            html.Append(line.IsWhiteSpace() ? "<p>" : WebUtility.HtmlEncode(line.ToString())).Append('\n');
        }

        return html.ToString();
    }

    private static string Render(MarkdownDocument document, SourceMap places)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.ObjectWriteBefore += (_, part) => Note(part, writer.GetStringBuilder().Length, places);
        renderer.Render(document);
        return writer.ToString();
    }

    private static void Note(MarkdownObject part, int generated, SourceMap places)
    {
        switch (part)
        {
            case HtmlInline inline:
                places.AddVerbatim(generated, inline.Span.Start);
                break;
            case HtmlBlock block:
                foreach (var line in block.Lines.Lines.AsSpan(0, block.Lines.Count))
                {
                    places.AddVerbatim(generated, line.Slice.Start);
                    generated += line.Slice.Length + 1;
                }

                break;
            default:
                places.AddGenerated(generated, part.Span.Start);
                break;
        }
    }
}
