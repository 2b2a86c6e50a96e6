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
}
