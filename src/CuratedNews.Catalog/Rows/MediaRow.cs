namespace CuratedNews.Catalog.Rows;

/// <summary>An image that was delivered, with the size that its own header gives.</summary>
public sealed class MediaRow
{
    public required string Path { get; init; }

    /// <summary>The file's name, by which items know it; of two files with one name the first path's counts.</summary>
    public required string Name { get; init; }

    public required long Length { get; init; }

    public required long ModifiedTicks { get; init; }

    public required string ContentType { get; init; }

    /// <summary>Pixels, as shown; 0 where the header could not be read, and the image is not used.</summary>
    public required int Width { get; init; }

    public required int Height { get; init; }
}
