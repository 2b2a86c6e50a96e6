using System.Buffers;

namespace CuratedNews.Content.Media;

/// <summary>What the first bytes of an image file say: its format and its size as it is shown.</summary>
/// <param name="ContentType">Such as <c>image/jpeg</c>: what the bytes are, whatever the file's name says.</param>
/// <param name="Width">In pixels, 1 to 65,535, after the rotation that the camera noted.</param>
/// <param name="Height">In pixels, 1 to 65,535, after the rotation that the camera noted.</param>
/// <remarks>SVG is not read: it is a document that can run scripts, not an image.</remarks>
public sealed record ImageHeader(string ContentType, int Width, int Height)
{
    private const int MaxBytes = 256 * 1024;

    /// <summary>Enough for most images; the others are read on.</summary>
    private const int FirstBytes = 4 * 1024;

    private delegate bool Reader(ReadOnlySpan<byte> bytes, out ImageHeader header);

    internal static ImageHeader None { get; } = new("", 0, 0);

    /// <summary>Reads at most 256 KiB from where the stream stands; false where that is no JPEG, PNG, GIF, WebP or AVIF with a size.</summary>
    /// <exception cref="IOException">The stream itself could not be read.</exception>
    public static bool TryRead(Stream stream, out ImageHeader header)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(MaxBytes);
        try
        {
            var first = stream.ReadAtLeast(buffer.AsSpan(0, FirstBytes), FirstBytes, throwOnEndOfStream: false);
            if (TryRead(buffer.AsSpan(0, first), out header))
            {
                return true;
            }

            var all = first < FirstBytes ? first : first + stream.ReadAtLeast(buffer.AsSpan(first, MaxBytes - first), MaxBytes - first, throwOnEndOfStream: false);
            return all > first && TryRead(buffer.AsSpan(0, all), out header);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Reads what begins with these bytes. Of a file that is cut off, none of the formats says another size than of the whole one.</summary>
    private static bool TryRead(ReadOnlySpan<byte> bytes, out ImageHeader header)
    {
        foreach (var reader in (ReadOnlySpan<Reader>)[JpegHeader.TryRead, PngHeader.TryRead, GifHeader.TryRead, WebPHeader.TryRead, AvifHeader.TryRead])
        {
            if (reader(bytes, out header))
            {
                return true;
            }
        }

        header = None;
        return false;
    }

    /// <summary>A header, where the size is one that pages can reserve room for.</summary>
    internal static bool TryCreate(string contentType, long width, long height, out ImageHeader header)
    {
        var isUsable = width is >= 1 and <= 65_535 && height is >= 1 and <= 65_535;
        header = isUsable ? new ImageHeader(contentType, (int)width, (int)height) : None;
        return isUsable;
    }
}
