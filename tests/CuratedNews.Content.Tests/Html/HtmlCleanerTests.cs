using CuratedNews.Content.Diagnostics;
using CuratedNews.Content.Html;
using Xunit;

namespace CuratedNews.Content.Tests.Html;

public sealed class HtmlCleanerTests
{
    [Theory]
    [InlineData("Nurses save an hour a shift.", "<p>Nurses save an hour a shift.</p>")]
    [InlineData("one<div>two</div>three", "<p>one</p>\n<p>two</p>\n<p>three</p>")]
    [InlineData("<p>one<p>two", "<p>one</p>\n<p>two</p>")]
    [InlineData("<p> one \n <b> two </b> three </p>", "<p>one <b>two </b>three</p>")]
    [InlineData("<p>a\u00A0b &mdash; c</p>", "<p>a\u00A0b — c</p>")]
    [InlineData("<p></p><p> </p><p>&nbsp;</p><p><br></p><p><b></b></p>", "")]
    [InlineData("<p><br>a<br><br>b<br></p>", "<p>a<br><br>b</p>")]
    [InlineData("a<hr>b", "<p>a</p>\n<hr>\n<p>b</p>")]
    [InlineData("<pre>\n\n  a\n\tb\r\n</pre>", "<pre>  a\n\tb</pre>")]
    [InlineData("<pre><code>\nif (a &lt; b)</code></pre>", "<pre><code>\nif (a &lt; b)</code></pre>")]
    [InlineData("<tt>a</tt><strike>b</strike><acronym title=c>d</acronym>", "<p><code>a</code><s>b</s><abbr title=\"c\">d</abbr></p>")]
    public void Text_stands_in_paragraphs_with_its_white_space_folded(string html, string expected)
    {
        var cleaned = HtmlCleaner.Clean(html);

        Assert.Equal(expected, cleaned.Html.ToString());
    }

    [Theory]
    [InlineData("<b>a<p>b</p>c</b>", "<p><b>a</b></p>\n<p><b>b</b></p>\n<p><b>c</b></p>")]
    [InlineData("<a href=\"/news/\"><h3>a</h3><p>b</p></a>", "<h2><a href=\"/news/\">a</a></h2>\n<p><a href=\"/news/\">b</a></p>")]
    [InlineData("<em>a<ul><li>b</ul></em>", "<p><em>a</em></p>\n<ul><li><em>b</em></li></ul>")]
    [InlineData("<h2><p>a</p></h2>", "<h2>a</h2>")]
    [InlineData("<h2>a<p>b</p>c</h2>", "<h2>a</h2>\n<p>b</p>\n<p>c</p>")]
    [InlineData("<b>a<b>b</b></b>", "<p><b>ab</b></p>")]
    public void Blocks_are_lifted_out_of_text(string html, string expected)
    {
        var cleaned = HtmlCleaner.Clean(html);

        Assert.Equal(expected, cleaned.Html.ToString());
    }

    [Theory]
    [InlineData("<li>a<li>b</li>c", "<ul><li>a</li><li>b</li></ul>\n<p>c</p>")]
    [InlineData("<ul>a<p>b</p><li>c</ul>", "<ul><li><p>a</p><p>b</p></li><li>c</li></ul>")]
    [InlineData("<ul><li>a<ul><li>b</ul></ul>", "<ul><li>a<ul><li>b</li></ul></li></ul>")]
    [InlineData("<ul><li>a</li><ul><li>b</ul></ul>", "<ul><li>a<ul><li>b</li></ul></li></ul>")]
    [InlineData("<ul><li>a<p>b</p></li><li></li></ul><ol></ol>", "<ul><li><p>a</p><p>b</p></li></ul>")]
    [InlineData("<ol start=3 reversed type=a><li>a</ol>", "<ol start=\"3\" reversed=\"\" type=\"a\"><li>a</li></ol>")]
    [InlineData("<ol start=x type=disc><li value=2>a</ol>", "<ol><li>a</li></ol>")]
    [InlineData("<menu><li>a</menu>", "<ul><li>a</li></ul>")]
    [InlineData("<dl><dt>a<dt>b<dd>c</dl>", "<dl><dt>a</dt><dt>b</dt><dd>c</dd></dl>")]
    [InlineData("<dl><dd>a<dt>b<dd>c<dt>d</dl>", "<p>a</p>\n<dl><dt>b</dt><dd>c</dd></dl>\n<p>d</p>")]
    [InlineData("<dl><div><dt>a</dt><dd>b</dd></div></dl>", "<dl><dt>a</dt><dd>b</dd></dl>")]
    public void Items_stand_in_lists_and_lists_hold_items(string html, string expected)
    {
        var cleaned = HtmlCleaner.Clean(html);

        Assert.Equal(expected, cleaned.Html.ToString());
    }

