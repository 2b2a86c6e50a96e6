using System.Globalization;
using System.Xml;

namespace CuratedNews.Web.Feeds;

/// <summary>Writes a feed as Atom 1.0.</summary>
/// <remarks>RFC 4287.</remarks>
internal static class AtomWriter
{
    private const string Namespace = "http://www.w3.org/2005/Atom";

    public static async Task WriteAsync(Feed feed, FeedOutput output, CancellationToken cancellationToken)
    {
        using var xml = output.StartXml();
        xml.WriteStartElement("feed", Namespace);
        xml.WriteAttributeString("xml", "lang", null, Feed.Language);
        xml.WriteElementString("id", feed.Id);
        xml.WriteElementString("title", feed.Title);
        xml.WriteElementString("subtitle", feed.Description);
        xml.WriteElementString("updated", Time(feed.UpdatedAt));
        xml.WriteElementString("icon", feed.IconUrl);
        xml.WriteElementString("generator", Feed.Generator);
        WriteLink(xml, "self", feed.SelfUrl, FeedFormat.Atom.MediaType);
        WriteLink(xml, "alternate", feed.PageUrl, "text/html");
        if (feed.HubUrl is { } hub)
        {
            WriteLink(xml, "hub", hub);
        }

        WriteAuthor(xml, feed.Site);
        foreach (var entry in feed.Entries)
        {
            Write(entry, xml);
            await output.SendPieceAsync(cancellationToken);
        }

        xml.WriteEndDocument();
    }

    /// <summary>As RFC 3339 has it.</summary>
    public static string Time(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static void Write(FeedEntry entry, XmlWriter xml)
    {
        xml.WriteStartElement("entry");
        xml.WriteElementString("id", entry.Id);
        xml.WriteElementString("title", entry.Title);
        xml.WriteElementString("published", Time(entry.PublishedAt));
        xml.WriteElementString("updated", Time(entry.UpdatedAt));
        foreach (var author in entry.Authors)
        {
            WriteAuthor(xml, author);
        }

        WriteLink(xml, "alternate", entry.Url, "text/html");
        if (entry.OriginalUrl is { } original)
        {
            WriteLink(xml, "via", original, title: entry.Source?.Host);
        }

        if (entry.Source is { } source)
        {
            WriteLink(xml, "related", source.Url, "text/html", source.Host);
        }

        if (entry.Image is { } image)
        {
            WriteLink(xml, "enclosure", image.Url, image.MediaType, lengthBytes: image.LengthBytes);
        }

        foreach (var topic in entry.Topics)
        {
            xml.WriteStartElement("category");
            xml.WriteAttributeString("term", topic.Slug);
            xml.WriteAttributeString("scheme", topic.VocabularyUrl);
            xml.WriteAttributeString("label", topic.Label);
            xml.WriteEndElement();
        }

        if (entry.Summary.Length > 0)
        {
            xml.WriteElementString("summary", entry.Summary);
        }

        xml.WriteStartElement("content");
        xml.WriteAttributeString("type", "html");
        xml.WriteString(entry.Content);
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.Flush();
    }

    private static void WriteAuthor(XmlWriter xml, FeedAuthor author)
    {
        xml.WriteStartElement("author");
        xml.WriteElementString("name", author.Name);
        xml.WriteElementString("uri", author.Url);
        xml.WriteEndElement();
    }

    private static void WriteLink(XmlWriter xml, string relation, string url, string? type = null, string? title = null, long? lengthBytes = null)
    {
        xml.WriteStartElement("link");
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", url);
        if (type is not null)
        {
            xml.WriteAttributeString("type", type);
        }

        if (title is not null)
        {
            xml.WriteAttributeString("title", title);
        }

        if (lengthBytes is { } length)
        {
            xml.WriteAttributeString("length", length.ToString(CultureInfo.InvariantCulture));
        }

        xml.WriteEndElement();
    }
}
