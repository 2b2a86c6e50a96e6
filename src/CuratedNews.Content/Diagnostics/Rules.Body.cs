namespace CuratedNews.Content.Diagnostics;

public static partial class Rules
{
    public static readonly DiagnosticRule ElementRemoved = new("CN3001", Severity.Warning,
        "Text, headings, lists, tables, quotes, code and links are kept in a body; found <{0}>, which is left out with what it holds. Write its text as a paragraph, or delete it.");
}
