using CuratedNews.Content.Html;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CuratedNews.Content.Tests.Html;

public sealed class MarkdownTextTests
{
    private const string Origin = "https://news.example";

    /// <summary>Everything that a body may hold, and texts that look like Markdown. What is written in other letters, such as <c>q</c>, is left out.</summary>
    private static readonly string[] Parts =
    [
        "<p>", "</p>", "<h2>", "</h2>", "<h3>", "</h3>", "<ul>", "</ul>", "<ol>", "<ol start=7>", "<ol reversed>", "</ol>", "<li>", "</li>", "<blockquote>", "</blockquote>", "<pre>", "</pre>",
        "<dl>", "<dt>", "<dd>", "</dl>", "<figure>", "<figcaption>", "</figure>", "<details>", "<summary>", "</summary>", "</details>", "<hr>", "<br>", "<table>", "</table>", "<caption>",
        "<tr>", "<td>", "<th>", "<td colspan=3>", "<thead>", "<tbody>", "<em>", "</em>", "<strong>", "</strong>", "<b>", "</b>", "<i>", "</i>", "<s>", "</s>", "<code>", "</code>",
        "<a href='/news/x_(y)'>", "<a href='https://a.example/?b=1&copy;=*c*'>", "</a>", "<sup>", "</sup>", "<mark>", "</mark>",
        "word", "word", "a b", " ", " ", "\n", ".", "!", "[", "]", "(", ")", "*", "**", "_", "a_b", "`", "``", "~~", "#", "##", "# ", "- ", "-", "--", "+ ", "= ", "===", "1. ", "2) ", "&gt; ",
        "&lt;b&gt;", "&amp;amp;", "&amp;", "|", "| - |", "\\", ":", ": ", "{", "}", "é漢字", "“", "😀", "http://a.example/b_c", "www.a.example", "[a]: b", "```\n", "    x", "\u00A0",
    ];

    private static readonly Arbitrary<string> Bodies = Gen.Elements(Parts).ListOf().Select(string.Concat).ToArbitrary();

