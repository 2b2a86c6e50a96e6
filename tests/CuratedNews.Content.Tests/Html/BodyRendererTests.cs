using CuratedNews.Content.Diagnostics;
using CuratedNews.Content.Html;
using Xunit;

namespace CuratedNews.Content.Tests.Html;

public sealed class BodyRendererTests
{
    [Theory]
    [InlineData("<p>Wards adopt tablets.\nNurses chart less.\nPatients wait less.</p>", "<p>Wards adopt tablets.</p>\n<p>Nurses chart less.</p>\n<p>Patients wait less.</p>")]
    [InlineData("\n<p>One.\r\nTwo.</p>\r\n", "<p>One.</p>\n<p>Two.</p>")]
    [InlineData("<p>A line that\ngoes on.\nAnother.</p>", "<p>A line that goes on.</p>\n<p>Another.</p>")]
    [InlineData("<p>“Quoted.”\n(Bracketed?)\nThree:\nfour…\n五。\n六</p>", "<p>“Quoted.”</p>\n<p>(Bracketed?)</p>\n<p>Three:</p>\n<p>four…</p>\n<p>五。</p>\n<p>六</p>")]
    [InlineData("<p>One <b>bold\nword. </b>\nTwo.</p>", "<p>One <b>bold word.</b></p>\n<p>Two.</p>")]
    [InlineData("<p lang=\"fr\">Un.\nDeux.</p>", "<p lang=\"fr\">Un.</p>\n<p lang=\"fr\">Deux.</p>")]
    public void The_lines_of_a_brief_are_paragraphs(string body, string expected)
    {
        var rendered = BodyRenderer.Render(body, BodyFormat.Markdown, Places.InFile);

        Assert.Equal(expected, rendered.Html.ToString());
    }

    [Theory]
    [InlineData("<p>One.\nTwo.</p><p>Three.</p>", "<p>One. Two.</p>\n<p>Three.</p>")]
    [InlineData("<p>One.\nTwo.</p><ul><li>Three.</ul>", "<p>One. Two.</p>\n<ul><li>Three.</li></ul>")]
    [InlineData("<ul><li>One.\nTwo.</ul>", "<ul><li>One. Two.</li></ul>")]
    public void Line_ends_of_other_bodies_are_white_space(string body, string expected)
    {
        var rendered = BodyRenderer.Render(body, BodyFormat.Html, Places.InFile);

        Assert.Equal(expected, rendered.Html.ToString());
    }

    [Theory]
    [InlineData("# A\n\ntext", "<h2>A</h2>\n<p>text</p>")]
    [InlineData("One.\nTwo.", "<p>One. Two.</p>")]
    [InlineData("*a* **b** ~~c~~ `d`", "<p><em>a</em> <strong>b</strong> <del>c</del> <code>d</code></p>")]
    [InlineData("> a\n> b", "<blockquote><p>a b</p></blockquote>")]
    [InlineData("1. a\n2. b\n   - c", "<ol><li>a</li><li>b<ul><li>c</li></ul></li></ol>")]
    [InlineData("|a|b|\n|-|-:|\n|1|2|", "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>")]
    [InlineData("Term\n:   What it means", "<dl><dt>Term</dt><dd>What it means</dd></dl>")]
    [InlineData("[a](https://example.org/) <https://example.org/b>", "<p><a href=\"https://example.org/\" rel=\"nofollow noopener\">a</a> <a href=\"https://example.org/b\" rel=\"nofollow noopener\">https://example.org/b</a></p>")]
    [InlineData("See https://example.org/x.", "<p>See <a href=\"https://example.org/x\" rel=\"nofollow noopener\">https://example.org/x</a>.</p>")]
    [InlineData("a :smile: {.x #y onclick=z}", "<p>a :smile: {.x #y onclick=z}</p>")]
    [InlineData("![A chart](chart.png \"x\")", "<p>A chart</p>")]
    [InlineData("    a < b", "<pre><code>a &lt; b</code></pre>")]
    [InlineData("a <b>b</b>\n\n<div>c</div>", "<p>a <b>b</b></p>\n<p>c</p>")]
    [InlineData("text\n\n<p>One.\nTwo.</p>", "<p>text</p>\n<p>One. Two.</p>")]
    public void Markdown_becomes_the_elements_of_a_body(string body, string expected)
    {
        var rendered = BodyRenderer.Render(body, BodyFormat.Markdown, Places.InFile);

        Assert.Equal(expected, rendered.Html.ToString());
        Assert.Equal([], PublishedMarkup.Faults(rendered.Html));
    }

    [Fact]
    public void A_Markdown_file_that_is_HTML_as_a_whole_is_read_as_HTML()
    {
        var body = "\n<p>A *star* and\n\n    an indent.</p>\n";

        var rendered = BodyRenderer.Render(body, BodyFormat.Markdown, Places.InFile);

        Assert.Equal("<p>A *star* and an indent.</p>", rendered.Html.ToString());
    }

