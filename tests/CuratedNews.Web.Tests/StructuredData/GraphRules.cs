using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CuratedNews.Web.Tests.StructuredData;

/// <summary>
/// What must hold of a page's JSON-LD: the properties that Google documents as required or recommended for articles,
/// breadcrumbs and site search (https://developers.google.com/search/docs/appearance/structured-data), and those that
/// schema.org defines for each type. Every rule returns what breaks it.
/// </summary>
internal static partial class GraphRules
{
    private const string Base = SiteCrawl.BaseUrl + "/";

    /// <summary>The properties that schema.org has for a type, as far as we have a use for them.</summary>
    private static readonly Dictionary<string, string[]> Known = new(StringComparer.Ordinal)
    {
        ["WebSite"] = ["url", "name", "description", "inLanguage", "potentialAction"],
        ["SearchAction"] = ["target", "query-input"],
        ["BreadcrumbList"] = ["itemListElement"],
        ["ItemList"] = ["itemListElement", "numberOfItems"],
        ["ListItem"] = ["position", "name", "item", "url"],
        ["CollectionPage"] = ["url", "name", "description", "inLanguage", "isPartOf", "mainEntity", "about"],
        ["NewsArticle"] =
        [
            "url", "mainEntityOfPage", "headline", "description", "inLanguage", "datePublished", "dateModified", "isPartOf", "publisher", "articleSection", "image", "author", "about", "mentions", "isBasedOn",
        ],
        ["Article"] = ["url", "publisher"],
        ["ImageObject"] = ["url", "width", "height"],
        ["Person"] = ["name", "url"],
        ["Organization"] = ["name", "url", "logo"],
        ["Service"] = ["name", "url", "category"],
        ["DefinedTerm"] = ["name", "url", "inDefinedTermSet"],
        ["DefinedTermSet"] = ["name", "url"],
    };

    /// <summary>What a type cannot do without.</summary>
    private static readonly Dictionary<string, string[]> Required = new(StringComparer.Ordinal)
    {
        ["WebSite"] = ["url", "name"],
        ["SearchAction"] = ["target", "query-input"],
        ["BreadcrumbList"] = ["itemListElement"],
        ["ItemList"] = ["itemListElement"],
        ["ListItem"] = ["position"],
        ["CollectionPage"] = ["url", "name", "mainEntity"],
        ["NewsArticle"] = ["url", "headline", "datePublished", "dateModified", "publisher", "description"],
        ["Article"] = ["url"],
        ["ImageObject"] = ["url", "width", "height"],
        ["Person"] = ["name", "url"],
        ["Organization"] = ["name", "url"],
        ["Service"] = ["name", "url"],
        ["DefinedTerm"] = ["name", "url"],
        ["DefinedTermSet"] = ["name", "url"],
    };

    /// <summary>The problems of a graph, each with the way to where it is.</summary>
    /// <param name="url">The page's own, below the site's base.</param>
    public static IEnumerable<string> Broken(string url, JsonElement graph)
    {
        if (Text(graph, "@context") != "https://schema.org" || !graph.TryGetProperty("@graph", out var nodes) || nodes.ValueKind != JsonValueKind.Array)
        {
            return ["no @context or no @graph"];
        }

        var all = nodes.EnumerateArray().ToList();
        return
        [
            .. all.SelectMany(node => OfNode(node, Text(node, "@type") ?? "?")),
            .. Count(all, "WebSite", 1, 1),
            .. Count(all, "BreadcrumbList", url.Split('?')[0] == "/" ? 0 : 1, url.Split('?')[0] == "/" ? 0 : 1),
            .. all.Where(node => Text(node, "@type") == "WebSite").SelectMany(node => OfSite(node, isHome: url == "/")),
            .. all.Where(node => Text(node, "@type") == "BreadcrumbList").SelectMany(OfBreadcrumbs),
            .. all.Where(node => Text(node, "@type") is "NewsArticle" or "CollectionPage").SelectMany(node =>
                Unless(Text(node, "url") == SiteCrawl.BaseUrl + url, $"{Text(node, "@type")}.url is not the page's")),
        ];
    }

    /// <summary>What holds of a thing wherever it stands.</summary>
    private static IEnumerable<string> OfNode(JsonElement node, string path)
    {
        if (node.ValueKind == JsonValueKind.Array)
        {
            return [.. Unless(node.GetArrayLength() > 0, $"{path} is empty"), .. node.EnumerateArray().SelectMany((child, i) => OfNode(child, $"{path}[{i}]"))];
        }

        if (node.ValueKind != JsonValueKind.Object)
        {
            return Unless(node.ValueKind == JsonValueKind.Number || !string.IsNullOrWhiteSpace(node.GetString()), $"{path} is blank");
        }

        if (Text(node, "@type") is not { } type)
        {
            return Unless(Text(node, "@id")?.StartsWith(Base, StringComparison.Ordinal) == true, $"{path} is neither a thing nor a reference");
        }

        var properties = node.EnumerateObject().Where(property => property.Name is not ("@type" or "@id")).ToList();
        return
        [
            .. properties.Where(property => !Known.GetValueOrDefault(type, []).Contains(property.Name, StringComparer.Ordinal)).Select(property => $"{path}: {type} has no property {property.Name}"),
            .. Required.GetValueOrDefault(type, []).Where(name => !node.TryGetProperty(name, out _)).Select(name => $"{path}: {type} lacks {name}"),
            .. properties.SelectMany(property => OfNode(property.Value, $"{path}.{property.Name}")),
            .. properties.Where(property => property.Name is "url" or "item" or "logo" or "mainEntityOfPage").SelectMany(property => Unless(IsAbsolute(property.Value), $"{path}.{property.Name} is no absolute URL")),
            .. properties.Where(property => property.Name.StartsWith("date", StringComparison.Ordinal)).SelectMany(property => Unless(IsTime(property.Value), $"{path}.{property.Name} is no ISO 8601 time with its zone")),
            .. type switch
            {
                "NewsArticle" => OfArticle(node, path),
                "ItemList" => OfList(node, path),
                "ImageObject" => Unless(IsSize(node, "width") && IsSize(node, "height"), $"{path} has no size"),
                _ => [],
            },
        ];
    }

