using CuratedNews.Content.Html;
using CuratedNews.Content.Tests.Html;

namespace CuratedNews.Benchmarks.Fuzzing;

/// <summary>Bodies in HTML: elements and attributes nested and closed at random, with what is known to lead parsers astray.</summary>
internal static class CleanerFuzz
{
    private static readonly string[] Pieces =
    [
        .. ((string[])["p", "h1", "h3", "pre", "ul", "li", "dl", "dt", "dd", "blockquote", "figure", "figcaption", "details", "summary", "table", "caption", "tbody", "tr", "td", "a", "b", "em", "code", "br", "hr", "div", "span", "form", "select", "option", "button", "script", "style", "textarea", "title", "svg", "math", "mi", "mglyph", "annotation-xml", "foreignObject", "desc", "noscript", "template", "img", "iframe", "object", "body", "html", "frameset", "listing", "font", "nobr", "marquee", "plaintext", "xmp", "input", "noembed", "base", "meta"])
            .SelectMany(name => new[] { $"<{name}>", $"<{name}>", $"</{name}>" }),
        "<a href=https://a.example/b>", "<a href='java\nscript:x'>", "<a href=/news/x onclick=x>", "<a href='//evil.example'>", "<img src=x onerror=x>", "<td colspan=3 rowspan=2>", "<p title='a \"b\" <c>' style='color:red'>", "<form id=parentNode><input name=attributes>", "<svg><style><img src=x onerror=x>", "<math><annotation-xml encoding='text/html'>",
        "<img srcset='x 1x, javascript:y 2x'>", "word ", "a\n b", "&lt;b&gt;", "<!--", "-->", "--!>", "<![CDATA[", "]]>", "<", "</", "<!doctype x>", "<?x", "\" ", "' ", "=", "&#xD800;", "&NotEqualTilde;", "&colon;", "&Tab;",
    ];

    public static FuzzTarget Target { get; } = new("cleaner", dice => dice.Soup(Pieces, dice.Chance(0.05) ? 2_000 : 40), text => Task.FromResult(FaultOf(HtmlCleaner.Clean(text).Html)));

    /// <summary>What a browser would find in clean markup that should not be there.</summary>
    public static string? FaultOf(SafeHtml html)
    {
        var once = html.ToString();
        var again = HtmlCleaner.Clean(once);
        var faults = PublishedMarkup.Faults(html);
        return faults.Count > 0 ? string.Join("; ", faults)
            : again.Html.ToString() != once ? $"cleaned again it is {again.Html}"
            : !again.Removals.IsEmpty ? "cleaned again it loses something"
            : null;
    }
}
