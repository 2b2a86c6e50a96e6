namespace CuratedNews.Web.Sitemaps;

/// <summary>A page in a sitemap.</summary>
/// <param name="Path">As in a URL.</param>
/// <param name="ChangedAt">UTC; null where it is not known.</param>
/// <param name="ImagePath">A picture on the page, as in a URL.</param>
internal readonly record struct SitemapEntry(string Path, DateTime? ChangedAt, string? ImagePath = null);
