namespace CuratedNews.Content.Diagnostics;

/// <summary>A problem of one file, at its place.</summary>
public sealed record Diagnostic(DiagnosticRule Rule, SourceLocation Location, string Message)
{
    public string Code => Rule.Code;

    public Severity Severity => Rule.Severity;

    /// <summary>The form that editors and CI turn into links: <c>news/x.md(3,14): error CN1003: …</c>.</summary>
    public override string ToString() => $"{Location}: {SeverityName} {Code}: {Message}";

    /// <summary><c>error</c>, <c>warning</c> or <c>info</c>, as printed and as in JSON.</summary>
    public string SeverityName => Severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "info",
    };
}
