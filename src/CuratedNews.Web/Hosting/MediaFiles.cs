using CuratedNews.Content;
using Microsoft.EntityFrameworkCore;

namespace CuratedNews.Web.Hosting;

/// <summary>Serves the images of the content folder by their names, and nothing else of it.</summary>
internal static class MediaFiles
{
    /// <summary>A picture rarely changes under its name; after an hour readers ask again.</summary>
    private const string CachePolicy = "public, max-age=3600";

    public static async Task<IResult> ServeAsync(string name, HttpContext context, CatalogSnapshot snapshot, ContentFolder folder, CancellationToken cancellationToken)
    {
        await snapshot.BeginAsync(cancellationToken);
        var image = await snapshot.Db.Media
            .Where(media => media.Name == name && media.Width > 0)
            .OrderBy(media => media.Path)
            .Select(media => new { media.Path, media.ContentType })
            .FirstOrDefaultAsync(cancellationToken);

        // Looked for again, because since the import it may have become a link to somewhere else.
        if (image is null || folder.Find(image.Path) is not { Kind: ContentFileKind.Media } file)
        {
            return Results.NotFound();
        }

        context.Response.Headers.CacheControl = CachePolicy;
        return Results.File(folder.FullPath(file.Path), image.ContentType, lastModified: new DateTimeOffset(file.ModifiedAt), enableRangeProcessing: true);
    }
}
