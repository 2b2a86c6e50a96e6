using System.Buffers.Binary;

namespace CuratedNews.Content.Tests;

/// <summary>The beginnings of image files.</summary>
internal static class Pictures
{
    public static byte[] Png(uint width, uint height)
    {
        var header = new byte[8];
        BinaryPrimitives.WriteUInt32BigEndian(header, width);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(4), height);
        return [0x89, .. "PNG"u8, 13, 10, 26, 10, 0, 0, 0, 13, .. "IHDR"u8, .. header, 8, 2, 0, 0, 0];
    }
}
