using CuratedNews.Content.Diagnostics;

namespace CuratedNews.Catalog.Importing;

/// <summary>How much a catalog holds at one generation.</summary>
/// <param name="Items">In any state; captures are apart.</param>
/// <param name="Diagnostics">Of all files, by their severity; every severity stands in it.</param>
public sealed record CatalogCounts(long Generation, int Items, int Captures, IReadOnlyDictionary<Severity, int> Diagnostics);
