using System.Globalization;
using System.Text.Json.Nodes;
using CuratedNews.Catalog.Queries;
using CuratedNews.Catalog.Rows;
using CuratedNews.Content.Metadata;
using CuratedNews.Web.Hosting;

namespace CuratedNews.Web.Pages;

/// <summary>
/// The parts of a page's JSON-LD graph, in schema.org's words. Types and properties are those that Google documents for
/// articles and breadcrumbs, and schema.org for the rest; see docs/decisions/structured-data.md.
/// </summary>
/// <param name="site">Every URL is absolute, below its base.</param>
public sealed class StructuredData(SiteOptions site)
{
    private const int MaxHeadline = 110;

    private string SiteId => site.Absolute("/#site");

    /// <summary>The whole graph of a page: the site, the trail, and what the page is about.</summary>
    public JsonGraph Graph(PageHead head, IReadOnlyList<Crumb> trail)
    {
        var graph = new JsonArray(WebSite(isHome: head.Path == "/"));
        if (trail.Count > 1)
        {
            graph.Add(Breadcrumbs(head, trail));
        }

        foreach (var node in head.Nodes)
        {
            graph.Add(node(this));
        }

        return new JsonGraph(new JsonObject { ["@context"] = "https://schema.org", ["@graph"] = graph });
    }

    /// <summary>An item: an article about another one, which it names.</summary>
    public JsonObject NewsArticle(ItemModel page)
    {
        var (item, head) = (page.Item, page.Head);
        var article = new JsonObject
        {
            ["@type"] = "NewsArticle",
            ["@id"] = site.Absolute(head.Path + "#article"),
            ["url"] = site.Absolute(head.Path),
            ["headline"] = item.Title.Length > MaxHeadline ? Content.Summary.WholeWords(item.Title, MaxHeadline - 1) : item.Title,
            ["description"] = head.MetaDescription,
            ["inLanguage"] = "en",
            ["datePublished"] = Time(item.PublishedAt),
            ["dateModified"] = Time(page.ChangedAt),
            ["isPartOf"] = Reference(SiteId),
            ["publisher"] = new JsonObject { ["@type"] = "Organization", ["name"] = site.Name, ["url"] = site.Absolute("/"), ["logo"] = site.Absolute("/assets/icon-512.png") },
            ["articleSection"] = page.Section.Label,
        };

        // Where search engines are sent to the original, it is no longer this page whose main subject the article is.
        Set(article, "mainEntityOfPage", head.CanonicalUrl is null ? site.Absolute(head.Path) : null);
        Set(article, "image", page.Picture.Picture is { } picture
            ? new JsonObject { ["@type"] = "ImageObject", ["url"] = site.Absolute(PageLinks.ToMedia(picture.Name)), ["width"] = picture.Width, ["height"] = picture.Height }
            : null);
        Set(article, "author", List(page.Curators.Select(curator => Named("Person", curator))));
        Set(article, "about", List(page.Vocabularies.SelectMany(entry => entry.Topics).Select(Topic)));
        Set(article, "mentions", List(page.Offerings.Select(entry => Named("Service", entry.Offering))));
        Set(article, "isBasedOn", item.SourceUrl is { } url
            ? new JsonObject { ["@type"] = "Article", ["url"] = url, ["publisher"] = new JsonObject { ["@type"] = "Organization", ["name"] = item.SourceHost, ["url"] = $"https://{item.SourceHost}/" } }
            : null);
        return article;
    }

