namespace CuratedNews.Content.Html;

/// <summary>A link to a path of this site that stayed in a clean body.</summary>
/// <param name="Address">As it is published: from the root, percent-encoded.</param>
/// <param name="Offset">Where it begins: an index into the text that was cleaned.</param>
public sealed record LocalLink(string Address, int Offset);