    private static IEnumerable<string> OfArticle(JsonElement node, string path) =>
    [
        .. Unless(Text(node, "headline") is { Length: > 0 and <= 110 }, $"{path}.headline is empty or longer than 110 characters"),
        .. Unless(string.CompareOrdinal(Text(node, "dateModified"), Text(node, "datePublished")) >= 0, $"{path} changed before it was published"),
        .. Unless(node.TryGetProperty("publisher", out var publisher) && Text(publisher, "@type") == "Organization" && Text(publisher, "logo") is not null, $"{path}.publisher is no organization with a logo"),
        .. Unless(!node.TryGetProperty("author", out var authors) || Each(authors).TrueForAll(author => Text(author, "@type") == "Person" && Text(author, "name") is not null && Text(author, "url") is not null), $"{path}.author has no name or no url"),
        .. Unless(!node.TryGetProperty("about", out var topics) || Each(topics).TrueForAll(topic => Text(topic, "@type") == "DefinedTerm"), $"{path}.about is no term"),
    ];

    private static IEnumerable<string> OfList(JsonElement list, string path)
    {
        var entries = Each(list.GetProperty("itemListElement"));
        var first = entries.Count == 0 ? 1 : entries[0].GetProperty("position").GetInt32();
        return
        [
            .. Unless(entries.Select(entry => entry.GetProperty("position").GetInt32()).SequenceEqual(Enumerable.Range(first, entries.Count)), $"{path}: places that do not follow each other"),
            .. Unless(entries.Select(entry => Text(entry, "url")).Distinct(StringComparer.Ordinal).Count() == entries.Count, $"{path}: an entry twice"),
            .. Unless(entries.TrueForAll(entry => Text(entry, "url") is not null && Text(entry, "name") is not null), $"{path}: an entry without url or name"),
        ];
    }

    private static IEnumerable<string> OfBreadcrumbs(JsonElement trail)
    {
        var steps = Each(trail.GetProperty("itemListElement"));
        return
        [
            .. Unless(steps.Count >= 2, "BreadcrumbList: fewer than two steps"),
            .. Unless(steps.Select(step => step.GetProperty("position").GetInt32()).SequenceEqual(Enumerable.Range(1, steps.Count)), "BreadcrumbList: places are not 1, 2, 3"),
            .. steps.SelectMany((step, i) => Unless(Text(step, "name") is not null && (i == steps.Count - 1) == (Text(step, "item") is null), $"BreadcrumbList[{i}]: a name, and an address on all but the last")),
        ];
    }

    private static IEnumerable<string> OfSite(JsonElement site, bool isHome)
    {
        var hasAction = site.TryGetProperty("potentialAction", out var action);
        return
        [
            .. Unless(Text(site, "url") == Base, "WebSite.url is not the home page"),
            .. Unless(hasAction == isHome, "the home page alone tells how to search"),
            .. Unless(
                !hasAction || (Text(action, "target") == Base + "search?q={search_term_string}" && Text(action, "query-input") == "required name=search_term_string"),
                "SearchAction has no target with a term"),
        ];
    }

    private static IEnumerable<string> Count(List<JsonElement> nodes, string type, int least, int most)
    {
        var count = nodes.Count(node => Text(node, "@type") == type);
        return Unless(count >= least && count <= most, $"{count} of {type}");
    }

    private static bool IsSize(JsonElement image, string side) => image.TryGetProperty(side, out var pixels) && pixels.TryGetInt32(out var count) && count > 0;

    private static bool IsAbsolute(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && Uri.TryCreate(value.GetString(), UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.OriginalString == value.GetString();

    private static bool IsTime(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && Time().IsMatch(value.GetString()!) && DateTimeOffset.TryParse(value.GetString(), CultureInfo.InvariantCulture, out _);

    private static List<JsonElement> Each(JsonElement value) => value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [value];

    /// <summary>A property that is a text with words in it; null where it is not.</summary>
    private static string? Text(JsonElement node, string name) =>
        node.ValueKind == JsonValueKind.Object && node.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(value.GetString()) ? value.GetString() : null;

    private static IEnumerable<string> Unless(bool holds, string problem) => holds ? [] : [problem];

    [GeneratedRegex(@"\A[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Time();
}
