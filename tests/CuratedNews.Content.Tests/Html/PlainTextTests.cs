using CuratedNews.Content.Html;
using Xunit;

namespace CuratedNews.Content.Tests.Html;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("<p>One <b>bo</b>ld word.</p><p>Two &amp; three &lt; four.</p>", "One bold word.\nTwo & three < four.")]
    [InlineData("<ul><li>a<ul><li>b</ul><li>c</ul>", "a\nb\nc")]
    [InlineData("<table><tr><td>a<td>b<tr><td>c<td>d</table>", "a b\nc d")]
    [InlineData("a<br>b<hr>c", "a\nb\nc")]
    [InlineData("<pre>a\n  b</pre>", "a b")]
    [InlineData("<p>a <abbr title=\"x > y\">b</abbr></p>", "a b")]
    public void Text_has_a_line_for_each_block_and_no_markup(string html, string expected)
    {
        var text = PlainText.Of(HtmlCleaner.Clean(html).Html);

        Assert.Equal(expected, text);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("— … !", 0)]
    [InlineData("Nurses don't chart by hand.", 5)]
    [InlineData("state-of-the-art care — at 9.5 percent", 5)]
    [InlineData("Électronique Здравоохранение الصحة", 3)]
    [InlineData("医療情報", 2)]
    [InlineData("医療の EHR", 3)]
    public void Words_are_counted_in_any_script(string text, int expected)
    {
        var words = PlainText.CountWords(text);

        Assert.Equal(expected, words);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(220, 1)]
    [InlineData(221, 2)]
    [InlineData(2200, 10)]
    public void Reading_takes_whole_minutes_and_at_least_one(int words, int expected)
    {
        var minutes = PlainText.ReadingMinutes(words);

        Assert.Equal(expected, minutes);
    }
}
