namespace CuratedNews.Content.Metadata;

/// <summary>A step of an item's trail, between the home page and the item itself.</summary>
/// <param name="Section">The section it leads to; null where it is only a label.</param>
public sealed record Breadcrumb(string Label, LocalPath? Section);
