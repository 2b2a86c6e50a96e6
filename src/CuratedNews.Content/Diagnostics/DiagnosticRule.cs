using System.Globalization;

namespace CuratedNews.Content.Diagnostics;

/// <summary>One kind of problem. <c>docs/diagnostics.md</c> has each with an example and its cure.</summary>
/// <param name="Code">"CN" and four digits; never given to another rule once released.</param>
/// <param name="Format">The message: what was expected, an example, what was found. A composite format string.</param>
public sealed record DiagnosticRule(string Code, Severity Severity, string Format)
{
    public Diagnostic At(SourceLocation location, params ReadOnlySpan<object?> values) =>
        new(this, location, string.Format(CultureInfo.InvariantCulture, Format, values));
}
