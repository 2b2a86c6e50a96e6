using System.Xml.Linq;
using static CuratedNews.Web.Tests.Feeds.FeedFormatException;
using static CuratedNews.Web.Tests.Feeds.FeedReader;

namespace CuratedNews.Web.Tests.Feeds;

/// <remarks>RFC 4287, section 4.</remarks>
internal static class AtomReader
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private static readonly HashSet<string> InFeed = ["author", "category", "contributor", "generator", "icon", "id", "link", "logo", "rights", "subtitle", "title", "updated", "entry"];

    private static readonly HashSet<string> InEntry = ["author", "category", "content", "contributor", "id", "link", "published", "rights", "source", "summary", "title", "updated"];

    public static ReadFeed Read(XElement feed)
    {
        ThrowUnless(feed.Name == Atom + "feed", "the root is an Atom feed");
        CheckChildren(feed, InFeed);
        AbsoluteUri(Text(One(feed, Atom + "id")));
        ThrowUnless(feed.Elements(Atom + "author").Any(), "a feed has an author, or each of its entries has");
        var entries = feed.Elements(Atom + "entry").Select(Entry).ToList();
        Unique(entries.Select(entry => entry.Id));
        HttpUrl(Text(One(feed, Atom + "icon")));
        return new ReadFeed
        {
            Title = PlainText(One(feed, Atom + "title")),
            Description = PlainText(One(feed, Atom + "subtitle")),
            PageUrl = Link(feed, "alternate"),
            SelfUrl = Link(feed, "self"),
            Language = Language(feed.Attribute(XNamespace.Xml + "lang")?.Value ?? ""),
            UpdatedAt = InternetTime(Text(One(feed, Atom + "updated"))),
            HubUrl = Links(feed, "hub").SingleOrDefault() is { } hub ? HttpUrl(Attribute(hub, "href")) : null,
            Entries = entries,
            Urls =
            [
                .. feed.Descendants(Atom + "uri").Concat(feed.Descendants(Atom + "icon")).Select(element => element.Value),
                .. feed.Descendants().SelectMany(element => element.Attributes()).Where(attribute => attribute.Name.LocalName is "href" or "scheme").Select(attribute => attribute.Value),
            ],
        };
    }

    private static ReadEntry Entry(XElement entry)
    {
        CheckChildren(entry, InEntry);
        var content = One(entry, Atom + "content");
        ThrowUnless(Attribute(content, "type") == "html", "the content is HTML");
        foreach (var category in entry.Elements(Atom + "category"))
        {
            ThrowUnless(Attribute(category, "term").Length > 0, "a category has a term");
            HttpUrl(Attribute(category, "scheme"));
        }

        var enclosure = Links(entry, "enclosure").SingleOrDefault();
        return new ReadEntry(
            AbsoluteUri(Text(One(entry, Atom + "id"))),
            Link(entry, "alternate"),
            PlainText(One(entry, Atom + "title")),
            AtMostOne(entry, Atom + "summary") is { } summary ? PlainText(summary) : "",
            Text(content),
            InternetTime(Text(One(entry, Atom + "published"))),
            InternetTime(Text(One(entry, Atom + "updated"))),
            string.Join(", ", entry.Elements(Atom + "author").Select(Person)),
            Links(entry, "related").SingleOrDefault() is { } related ? Attribute(related, "title") : null,
            Links(entry, "via").SingleOrDefault() is { } via ? HttpUrl(Attribute(via, "href")) : null,
            enclosure is null ? null : $"{HttpUrl(Attribute(enclosure, "href"))} {MediaType(Attribute(enclosure, "type"))} {Length(Attribute(enclosure, "length"))}")
        {
            Topics = [.. entry.Elements(Atom + "category").Select(category => Attribute(category, "label"))],
        };
    }

    private static void CheckChildren(XElement parent, HashSet<string> known)
    {
        foreach (var child in parent.Elements())
        {
            ThrowUnless(child.Name.Namespace == Atom && known.Contains(child.Name.LocalName), $"{parent.Name.LocalName} has no element {child.Name}");
        }

        foreach (var link in parent.Elements(Atom + "link"))
        {
            HttpUrl(Attribute(link, "href"));
        }
    }

    private static string Person(XElement author)
    {
        HttpUrl(Text(One(author, Atom + "uri")));
        return Text(One(author, Atom + "name"));
    }

    /// <summary>A text construct (section 3.1) of the type "text", which is the default.</summary>
    private static string PlainText(XElement element)
    {
        ThrowUnless(element.Attribute("type") is null or { Value: "text" }, $"{element.Name.LocalName} is plain text");
        return Text(element);
    }

    private static string Link(XElement parent, string relation)
    {
        var links = Links(parent, relation).ToList();
        ThrowUnless(links.Count == 1, $"{parent.Name.LocalName} has one link {relation}; found {links.Count}");
        return HttpUrl(Attribute(links[0], "href"));
    }

    private static IEnumerable<XElement> Links(XElement parent, string relation) =>
        parent.Elements(Atom + "link").Where(link => (link.Attribute("rel")?.Value ?? "alternate") == relation);
}
