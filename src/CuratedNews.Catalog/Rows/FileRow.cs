using CuratedNews.Content;

namespace CuratedNews.Catalog.Rows;

/// <summary>A content file as it was last read.</summary>
public sealed class FileRow
{
    public required string Path { get; init; }

    public required SourceKind Kind { get; init; }

    public required long Length { get; init; }

    /// <summary>UTC ticks; 0 where the file was so young when it was read that another edit could bear the same time.</summary>
    public required long ModifiedTicks { get; init; }

    /// <summary>Of the file's bytes and the rendering version.</summary>
    public required byte[] Fingerprint { get; init; }
}
