using System.Buffers.Binary;

namespace CuratedNews.Content.Media;

/// <remarks>https://www.w3.org/TR/png-3/#5DataRep: the signature, then the chunk IHDR with the size.</remarks>
internal static class PngHeader
{
    public static bool TryRead(ReadOnlySpan<byte> bytes, out ImageHeader header)
    {
        if (bytes.Length < 24 || !bytes.StartsWith(Signature) || !bytes[12..].StartsWith("IHDR"u8))
        {
            header = ImageHeader.None;
            return false;
        }

        return ImageHeader.TryCreate("image/png", BinaryPrimitives.ReadUInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadUInt32BigEndian(bytes[20..]), out header);
    }

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n'];
}
