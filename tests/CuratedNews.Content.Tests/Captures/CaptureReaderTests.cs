using CuratedNews.Content.Captures;
using Xunit;

namespace CuratedNews.Content.Tests.Captures;

public sealed class CaptureReaderTests
{
    private const string Paragraph = "The ward has counted its lamps, and found that eleven of them had been lit by nobody for as long as anybody could remember.";

    [Theory]
    [InlineData("<!doctype html><p>x", CaptureFormat.Html)]
    [InlineData("\uFEFF\n  <div>x</div>", CaptureFormat.Html)]
    [InlineData("<?xml version='1.0'?><html/>", CaptureFormat.Html)]
    [InlineData("A text with <b>markup</b>", CaptureFormat.Text)]
    [InlineData("< 5 beds, and > 3 nurses", CaptureFormat.Text)]
    [InlineData("<3 from all of us", CaptureFormat.Text)]
    [InlineData("", CaptureFormat.Text)]
    public void What_begins_with_markup_is_a_page(string text, CaptureFormat expected) => Assert.Equal(expected, CaptureReader.FormatOf(text));

    [Theory]
    [InlineData("top of page", "page furniture")]
    [InlineData("Previous Article Next Article", "page furniture")]
    [InlineData("Share · Tweet · Print", "page furniture")]
    [InlineData("Skip to main content", "page furniture")]
    [InlineData("Share this on your favourite network", "a call to share or subscribe")]
    [InlineData("Subscribe to our newsletter and never miss a lamp!", "a call to share or subscribe")]
    [InlineData("We use cookies to make this site better.", "a notice about cookies")]
    [InlineData("Lamps at Dusk from Plainstock Photos", "a picture credit")]
    [InlineData("Photo by Ada Writer", "a picture credit")]
    [InlineData("A lamp. Getty Images", "a picture credit")]
    [InlineData("Related articles", "links to other articles")]
    [InlineData("© 2026 The Ward", "a copyright notice")]
    [InlineData("The Ward Ltd. All rights reserved.", "a copyright notice")]
    [InlineData("6 min read", "the reading time")]
    [InlineData("Home > Wards > Lamps", "the page's trail")]
    [InlineData("* * *", "a separating line")]
    public void Furniture_is_struck_out_with_its_line_and_reason(string line, string reason)
    {
        var article = CaptureReader.Read($"Eleven lamps\n\n{Paragraph}\n\n{line}\n\n{Paragraph}\n");

        Assert.Equal(new StruckOut(5, line, reason), Assert.Single(article.StruckOut));
        Assert.Equal($"{Paragraph}\n\n{Paragraph}\n", article.Markdown);
    }

    [Theory]
    [InlineData("Print works that make their own paper have fewer sick days, says a printer.")]
    [InlineData("By noon, forty people had asked for the lamp to be switched off again.")]
    [InlineData("The share of lamps that nobody lit was larger than anybody had thought it could be.")]
    [InlineData("Home visits are made on Tuesdays, and the lamp is carried in a box of its own.")]
    public void A_sentence_that_begins_like_furniture_stays(string sentence)
    {
        var article = CaptureReader.Read($"Eleven lamps\n\n{sentence}\n\n{Paragraph}\n");

        Assert.Empty(article.StruckOut);
        Assert.Equal($"{sentence}\n\n{Paragraph}\n", article.Markdown);
    }

    [Fact]
    public void A_closing_offer_is_one_only_at_the_end()
    {
        const string Offer = "If a lamp of yours burns for nobody, contact us.";

        var atTheEnd = CaptureReader.Read($"Eleven lamps\n\n{Paragraph}\n\n{Offer}\n");
        var before = CaptureReader.Read($"Eleven lamps\n\n{Offer}\n\n{Paragraph}\n\n{Paragraph}\n\n{Paragraph}\n");

        Assert.Equal("a closing offer", Assert.Single(atTheEnd.StruckOut).Reason);
        Assert.Empty(before.StruckOut);
    }

