namespace CuratedNews.Catalog.Importing;

/// <summary>Where a catalog is: what readers see is the same as long as both are.</summary>
/// <param name="ChangesAt">When time alone next changes what readers see, UTC; null where it never does.</param>
public sealed record CatalogMark(long Generation, DateTime? ChangesAt);
