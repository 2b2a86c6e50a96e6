using CuratedNews.Content.Diagnostics;

namespace CuratedNews.Content;

/// <summary>Where a file says what a page shows.</summary>
/// <param name="Field">The field of the front matter as it is written: <c>title</c>, <c>link.href</c>, <c>relatedOfferings[].label</c>; or <c>body</c>.</param>
/// <param name="Location">Of the field's value; of the body's first block.</param>
/// <param name="DerivedFrom">What the value was made of and why, in plain words; null where the field for it says it.</param>
public sealed record FieldPlace(string Field, SourceLocation Location, string? DerivedFrom = null);
