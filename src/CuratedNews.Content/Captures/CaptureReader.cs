using CuratedNews.Content.Diagnostics;
using CuratedNews.Content.Html;

namespace CuratedNews.Content.Captures;

/// <summary>Reads a raw article, as text or as a page, into what an item needs. Never throws, whatever the text is; needs no clock.</summary>
public static class CaptureReader
{
    /// <param name="text">The capture, decoded.</param>
    /// <param name="format">What it is written in; null to tell by <see cref="FormatOf"/>.</param>
    /// <param name="address">Where it was found, to which a page's relative links lead; null where that is not known.</param>
    public static CapturedArticle Read(string text, CaptureFormat? format = null, Uri? address = null)
    {
        var article = (format ?? FormatOf(text)) == CaptureFormat.Html ? PageCapture.Read(text, address) : TextCapture.Read(text);

        // What a description is held against is the text as the site will show it.
        var body = BodyRenderer.Render(article.Markdown, BodyFormat.Markdown, index => new SourceLocation("", 1, index + 1)).Text;
        return article with
        {
            PlainText = body,
            Description = article.Description is { } found ? Settled(found, body) : null,
        };
    }

    /// <summary>A text that begins with markup is a page.</summary>
    public static CaptureFormat FormatOf(string text)
    {
        var start = text.AsSpan().TrimStart("\uFEFF \t\r\n");
        return start is ['<', var next, ..] && (char.IsAsciiLetter(next) || next is '!' or '?') && start.Contains('>') ? CaptureFormat.Html : CaptureFormat.Text;
    }

    private static Derived<string>? Settled(Derived<string> description, string body)
    {
        var settled = Lead.Of(Summary.Of(description.Value, body));
        return settled.Length == 0 ? null : description with { Value = settled };
    }
}
