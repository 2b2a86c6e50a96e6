using System.Collections.Frozen;

namespace CuratedNews.Content.FrontMatter;

/// <summary>
/// Every field that the format knows, by its path. What is not here is reported with the nearest name that is.
/// <c>docs/content-format.md</c> has the same table; a test compares the two.
/// </summary>
public static class KnownFields
{
    /// <summary>Fields that a page is made from.</summary>
    public static IReadOnlyList<KnownField> Table { get; } =
    [
        new("title", FieldShape.Text),
        new("description", FieldShape.Text),
        new("basePath", FieldShape.Text, FieldNames.SectionPaths),
        new("slug", FieldShape.Text),
        new("aliases", FieldShape.Texts),
        new("breadcrumbs", FieldShape.Texts, FieldNames.SectionLabels),
        new("breadcrumbLinks", FieldShape.Texts, FieldNames.SectionPaths),
        new("categories", FieldShape.Texts, FieldNames.Topics),
        new("categoryUrl", FieldShape.Texts, FieldNames.TopicUrls),
        new("categoryLabel", FieldShape.Texts),
        new("categorySlug", FieldShape.Texts),
        new("communityTopics", FieldShape.TextsOrJson, FieldNames.Topics),
        new("relatedOfferings", FieldShape.Groups),
        new("relatedOfferings.label", FieldShape.Text, FieldNames.OfferingLabels),
        new("relatedOfferings.permalink", FieldShape.Text, FieldNames.OfferingPaths),
        new("relatedOfferings.categories", FieldShape.Texts, FieldNames.Topics),
        new("relatedOfferings.offeringId", FieldShape.Number),
        new("author", FieldShape.Texts, FieldNames.Curators),
        new("link", FieldShape.Group),
        new("link.brand", FieldShape.Text),
        new("link.href", FieldShape.Text),
        new("link.original", FieldShape.Text),
        new("href", FieldShape.Text),
        new("original", FieldShape.Text),
        new("canonical", FieldShape.Text, FieldNames.CanonicalPages),
        new("date", FieldShape.Date),
        new("lastMod", FieldShape.Date),
        new("publishDate", FieldShape.Date),
        new("expiryDate", FieldShape.Date),
        new("status", FieldShape.Text, FieldNames.States),
        new("featuredImage", FieldShape.Group),
        new("featuredImage.href", FieldShape.Text),
        new("featuredImage.alt", FieldShape.Text),
        new("featuredImage.size", FieldShape.PixelSize),
        new("featuredImage.valid", FieldShape.TrueOrFalse),
        new("openGraphMetaData", FieldShape.Group),
        new("openGraphMetaData.ogtitle", FieldShape.Text),
        new("openGraphMetaData.ogdescription", FieldShape.Text),
        new("twitterMetaData", FieldShape.Group),
        new("twitterMetaData.twittertitle", FieldShape.Text),
        new("twitterMetaData.twitterdescription", FieldShape.Text),
        new("via", FieldShape.Text),
        new("viaLink", FieldShape.Text),
        new("insights_name", FieldShape.Text),
        new("insights_description", FieldShape.Text),
        new("openProjectCustomFields", FieldShape.Group),
        new("openProjectCustomFields.medigyTopics", FieldShape.TextsOrJson, FieldNames.Topics),
        new("id", FieldShape.Number),
    ];

    /// <summary>The paths of the fields that a page is made from.</summary>
    public static IReadOnlyList<string> Used { get; } = [.. Table.Select(field => field.Path)];

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
        .Select(KnownField.Split)
        .GroupBy(field => field.Group, field => field.Name, StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);

    /// <summary>The names of all of them, without their groups'.</summary>
    internal static FrozenSet<string> Names { get; } = NamesByGroup.Values.SelectMany(names => names).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a field of a group ("" for the top level) is known, or is quiet because of its prefix or group.</summary>
    internal static bool Has(string group, string name) =>
        OpenGroups.Contains(group)
        || name.StartsWith("openProject", StringComparison.Ordinal)
        || All.Contains(group.Length == 0 ? name : $"{group}.{name}");

    /// <summary>Whether a known field holds a group of others.</summary>
    internal static bool IsGroup(string name) => NamesByGroup.ContainsKey(name) || OpenGroups.Contains(name);

    /// <summary>The known field of the same group that a misspelt one was meant to be, or null.</summary>
    internal static string? Nearest(string group, string name) => Spelling.Nearest(name, NamesByGroup.GetValueOrDefault(group, []));
}
