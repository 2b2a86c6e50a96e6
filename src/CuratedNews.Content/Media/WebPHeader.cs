using System.Buffers.Binary;

namespace CuratedNews.Content.Media;

/// <remarks>RFC 9649: a RIFF container whose first chunk is VP8 (lossy), VP8L (lossless) or VP8X (with a canvas).</remarks>
internal static class WebPHeader
{
    public static bool TryRead(ReadOnlySpan<byte> bytes, out ImageHeader header)
    {
        header = ImageHeader.None;
        if (bytes.Length < 30 || !bytes.StartsWith("RIFF"u8) || !bytes[8..].StartsWith("WEBP"u8))
        {
            return false;
        }

        var chunk = bytes[12..16];
        var content = bytes[20..];
        if (chunk.SequenceEqual("VP8X"u8))
        {
            return Create(1 + UInt24(content[4..]), 1 + UInt24(content[7..]), out header);
        }

        if (chunk.SequenceEqual("VP8L"u8) && content[0] == 0x2F)
        {
            // 14 bits each, one after the other from the lowest bit.
            var sizes = BinaryPrimitives.ReadUInt32LittleEndian(content[1..]);
            return Create(1 + (int)(sizes & 0x3FFF), 1 + (int)((sizes >> 14) & 0x3FFF), out header);
        }

        // A key frame's start code; the two bits above each size are for scaling.
        return chunk.SequenceEqual("VP8 "u8) && content[3..].StartsWith((ReadOnlySpan<byte>)[0x9D, 0x01, 0x2A])
            && Create(BinaryPrimitives.ReadUInt16LittleEndian(content[6..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(content[8..]) & 0x3FFF, out header);
    }

    private static bool Create(int width, int height, out ImageHeader header) => ImageHeader.TryCreate("image/webp", width, height, out header);

    private static int UInt24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);
}
