using CuratedNews.Catalog;
using CuratedNews.Catalog.Queries;
using CuratedNews.Catalog.Rows;
using CuratedNews.Web.Hosting;
using CuratedNews.Web.Pages;

namespace CuratedNews.Web.Feeds;

/// <summary>The feeds of all topics as OPML 2.0, to be taken into a feed reader at once: a group for each vocabulary.</summary>
/// <remarks>http://opml.org/spec2.opml.</remarks>
internal static class Opml
{
    public const string MediaType = "text/x-opml+xml";

    /// <summary>So many topics are written before they are sent.</summary>
    private const int TopicsAPiece = 100;

    public static async Task WriteAsync(CatalogView db, SiteOptions site, FeedOutput output, CancellationToken cancellationToken)
    {
        using var xml = output.StartXml();
        xml.WriteStartElement("opml");
        xml.WriteAttributeString("version", "2.0");
        xml.WriteStartElement("head");
        xml.WriteElementString("title", FeedText.Clean($"Topics of {site.Name}"));
        xml.WriteElementString("ownerName", FeedText.Clean(site.Name));
        xml.WriteElementString("ownerId", site.Absolute("/"));
        xml.WriteElementString("docs", "http://opml.org/spec2.opml");
        xml.WriteEndElement();
        xml.WriteStartElement("body");
        string? vocabulary = null;
        var written = 0;
        foreach (var topic in db.EachTopicByVocabulary())
        {
            if (topic.Vocabulary != vocabulary)
            {
                if (vocabulary is not null)
                {
                    xml.WriteEndElement();
                }

                vocabulary = topic.Vocabulary;
                xml.WriteStartElement("outline");
                xml.WriteAttributeString("text", FeedText.Clean(vocabulary));
            }

            var page = PageLinks.To(NodeKind.Topic, topic.Key);
            xml.WriteStartElement("outline");
            xml.WriteAttributeString("type", "rss");
            xml.WriteAttributeString("text", FeedText.Clean(topic.Label));
            xml.WriteAttributeString("xmlUrl", site.Absolute(FeedAddress.PathOf(page, FeedFormat.Rss)));
            xml.WriteAttributeString("htmlUrl", site.Absolute(page));
            xml.WriteEndElement();
            if (++written % TopicsAPiece == 0)
            {
                xml.Flush();
                await output.SendPieceAsync(cancellationToken);
            }
        }

        xml.WriteEndDocument();
    }
}
