using AngleSharp.Dom;
using Xunit;

namespace CuratedNews.Web.Tests;

/// <summary>Whatever stands in a file, readers get a page that can be read and does nothing.</summary>
public sealed class HostileContentTests
{
    private const string Nasty = "</title><script>alert(1)</script>\"' onload=alert(2) x=\" ]]> <!-- & &amp; <b>bold";

    /// <summary>Elements that load, run, send or cover something.</summary>
    private const string Forbidden = "script:not([type='application/ld+json']), iframe, object, embed, applet, base, form, input, button, style, link[rel=import], meta[http-equiv], frame, portal, template, math, foreignObject, animate, set, audio, video";

    /// <summary>Where the site's own controls stand, in which no text of a file could open an element.</summary>
    private const string OwnControls = ".masthead, body > footer, body > dialog, main > header > form, #following, .article > header > .keep, .article > header > p > .keep";

    [Fact]
    public async Task Markup_in_any_field_is_text()
    {
        using var content = new TemporaryContent();
        var text = TemporaryContent.Quote(Nasty);
        content.WriteNasty(Nasty, Nasty, $"{Nasty}: {Nasty} topic", $"""
            viaLink: 'javascript:alert(1)'
            featuredImage:
              href: missing.png
              alt: {text}
            openGraphMetaData:
              ogtitle: {text}
              ogdescription: {text}
            """);
        await using var site = await RunningSite.StartAsync(content.Root);

        var crawl = await SiteCrawl.OfAsync(site);

        Assert.Empty(site.Imported.Errors);
        Assert.Empty(crawl.Failures);
        Assert.Empty(crawl.Pages.SelectMany(Unsafe));
        Assert.Empty(crawl.Pages.SelectMany(PageRules.Broken));
        Assert.Equal(Nasty, crawl["/news/nasty"].Document.QuerySelector("h1")?.TextContent);
        Assert.Equal("nofollow noopener", crawl["/news/nasty"].Document.QuerySelector("a.onward")?.GetAttribute("rel"));
        Assert.True(crawl.Pages.Count >= 8, $"only {crawl.Pages.Count} pages");
    }

    [Theory]
    [InlineData("html")]
    [InlineData("md")]
    public async Task A_body_brings_nothing_that_runs(string extension)
    {
        using var content = new TemporaryContent();
        content.WriteBody(extension, "A body of traps", """
            <p onclick="alert(1)" style="position:fixed;inset:0">First <b>words</b> <a href="javascript:alert(1)">one</a> <a href=" java&#10;script:alert(1)">two</a> <a href="data:text/html,<script>alert(1)</script>">three</a> <a href="//evil.example/">four</a> <a href="vbscript:x">five</a></p>
            <script>alert('one')</script><SCRIPT SRC=//evil.example/x.js></SCRIPT>
            <img src=x onerror=alert(1)><img src="https://evil.example/pixel.gif"><svg onload=alert(1)><script>alert(1)</script><foreignObject><body onload=alert(1)></foreignObject></svg>
            <iframe src="https://evil.example/"></iframe><object data="x"></object><embed src="x"><base href="https://evil.example/"><meta http-equiv="refresh" content="0;url=https://evil.example/">
            <form action="https://evil.example/"><input name=q><button formaction="javascript:alert(1)">go</button></form>
            <style>body { display: none }</style><link rel=stylesheet href="https://evil.example/x.css">
            <noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>
            </div></main></body></html><h1>Not the headline</h1><p id="main" class="skip">Last words ]]> -->

            [six](javascript:alert(1)) ![seven](javascript:alert(1)) <javascript:alert(1)> [eight]: javascript:alert(1)

            <details open ontoggle=alert(1)><summary>More</summary>text</details><video><source onerror=alert(1)></video>
            <math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;"></math> -->
            """);
        await using var site = await RunningSite.StartAsync(content.Root);

        var crawl = await SiteCrawl.OfAsync(site);

        Assert.Empty(crawl.Failures);
        Assert.Empty(crawl.Pages.SelectMany(Unsafe));
        Assert.Empty(crawl.Pages.SelectMany(PageRules.Broken));
        var page = crawl["/news/body"];
        Assert.Equal("A body of traps", page.Document.QuerySelector("h1")?.TextContent);
        Assert.Contains("First words one two", page.Text, StringComparison.Ordinal);
        Assert.Contains("Last words", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector("body > footer"));
    }