    [Fact]
    public void A_title_that_is_a_paragraph_is_only_suggested_and_stays()
    {
        var article = CaptureReader.Read($"{Paragraph} {Paragraph}\n");

        Assert.Equal((false, "the first words"), (article.Title!.IsFound, article.Title.From));
        Assert.True(article.Title.Value.Length <= 91);
        Assert.Equal($"{Paragraph} {Paragraph}\n", article.Markdown);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t\n")]
    [InlineData("<html><head><script>x()</script></head><body></body></html>")]
    public void Without_a_word_there_is_no_title_and_no_text(string text)
    {
        var article = CaptureReader.Read(text);

        Assert.Null(article.Title);
        Assert.Null(article.Description);
        Assert.Equal("", article.Markdown);
    }

    [Theory]
    [InlineData("ld", "meta", "JSON-LD headline", "Told by data")]
    [InlineData("", "meta", "og:title", "Told by meta")]
    [InlineData("", "", "the page's title", "Told by title")]
    public void Metadata_is_believed_in_order(string data, string meta, string from, string expected)
    {
        var html = "<html><head><title>Told by title</title>"
            + (meta.Length > 0 ? "<meta property='og:title' content='Told by meta'>" : "")
            + (data.Length > 0 ? "<script type='application/ld+json'>[{\"@type\": \"WebPage\"}, {\"@type\": \"NewsArticle\", \"headline\": \"Told by data\"}]</script>" : "")
            + $"</head><body><p>{Paragraph}</p></body></html>";

        var title = CaptureReader.Read(html).Title!;

        Assert.Equal((expected, from), (title.Value, title.From));
    }

    [Theory]
    [InlineData("The Ward: Eleven lamps of an unlit corridor", "<header><h1>The Ward</h1></header>", "The Ward: Eleven lamps of an unlit corridor")]
    [InlineData("Eleven lamps – The Ward", "<header><h1>Eleven lamps</h1></header>", "Eleven lamps")]
    [InlineData("Eleven lamps – The Ward", "", "Eleven lamps")]
    [InlineData("Eleven lamps of The Ward", "", "Eleven lamps of The Ward")]
    public void The_site_s_name_is_no_part_of_a_title(string told, string heading, string expected)
    {
        var article = CaptureReader.Read($"<html><meta property=og:title content='{told}'><meta property=og:site_name content='The Ward'>{heading}<article><p>{Paragraph}</article>");

        Assert.Equal(expected, article.Title!.Value);
        Assert.Equal(expected == "Eleven lamps" ? 0 : heading.Length > 0 ? 1 : 0, article.StruckOut.Length);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{\"@type\": \"Article\", \"headline\": 7, \"author\": [null], \"image\": []}")]
    [InlineData("{\"@type\": \"Article\", \"headline\": \"\\uD83D\"}")]
    public void Metadata_that_is_none_is_passed_over(string json)
    {
        var article = CaptureReader.Read($"<title>Eleven lamps</title><script type=application/ld+json>{json}</script><p>{Paragraph}");

        Assert.Equal("Eleven lamps", article.Title!.Value);
        Assert.Equal($"{Paragraph}\n", article.Markdown);
    }

    [Fact]
    public void Relative_links_lead_to_the_site_that_the_page_is_from()
    {
        var html = $"<p>{Paragraph} See <a href='../wards?n=7'>ward seven</a>.";

        var known = CaptureReader.Read(html, address: new Uri("https://hospital.example/news/lamps"));
        var unknown = CaptureReader.Read(html);

        Assert.Contains("[ward seven](https://hospital.example/wards?n=7)", known.Markdown, StringComparison.Ordinal);
        Assert.EndsWith("See ward seven.\n", unknown.Markdown, StringComparison.Ordinal);
        Assert.Equal("../wards?n=7", Assert.Single(unknown.StruckOut).Text);
    }

    [Theory]
    [InlineData("<div>", 50_000)]
    [InlineData("<article><p>a", 20_000)]
    [InlineData("<b><p>", 20_000)]
    [InlineData("1. a [1] ", 20_000)]
    [InlineData("[1", 100_000)]
    [InlineData("• a ", 50_000)]
    [InlineData("a\n", 100_000)]
    [InlineData("1. A\n\n", 30_000)]
    public async Task Hostile_captures_take_seconds_at_most(string piece, int times)
    {
        var stop = TestContext.Current.CancellationToken;

        var reading = Task.Run(() => CaptureReader.Read(string.Concat(Enumerable.Repeat(piece, times))), stop);

        Assert.Same(reading, await Task.WhenAny(reading, Task.Delay(TimeSpan.FromSeconds(20), stop)));
    }
}