    [Theory]
    [InlineData("", "")]
    [InlineData("<p>One <b>bold</b> and <em>soft</em> word.</p><p>Two<br>lines.</p>", "One **bold** and *soft* word.\n\nTwo\\\nlines.\n")]
    [InlineData("<h2>A head #</h2><hr>", "## A head \\#\n\n___\n")]
    [InlineData("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "- a\n  - b\n- c\n")]
    [InlineData("<ol><li><ul><li>a</li><li>b</li></ul></li></ol>", "1. - a\n   - b\n")]
    [InlineData("<ol start=\"9\"><li>a</li><li>b</li></ol>", "9. a\n10. b\n")]
    [InlineData("<ol reversed=\"\"><li>a</li><li>b</li></ol>", "2. a\n1. b\n")]
    [InlineData("<ul><li><p>a</p><p>b</p></li><li>c</li></ul>", "- a\n\n  b\n\n- c\n")]
    [InlineData("<ul><li>a</li></ul><ul><li>b</li></ul>", "- a\n\n* b\n")]
    [InlineData("<blockquote><p>a</p><blockquote><p>b</p></blockquote></blockquote>", "> a\n>\n> > b\n")]
    [InlineData("<pre>a &lt;b&gt;\n```\n  c</pre>", "````\na <b>\n```\n  c\n````\n")]
    [InlineData("<dl><dt>Term</dt><dd>What it means.</dd></dl>", "**Term**\n\nWhat it means.\n")]
    [InlineData("<table><caption>C</caption><tr><th>a</th><th>b</th></tr><tr><td>1 | 2</td><td><p>x</p><p>y</p></td></tr></table>", "C\n\n| a | b |\n| --- | --- |\n| 1 \\| 2 | x y |\n")]
    [InlineData("<table><tr><td colspan=\"2\">a</td></tr><tr><td>b</td><td>c</td></tr></table>", "|  |  |\n| --- | --- |\n| a |  |\n| b | c |\n")]
    [InlineData("<p><a href=\"/news/x\">here</a>, <a href=\"https://a.example/b(c)?d=1&amp;e=2\">there</a></p>", "[here](https://news.example/news/x), [there](https://a.example/b%28c%29?d=1&e=2)\n")]
    [InlineData("<p>Wow!<a href=\"/x\">link</a></p>", "Wow\\![link](https://news.example/x)\n")]
    [InlineData("<p>Use <code>a`b</code> and <kbd>Enter</kbd>.</p>", "Use ``a`b`` and `Enter`.\n")]
    [InlineData("<p>He said <q>so</q>.</p>", "He said “so”.\n")]
    [InlineData("<p>a<b> spaced </b>word, <b><i>both</i></b>, <b>a</b><b>b</b></p>", "a **spaced** word, *both*, **a**b\n")]
    [InlineData("<p>&lt;script&gt; &amp;lt; R&amp;D *x* _y_ a_b [z] 1 | 2 ~~w~~</p>", "&lt;script> &amp;lt; R&D \\*x\\* \\_y\\_ a_b \\[z\\] 1 \\| 2 \\~\\~w\\~\\~\n")]
    [InlineData("<p>1. one<br>- two<br># three<br>=<br>+ x</p>", "1\\. one\\\n\\- two\\\n\\# three\\\n\\=\\\n\\+ x\n")]
    public void A_body_is_written_as_an_author_would(string html, string expected)
    {
        var markdown = MarkdownText.Of(HtmlCleaner.Clean(html).Html, Origin);

        Assert.Equal(expected, markdown);
    }

    [Theory]
    [InlineData("A headline", "A headline")]
    [InlineData("# no heading", "\\# no heading")]
    [InlineData("two\nlines  and\tmore", "two lines and more")]
    [InlineData("<b>x</b> *y*", "&lt;b>x&lt;/b> \\*y\\*")]
    [InlineData("2026. A year", "2026\\. A year")]
    [InlineData("---", "\\---")]
    public void Plain_text_stays_plain(string text, string expected) => Assert.Equal(expected, MarkdownText.OfPlain(text));

    [Theory]
    [InlineData("a](javascript:alert(1))", "https://a.example/", "[a\\](javascript:alert(1))](https://a.example/)")]
    [InlineData("x", "https://a.example/ b)\"c|d", "[x](https://a.example/%20b%29%22c%7Cd)")]
    public void Neither_part_of_a_link_ends_it(string label, string url, string expected) => Assert.Equal(expected, MarkdownText.Link(label, url));

    [Theory]
    [InlineData("www.a.example is linked", false)]
    [InlineData("https://a.example/-b is linked", false)]
    [InlineData("www.a.example.-word is not", true)]
    [InlineData("www.a-.example is not", true)]
    [InlineData("www.-a.example is not", true)]
    [InlineData("https://a.example.-b/c is not", true)]
    public void What_only_looks_like_an_address_is_never_a_link(string text, bool isEscaped)
    {
        var markdown = MarkdownText.OfPlain(text);
        var read = BodyRenderer.Render(markdown, BodyFormat.Markdown, Places.InFile);

        Assert.Equal(isEscaped, markdown.Contains('\\', StringComparison.Ordinal));
        Assert.Equal((text, 0, isEscaped), (read.Text, read.Diagnostics.Length, !read.Html.ToString().Contains("<a ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Markdown_says_the_words_of_the_body_and_holds_no_HTML()
    {
        var property = Prop.ForAll(Bodies, static body =>
        {
            var html = HtmlCleaner.Clean(body).Html;
            var markdown = MarkdownText.Of(html, Origin);
            var read = BodyRenderer.Render(markdown, BodyFormat.Markdown, Places.InFile);
            var (said, meant) = (Letters(read.Text), Letters(PlainText.Of(html)));
            return (said == meant && read.Diagnostics.IsEmpty).Label($"{html}\n--- is\n{markdown}\n--- read as\n{read.Html}\n{string.Join('\n', read.Diagnostics)}");
        });

        property.Check(Config.QuickThrowOnFailure.WithMaxTest(3_000));
    }

    [Fact]
    public void Plain_text_of_any_kind_is_one_line_that_says_it()
    {
        var property = Prop.ForAll(Generators.Text, static text =>
        {
            var markdown = MarkdownText.OfPlain(text);
            var read = BodyRenderer.Render(markdown, BodyFormat.Markdown, Places.InFile);
            return (!markdown.Contains('\n') && read.Diagnostics.IsEmpty && Letters(read.Text) == Letters(text)).Label(markdown);
        });

        property.Check(Generators.Many);
    }

    [Theory]
    [InlineData("<b>x</b> ")]
    [InlineData("<b>")]
    [InlineData("<blockquote>x<br>y")]
    [InlineData("<ul><li>x")]
    [InlineData("<table><td>x")]
    [InlineData("<td colspan=50>")]
    [InlineData("x<br>")]
    public void A_long_body_is_written_in_time(string part)
    {
        var html = HtmlCleaner.Clean((part.StartsWith("<td", StringComparison.Ordinal) ? "<table><tr>" : "") + string.Concat(Enumerable.Repeat(part, 250_000 / part.Length))).Html;
        var started = System.Diagnostics.Stopwatch.GetTimestamp();

        var markdown = MarkdownText.Of(html, Origin);

        Assert.InRange(markdown.Length, 0, 10_000_000);
        Assert.InRange(System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 10);
    }

    private static string Letters(string text) => string.Concat(text.Where(c => char.IsLetterOrDigit(c)));
}
