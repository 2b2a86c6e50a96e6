namespace CuratedNews.Content.Diagnostics;

public static partial class Rules
{
    public static readonly DiagnosticRule PermalinkTaken = new("CN2001", Severity.Error,
        "An item's URL is its own; '{0}' is also the URL of {1}, which is the one that is shown. Change 'slug' in one of the two.");

    public static readonly DiagnosticRule TopicNamesDiffer = new("CN2002", Severity.Warning,
        "Names of one topic are spelled alike; '{0}' has the URL of '{1}' in {2}, so both are one topic. Choose one spelling.");

    public static readonly DiagnosticRule AliasHidesPage = new("CN2003", Severity.Warning,
        "An alias is an old path that no page has now; '{0}' is the URL of {1}, which wins. Delete the alias.");

    public static readonly DiagnosticRule AliasTaken = new("CN2004", Severity.Warning,
        "An alias leads to one item; '{0}' is also an alias in {1}, which wins. Delete one of the two.");

    public static readonly DiagnosticRule TopicUrlsDiffer = new("CN2005", Severity.Warning,
        "A topic has one URL; '{0}' has topic/{1} here and topic/{2} in {3}, so it gets two pages. Give it the same 'categoryUrl' everywhere.");

    public static readonly DiagnosticRule PermalinkContested = new("CN2006", Severity.Info,
        "An item's URL is its own; '{0}' is this item's, which is shown, and also that of {1}. Change 'slug' in one of the two.");

    public static readonly DiagnosticRule PageHasAlias = new("CN2007", Severity.Info,
        "An alias is an old path that no page has now; '{0}' is this item's URL, which wins, and an alias in {1}. Delete the alias there, or change 'slug' here.");

    public static readonly DiagnosticRule AliasContested = new("CN2008", Severity.Info,
        "An alias leads to one item; '{0}' leads to this one, and is also an alias in {1}. Delete one of the two.");

    public static readonly DiagnosticRule AliasOfSection = new("CN2009", Severity.Warning,
        "An alias is an old path that no page has now; '{0}' is a section that {1} declares, which wins. Delete the alias.");

    public static readonly DiagnosticRule PermalinkOfSection = new("CN2010", Severity.Info,
        "The URLs of an item and a section differ in more than the slash at the end; '{0}' is this item and '{1}' the section that {2} declares. Change 'slug' or the section's link.");

    public static readonly DiagnosticRule AliasLoop = new("CN2011", Severity.Warning,
        "Aliases do not lead in a circle; '{0}' is the URL of {1}, whose own aliases lead back to this item, so both pages win. Delete the aliases that are pages.");

    public static readonly DiagnosticRule TopicUrlOfAnother = new("CN2012", Severity.Warning,
        "'categoryUrl' has the entries of 'categories' in the same order; '{0}' has topic/{1} here, the URL of '{2}' in {3}, and elsewhere topic/{4}. Put both lists in one order.");

    public static readonly DiagnosticRule OfferingNamesDiffer = new("CN2013", Severity.Warning,
        "An offering has one name; /offering/{0} is '{1}' here and '{2}' in {3}, so one page has both. Choose one label, or correct 'permalink'.");

    public static readonly DiagnosticRule OriginalTwice = new("CN2014", Severity.Info,
        "An article is curated once; '{0}' is also the original in {1}. Keep one of the items, and the other's URL as its alias.");

    public static readonly DiagnosticRule NumberTwice = new("CN2015", Severity.Warning,
        "An item's 'id' is its own; {0} also stands in {1}, so feeds know only one of them by it. Correct or delete one of the two.");

    public static readonly DiagnosticRule LinkToNowhere = new("CN2016", Severity.Warning,
        "A link leads to a page of this site, such as /news/; found '{0}', which {1}, so readers find nothing there.{2}");

    public static readonly DiagnosticRule ImageMissing = new("CN2017", Severity.Warning,
        "'featuredImage.href' names a file of the content folder; found none of the name '{0}', so a placeholder is shown. Put the file there.{1}");

    public static readonly DiagnosticRule ImageUnreadable = new("CN2018", Severity.Warning,
        "An image is a JPEG, PNG, GIF, WebP or AVIF file; found '{0}' to be none, whatever its name says, so a placeholder is shown. Save it again.");

    public static readonly DiagnosticRule ImageSizeDiffers = new("CN2019", Severity.Info,
        "'featuredImage.size' repeats the size of the file; found [{0}, {1}], while {2} has [{3}, {4}], which is used.");

    public static readonly DiagnosticRule NameNearAnother = new("CN2020", Severity.Info,
        "The {0} '{1}' stands here only, and '{2}' in {3} places; if that was meant, write it like that.");
}
