using System.Globalization;
using System.Net;
using System.Text;
using Markdig;
using Markdig.Extensions.AutoLinks;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Renderers;

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
            html = Render(body, places);
            return html.Length <= MaxHtmlLength;
        }
        catch (ArgumentException)
        {
            // Markdig's limit of 128 levels says so with this; there is no way to ask beforehand.
            return false;
        }
    }

    /// <summary>The body as HTML that shows it as written, a paragraph where blank lines stand around one.</summary>
    /// <param name="body">The body.</param>
    /// <param name="places">Where each paragraph begins.</param>
    public static string AsParagraphs(string body, out SourceMap places)
    {
        places = new SourceMap();
        var html = new StringBuilder("<p>", body.Length * 2);
        var paragraph = 0;
        foreach (var line in body.AsSpan().EnumerateLines())
        {
            if (line.IsWhiteSpace())
            {
                paragraph = html.Length;
                html.Append("<p>\n");
                continue;
            }

            if (paragraph >= 0)
            {
                body.AsSpan().Overlaps(line.TrimStart(), out var start);
                places.AddGenerated(paragraph, start);
                paragraph = -1;
            }

            html.Append(WebUtility.HtmlEncode(line.ToString())).Append('\n');
        }

        return html.ToString();
    }

    private static string Render(string body, SourceMap places)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        var notes = new MarkdownPlaces(body, places);
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.ObjectWriteBefore += (_, part) => notes.Add(part, writer.GetStringBuilder());
        renderer.Render(Markdown.Parse(body, Pipeline));
        return writer.ToString();
    }
}