    /// <summary>A list of items.</summary>
    /// <param name="about">What all of them are about; null where that is nothing in particular.</param>
    public JsonObject CollectionPage(PageHead head, string name, ListPage list, JsonObject? about)
    {
        var entries = new JsonArray();
        foreach (var (card, place) in list.Cards.Select((card, i) => (card, list.First + i)))
        {
            entries.Add(new JsonObject { ["@type"] = "ListItem", ["position"] = place, ["url"] = site.Absolute(PageLinks.ToPath(card.Permalink)), ["name"] = card.Title });
        }

        var page = new JsonObject
        {
            ["@type"] = "CollectionPage",
            ["@id"] = site.Absolute(head.Path + "#page"),
            ["url"] = site.Absolute(head.Path),
            ["name"] = name,
            ["description"] = head.MetaDescription,
            ["inLanguage"] = "en",
            ["isPartOf"] = Reference(SiteId),
            ["mainEntity"] = new JsonObject { ["@type"] = "ItemList", ["numberOfItems"] = list.Total, ["itemListElement"] = entries },
        };
        Set(page, "about", about);
        return page;
    }

    /// <summary>What a node's list is about: a topic of its vocabulary, an offering, a person, a site; null for a section.</summary>
    public JsonObject? Subject(NodePage page)
    {
        var tie = NodeTie.Of(page.Node);
        switch (tie.Kind)
        {
            case NodeKind.Topic:
                return Topic(tie);
            case NodeKind.Offering:
                var offering = Named("Service", tie);
                Set(offering, "category", List(page.Topics.Select(Topic)));
                return offering;
            case NodeKind.Author:
                return Named("Person", tie);
            case NodeKind.Source:
                return new JsonObject { ["@type"] = "Organization", ["name"] = tie.Label, ["url"] = $"https://{tie.Key}/" };
            default:
                return null;
        }
    }

    /// <param name="isHome">Whether the page is the home page, the only one that tells how to search.</param>
    private JsonObject WebSite(bool isHome)
    {
        var node = new JsonObject
        {
            ["@type"] = "WebSite",
            ["@id"] = SiteId,
            ["url"] = site.Absolute("/"),
            ["name"] = site.Name,
            ["description"] = site.Tagline,
            ["inLanguage"] = "en",
        };
        Set(node, "potentialAction", isHome
            ? new JsonObject
            {
                ["@type"] = "SearchAction",
                ["target"] = site.Absolute("/search?q={search_term_string}"),
                ["query-input"] = "required name=search_term_string",
            }
            : null);
        return node;
    }

    private JsonObject Breadcrumbs(PageHead head, IReadOnlyList<Crumb> trail)
    {
        var entries = new JsonArray();
        for (var i = 0; i < trail.Count; i++)
        {
            var entry = new JsonObject { ["@type"] = "ListItem", ["position"] = i + 1, ["name"] = trail[i].Label };
            if (i < trail.Count - 1)
            {
                // Google wants an address for all but the last; a label alone leads where the one before it does.
                entry["item"] = site.Absolute(trail.Take(i + 1).Last(crumb => crumb.Url is not null).Url!);
            }

            entries.Add(entry);
        }

        return new JsonObject { ["@type"] = "BreadcrumbList", ["@id"] = site.Absolute(head.Path + "#trail"), ["itemListElement"] = entries };
    }

    private JsonObject Topic(NodeTie topic)
    {
        var term = Named("DefinedTerm", topic);
        if (topic.Vocabulary != TopicName.NoVocabulary)
        {
            term["inDefinedTermSet"] = new JsonObject { ["@type"] = "DefinedTermSet", ["name"] = topic.Vocabulary, ["url"] = site.Absolute(Topics.IndexModel.UrlOf(topic.Vocabulary)) };
        }

        return term;
    }

    private JsonObject Named(string type, NodeTie node) =>
        new() { ["@type"] = type, ["name"] = node.Label, ["url"] = site.Absolute(PageLinks.To(node.Kind, node.Key)) };

    /// <summary>ISO 8601 with the zone, which Google asks for, also at midnight.</summary>
    private static string Time(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static JsonObject Reference(string id) => new() { ["@id"] = id };

    private static JsonArray? List(IEnumerable<JsonObject> entries)
    {
        var list = new JsonArray([.. entries]);
        return list.Count == 0 ? null : list;
    }

    private static void Set(JsonObject node, string name, JsonNode? value)
    {
        if (value is not null)
        {
            node[name] = value;
        }
    }
}
