using CuratedNews.Content.Diagnostics;

namespace CuratedNews.Content.Html;

/// <summary>Something that a body had and its clean form has not.</summary>
/// <param name="Rule">The rule that says why; its message names <paramref name="What"/>.</param>
/// <param name="What">The element's name, the attribute, or the address, as found.</param>
/// <param name="Offset">Where it begins: an index into the text that was cleaned.</param>
public sealed record Removal(DiagnosticRule Rule, string What, int Offset);
