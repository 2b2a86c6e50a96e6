namespace CuratedNews.Content.Metadata;

/// <summary>A person who curates items.</summary>
public sealed record Curator(string Name, Slug Slug);
