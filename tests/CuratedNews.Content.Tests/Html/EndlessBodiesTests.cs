using System.Diagnostics;
using System.Globalization;
using System.Text;
using CuratedNews.Content.Html;
using Xunit;

namespace CuratedNews.Content.Tests.Html;

/// <summary>Bodies that repeat something until a parser of HTML or Markdown takes minutes or all of the stack.</summary>
public sealed class EndlessBodiesTests
{
    private const int Length = 250_000;

    /// <summary>A thread pool's threads have more; what needs less works on them.</summary>
    private const int StackBytes = 512 * 1024;

    /// <summary>Five times what a slow machine takes, and a hundredth of what these take without a limit.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData("<b>")]
    [InlineData("<div>")]
    [InlineData("<p>x")]
    [InlineData("<pre>")]
    [InlineData("<listing>\n")]
    [InlineData("<table>")]
    [InlineData("<table><td>")]
    [InlineData("<ul><li>x")]
    [InlineData("<dd><li>")]
    [InlineData("<svg><tr>")]
    [InlineData("<b><p>x</b>")]
    [InlineData("<font a#>")]
    [InlineData("<b a#>x<p>")]
    [InlineData("<b a#><table><td></b></table>")]
    [InlineData("<li><b a#></li>")]
    [InlineData("<rt a#>")]
    [InlineData("<a href=/x><div></a>")]
    [InlineData("<div></x>")]
    [InlineData("<!--")]
    [InlineData("<")]
    [InlineData("&#9")]
    [InlineData("<script>")]
    [InlineData("<p onclick=\"x>")]
    [InlineData("<svg onload=x></svg>")]
    public void HTML_without_end_is_cleaned_in_time(string part)
    {
        var cleaned = Timed(() => HtmlCleaner.Clean(Repeated(part, Length)));

        Assert.InRange(cleaned.Html.ToString().Length, 0, Length * 8);
    }

    [Theory]
    [InlineData(">")]
    [InlineData("> ")]
    [InlineData("- ")]
    [InlineData("[")]
    [InlineData("![")]
    [InlineData("[a](")]
    [InlineData("[a](b \"")]
    [InlineData("*")]
    [InlineData("*a ")]
    [InlineData("**a_b")]
    [InlineData("~~a ")]
    [InlineData("`a``b")]
    [InlineData("a <?")]
    [InlineData("a <!A ")]
    [InlineData("a <!--")]
    [InlineData("|a")]
    [InlineData("a\n=\n")]
    [InlineData("[a#]: x\n")]
    [InlineData("a\n: b\n")]
    [InlineData("<div>\n\n")]
    [InlineData("\\")]
    public void Markdown_without_end_is_rendered_in_time(string part)
    {
        var rendered = Timed(() => BodyRenderer.Render(Repeated(part, Length), BodyFormat.Markdown, Places.InFile));

        Assert.InRange(rendered.Html.ToString().Length, 0, Length * 8);
    }

    [Fact]
    public void What_is_nested_too_deeply_keeps_its_text_in_its_order()
    {
        var html = Repeated("<blockquote>x#", 5_000) + "y";

        var cleaned = HtmlCleaner.Clean(html);

        Assert.Equal([], PublishedMarkup.Faults(cleaned.Html));
        Assert.Equal("CN3008", Assert.Single(cleaned.Removals).Rule.Code);
        Assert.Equal(html.Replace("<blockquote>", "", StringComparison.Ordinal), PlainText.Of(cleaned.Html).Replace("\n", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(BodyFormat.Html, "<b><i><div>word ")]
    [InlineData(BodyFormat.Markdown, "*word ")]
    public void A_body_too_tangled_to_read_keeps_its_text_and_says_so(BodyFormat format, string part)
    {
        var body = Repeated(part, 100_000);

        var rendered = BodyRenderer.Render(body, format, Places.InFile);

        Assert.Equal("CN3009", Assert.Single(rendered.Diagnostics).Code);
        Assert.InRange(rendered.Words, 5_000, 20_000);
        Assert.Equal([], PublishedMarkup.Faults(rendered.Html));
    }

    [Fact]
    public void A_long_article_of_ordinary_markup_is_none_of_these()
    {
        var html = Repeated("<section><h3>Part #</h3><div><p>Some <b>bold</b> and <a href=\"/news/#\">linked</a> text.<ul><li>a<li>b</ul><table><tr><td>1<td>2</table></div></section>\n", 400_000);

        var cleaned = HtmlCleaner.Clean(html);

        Assert.Empty(cleaned.Removals);
    }

    private static string Repeated(string part, int length)
    {
        var text = new StringBuilder(length);
        for (var number = 0; text.Length + part.Length <= length; number++)
        {
            text.Append(part.Replace("#", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        }

        return text.ToString();
    }

    private static T Timed<T>(Func<T> work)
    {
        var result = new List<T>();
        var clock = Stopwatch.StartNew();
        var thread = new Thread(() => result.Add(work()), StackBytes);
        thread.Start();
        thread.Join();
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, Longest);
        return Assert.Single(result);
    }
}
