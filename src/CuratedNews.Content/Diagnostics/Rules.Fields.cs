namespace CuratedNews.Content.Diagnostics;

public static partial class Rules
{
    public static readonly DiagnosticRule FieldMissing = new("CN1001", Severity.Error,
        "An item needs '{0}', such as {1}; found none. Add the field.");

    public static readonly DiagnosticRule WrongShape = new("CN1002", Severity.Error,
        "'{0}' must be {1}; found {2}.");

    public static readonly DiagnosticRule NotADate = new("CN1003", Severity.Error,
        "'{0}' must be an ISO 8601 date, such as 2026-09-01 or 2026-09-01T08:00:00Z; found '{1}'.");

    public static readonly DiagnosticRule LocalTime = new("CN1004", Severity.Warning,
        "'{0}' needs an offset, such as the Z of 2026-09-01T08:00:00Z; found '{1}', which is read as UTC.");

    public static readonly DiagnosticRule NotABasePath = new("CN1005", Severity.Error,
        "'basePath' must be a path on this site of at most 299 characters, such as /news/; found '{0}'.");

    public static readonly DiagnosticRule NotASlug = new("CN1006", Severity.Error,
        "'slug' must be one URL segment of letters, digits and dashes, at most 200, such as a-short-headline; found '{0}'.");

    public static readonly DiagnosticRule ReservedPath = new("CN1007", Severity.Error,
        "An item's URL must not be one of the portal's own, such as /topic/… or …/feed.xml; found '{0}'. Change 'basePath' or 'slug'.");

    public static readonly DiagnosticRule UnknownStatus = new("CN1008", Severity.Error,
        "'status' must be empty for published, or draft, review or removed; found '{0}'.{1}");

    public static readonly DiagnosticRule ParallelLists = new("CN1009", Severity.Error,
        "'{0}' must have an entry for each of '{1}', {2} in all; found {3}. Add or delete entries until both agree.");

    public static readonly DiagnosticRule TopicWithoutVocabulary = new("CN1010", Severity.Warning,
        "A topic is written 'Vocabulary: Label', such as 'Symplur: Patient Care'; found '{0}', which is listed under '{1}'.");

    public static readonly DiagnosticRule NotATopicUrl = new("CN1011", Severity.Warning,
        "'categoryUrl' entries are such as topic/symplur-patient-care; found '{0}', so the URL is made from the topic's name.");

    public static readonly DiagnosticRule TopicOutOfStep = new("CN1012", Severity.Warning,
        "'{0}' must repeat the topic beside it, '{1}'; found '{2}'. Check that no entry is missing above it.");

    public static readonly DiagnosticRule NotATopic = new("CN1013", Severity.Warning,
        "A topic needs a label with a letter or digit, such as 'Symplur: Patient Care'; found '{0}', which is left out.");

    public static readonly DiagnosticRule OfferingIncomplete = new("CN1014", Severity.Warning,
        "An entry of 'relatedOfferings' needs '{0}', such as {1}; found {2}, so the offering is left out.");

    public static readonly DiagnosticRule NotAnOfferingPath = new("CN1015", Severity.Warning,
        "An offering's 'permalink' is such as /offering/healthnow-emr; found '{0}', so the offering is left out.");

    public static readonly DiagnosticRule NotAUrl = new("CN1016", Severity.Warning,
        "'{0}' must be a web address, such as https://example.com/article; found '{1}', which is left out.");

    public static readonly DiagnosticRule NotAnAlias = new("CN1017", Severity.Warning,
        "An alias is an old path on this site, such as /news/old-headline; found '{0}', which is left out.");

    public static readonly DiagnosticRule NotAnImageName = new("CN1018", Severity.Warning,
        "'featuredImage.href' is the name of a JPEG, PNG, GIF, WebP or AVIF file in the content folder, such as ward.jpeg; found '{0}', which is left out.");

    public static readonly DiagnosticRule NotAnImageSize = new("CN1019", Severity.Warning,
        "'featuredImage.size' is a list of width and height in pixels, such as [1200, 675]; found {0}, which is left out.");

