using System.Collections.Frozen;

namespace CuratedNews.Content.FrontMatter;

/// <summary>
/// Every field that the format knows, by its path. What is not here is reported with the nearest name that is.
/// <c>docs/content-format.md</c> has the same table; a test compares the two.
/// </summary>
public static class KnownFields
{
    /// <summary>Fields that a page is made from.</summary>
    public static IReadOnlyList<string> Used { get; } =
    [
        "title", "description", "basePath", "slug", "aliases", "breadcrumbs", "breadcrumbLinks",
        "categories", "categoryUrl", "categoryLabel", "categorySlug", "communityTopics",
        "relatedOfferings", "relatedOfferings.label", "relatedOfferings.permalink", "relatedOfferings.categories", "relatedOfferings.offeringId",
        "author", "link", "link.brand", "link.href", "link.original", "href", "original", "canonical",
        "date", "lastMod", "publishDate", "expiryDate", "status",
        "featuredImage", "featuredImage.href", "featuredImage.alt", "featuredImage.size", "featuredImage.valid",
        "openGraphMetaData", "openGraphMetaData.ogtitle", "openGraphMetaData.ogdescription",
        "twitterMetaData", "twitterMetaData.twittertitle", "twitterMetaData.twitterdescription",
        "via", "viaLink", "insights_name", "insights_description",
        "openProjectCustomFields", "openProjectCustomFields.medigyTopics", "id",
    ];

    /// <summary>Fields of the export that are read over: its own bookkeeping, other sites' codes, internal links.</summary>
    public static IReadOnlyList<string> Kept { get; } =
    [
        "archetype", "contentCategories", "favIconImage", "featuredImage.format", "featuredImage.workPackage", "featuredImage.wpAttachment",
        "featuredPdf", "htmlMetaData", "identifier", "institution", "layOut", "mastHead", "mdName", "offering", "openProjectWorkPackageType",
        "openGraphMetaData.ogurl", "openGraphMetaData.ogimage", "openGraphMetaData.ogsite_name", "openGraphMetaData.ogtype",
        "openGraphMetaData.ogupdated_time", "openGraphMetaData.ogimageheight",
        "owlType", "searchCategory", "source", "sub", "tags",
        "twitterMetaData.twittercard", "twitterMetaData.twitterimage", "twitterMetaData.twitterurl", "type",
    ];

    /// <summary>Groups whose fields are another system's: anything in them is quiet.</summary>
    private static readonly FrozenSet<string> OpenGroups = FrozenSet.ToFrozenSet(
        ["htmlMetaData", "openProjectCustomFields", "featuredImage.wpAttachment", "featuredPdf", "favIconImage", "institution", "offering"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> All = Used.Concat(Kept).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string[]> NamesByGroup = All
        .GroupBy(GroupOf, StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => group.Select(path => path[(path.LastIndexOf('.') + 1)..]).ToArray(), StringComparer.Ordinal);

    /// <summary>Whether a field of a group ("" for the top level) is known, or is quiet because of its prefix or group.</summary>
    internal static bool Has(string group, string name) =>
        All.Contains(group.Length == 0 ? name : $"{group}.{name}")
        || OpenGroups.Contains(group)
        || name.StartsWith("openProject", StringComparison.Ordinal);

    /// <summary>Whether a known field holds a group of others.</summary>
    internal static bool IsGroup(string name) => NamesByGroup.ContainsKey(name) || OpenGroups.Contains(name);

    /// <summary>The known field of the same group that a misspelt one was meant to be, or null.</summary>
    internal static string? Nearest(string group, string name) => Spelling.Nearest(name, NamesByGroup.GetValueOrDefault(group, []));

    private static string GroupOf(string path) => path.LastIndexOf('.') is > 0 and var dot ? path[..dot] : "";
}
