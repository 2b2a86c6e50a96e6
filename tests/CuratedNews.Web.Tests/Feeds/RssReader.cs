using System.Globalization;
using System.Net;
using System.Xml.Linq;
using static CuratedNews.Web.Tests.Feeds.FeedFormatException;
using static CuratedNews.Web.Tests.Feeds.FeedReader;

namespace CuratedNews.Web.Tests.Feeds;

/// <remarks>https://www.rssboard.org/rss-specification and, where that leaves a choice, https://www.rssboard.org/rss-profile.</remarks>
internal static class RssReader
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XName Encoded = XName.Get("encoded", "http://purl.org/rss/1.0/modules/content/");
    private static readonly XName Creator = XName.Get("creator", "http://purl.org/dc/elements/1.1/");

    private static readonly HashSet<string> InChannel =
    [
        "title", "link", "description", "language", "copyright", "managingEditor", "webMaster", "pubDate", "lastBuildDate", "category",
        "generator", "docs", "cloud", "ttl", "image", "rating", "textInput", "skipHours", "skipDays", "item",
    ];

    private static readonly HashSet<string> InItem = ["title", "link", "description", "author", "category", "comments", "enclosure", "guid", "pubDate", "source"];

    private static readonly string[] Repeated = ["item", "category"];

    public static ReadFeed Read(XElement rss)
    {
        ThrowUnless(rss.Name == "rss" && Attribute(rss, "version") == "2.0", "the root is rss, version 2.0");
        var channel = One(rss, "channel");
        CheckNames(channel, InChannel);
        var entries = channel.Elements("item").Select(Entry).ToList();
        Unique(entries.Select(entry => entry.Id));
        ThrowUnless(int.TryParse(Text(One(channel, "ttl")), NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && minutes > 0, "ttl is a number of minutes");
        ThrowUnless(Text(One(channel, "generator")).Length > 0, "generator names a program");
        var self = Links(channel, "self").Single();
        ThrowUnless(Attribute(self, "type") == "application/rss+xml", "the link to itself says its type");
        return new ReadFeed
        {
            Title = NotEmpty(Text(One(channel, "title"))),
            Description = WebUtility.HtmlDecode(NotEmpty(Text(One(channel, "description")))),
            PageUrl = HttpUrl(Text(One(channel, "link"))),
            SelfUrl = HttpUrl(Attribute(self, "href")),
            Language = Language(Text(One(channel, "language"))),
            UpdatedAt = Time(Text(One(channel, "lastBuildDate"))),
            HubUrl = Links(channel, "hub").SingleOrDefault() is { } hub ? HttpUrl(Attribute(hub, "href")) : null,
            Entries = entries,
            Urls =
            [
                .. rss.Descendants().Where(element => element.Name.LocalName is "link" or "docs" && !element.HasAttributes).Select(element => element.Value),
                .. rss.Descendants().SelectMany(element => element.Attributes()).Where(attribute => attribute.Name.LocalName is "href" or "url" or "domain").Select(attribute => attribute.Value),
            ],
        };
    }

    private static ReadEntry Entry(XElement item)
    {
        CheckNames(item, InItem);
        var guid = One(item, "guid");
        ThrowUnless(Attribute(guid, "isPermaLink") == "false", "a guid that is no address says so");
        foreach (var category in item.Elements("category"))
        {
            HttpUrl(Attribute(category, "domain"));
            NotEmpty(Text(category));
        }

        var source = AtMostOne(item, "source");
        if (source is not null)
        {
            HttpUrl(Attribute(source, "url"));
        }

        var enclosure = AtMostOne(item, "enclosure");
        return new ReadEntry(
            AbsoluteUri(Text(guid)),
            HttpUrl(Text(One(item, "link"))),
            NotEmpty(Text(One(item, "title"))),
            AtMostOne(item, "description") is { } description ? WebUtility.HtmlDecode(Text(description)) : "",
            Text(One(item, Encoded)),
            Time(Text(One(item, "pubDate"))),
            InternetTime(Text(One(item, Atom + "updated"))),
            string.Join(", ", item.Elements(Creator).Select(creator => NotEmpty(Text(creator)))),
            source is null ? null : NotEmpty(Text(source)),
            Links(item, "via").SingleOrDefault() is { } via ? HttpUrl(Attribute(via, "href")) : null,
            enclosure is null ? null : $"{HttpUrl(Attribute(enclosure, "url"))} {MediaType(Attribute(enclosure, "type"))} {Length(Attribute(enclosure, "length"))}")
        {
            Topics = [.. item.Elements("category").Select(category => category.Value)],
        };
    }

    /// <summary>Only elements of the specification, of which all but two kinds may stand once; others have a namespace.</summary>
    private static void CheckNames(XElement parent, HashSet<string> known)
    {
        foreach (var group in parent.Elements().Where(child => child.Name.Namespace == XNamespace.None).GroupBy(child => child.Name.LocalName, StringComparer.Ordinal))
        {
            ThrowUnless(known.Contains(group.Key), $"{parent.Name.LocalName} has no element {group.Key}");
            ThrowUnless(group.Count() == 1 || Repeated.Contains(group.Key), $"{parent.Name.LocalName} has one {group.Key} at most");
        }
    }

    private static IEnumerable<XElement> Links(XElement parent, string relation) =>
        parent.Elements(Atom + "link").Where(link => Attribute(link, "rel") == relation);

    private static string NotEmpty(string text)
    {
        ThrowUnless(text.Trim().Length > 0, "the text is not empty");
        return text;
    }

    /// <summary>RFC 822 with a year of four digits; the weekday is checked too.</summary>
    private static DateTime Time(string text)
    {
        ThrowUnless(
            DateTime.TryParseExact(text, "ddd, dd MMM yyyy HH:mm:ss 'GMT'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time),
            $"a time of RFC 822; found '{text}'");
        return time;
    }
}
