using CuratedNews.Content.Html;
using Xunit;

namespace CuratedNews.Content.Tests.Html;

/// <summary>Bodies that attack a page, by what they attack with, and what is left of each.</summary>
public sealed class HostileBodiesTests
{
    public static TheoryData<string, string> Scripts => new()
    {
        { "<script>alert(1)</script>a", "<p>a</p>" },
        { "<SCRIPT SRC=//evil.example/x.js></SCRIPT>a", "<p>a</p>" },
        { "<scr<script>ipt>alert(1)</scr</script>ipt>a", "<p>ipt&gt;alert(1)ipt&gt;a</p>" },
        { "<script>alert(1)", "" },
        { "a<script/x>alert(1)</script >b", "<p>ab</p>" },
        { "<script><!--<script></script>-->alert(1)</script>a", "<p>a</p>" },
        { "a<iframe src=\"javascript:alert(1)\"></iframe>b", "<p>ab</p>" },
        { "a<iframe srcdoc=\"&lt;script&gt;alert(1)&lt;/script&gt;\"></iframe>b", "<p>ab</p>" },
        { "a<object data=\"javascript:alert(1)\">x</object>b", "<p>ab</p>" },
        { "a<embed src=\"//evil.example/x.swf\">b", "<p>ab</p>" },
        { "a<applet code=\"X\">x</applet>b", "<p>ab</p>" },
        { "a<portal src=\"//evil.example\"></portal>b", "<p>ab</p>" },
        { "a<canvas>x</canvas><audio src=x onerror=y></audio><video><source onerror=y></video>b", "<p>ab</p>" },
    };

    public static TheoryData<string, string> Handlers => new()
    {
        { "<p onclick=\"alert(1)\">a</p>", "<p>a</p>" },
        { "<p ONMOUSEOVER=alert(1)>a</p>", "<p>a</p>" },
        { "<p/onclick=alert(1)>a</p>", "<p>a</p>" },
        { "<img src=x onerror=alert(1)>", "" },
        { "<body onload=alert(1)><p>a", "<p>a</p>" },
        { "<details open ontoggle=alert(1)><summary>a</summary>b</details>", "<details><summary>a</summary><p>b</p></details>" },
        { "<b onpointerrawupdate=1>a</b>", "<p><b>a</b></p>" },
        { "<p \"onclick=alert(1)\">a</p>", "<p>a</p>" },
        { "<marquee onstart=alert(1)>a</marquee>", "<p>a</p>" },
        { "<input autofocus onfocus=alert(1)>a", "<p>a</p>" },
        { "<select autofocus onfocus=alert(1)><option>x</select>a", "<p>a</p>" },
        { "<div style=animation-name:x onanimationstart=alert(1)>a</div>", "<p>a</p>" },
    };

