using CuratedNews.Catalog;

namespace CuratedNews.Web.Hosting;

/// <summary>Of which parts of the catalog an answer is. One that does not say so may be of all.</summary>
/// <param name="Numbers">As <see cref="Catalog.Changes.Part.Number"/>.</param>
internal sealed record PageParts(uint[] Numbers)
{
    /// <summary>Says of an answer that it is of what was read in its snapshot, and of nothing else.</summary>
    public static void Set(HttpContext context, CatalogView db) => Set(context, db.Shown.ToNumbers());

    /// <param name="numbers">Null where an answer may be of all.</param>
    public static void Set(HttpContext context, uint[]? numbers) => context.Features.Set(numbers is null ? null : new PageParts(numbers));
}
