using System.Buffers.Binary;

namespace CuratedNews.Content.Media;

/// <remarks>https://www.w3.org/Graphics/GIF/spec-gif89a.txt, section 18: the logical screen's size follows the signature.</remarks>
internal static class GifHeader
{
    public static bool TryRead(ReadOnlySpan<byte> bytes, out ImageHeader header)
    {
        if (bytes.Length < 10 || !(bytes.StartsWith("GIF87a"u8) || bytes.StartsWith("GIF89a"u8)))
        {
            header = ImageHeader.None;
            return false;
        }

        return ImageHeader.TryCreate("image/gif", BinaryPrimitives.ReadUInt16LittleEndian(bytes[6..]), BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..]), out header);
    }
}