    [Theory]
    [InlineData("<table><tr><th scope=col>a<th scope=x>b<tr><td>1<td>2</table>", "<table><tbody><tr><th scope=\"col\">a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></tbody></table>")]
    [InlineData("<table><tr><td>1<tfoot><tr><td>3<thead><tr><td>0<caption>c</table>", "<table><caption>c</caption><thead><tr><td>0</td></tr></thead><tbody><tr><td>1</td></tr></tbody><tfoot><tr><td>3</td></tr></tfoot></table>")]
    [InlineData("<table><tr><th></th><th>a</th></tr></table>", "<table><tbody><tr><td></td><td>a</td></tr></tbody></table>")]
    [InlineData("<table><tr><td></td></tr></table><table></table>", "")]
    [InlineData("<table><tr></tr><tr><td>a</table>", "<table><tbody><tr><td>a</td></tr></tbody></table>")]
    [InlineData("<table><tr><td rowspan=9>a<td>b<tr><td>c</table>", "<table><tbody><tr><td rowspan=\"2\">a</td><td>b</td></tr><tr><td>c</td></tr></tbody></table>")]
    [InlineData("<table><tr><td colspan=2>a<tr><td>b<td>c</table>", "<table><tbody><tr><td colspan=\"2\">a</td></tr><tr><td>b</td><td>c</td></tr></tbody></table>")]
    [InlineData("<table><tr><td colspan=9>a<tr><td>b<td>c</table>", "<table><tbody><tr><td colspan=\"2\">a</td></tr><tr><td>b</td><td>c</td></tr></tbody></table>")]
    [InlineData("<table><tr><td>a<td rowspan=2>b<tr><td colspan=2>c</table>", "<table><tbody><tr><td>a</td><td rowspan=\"2\">b</td></tr><tr><td>c</td></tr></tbody></table>")]
    [InlineData("<table><tr><td><p>a<p>b</table>", "<table><tbody><tr><td><p>a</p><p>b</p></td></tr></tbody></table>")]
    public void Tables_are_whole_and_their_cells_lie_beside_each_other(string html, string expected)
    {
        var cleaned = HtmlCleaner.Clean(html);

        Assert.Equal(expected, cleaned.Html.ToString());
    }

    [Theory]
    [InlineData("<details><p>b</p><summary>a</summary></details>", "<details><summary>a</summary><p>b</p></details>")]
    [InlineData("<details>b</details>", "<p>b</p>")]
    [InlineData("<details><summary>a</summary></details>", "<p>a</p>")]
    [InlineData("<details><summary><a href=/news/>a</a></summary>b</details>", "<details><summary>a</summary><p>b</p></details>")]
    [InlineData("<figure><img alt=\"A chart\"><figcaption>a</figcaption></figure>", "<figure><p>A chart</p><figcaption>a</figcaption></figure>")]
    [InlineData("<figure><img><figcaption>a</figcaption></figure>", "<p>a</p>")]
    [InlineData("<figure>a<figcaption>b</figcaption>c</figure>", "<figure><p>a</p><p>c</p><figcaption>b</figcaption></figure>")]
    [InlineData("<blockquote>a<footer>b</footer></blockquote>", "<blockquote><p>a</p><p>b</p></blockquote>")]
    public void Parts_stand_where_their_whole_wants_them(string html, string expected)
    {
        var cleaned = HtmlCleaner.Clean(html);

        Assert.Equal(expected, cleaned.Html.ToString());
    }

    [Theory]
    [InlineData("1 2 2 3 1 2", "2 3 3 4 2 3")]
    [InlineData("3 3 4", "2 2 3")]
    [InlineData("4 2 4 3 6 6 2", "2 2 3 3 4 4 2")]
    [InlineData("1 2 3 4 5 6", "2 3 4 5 6 6")]
    [InlineData("2 3 4", "2 3 4")]
    public void Headings_begin_below_the_title_and_go_down_one_level_at_a_time(string written, string expected)
    {
        var html = string.Concat(written.Split(' ').Select(level => $"<h{level}>x</h{level}>"));

        var cleaned = HtmlCleaner.Clean(html).Html.ToString();

        Assert.Equal(expected, string.Join(' ', cleaned.Split('\n').Select(line => line[2])));
    }

    [Fact]
    public void A_removal_says_where_it_begins()
    {
        var html = "<p class=x\n onclick='a'>a\r\n<script>x</script><a href='javascript:x'>b</a><blink>c</blink><img src=x.png>";

        var removals = HtmlCleaner.Clean(html).Removals;

        Assert.Equal(
            [
                new(Rules.AttributeRemoved, "onclick", html.IndexOf("onclick", StringComparison.Ordinal)),
                new(Rules.ElementRemoved, "script", html.IndexOf("<script", StringComparison.Ordinal)),
                new(Rules.LinkNotAllowed, "javascript:x", html.IndexOf("<a", StringComparison.Ordinal)),
                new(Rules.ElementUnwrapped, "blink", html.IndexOf("<blink", StringComparison.Ordinal)),
                new(Rules.ImageReplaced, "x.png", html.IndexOf("<img", StringComparison.Ordinal)),
            ],
            removals);
    }

    [Fact]
    public void Elements_that_only_shape_a_page_go_without_a_word()
    {
        var html = "<section class=x><div style=y><span>a</span></div></section><center><font color=red>b</font></center>";

        var cleaned = HtmlCleaner.Clean(html);

        Assert.Empty(cleaned.Removals);
        Assert.Equal("<p>a</p>\n<p>b</p>", cleaned.Html.ToString());
    }

    [Fact]
    public void A_link_that_every_paragraph_would_repeat_does_not_outgrow_its_source()
    {
        var html = $"<a href='https://example.org/{new string('x', 1900)}'>" + string.Concat(Enumerable.Repeat("<p>x", 5_000));

        var cleaned = HtmlCleaner.Clean(html).Html.ToString();

        Assert.InRange(cleaned.Length, html.Length, html.Length * 6);
    }

    [Theory]
    [InlineData("<div><p>a")]
    [InlineData("<p><div>a")]
    [InlineData("<p>a<p>")]
    [InlineData("<ul><p>a</ul>")]
    [InlineData("<a href=x>a</a>")]
    [InlineData("<h1>a</h1>")]
    public void The_reader_that_these_tests_trust_finds_faults(string notClean)
    {
        var faults = PublishedMarkup.Faults(SafeHtml.FromCatalog(notClean));

        Assert.NotEmpty(faults);
    }
}
