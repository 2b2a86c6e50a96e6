using System.Globalization;
using System.Xml;

namespace CuratedNews.Web.Feeds;

/// <summary>Writes a feed as RSS 2.0.</summary>
/// <remarks>https://www.rssboard.org/rss-specification, with what https://www.rssboard.org/rss-profile recommends besides.</remarks>
internal static class RssWriter
{
    private const string Atom = "http://www.w3.org/2005/Atom";
    private const string Content = "http://purl.org/rss/1.0/modules/content/";
    private const string DublinCore = "http://purl.org/dc/elements/1.1/";

    public static async Task WriteAsync(Feed feed, FeedOutput output, CancellationToken cancellationToken)
    {
        using var xml = output.StartXml();
        xml.WriteStartElement("rss");
        xml.WriteAttributeString("version", "2.0");
        xml.WriteAttributeString("xmlns", "atom", null, Atom);
        xml.WriteAttributeString("xmlns", "content", null, Content);
        xml.WriteAttributeString("xmlns", "dc", null, DublinCore);
        xml.WriteStartElement("channel");
        xml.WriteElementString("title", feed.Title);
        xml.WriteElementString("link", feed.PageUrl);
        xml.WriteElementString("description", FeedText.ToHtml(feed.Description));
        xml.WriteElementString("language", Feed.Language);
        xml.WriteElementString("lastBuildDate", Time(feed.UpdatedAt));
        xml.WriteElementString("generator", Feed.Generator);
        xml.WriteElementString("docs", "https://www.rssboard.org/rss-specification");
        xml.WriteElementString("ttl", Feed.TimeToLive.TotalMinutes.ToString(CultureInfo.InvariantCulture));
        WriteLink(xml, "self", feed.SelfUrl, FeedFormat.Rss.MediaType);
        if (feed.HubUrl is { } hub)
        {
            WriteLink(xml, "hub", hub, type: null);
        }

        foreach (var entry in feed.Entries)
        {
            Write(entry, xml);
            await output.SendPieceAsync(cancellationToken);
        }

        xml.WriteEndDocument();
    }

    private static void Write(FeedEntry entry, XmlWriter xml)
    {
        xml.WriteStartElement("item");
        xml.WriteElementString("title", entry.Title);
        xml.WriteElementString("link", entry.Url);
        xml.WriteStartElement("guid");
        xml.WriteAttributeString("isPermaLink", "false");
        xml.WriteString(entry.Id);
        xml.WriteEndElement();
        xml.WriteElementString("pubDate", Time(entry.PublishedAt));
        xml.WriteElementString("updated", Atom, AtomWriter.Time(entry.UpdatedAt));

        // RSS's own author is a mail address, which we have of nobody.
        foreach (var author in entry.Authors)
        {
            xml.WriteElementString("creator", DublinCore, author.Name);
        }

        foreach (var topic in entry.Topics)
        {
            xml.WriteStartElement("category");
            xml.WriteAttributeString("domain", topic.VocabularyUrl);
            xml.WriteString(topic.Label);
            xml.WriteEndElement();
        }

        if (entry.Source is { } source)
        {
            xml.WriteStartElement("source");
            xml.WriteAttributeString("url", source.FeedUrl);
            xml.WriteString(source.Host);
            xml.WriteEndElement();
        }

        if (entry.OriginalUrl is { } original)
        {
            WriteLink(xml, "via", original, type: null);
        }

        if (entry.Image is { } image)
        {
            xml.WriteStartElement("enclosure");
            xml.WriteAttributeString("url", image.Url);
            xml.WriteAttributeString("length", image.LengthBytes.ToString(CultureInfo.InvariantCulture));
            xml.WriteAttributeString("type", image.MediaType);
            xml.WriteEndElement();
        }

        if (entry.Summary.Length > 0)
        {
            xml.WriteElementString("description", FeedText.ToHtml(entry.Summary));
        }

        xml.WriteElementString("encoded", Content, entry.Content);
        xml.WriteEndElement();
        xml.Flush();
    }

    private static void WriteLink(XmlWriter xml, string relation, string url, string? type)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", url);
        if (type is not null)
        {
            xml.WriteAttributeString("type", type);
        }

        xml.WriteEndElement();
    }

    /// <summary>As RFC 822 has it, with four digits of the year.</summary>
    private static string Time(DateTime utc) => utc.ToString("R", CultureInfo.InvariantCulture);
}