    public static readonly DiagnosticRule UnknownField = new("CN1020", Severity.Info,
        "The field '{0}' is not known and is not used.{1}");

    public static readonly DiagnosticRule TextTooLong = new("CN1021", Severity.Warning,
        "'{0}' has at most {1} characters; found {2}, so the rest is cut.");

    public static readonly DiagnosticRule TooMany = new("CN1022", Severity.Warning,
        "'{0}' has at most {1} entries; found {2}, so the rest is left out.");

    public static readonly DiagnosticRule NotANumber = new("CN1023", Severity.Warning,
        "'{0}' must be a whole number, such as 12943; found '{1}', which is left out.");

    public static readonly DiagnosticRule ExpiresBeforePublished = new("CN1024", Severity.Warning,
        "'expiryDate' comes after the item appears, on {0}; found '{1}', so readers never see it.");

    public static readonly DiagnosticRule NotAJsonList = new("CN1025", Severity.Warning,
        "'{0}' must be a list, or a JSON array in a text, such as '[\"Symplur: Patient Care\"]'; found '{1}', which is left out.");

    public static readonly DiagnosticRule NotASectionLink = new("CN1026", Severity.Warning,
        "'breadcrumbLinks' are sections of this site, such as /news/; found '{0}' for '{1}', which is shown without a link.");

    public static readonly DiagnosticRule SlugFromTitle = new("CN1027", Severity.Info,
        "'slug' is not given, so the URL is made from the title and changes with it: {0}. Write it down to keep it.");

    public static readonly DiagnosticRule NotACurator = new("CN1028", Severity.Warning,
        "A curator's name has a letter or digit, such as Ada Curator; found '{0}', which is left out.");

    public static readonly DiagnosticRule ControlCharacters = new("CN1029", Severity.Warning,
        "'{0}' is text without control characters; found U+{1:X4}, which is left out.");

    public static readonly DiagnosticRule NotTrueOrFalse = new("CN1030", Severity.Warning,
        "'{0}' must be true or false; found '{1}', which is taken for true.");

    public static readonly DiagnosticRule OfferingTwice = new("CN1031", Severity.Warning,
        "An offering stands once in 'relatedOfferings'; the path of '{1}', {0}, is also that of '{2}', which is left out. Correct one 'permalink'.");

    public static readonly DiagnosticRule NotASite = new("CN1032", Severity.Warning,
        "Without a URL beside it, 'link.brand' must be a site, such as example.com; found '{0}', which is left out. Add 'link.href'.");

    public static readonly DiagnosticRule UnknownCanonical = new("CN1033", Severity.Warning,
        "'canonical' must be self, for this page, or original, for the article; found '{0}', so it is this page.{1}");

    public static readonly DiagnosticRule NoOriginal = new("CN1034", Severity.Warning,
        "'canonical: original' sends search engines to the article, such as 'link.href: https://example.com/article'; found no such address, so they stay with this page. Add 'link.href'.");

    public static readonly DiagnosticRule AliasOfItself = new("CN1035", Severity.Info,
        "An alias is an old path that leads to the item; '{0}' is the item's own URL. Delete the alias.");

    public static readonly DiagnosticRule TrailElsewhere = new("CN1036", Severity.Info,
        "An item's breadcrumbs lead to the section that its URL begins with, or to one above or below it; found '{0}', while 'basePath' is '{1}'. Correct one of the two.");

    public static readonly DiagnosticRule ImageWithoutWords = new("CN1037", Severity.Info,
        "'featuredImage.alt' says what the picture shows, such as 'A desk by the harbour'; found none for {0}, so the title stands in its place.");

    public static readonly DiagnosticRule TopicUrlOutOfStep = new("CN1038", Severity.Warning,
        "'categoryUrl' has the entries of 'categories' in the same order, such as topic/{1} for '{0}'; found '{2}', which is the URL of '{3}', so the URL is made from the topic's name.");
}
