using CuratedNews.Content.Diagnostics;

namespace CuratedNews.Content.Html;

/// <summary>A link of a published body to a path of this site.</summary>
/// <param name="Address">As it is published: from the root, percent-encoded, with its query and fragment.</param>
/// <param name="Location">Where the link begins in its file.</param>
public sealed record BodyLink(string Address, SourceLocation Location);
