namespace CuratedNews.Content.Diagnostics;

public static partial class Rules
{
    public static readonly DiagnosticRule ElementRemoved = new("CN3001", Severity.Warning,
        "A body holds text, headings, lists, tables, quotes, code and links; found <{0}>, which is left out with all that it holds. Write its text as a paragraph, or delete it.");

    public static readonly DiagnosticRule AttributeRemoved = new("CN3002", Severity.Warning,
        "A body runs and loads nothing; found the attribute '{0}', which is left out. Delete it, or write a link such as <a href=\"https://example.org/\">.");

    public static readonly DiagnosticRule LinkNotAllowed = new("CN3003", Severity.Warning,
        "A link's address must be a URL of at most 2000 characters that begins with https://, http:// or mailto:, or a path of this site such as /news/; found '{0}'. The text stays, the link does not.");

    public static readonly DiagnosticRule RelativeLink = new("CN3004", Severity.Warning,
        "A link's address must mean the same on every page: write it in full, such as https://example.org/story, or from the root, such as /news/; found '{0}'. The text stays, the link does not.");

    public static readonly DiagnosticRule InternalLink = new("CN3005", Severity.Warning,
        "A link must lead where readers may go, such as /news/; found '{0}', which belongs to the editors' side. The text stays, the link does not.");

    public static readonly DiagnosticRule ImageReplaced = new("CN3006", Severity.Info,
        "A body shows no images; found '{0}', in whose place its alternative text stands. Name an item's image in the front matter's featuredImage.");

    public static readonly DiagnosticRule ElementUnwrapped = new("CN3007", Severity.Info,
        "A body's elements are those of text, such as <p>, <ul> or <blockquote>; found <{0}>, whose content stays without it.");

    public static readonly DiagnosticRule NestedTooDeeply = new("CN3008", Severity.Warning,
        "Elements are kept to 70 levels, one in another; found a <{0}> below those, and it and all deeper ones are left out, but not their text. Close the lists and quotes before it.");

    public static readonly DiagnosticRule BodyTooComplex = new("CN3009", Severity.Warning,
        "A body must be readable as {0} within a second; found one whose parts are nested or left open so often that it is not. Its text stays, as plain paragraphs. Close what is open, or write fewer levels.");

    public static readonly DiagnosticRule MoreOfBody = new("CN3010", Severity.Info,
        "The first 20 findings of a body are listed; found {0} more, which show once those are dealt with.");

    public static readonly DiagnosticRule BodyTooLong = new("CN3011", Severity.Warning,
        "A body has at most {0} characters; this one has {1}, of which those from here on are left out. Keep the brief, and link to the rest.");
}