    public static TheoryData<string, string> Addresses => new()
    {
        { "<a href=\"javascript:alert(1)\">a</a>", "<p>a</p>" },
        { "<a href=\"JaVaScRiPt:alert(1)\">a</a>", "<p>a</p>" },
        { "<a href=\" &#14; javascript:alert(1)\">a</a>", "<p>a</p>" },
        { "<a href=\"jav&#x09;ascript:alert(1)\">a</a>", "<p>a</p>" },
        { "<a href=\"jav&#x0A;ascript:alert(1)\">a</a>", "<p>a</p>" },
        { "<a href=\"java&#0;script:alert(1)\">a</a>", "<p>a</p>" },
        { "<a href=\"java&#x7f;script:alert(1)\">a</a>", "<p>a</p>" },
        { "<a href=\"&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;alert(1)\">a</a>", "<p>a</p>" },
        { "<a href=\"javascript&colon;alert(1)\">a</a>", "<p>a</p>" },
        { "<a href=\"javascript&#58alert(1)\">a</a>", "<p>a</p>" },
        { "<a href=\"vbscript:x\">a</a>", "<p>a</p>" },
        { "<a href=\"data:text/html;base64,PHNjcmlwdD4=\">a</a>", "<p>a</p>" },
        { "<a href=\"DATA:text/html,<script>alert(1)</script>\">a</a>", "<p>a</p>" },
        { "<a href=\"blob:https://evil.example/1\">a</a>", "<p>a</p>" },
        { "<a href=\"file:///etc/passwd\">a</a>", "<p>a</p>" },
        { "<a href=\"view-source:https://example.org/\">a</a>", "<p>a</p>" },
        { "<a href=\"feed:javascript:alert(1)\">a</a>", "<p>a</p>" },
        { "<a href=\"ftp://example.org/x\">a</a>", "<p>a</p>" },
        { "<a href=\"tel:+1\">a</a>", "<p>a</p>" },
        { "<a href=\"//evil.example/\">a</a>", "<p>a</p>" },
        { "<a href=\"/\\evil.example/\">a</a>", "<p>a</p>" },
        { "<a href=\"/&#9;/evil.example/\">a</a>", "<p>a</p>" },
        { "<a href=\"\\\\evil.example\\x\">a</a>", "<p>a</p>" },
        { "<a href=\"https:evil.example\">a</a>", "<p>a</p>" },
        { "<a href=\"https:///evil.example\">a</a>", "<p>a</p>" },
        { "<a href=\"https://good.example@evil.example/\">a</a>", "<p>a</p>" },
        { "<a href=\"http://\">a</a>", "<p>a</p>" },
        { "<a href=\"../x\">a</a><a href=\"x\">b</a><a href=\"#x\">c</a><a href=\"?x\">d</a>", "<p>abcd</p>" },
        { "<a href=\"/news/../api/v3/x\">a</a>", "<p>a</p>" },
        { "<a href=\"/%61pi/v3/x\">a</a>", "<p>a</p>" },
        { "<a href=\"/preview/x\">a</a>", "<p>a</p>" },
        { "<a href=\"/Preview\">a</a>", "<p>a</p>" },
        { "<a href=\"/..//evil.example/\">a</a>", "<p>a</p>" },
        { "<a href=\"mailto:\">a</a>", "<p>a</p>" },
        { "<a href=\"x:y\" href=\"https://example.org/\">a</a>", "<p>a</p>" },
        { "<a xlink:href=\"javascript:alert(1)\">a</a>", "<p>a</p>" },
        { "<a href=\"https://example.org/\" target=_blank rel=opener ping=\"//evil.example\" download>a</a>", "<p><a href=\"https://example.org/\" rel=\"nofollow noopener\">a</a></p>" },
        { "<q cite=\"javascript:alert(1)\">a</q><blockquote cite=\"javascript:alert(1)\">b</blockquote>", "<p><q>a</q></p>\n<blockquote><p>b</p></blockquote>" },
        { "<form action=\"javascript:alert(1)\"><button formaction=\"javascript:alert(1)\">x</button>a</form>", "<p>a</p>" },
        { "<table background=\"javascript:alert(1)\"><tr><td background=x>a</table>", "<table><tbody><tr><td>a</td></tr></tbody></table>" },
    };

