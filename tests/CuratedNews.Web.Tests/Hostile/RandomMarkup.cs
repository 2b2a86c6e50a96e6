using System.Text;

namespace CuratedNews.Web.Tests.Hostile;

/// <summary>Tags, attributes, texts and whole attacks in an order that nobody would write; the same for the same seed.</summary>
internal sealed class RandomMarkup(int seed)
{
    /// <summary>The first of the names, which are allowed in bodies.</summary>
    private const int Listed = 37;

    private static readonly string[] Names =
    [
        "p", "h1", "h2", "h6", "pre", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "figure", "figcaption", "details", "summary", "table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "td", "th", "a", "abbr", "time", "b", "i", "em", "code", "sub", "q", "br", "hr",
        "div", "span", "section", "form", "select", "option", "optgroup", "button", "script", "style", "textarea", "title", "svg", "math", "mi", "mtext", "mglyph", "malignmark", "annotation-xml", "foreignObject", "desc", "noscript", "template", "img", "image", "iframe", "object", "embed", "body", "html",
        "head", "frameset", "frame", "menu", "dir", "listing", "center", "font", "nobr", "marquee", "ruby", "rt", "rp", "plaintext", "xmp", "noembed", "noframes", "input", "keygen", "base", "link", "meta", "video", "source", "dialog", "slot", "x-y",
    ];

    private static readonly string[] Attributes =
    [
        "", "", "", " href=https://example.org/b", " href='javascript:canary()'", " href=/news/x", " href='//other-site.example/'", " src=http://other-site.example/x", " onclick=canary()", " onerror=canary()", " title='a \"b\" <c>'", " title='</title><img src=x onerror=canary()>'", " title='--><script>canary()</script>'", " colspan=3", " rowspan=2",
        " lang=en-GB", " dir=rtl", " scope=col", " datetime=2020-01-02", " start=3 reversed", " style='background:url(http://other-site.example/)'", " id=x class=y name=z", " encoding=text/html", " xmlns=http://www.w3.org/1999/xhtml", " xlink:href='javascript:canary()'", " srcset='x 1x'", " shadowrootmode=open", " is=x-y", " a=`", " =x", " \"",
    ];

    private static readonly string[] Texts =
    [
        "word", " ", "\n", "Hello. ", "&lt;b&gt;", "&amp;", "\u00A0", "<!--c-->", "<!--", "-->", "--!>", "\0", "&#13;", "\u200B", "<![CDATA[", "]]>", "\f", "é漢字", "\uD800", "\uFFFE", "😀", "\"'`=<>&", "</", "<", "<?", "<!x", "\t", "&#xD800;", "&NotEqualTilde;", "/>", "<p", "</p ", "=\"", "'",
    ];

    private readonly Random _dice = new(seed);

    public string Next()
    {
        var markup = new StringBuilder();
        var open = new Stack<string>();
        for (var parts = _dice.Next(1, 40); parts > 0; parts--)
        {
            switch (_dice.Next(12))
            {
                case < 6:
                    // Mostly elements that may stay, with text in them: most others take with them what comes after.
                    open.Push(_dice.Next(3) > 0 ? Names[_dice.Next(Listed)] : One(Names));
                    markup.Append('<').Append(open.Peek()).Append(One(Attributes)).Append(One(Attributes)).Append(_dice.Next(2) > 0 ? ">word" : ">");
                    break;
                case < 8:
                    // What is open ends, mostly; else something that is not.
                    markup.Append("</").Append(_dice.Next(3) > 0 && open.TryPop(out var last) ? last : One(Names)).Append('>');
                    break;
                case < 11:
                    markup.Append(One(Texts));
                    break;
                default:
                    markup.Append(HostileBodies.All[_dice.Next(HostileBodies.All.Count)].Text);
                    break;
            }
        }

        return markup.ToString();
    }

    private string One(string[] of) => of[_dice.Next(of.Length)];
}
