using Xunit;

namespace CuratedNews.Web.Tests.Representations;

/// <summary>Whatever stands in a file, programs get JSON, YAML and Markdown that say it and nothing else.</summary>
public sealed class HostileTextTests
{
    [Theory]
    [InlineData("</title><script>alert(1)</script> \"' ]]> <!-- & &amp; &#60; <b>bold")]
    [InlineData("--- # not: [yaml] {at: all} | > % @ ` \\ \" ' *a &b !c")]
    [InlineData("# *a* _b_ `c` [d](javascript:alert(1)) ![e](x) ~~f~~ | g | <h> \\")]
    [InlineData("1. one")]
    [InlineData("- one")]
    [InlineData("> one")]
    [InlineData("=====")]
    [InlineData("```")]
    [InlineData("# one ##")]
    [InlineData("ends with a backslash \\")]
    [InlineData("!")]
    [InlineData("[link]: http://evil.example \"x\"")]
    [InlineData("{onclick=alert(1)} word{.class}")]
    [InlineData("مرحبا 🏥 青井 é \u2028 \u00A0 \u200B end")]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("2026-01-01")]
    [InlineData("&copy; &lt;script&gt; &#x3C;")]
    [InlineData("<https://evil.example> http://evil.example/a_b_c")]
    public async Task A_text_is_the_same_text_in_every_form(string text)
    {
        using var content = new TemporaryContent();
        content.WriteNasty(text, "x" + text, "V: x" + text);
        await using var site = await RunningSite.StartAsync(content.Root);
        Assert.Empty(site.Imported.Errors);

        var html = await site.PageAsync("/news/nasty");
        var title = html.QuerySelector("h1")!.TextContent;
        foreach (var url in (string[])["/news/nasty", "/news/", "/", "/offering/nasty", "/topic/", "/offering/"])
        {
            var json = await Asked.ForAsync(site, Asked.FormOf(url, ".json"));
            var markdown = await Asked.ForAsync(site, Asked.FormOf(url, ".md"));

            Assert.Equal(-1, json.Body.AsSpan().IndexOfAny('<', '>', '&'));
            Assert.Equal((string?)json.Json["title"], markdown.FrontMatter["title"]);
            var rendered = markdown.Rendered;
            Assert.Empty(rendered.QuerySelectorAll("script, b, h, img, del, code, pre, table, hr, body > blockquote > blockquote, [onclick], [onmouseover], [class]"));
            Assert.All(rendered.QuerySelectorAll("a").Select(link => link.GetAttribute("href")!), href => Assert.True(
                href.StartsWith("http://localhost:5080/", StringComparison.Ordinal) || href.StartsWith("https://evil.example/%22onmouseover", StringComparison.Ordinal), href));
            Assert.Equal(Asked.Words((string)json.Json["title"]!), Asked.Words(rendered.QuerySelector("h1")!.TextContent));
            Assert.Single(rendered.QuerySelectorAll("h1"));
        }

        var item = (await Asked.ForAsync(site, "/news/nasty.json")).Json;
        Assert.Equal(title, (string?)item["title"]);
        Assert.Equal(html.QuerySelector("a.onward")!.GetAttribute("href"), (string?)item["source"]!["article"]);
        Assert.Equal(title, (string?)(await Asked.ForAsync(site, "/news/index.json")).Json["items"]![0]!["title"]);
        Assert.Equal(Asked.Words(title), Asked.Words((await Asked.ForAsync(site, "/news/index.md")).Rendered.QuerySelector("h3")!.TextContent));
        Assert.DoesNotContain("<script", (await Asked.ForAsync(site, "/llms.txt")).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("html")]
    [InlineData("md")]
    public async Task A_body_is_clean_in_every_form(string extension)
    {
        using var content = new TemporaryContent();
        content.WriteBody(extension, "A body of traps", """
            <p onclick="alert(1)">First <b>words</b> <a href="javascript:alert(1)">one</a> <a href="/news/">two</a></p>
            <script>alert('one')</script><img src="https://evil.example/pixel.gif"><iframe src="https://evil.example/"></iframe>
            <p>&lt;script&gt;alert(2)&lt;/script&gt; &lt;img src=x onerror=alert(1)&gt;</p>
            <pre>&lt;script&gt;
            ```
            # not a heading</pre>
            <ul><li>a<ul><li>b</li></ul></li></ul>
            """);
        await using var site = await RunningSite.StartAsync(content.Root);

        var json = (await Asked.ForAsync(site, "/news/body.json")).Json;
        var markdown = await Asked.ForAsync(site, "/news/body.md");

        Assert.Contains("<a href=\"http://localhost:5080/news/\">two</a>", (string?)json["html"], StringComparison.Ordinal);
        foreach (var trap in (string[])["<script", "onclick", "<img", "<iframe", "javascript:", "alert('one')"])
        {
            Assert.DoesNotContain(trap, (string)json["html"]!, StringComparison.Ordinal);
        }

        var rendered = markdown.Rendered;
        Assert.Empty(rendered.QuerySelectorAll("script, img, iframe, [onclick], [onerror]"));
        Assert.Single(rendered.QuerySelectorAll("h1"));
        Assert.Equal("words", rendered.QuerySelector("strong")?.TextContent);
        Assert.Contains("<script>\n```\n# not a heading", rendered.QuerySelector("pre code")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(rendered.QuerySelector("ul ul"));
    }
}