    public static TheoryData<string, string> Images => new()
    {
        { "<img src=\"data:image/svg+xml,x\" alt=\"A chart\">", "<p>A chart</p>" },
        { "<img srcset=\"x 1x, //evil.example 2x\" src=x>", "" },
        { "<picture><source srcset=//evil.example/x><img alt=\"A chart\"></picture>", "<p>A chart</p>" },
        { "<img alt=\"<script>alert(1)</script>\">", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>" },
        { "<image src=x onerror=alert(1) alt=y>", "<p>y</p>" },
        { "<p style=\"background:url(//evil.example/x)\">a</p>", "<p>a</p>" },
    };

    public static TheoryData<string, string> ForeignContent => new()
    {
        { "a<svg onload=alert(1)><script>alert(1)</script></svg>b", "<p>ab</p>" },
        { "a<svg><style><img src=x onerror=alert(1)></style></svg>b", "<p>a b</p>" },
        { "a<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>b", "<p>ab</p>" },
        { "a<svg><foreignObject><p onclick=x>c</p></foreignObject></svg>b", "<p>ab</p>" },
        { "a<svg><p>b</p></svg>c", "<p>a</p>\n<p>b</p>\n<p>c</p>" },
        { "a<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">", "<p>a</p>\n<p>&quot;&gt;</p>" },
        { "a<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">", "<p>a</p>" },
        { "a<math href=\"javascript:alert(1)\">x</math>b", "<p>ab</p>" },
        { "a<math><annotation-xml encoding=\"text/html\"><p>x</p></annotation-xml></math>b", "<p>ab</p>" },
        { "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>", "" },
    };

    public static TheoryData<string, string> Mutations => new()
    {
        { "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">a", "<p>&quot;&gt;a</p>" },
        { "<textarea><p title=\"</textarea><img src=x onerror=alert(1)>\">a", "<p>&quot;&gt;a</p>" },
        { "<title><p title=\"</title><img src=x onerror=alert(1)>\">a", "<p>&quot;&gt;a</p>" },
        { "<style><p title=\"</style><img src=x onerror=alert(1)>\">a", "<p>&quot;&gt;a</p>" },
        { "<xmp><p title=\"</xmp><img src=x onerror=alert(1)>\">a", "<p>&quot;&gt;a</p>" },
        { "<noembed><p title=\"</noembed><img src=x onerror=alert(1)>\">a", "<p>&quot;&gt;a</p>" },
        { "<noframes><p title=\"</noframes><img src=x onerror=alert(1)>\">a", "<p>&quot;&gt;a</p>" },
        { "<iframe><p title=\"</iframe><img src=x onerror=alert(1)>\">a", "<p>&quot;&gt;a</p>" },
        { "<template><script>alert(1)</script><p>x</p></template>a", "<p>a</p>" },
        { "<plaintext><script>alert(1)</script>", "" },
        { "<p>a<plaintext></p><script>alert(1)</script>", "<p>a</p>" },
        { "<listing>&lt;img onerror=alert(1)&gt;</listing>", "<pre>&lt;img onerror=alert(1)&gt;</pre>" },
        { "<select><template><p>x</select>a", "" },
        { "<b title=\"a`<script>\">a</b>", "<p><b>a</b></p>" },
        { "<abbr title='\"><script>alert(1)</script>'>a</abbr>", "<p><abbr title=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\">a</abbr></p>" },
        { "<abbr title=\"&quot;&gt;&lt;script&gt;\">a</abbr>", "<p><abbr title=\"&quot;&gt;&lt;script&gt;\">a</abbr></p>" },
        { "&lt;script&gt;alert(1)&lt;/script&gt;", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>" },
        { "&amp;lt;script&amp;gt;", "<p>&amp;lt;script&amp;gt;</p>" },
        { "<p>a</p x=\"><script>alert(1)</script>\">b", "<p>a</p>\n<p>b</p>" },
        { "<a<script>b", "<p>b</p>" },
        { "<p>a<</p><b", "<p>a&lt;</p>" },
    };

    public static TheoryData<string, string> Comments => new()
    {
        { "a<!-- <script>alert(1)</script> -->b", "<p>ab</p>" },
        { "a<!--><script>alert(1)</script>-->b", "<p>a--&gt;b</p>" },
        { "a<!--[if IE]><script>alert(1)</script><![endif]-->b", "<p>ab</p>" },
        { "a<!-- --!><img src=x onerror=alert(1)> -->b", "<p>a --&gt;b</p>" },
        { "a<![CDATA[<script>alert(1)</script>]]>b", "<p>aalert(1)]]&gt;b</p>" },
        { "a<svg><![CDATA[><img src=x onerror=alert(1)>]]></svg>b", "<p>ab</p>" },
        { "a<?xml version=\"1.0\"?><?php echo 1 ?>b", "<p>ab</p>" },
        { "a<!DOCTYPE html [<!ENTITY x \"y\">]>b", "<p>a]&gt;b</p>" },
        { "a<% script %>b", "<p>a&lt;% script %&gt;b</p>" },
    };

    public static TheoryData<string, string> Nesting => new()
    {
        // AngleSharp 1.10.3 fails on this one itself.
        { "a<p><select>b<xmp></xmp><select rowspan=2></section>c", "<p>a</p>\n<p>b</p>\n<p>c</p>" },
        { "<form><form><input name=x></form><p>a</form>", "<p>a</p>" },
        { "<table><tr><td><form><table><tr><td>a</table></form></table>", "<table><tbody><tr><td><table><tbody><tr><td>a</td></tr></tbody></table></td></tr></tbody></table>" },
        { "<table><p>a</p><tr><td>b</table>", "<p>a</p>\n<table><tbody><tr><td>b</td></tr></tbody></table>" },
        { "<table><tr><script>alert(1)</script><td>a</table>", "<table><tbody><tr><td>a</td></tr></tbody></table>" },
        { "<table><table><tr><td>a</table>", "<table><tbody><tr><td>a</td></tr></tbody></table>" },
        { "<select><select><option>a</select>b", "" },
        { "<button><button>a</button>b</button>c", "<p>bc</p>" },
    };

    public static TheoryData<string, string> Identities => new()
    {
        { "<p id=cookie name=body class=admin data-x=1 aria-label=x role=alert slot=x is=y part=z>a</p>", "<p>a</p>" },
        { "<a name=x>a</a><a id=y>b</a>", "<p>ab</p>" },
        { "<form name=document id=getElementById><p>a</form>", "<p>a</p>" },
        { "<p contenteditable tabindex=1 accesskey=x autofocus popover draggable=true hidden inert>a</p>", "<p>a</p>" },
        { "<x-widget onclick=x>a</x-widget>", "<p>a</p>" },
    };

    public static TheoryData<string, string> HeadElements => new()
    {
        { "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">a", "<p>a</p>" },
        { "<base href=\"//evil.example/\">a", "<p>a</p>" },
        { "<link rel=stylesheet href=\"//evil.example/x.css\">a", "<p>a</p>" },
        { "<head><title>x</title></head><body>a", "<p>a</p>" },
        { "<frameset onload=alert(1)><frame src=\"javascript:alert(1)\"></frameset>a", "<p>a</p>" },
        { "<html manifest=x><p>a", "<p>a</p>" },
    };

    public static TheoryData<string, string> Styles => new()
    {
        { "<style>@import '//evil.example/x.css';</style>a", "<p>a</p>" },
        { "<p style=\"width:expression(alert(1))\">a</p>", "<p>a</p>" },
        { "<p style=\"position:fixed;inset:0\" class=\"modal\">a</p>", "<p>a</p>" },
        { "<font face=\"x\" color=red size=7>a</font>", "<p>a</p>" },
    };

    public static TheoryData<string, string> UnclosedMarkup => new()
    {
        { "<p>a<b>b<i>c<p>d", "<p>a<b>b<i>c</i></b></p>\n<p><b><i>d</i></b></p>" },
        { "<ul><li>a<ul><li>b", "<ul><li>a<ul><li>b</li></ul></li></ul>" },
        { "<blockquote><p>a", "<blockquote><p>a</p></blockquote>" },
        { "<a href=\"https://example.org/\">a<p>b", "<p><a href=\"https://example.org/\" rel=\"nofollow noopener\">a</a></p>\n<p><a href=\"https://example.org/\" rel=\"nofollow noopener\">b</a></p>" },
        { "<table><tr><td>a", "<table><tbody><tr><td>a</td></tr></tbody></table>" },
        { "<p title=\"a>b", "" },
        { "<h2>a<p>b", "<h2>a</h2>\n<p>b</p>" },
        { "</p></div></b></table></script>a", "<p>a</p>" },
    };

    [Theory]
    [MemberData(nameof(Scripts))]
    [MemberData(nameof(Handlers))]
    [MemberData(nameof(Addresses))]
    [MemberData(nameof(Images))]
    [MemberData(nameof(ForeignContent))]
    [MemberData(nameof(Mutations))]
    [MemberData(nameof(Comments))]
    [MemberData(nameof(Nesting))]
    [MemberData(nameof(Identities))]
    [MemberData(nameof(HeadElements))]
    [MemberData(nameof(Styles))]
    [MemberData(nameof(UnclosedMarkup))]
    public void A_hostile_body_leaves_its_harmless_text(string body, string expected)
    {
        var cleaned = HtmlCleaner.Clean(body);

        Assert.Equal(expected, cleaned.Html.ToString());
        Assert.Equal([], PublishedMarkup.Faults(cleaned.Html));
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    [MemberData(nameof(Handlers))]
    [MemberData(nameof(Addresses))]
    [MemberData(nameof(Images))]
    [MemberData(nameof(ForeignContent))]
    [MemberData(nameof(Mutations))]
    [MemberData(nameof(Comments))]
    [MemberData(nameof(Nesting))]
    [MemberData(nameof(Identities))]
    [MemberData(nameof(HeadElements))]
    [MemberData(nameof(Styles))]
    [MemberData(nameof(UnclosedMarkup))]
    public void A_hostile_body_in_Markdown_leaves_nothing_that_is_not_allowed(string body, string expected)
    {
        var rendered = BodyRenderer.Render("Some *text* before.\n\n" + body + "\n\n> " + body, BodyFormat.Markdown, Places.InFile);

        Assert.Equal([], PublishedMarkup.Faults(rendered.Html));
        Assert.NotNull(expected);
    }
}
