namespace CuratedNews.Catalog.Search;

/// <summary>A piece of text, and whether it is what was searched for.</summary>
public readonly record struct ExcerptPart(string Text, bool IsMatch);

/// <summary>What a result shows of an item: parts of text, never markup.</summary>
/// <param name="Title">The whole title.</param>
/// <param name="Text">The passage with most matches; empty where the text has none.</param>
public sealed record Excerpt(IReadOnlyList<ExcerptPart> Title, IReadOnlyList<ExcerptPart> Text);
