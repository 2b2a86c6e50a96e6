namespace CuratedNews.Web.Pages;

/// <summary>When an item's page last said something else, for machines: the same in sitemaps and in structured data.</summary>
public static class ItemTimes
{
    /// <summary>Its own date of change; when it appeared, where that is later or the change still lies ahead.</summary>
    /// <param name="now">As the others UTC.</param>
    public static DateTime ChangedAt(DateTime publishedAt, DateTime? modifiedAt, DateTime now) =>
        modifiedAt is { } modified && modified > publishedAt && modified <= now ? modified : publishedAt;
}
