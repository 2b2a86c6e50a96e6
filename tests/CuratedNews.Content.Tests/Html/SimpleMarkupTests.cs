using CuratedNews.Content.Html;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CuratedNews.Content.Tests.Html;

/// <summary>What the short cut reads is published as it is with AngleSharp's reading: markup, places, links and what was left out.</summary>
public sealed class SimpleMarkupTests
{
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(1_500).WithQuietOnSuccess(true);

    private static readonly Gen<string> Words = Gen.Elements(
        "word", " ", "\n", "A sentence. ", "a\n b", "R&amp;D", "&lt;b&gt;", "&quot;x&quot;", "&nbsp;", "&#39;", "\u00A0", "é漢字 😀", "a > b", "“Quoted” – so", "\t", "Two.\nLines.\n", "\u200B");

    private static readonly Gen<string> Phrase =
        Generators.Few(
            Gen.Frequency((6, Words), (1, Words.Select(words => $"<strong>{words}</strong>")), (1, Words.Select(words => $"<em>x <b>{words}</b></em>")), (1, Gen.Constant("<br>"))), 0, 4).Select(string.Concat);

    private static readonly Gen<string> Scrap = Gen.Elements(
        "<p>", "</p>", "<ul>", "</ul>", "<ol>", "</ol>", "<li>", "</li>", "<blockquote>", "</blockquote>", "<b>", "</b>", "<em>", "</em>", "<strong>", "</strong>", "<br>", "<br/>", "</br>", "<h1>", "</h1>", "<h3>", "</h3>",
        "<P>", "<p >", "<p class=x>", "<a href='/news/'>", "</a>", "<hr>", "<div>", "</div>", "<!-- x -->", "<", ">", "&", "&hellip;", "&amp", "\r\n", "\0", "\f", "\uFEFF", "\uD800", "<table>", "<script>", "x", " ");

    private static readonly Gen<string> Body = Blocks(2);

    [Fact]
    public void Simple_bodies_are_published_as_with_AngleSharp()
    {
        var read = 0;
        Prop.ForAll(Body.ToArbitrary(), html => { read += IsCleanedAlike(html) ? 1 : 0; }).Check(Runs);

        Assert.True(read > 1_000, $"The short cut read {read} of 1,500.");
    }

    [Fact]
    public void Bodies_that_are_nearly_simple_are_published_as_with_AngleSharp()
    {
        var edited =
            from body in Body
            from edits in Generators.Few(from at in Gen.Choose(0, 1_000_000) from length in Gen.Choose(0, 5) from scrap in Scrap select (at, length, scrap), 1, 3)
            select edits.Aggregate(body, (current, edit) =>
            {
                var start = edit.at % (current.Length + 1);
                return current.Remove(start, Math.Min(edit.length, current.Length - start)).Insert(start, edit.scrap);
            });
        var soup = Generators.Few(Gen.OneOf(Scrap, Words), 0, 12).Select(string.Concat);

        Prop.ForAll(Gen.OneOf(edited, soup).ToArbitrary(), html => { IsCleanedAlike(html); }).Check(Runs);
    }

    [Theory]
    [InlineData("<p class=x>a</p>")]
    [InlineData("<p>a")]
    [InlineData("<p>a<p>b</p></p>")]
    [InlineData("<b><b>a</b></b>")]
    [InlineData("<b><p>a</p></b>")]
    [InlineData("<ul>a</ul>")]
    [InlineData("<li>a</li>")]
    [InlineData("<script>a</script>")]
    [InlineData("a & b")]
    [InlineData("a\r\nb")]
    public void Whatever_is_not_simple_is_left_to_AngleSharp(string html) =>
        Assert.False(SimpleMarkup.TryRead(html, new BodyTree(html.Length), new TextPlaces(html)));

    /// <summary>Whether the short cut reads the body at all; fails where it is published otherwise than without it.</summary>
    private static bool IsCleanedAlike(string html)
    {
        foreach (var linesEndSentences in (bool[])[false, true])
        {
            var (expected, actual) = (HtmlCleaner.CleanByParser(html, linesEndSentences), HtmlCleaner.Clean(html, linesEndSentences));

            Assert.Equal(expected.Html.ToString(), actual.Html.ToString());
            Assert.Equal(expected.Removals, actual.Removals);
            Assert.Equal(expected.Links, actual.Links);
            Assert.Equal(expected.Blocks, actual.Blocks);
        }

        return SimpleMarkup.TryRead(html, new BodyTree(html.Length), new TextPlaces(html));
    }

    private static Gen<string> Blocks(int depth)
    {
        var text = from name in Gen.Elements("p", "p", "p", "h1", "h2", "h4") from phrase in Phrase select $"<{name}>{phrase}</{name}>";
        var block = depth == 0
            ? text
            : Gen.Frequency(
                (4, text),
                (1, Phrase),
                (1, Blocks(depth - 1).Select(blocks => $"<blockquote>{blocks}</blockquote>")),
                (1, from name in Gen.Elements("ul", "ol") from items in Generators.Few(Gen.OneOf(Phrase, Blocks(depth - 1)), 0, 3) select $"<{name}>\n{string.Concat(items.Select(item => $"<li>{item}</li>\n"))}</{name}>"));
        return from blocks in Generators.Few(block, 0, 4) from gap in Gen.Elements("", "\n", " ") select string.Join(gap, blocks);
    }
}
