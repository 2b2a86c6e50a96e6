using System.Text;
using System.Xml.Linq;
using CuratedNews.Content;
using CuratedNews.Web.Feeds;
using CuratedNews.Web.Hosting;
using Microsoft.Extensions.Options;

namespace CuratedNews.Web.Representations;

/// <summary><c>/opensearch.xml</c>: how a browser searches the site from its address bar, with completions as one types.</summary>
/// <remarks>OpenSearch 1.1 draft 6 and its extension for suggestions, https://github.com/dewitt/opensearch.</remarks>
internal static class SearchDescription
{
    public const string MediaType = "application/opensearchdescription+xml";

    private const int MaxShortName = 16;
    private const int MaxLongName = 48;

    private static readonly XNamespace Xml = "http://a9.com/-/spec/opensearch/1.1/";

    public static IResult Get(IOptions<SiteOptions> options)
    {
        var site = options.Value;
        var name = FeedText.Clean(site.Name);
        var description = new XElement(
            Xml + "OpenSearchDescription",
            new XElement(Xml + "ShortName", name.Length > MaxShortName ? Summary.WholeWords(name, MaxShortName - 1) : name),
            new XElement(Xml + "LongName", name.Length > MaxLongName ? Summary.WholeWords(name, MaxLongName - 1) : name),
            new XElement(Xml + "Description", $"Search {name}: {FeedText.Clean(site.Tagline)}"),
            Url("text/html", "results", site.Absolute("/search?q={searchTerms}")),
            Url("application/x-suggestions+json", "suggestions", site.Absolute("/search/suggestions?q={searchTerms}")),
            Url(MediaType, "self", site.Absolute("/opensearch.xml")),
            Image(192, "image/png", site.Absolute("/assets/icon-192.png")),
            Image(64, "image/svg+xml", site.Absolute("/assets/favicon.svg")),
            new XElement(Xml + "Language", Feed.Language),
            new XElement(Xml + "InputEncoding", "UTF-8"),
            new XElement(Xml + "OutputEncoding", "UTF-8"));
        return Results.Text("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + description + "\n", MediaType, Encoding.UTF8);
    }

    private static XElement Url(string type, string relation, string template) =>
        new(Xml + "Url", new XAttribute("type", type), new XAttribute("rel", relation), new XAttribute("template", template));

    private static XElement Image(int size, string type, string url) =>
        new(Xml + "Image", new XAttribute("height", size), new XAttribute("width", size), new XAttribute("type", type), url);
}
