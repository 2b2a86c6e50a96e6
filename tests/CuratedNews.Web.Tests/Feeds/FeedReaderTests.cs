using System.Xml;
using Xunit;

namespace CuratedNews.Web.Tests.Feeds;

/// <summary>The readers of these tests are no use if they take anything.</summary>
public sealed class FeedReaderTests(SampleSite sample)
{
    [Theory]
    [InlineData("feed.xml", "<channel>", "<channel><title>Two</title>")]
    [InlineData("feed.xml", "version=\"2.0\"", "version=\"1.0\"")]
    [InlineData("feed.xml", " GMT</pubDate>", " CET</pubDate>")]
    [InlineData("feed.xml", "<pubDate>Fri", "<pubDate>Mon")]
    [InlineData("feed.xml", "<item><title>", "<item><headline>x</headline><title>")]
    [InlineData("feed.xml", "<link>http://localhost:5080/news/", "<link>/news/")]
    [InlineData("atom.xml", "<entry><id>", "<entry><id>tag:localhost,2026:other</id><id>")]
    [InlineData("atom.xml", "<published>2026-11-20T00:00:00Z", "<published>2026-11-20")]
    [InlineData("atom.xml", "rel=\"self\"", "rel=\"other\"")]
    [InlineData("atom.xml", "href=\"http://localhost:5080/news/", "href=\"/news/")]
    [InlineData("atom.xml", "<uri>http://localhost:5080/author", "<uri>author")]
    [InlineData("feed.json", "\"version\":\"https://jsonfeed.org/version/1.1\"", "\"version\":\"1.1\"")]
    [InlineData("feed.json", "\"url\":\"http://localhost:5080/news/", "\"url\":\"/news/")]
    [InlineData("feed.json", "\"date_published\":\"2026-11-20T00:00:00Z\"", "\"date_published\":\"yesterday\"")]
    [InlineData("feed.json", "\"items\":[{", "\"items\":[{\"author\":{},")]
    public async Task A_feed_that_breaks_a_rule_of_its_format_is_not_read(string fileName, string right, string wrong)
    {
        var text = await TextAsync(fileName);

        Assert.Contains(right, text, StringComparison.Ordinal);
        Assert.Throws<FeedFormatException>(() => FeedReader.Read(fileName, text.Replace(right, wrong, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("<title>", "<title>\u0007")]
    [InlineData("<title>", "<title>]]>")]
    [InlineData("<title>", "<title>&nbsp;")]
    [InlineData("</feed>", "")]
    public async Task What_is_not_well_formed_is_not_read(string right, string wrong)
    {
        var text = await TextAsync("atom.xml");

        Assert.Throws<XmlException>(() => FeedReader.Read("atom.xml", text.Replace(right, wrong, StringComparison.Ordinal)));
    }

    private async Task<string> TextAsync(string fileName)
    {
        using var response = await sample.Site.GetAsync("/" + fileName);
        return await response.Content.ReadAsStringAsync();
    }
}