    [Fact]
    public void A_body_is_counted_in_words_and_minutes()
    {
        var body = "<h2>Care</h2><p>" + string.Concat(Enumerable.Repeat("word ", 300)) + "</p>";

        var rendered = BodyRenderer.Render(body, BodyFormat.Html, Places.InFile);

        Assert.Equal((301, 2), (rendered.Words, rendered.ReadingMinutes));
        Assert.StartsWith("Care\nword word", rendered.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\n\t")]
    [InlineData("<p> </p>")]
    public void An_empty_body_is_empty(string body)
    {
        var rendered = BodyRenderer.Render(body, BodyFormat.Markdown, Places.InFile);

        Assert.True(rendered.Html.IsEmpty);
        Assert.Equal(("", 0), (rendered.Text, rendered.Words));
    }

    [Theory]
    [InlineData("a [b](javascript:x) c", "CN3003", "[b]")]
    [InlineData("> - a\n>   b [c](../d)\n", "CN3004", "[c]")]
    [InlineData("a ![b](c.png)", "CN3006", "![")]
    [InlineData("a\nb <i onclick=\"x\">c</i>", "CN3002", "onclick")]
    [InlineData("a\n\n> > <p>b</p>\n> > <script>c</script>\n\nd", "CN3001", "<script")]
    [InlineData("- a\n\n  <div\n    onclick=x>b</div>\n", "CN3002", "onclick")]
    [InlineData("a <https://example.org/> <blink>b</blink>", "CN3007", "<blink>")]
    [InlineData("|a|b|\n|-|-|\n|c|<u onclick=x>d</u>|", "CN3002", "onclick")]
    [InlineData("é𝄞 [b](/api/v3/x)", "CN3005", "[b]")]
    public void A_problem_in_Markdown_is_reported_where_it_stands(string body, string code, string place)
    {
        var diagnostics = BodyRenderer.Render(body, BodyFormat.Markdown, Places.InFile).Diagnostics;

        var diagnostic = Assert.Single(diagnostics);
        Assert.Equal((code, Places.Of(place, body)), (diagnostic.Code, diagnostic.Location.Column));
    }

    [Fact]
    public void A_message_says_what_is_expected_and_what_was_found()
    {
        var body = "<p>See <a href=\"story.html\">this</a>.</p>";

        var diagnostic = Assert.Single(BodyRenderer.Render(body, BodyFormat.Html, Places.InFile).Diagnostics);

        Assert.Equal(
            "news/x.md(1,8): warning CN3004: A link's address must mean the same on every page: write it in full, such as https://example.org/story, or from the root, such as /news/; found 'story.html'. The text stays, the link does not.",
            diagnostic.ToString());
    }

    [Fact]
    public void After_twenty_problems_the_rest_are_counted()
    {
        var body = string.Concat(Enumerable.Repeat("<p onclick=x>a</p>", 45));

        var diagnostics = BodyRenderer.Render(body, BodyFormat.Html, Places.InFile).Diagnostics;

        Assert.Equal(21, diagnostics.Length);
        Assert.Equal((Rules.MoreOfBody, Severity.Info), (diagnostics[^1].Rule, diagnostics[^1].Severity));
        Assert.Contains("found 25 more", diagnostics[^1].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Read [one](/news/one) or [two](/News/Two?page=2#top).", BodyFormat.Markdown, "[one]", "/news/one", "[two]", "/News/Two?page=2#top")]
    [InlineData("Read <a href=\"/news/one\">one</a>\n\n> or [two][2]\n\n[2]: /news/tw%C3%B6", BodyFormat.Markdown, "<a", "/news/one", "[two]", "/news/tw%C3%B6")]
    [InlineData("<p>A <a title=x href=/news/one>one</a><b><A HREF='/x/../news/two'>two</A></b>", BodyFormat.Html, "<a", "/news/one", "<A", "/news/two")]
    public void Links_to_this_site_are_told_with_their_places(string body, BodyFormat format, string first, string firstAddress, string second, string secondAddress)
    {
        var links = BodyRenderer.Render(body, format, Places.InFile).Links;

        Assert.Equal([(firstAddress, Places.Of(first, body)), (secondAddress, Places.Of(second, body))], links.Select(link => (link.Address, link.Location.Column)).ToList());
    }

    [Theory]
    [InlineData("[a](https://example.com/news/) [b](mailto:a@example.com) [c](#c) [d](//example.com/) [e](/api/x) ![f](/media/f.png)")]
    [InlineData("")]
    public void Links_elsewhere_and_those_that_are_left_out_are_not(string body) => Assert.Empty(BodyRenderer.Render(body, BodyFormat.Markdown, Places.InFile).Links);

    [Fact]
    public void A_link_that_is_left_open_is_one_link_and_of_many_the_first_200_are_told()
    {
        Assert.Single(BodyRenderer.Render("<p><a href=/x>one<p>two<p>three", BodyFormat.Html, Places.InFile).Links);

        var links = BodyRenderer.Render(string.Concat(Enumerable.Range(0, 300).Select(i => $"<p><a href=/x{i}>x</a></p>")), BodyFormat.Html, Places.InFile).Links;

        Assert.Equal(Enumerable.Range(0, 200).Select(i => $"/x{i}").ToList(), links.Select(link => link.Address).ToList());
    }
}
