using AngleSharp.Html.Parser;
using CuratedNews.Content.Html;
using Xunit;

namespace CuratedNews.Content.Tests.Html;

/// <summary>Where each block of a published body stands in its file: line and column, as a reader of the markup meets them.</summary>
public sealed class BodyBlocksTests
{
    public static TheoryData<string, string> HtmlBodies => new()
    {
        { "<p>a</p>\n  <p class=x>b <b>c</b></p>", "p 1,1  p 2,3" },
        { "<h2>a</h2>\r\n<p>b</p>\r<p>c</p>", "h2 1,1  p 2,1  p 3,1" },
        { "<p>é😀 &amp;</p><p>b</p>", "p 1,1  p 1,17" },
        { "<ul>\n<li>a\n  <ol><li>b</li>\n<li>c</li></ol></li>\n<li>d</li></ul>", "ul 1,1  li 2,1  ol 3,3  li 3,7  li 4,1  li 5,1" },
        { "<ul>\n<li>a</li>\n<ul><li>b</ul></ul>", "ul 1,1  li 2,1  ul 3,1  li 3,5" },
        { "<table>\n<caption>a</caption>\n<thead><tr><th>b</thead>\n<tr><td>c<td>d\n</table>", "table 1,1  caption 2,1  thead 3,1  tr 3,8  th 3,12  tbody 4,1  tr 4,1  td 4,5  td 4,10" },
        { "<dl>\n<dt>a</dt>\n<dd>b</dd></dl>", "dl 1,1  dt 2,1  dd 3,1" },
        { "<dl>\n<dd>a</dd><dt>b</dt><dd>c</dd>\n<dt>d</dt></dl>", "p 2,1  dl 1,1  dt 2,11  dd 2,21  p 3,1" },
        { "<blockquote>\n a\n<p>b</p><hr></blockquote>", "blockquote 1,1  p 2,2  p 3,1  hr 3,9" },
        { "<figure>\n<figcaption>a</figcaption>\n<pre>b</pre></figure>", "figure 1,1  figcaption 2,1  pre 3,1" },
        { "<figure>\n<figcaption>a</figcaption></figure>", "p 2,1" },
        { "<details>\nb<summary>a</summary></details>\n<details><summary>c</summary></details>", "details 1,1  summary 2,2  p 2,1  p 3,10" },
        { "a\n<p>b</p>\n c <i>d</i><div>\ne</div>", "p 1,1  p 2,1  p 3,2  p 4,1" },
        { "<div>\n<b>a</b></div>\n&quot;b&quot; c", "p 2,4  p 3,1" },
        { "<p>same <b>same</b></p>same", "p 1,1  p 1,24" },
        { "<p>a</p>\n<script>if (a < b) text;</script>text", "p 1,1  p 2,34" },
        { "<p>a</p>\n<!-- b > c -->b", "p 1,1  p 2,15" },
        { "<p title='x>y'>a</p>\n<span title='x>y'>b</span>", "p 1,1  p 2,19" },
        { "<p>a</p>\n<img src=x alt='An old ward'>", "p 1,1  p 2,1" },
        { "<li>a</li>\n<td>b</td>", "ul 1,1  li 1,1  p 2,5" },
        { "<h4>a\n<p>b", "h2 1,1  p 2,1" },
        { "<p></p>\n<ul></ul><p>&nbsp;</p><p>a</p>", "p 2,23" },
        { "a<p><select>b<xmp></xmp><select rowspan=2></section>c\n<p>d", "p 1,1  p 1,13  p 1,53  p 2,4" },
    };

    public static TheoryData<string, string> Briefs => new()
    {
        { "<p>One here.\nTwo there.\n\n  Three, it is.</p>", "p 1,1  p 2,1  p 4,3" },
        { "<p>One here.\r\nTwo goes\r\non. \r\nThree.</p>", "p 1,1  p 2,1  p 4,1" },
        { "<p>\nOne &amp; one.\n<b>Two</b> there.\n&quot;Three.&quot;\n&eacute;t&eacute;.</p>", "p 1,1  p 3,4  p 4,1  p 5,1" },
        { "<p>Same here.\nSame here.\nSame here.</p>", "p 1,1  p 2,1  p 3,1" },
        { "<p>One <i>two.</i>\n<a href=/x\n>Three</a>.</p>", "p 1,1  p 3,2" },
        { "<p>One here.&#10;Two there.\nThree.</p>", "p 1,1  p 1,18  p 2,1" },
        { "One here.\nTwo there.", "p 1,1" },
    };