    [Fact]
    public async Task Characters_that_turn_the_line_around_are_not_passed_on()
    {
        using var content = new TemporaryContent();
        content.WriteItem("turned", "Before \u202Eafter\u2066 and\u2069\uFEFF more", "author: [\"Ada \u202Enot Ada\"]\ncategories: [\"Symplur: \u202Eerac\"]\n");
        await using var site = await RunningSite.StartAsync(content.Root);

        var crawl = await SiteCrawl.OfAsync(site);

        Assert.Empty(crawl.Failures);
        Assert.Equal("Before after and more", crawl["/news/turned"].Document.QuerySelector("h1")?.TextContent);
        Assert.DoesNotContain(crawl.Pages, page => page.Html.AsSpan().IndexOfAnyInRange('\u202A', '\u202E') >= 0 || page.Html.AsSpan().IndexOfAnyInRange('\u2066', '\u2069') >= 0);
    }

    [Fact]
    public async Task Very_long_texts_are_shown_and_cut_where_they_must_be()
    {
        using var content = new TemporaryContent();
        var title = string.Join(' ', Enumerable.Repeat("A rather long headline", 14))[..300];
        var word = new string('w', 400);
        content.WriteItem("long", title, body: string.Join(' ', Enumerable.Repeat("Sentences without an end", 3_000)));
        content.WriteItem("word", word, $"description: {word}\ncategories: ['Symplur: {word}']\nauthor: [{word}]\nvia: {word}\n", word);
        await using var site = await RunningSite.StartAsync(content.Root);

        var crawl = await SiteCrawl.OfAsync(site);

        Assert.Empty(crawl.Failures);
        Assert.Empty(crawl.Pages.SelectMany(PageRules.Broken));
        Assert.Equal(title, crawl["/news/long"].Document.QuerySelector("h1")?.TextContent);
        Assert.Equal(word, crawl["/news/word"].Document.QuerySelector("h1")?.TextContent);
    }

    [Fact]
    public async Task Names_that_differ_in_case_or_signs_alone_make_no_page_break()
    {
        using var content = new TemporaryContent();
        content.WriteItem("a", more: "categories: ['Symplur: Care', 'symplur: Beds', 'SYMPLUR!: Doors', '###: One', '!!!: Two', 'No vocabulary', ': Colon', 'Ελλάδα: Υγεία', '医療: 看護']\nauthor: [Zoë, Zoe, ZOË]\n");
        content.WriteItem("b", more: "relatedOfferings:\n- { label: '🏥 Ward', permalink: /offering/ward }\n- { label: 'Ωmega', permalink: /offering/%CF%89mega }\n- { label: '1 First', permalink: /offering/1-first }\n");
        await using var site = await RunningSite.StartAsync(content.Root);

        var crawl = await SiteCrawl.OfAsync(site);

        Assert.Empty(crawl.Failures);
        Assert.Empty(crawl.Pages.SelectMany(PageRules.Broken));
    }

    private static IEnumerable<string> Unsafe(CrawledPage page) =>
    [
        .. page.Document.QuerySelectorAll(Forbidden).Where(element => !IsOwn(element)).Select(element => $"{page.Url}: {element.OuterHtml}"),
        .. page.Document.All.SelectMany(element => element.Attributes, (element, attribute) => (element, attribute))
            .Where(pair => pair.attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || pair.attribute.Name is "style" or "srcdoc" or "formaction" or "ping" || IsCode(pair.attribute))
            .Select(pair => $"{page.Url}: {pair.attribute.Name} of {pair.element.OuterHtml}"),
        .. page.Document.QuerySelectorAll("[src], img, link").Select(element => element.GetAttribute("src") ?? element.GetAttribute("href"))
            .Where(url => url is not null && !url.StartsWith('/') && !url.StartsWith("http://localhost:5080/", StringComparison.Ordinal))
            .Select(url => $"{page.Url} loads {url}"),
    ];

    private static bool IsOwn(IElement element) =>
        PageRules.IsOwnScript(element) || (element.LocalName is "form" or "input" or "button" or "template" && element.Closest(OwnControls) is not null && element.Closest(".prose, h1, h2, h3, .meta, .summary") is null);

    private static bool IsCode(IAttr attribute)
    {
        var value = new string([.. attribute.Value.Where(c => c > ' ')]);
        return attribute.Name is "href" or "src" or "action" or "xlink:href" or "poster" or "background"
            && (value.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase) || value.StartsWith("data:", StringComparison.OrdinalIgnoreCase) || value.StartsWith("vbscript:", StringComparison.OrdinalIgnoreCase) || value.StartsWith("//", StringComparison.Ordinal));
    }
}
