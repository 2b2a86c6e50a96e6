using CuratedNews.Web.Feeds;
using Xunit;

namespace CuratedNews.Web.Tests.Feeds;

/// <summary>Whatever a title says, every feed can be read and says the same.</summary>
public sealed class HostileFeedTests
{
    [Theory]
    [InlineData("]]> ends what some writers open")]
    [InlineData("<![CDATA[ opens ]]> it <!-- and a comment -- >")]
    [InlineData("</title><script>alert(1)</script> & &amp; &lt; &#0; \"quoted\" 'too'")]
    [InlineData("Emoji 👩‍⚕️🏥 and 𝒎𝒂𝒕𝒉 beyond the first plane")]
    [InlineData("عنوان من اليمين إلى اليسار مع English")]
    [InlineData("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"b\">]>&a;")]
    [InlineData("\\u0041 {\"json\": [true, null]} \\ \\\" /")]
    public async Task A_title_reads_the_same_in_every_format(string title)
    {
        using var content = new TemporaryContent();
        var text = TemporaryContent.Quote(title);
        content.WriteItem("hostile", title, $"description: {text}\nauthor: [{text}]\ncategories: [{TemporaryContent.Quote("Vocabulary: " + title)}]", $"Paragraph: `{title}`");
        await using var site = await RunningSite.StartAsync(content.Root);

        var feeds = await ReadAsync(site, "/");

        Assert.All(feeds, feed => Assert.Equal(title, Assert.Single(feed.Entries).Title));
        Assert.All(feeds, feed => Assert.Equal(title, feed.Entries[0].Authors));
        Assert.All(feeds, feed => Assert.EndsWith(title, Assert.Single(feed.Entries[0].Topics), StringComparison.Ordinal));
        Assert.All(feeds, feed => Assert.Contains("Paragraph", feed.Entries[0].ContentText, StringComparison.Ordinal));
        Assert.Single(feeds.Select(feed => feed.Entries[0].Summary).Distinct(StringComparer.Ordinal));
        Assert.Single(feeds.Select(feed => feed.Entries[0].Content).Distinct(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("\"A\\u0007bell, \\0nothing and \\x1B escape\"")]
    [InlineData("\"Half \\uD83D a pair and \\uDE00 the other\"")]
    [InlineData("\"Not \\uFFFE a \\uFFFF character \\u202E turned\"")]
    public async Task A_title_with_characters_that_no_xml_can_hold_makes_no_feed_unreadable(string yaml)
    {
        using var content = new TemporaryContent();
        content.Write("news/hostile.md", $"---\ntitle: {yaml}\nslug: hostile\nbasePath: /news/\ndate: '2026-05-01'\n---\nA \u0007 body \uFFFE here.\n");
        content.WriteItem("harmless", "Harmless");
        await using var site = await RunningSite.StartAsync(content.Root);

        var feeds = await ReadAsync(site, "/news/");

        Assert.All(feeds, feed => Assert.Contains("Harmless", feed.Entries.Select(entry => entry.Title), StringComparer.Ordinal));
        Assert.Single(feeds.Select(feed => string.Join('|', feed.Entries.Select(entry => entry.Title))).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_the_catalog_holds_is_not_trusted_to_be_writable()
    {
        using var content = new TemporaryContent();
        content.WriteItem("hostile", "Replaced below");
        await using var site = await RunningSite.StartAsync(content.Root);
        using (var connection = site.Catalog.OpenForWriting())
        {
            using var command = connection.CreateCommand();
            command.CommandText = "UPDATE Items SET Title = $text, Summary = $text; UPDATE ItemTexts SET Body = '<p>' || $text || '</p>'";
            command.Parameters.AddWithValue("$text", "\u0001a\u000Bb\uFFFEc\uFFFFd 😀\u001F");
            command.ExecuteNonQuery();
        }

        var feeds = await ReadAsync(site, "/");

        Assert.All(feeds, feed => Assert.Equal(("abcd 😀", "abcd 😀", "<p>abcd 😀</p>"), (feed.Entries[0].Title, feed.Entries[0].Summary, feed.Entries[0].Content)));
    }

    [Fact]
    public async Task Links_of_the_body_are_absolute_and_its_words_stay()
    {
        using var content = new TemporaryContent();
        content.WriteItem("linked", "Linked", "", """
            <p>Write <code>&lt;a href="/news/other"&gt;</code> or ` href="/x`, not <a title='x href="/t' href="/news/other?a=1&amp;b=2#c">this</a>.</p>
            <p><a href="https://example.org/news/">There</a> <a href="mailto:desk@example.org">desk</a> <a href="/" lang="de">home</a></p>
            """);
        await using var site = await RunningSite.StartAsync(content.Root);

        var entry = (await ReadAsync(site, "/"))[0].Entries[0];
        var links = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(entry.Content).Links.Select(link => link.GetAttribute("href"));

        Assert.Equal(["http://localhost:5080/news/other?a=1&b=2#c", "https://example.org/news/", "mailto:desk@example.org", "http://localhost:5080/"], links, StringComparer.Ordinal);
        Assert.Contains("Write <a href=\"/news/other\"> or ` href=\"/x`, not this.", entry.ContentText, StringComparison.Ordinal);
        Assert.Contains("title=\"x href=&quot;/t\"", entry.Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_site_without_items_has_an_empty_feed()
    {
        using var content = new TemporaryContent();
        await using var site = await RunningSite.StartAsync(content.Root);

        Assert.All(await ReadAsync(site, "/"), feed => Assert.Empty(feed.Entries));
        Assert.Equal(404, (int)await site.StatusAsync("/news/feed.xml"));
    }

    [Fact]
    public async Task An_item_comes_and_goes_with_the_time()
    {
        using var content = new TemporaryContent();
        content.WriteItem("stays").WriteItem("expires", more: "expiryDate: '2026-11-22T12:30:00Z'").WriteItem("appears", more: "publishDate: '2026-11-22T12:45:00Z'");
        await using var site = await RunningSite.StartAsync(content.Root);

        Assert.Equal(["/news/expires", "/news/stays"], await UrlsAsync(), StringComparer.Ordinal);
        site.Clock.Now = RunningSite.Today.AddMinutes(30);
        Assert.Equal(["/news/stays"], await UrlsAsync(), StringComparer.Ordinal);
        site.Clock.Now = RunningSite.Today.AddMinutes(45);
        Assert.Equal(["/news/appears", "/news/stays"], await UrlsAsync(), StringComparer.Ordinal);

        async Task<IEnumerable<string>> UrlsAsync() => (await ReadAsync(site, "/"))[0].Entries.Select(entry => new Uri(entry.Url).AbsolutePath).Order(StringComparer.Ordinal);
    }

    [Fact]
    public void A_page_names_its_three_feeds()
    {
        var links = PageFeeds.Of("/topic/telehealth", "Telehealth");

        Assert.Equal(
            [
                new("/topic/telehealth/feed.xml", "application/rss+xml", "Telehealth (RSS)"),
                new("/topic/telehealth/atom.xml", "application/atom+xml", "Telehealth (Atom)"),
                new("/topic/telehealth/feed.json", "application/feed+json", "Telehealth (JSON Feed)"),
            ],
            links);
        Assert.Equal(["/feed.xml", "/atom.xml", "/feed.json"], PageFeeds.Of("/", "CuratedNews").Select(link => link.Path), StringComparer.Ordinal);
    }

    private static async Task<IReadOnlyList<ReadFeed>> ReadAsync(RunningSite site, string page)
    {
        var feeds = new List<ReadFeed>();
        foreach (var fileName in FeedReader.FileNames)
        {
            using var response = await site.GetAsync(SampleFeeds.UrlOf(page, fileName));
            feeds.Add(FeedReader.Read(fileName, await response.Content.ReadAsStringAsync()));
        }

        return feeds;
    }
}
