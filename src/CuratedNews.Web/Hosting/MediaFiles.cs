using System.Globalization;
using CuratedNews.Catalog.Queries;
using CuratedNews.Content;
using CuratedNews.Web.SharedCaches;
using Microsoft.Net.Http.Headers;

namespace CuratedNews.Web.Hosting;

/// <summary>Serves the images of the content folder by their names, and nothing else of it.</summary>
internal static class MediaFiles
{
    /// <summary>A picture rarely changes under its name; after an hour readers ask again.</summary>
    private const string CachePolicy = "public, max-age=3600";

    /// <summary>A file system's clock may tick this slowly: while a file is younger, other bytes could bear the same time.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(2);

    public static async Task<IResult> ServeAsync(string name, HttpContext context, CatalogSnapshot snapshot, ContentFolder folder, SharedCache shared, CancellationToken cancellationToken)
    {
        await snapshot.BeginAsync(cancellationToken);
        var image = await snapshot.Db.PictureFileAsync(name, cancellationToken);

        // An export looks at no file that is as it was.
        PageParts.Set(context, snapshot.Db);

        // Looked for again, because since the import it may have become a link to somewhere else, or a pipe, which has no length.
        if (image is null || folder.Find(image.Path) is not { Kind: ContentFileKind.Media, Length: > 0 } file)
        {
            return Results.NotFound();
        }

        context.Response.Headers.ContentSecurityPolicy = SecurityHeaders.PicturePolicy;
        context.Response.Headers.CacheControl = CachePolicy;
        shared.Describe(context, context.Request.Path);
        return Results.File(folder.FullPath(file.Path), image.ContentType, lastModified: new DateTimeOffset(file.ModifiedAt), entityTag: ETag(file, isYoung: snapshot.Now - file.ModifiedAt < Settled), enableRangeProcessing: true);
    }

    /// <summary>By length and time, as no picture is read to be compared; weak as long as the time could deceive.</summary>
    private static EntityTagHeaderValue ETag(ContentFile file, bool isYoung) =>
        new(string.Create(CultureInfo.InvariantCulture, $"\"{file.ModifiedAt.Ticks:x}-{file.Length:x}\""), isYoung);
}