    public static TheoryData<string, string> MarkdownBodies => new()
    {
        { "\n  One\ntwo\n\nThree", "p 2,3  p 5,1" },
        { "##  A *b*\n\nC\n===\n\n   ### D", "h2 1,1  h2 3,1  h3 6,4" },
        { "- a\n- b\n  - c\n  - d\n\n1. e\n\n2. f", "ul 1,1  li 1,1  li 2,1  ul 3,3  li 3,3  li 4,3  ol 6,1  li 6,1  p 6,4  li 8,1  p 8,4" },
        { "* a\n\n  b\n\n  > c", "ul 1,1  li 1,1  p 1,3  p 3,3  blockquote 5,3  p 5,5" },
        { "> a\n> > b\n\n---\n\n```c\nd\n```", "blockquote 1,1  p 1,3  blockquote 2,3  p 2,5  hr 4,1  pre 6,1" },
        { "| a | b |\n|---|:-:|\n| *c* | |\n| | d |", "table 1,1  thead 1,1  tr 1,1  th 1,3  th 1,7  tbody 3,1  tr 3,1  td 3,3  td 3,7  tr 4,1  td 4,1  td 4,5" },
        { "a | b\n--|--\nc | d\n| e |", "table 1,1  thead 1,1  tr 1,1  th 1,1  th 1,5  tbody 3,1  tr 3,1  td 3,1  td 3,5  tr 4,1  td 4,3  td 4,5" },
        { "> | a |\n> |---|\n> | b |\n\n> - c\n> - d", "blockquote 1,1  table 1,3  thead 1,3  tr 1,3  th 1,5  tbody 3,3  tr 3,3  td 3,5  blockquote 5,1  ul 5,3  li 5,3  li 6,3" },
        { "A\nB\n:   c\n:   d\n\n    e", "dl 1,1  dt 1,1  dt 2,1  dd 3,1  dd 4,1  p 4,5  p 6,5" },
        { "a <b>b</b>\n\n<div>\n<p>c</p>\n d</div>\n\n- <p>e</p>", "p 1,1  p 4,1  p 5,2  ul 7,1  li 7,1  p 7,3" },
        { "a\r\n\r\n- b\r\n- c\r\n", "p 1,1  ul 3,1  li 3,1  li 4,1" },
        { "x\n\n<table>\n<tr><td>a</td></tr>\n</table>\n\n[b](/news/)", "p 1,1  table 3,1  tbody 4,1  tr 4,1  td 4,5  p 7,1" },
    };

    [Theory]
    [MemberData(nameof(HtmlBodies))]
    [MemberData(nameof(Briefs))]
    public void A_block_of_HTML_is_where_its_tag_begins_or_its_first_character_where_it_has_none(string body, string expected) =>
        Assert.Equal(expected, Blocks(body, BodyFormat.Html));

    [Theory]
    [MemberData(nameof(MarkdownBodies))]
    public void A_block_of_Markdown_is_where_its_mark_begins_or_its_first_character_where_it_has_none(string body, string expected) =>
        Assert.Equal(expected, Blocks(body, BodyFormat.Markdown));

    [Fact]
    public void A_body_too_tangled_for_its_parser_has_the_places_of_its_paragraphs()
    {
        var html = "<p>first\n" + string.Concat(Enumerable.Repeat("<b><i><div>\nword ", 20_000));
        var markdown = "\n  first\n\n> second\nline\n\n" + string.Concat(Enumerable.Repeat("> ", 300)) + "x & y\n\n\n& last";

        Assert.StartsWith("p 1,4  p 3,1  p 4,1  p 5,1  ", Blocks(html, BodyFormat.Html), StringComparison.Ordinal);
        Assert.Equal("p 2,3  p 4,1  p 7,1  p 10,1", Blocks(markdown, BodyFormat.Markdown));
    }

    [Fact]
    public void What_stands_in_text_is_no_block()
    {
        Assert.True(BodyBlocks.Has("p"));
        Assert.True(BodyBlocks.Has("hr"));
        Assert.True(BodyBlocks.Has("tbody"));
        Assert.False(BodyBlocks.Has("a"));
        Assert.False(BodyBlocks.Has("br"));
        Assert.False(BodyBlocks.Has("div"));
    }

    /// <summary>The blocks that a parser finds in the published markup, each with the place that is told of it.</summary>
    private static string Blocks(string body, BodyFormat format)
    {
        var file = new SourceFile("news/x.md", body);
        var rendered = BodyRenderer.Render(body, format, file.Locate);
        var names = new HtmlParser().ParseDocument(rendered.Html.ToString()).Body!.QuerySelectorAll("*").Select(element => element.LocalName).Where(BodyBlocks.Has).ToList();
        Assert.Equal(names.Count, rendered.Blocks.Length);
        return string.Join("  ", names.Zip(rendered.Blocks, (name, place) => $"{name} {place.Line},{place.Column}"));
    }
}
