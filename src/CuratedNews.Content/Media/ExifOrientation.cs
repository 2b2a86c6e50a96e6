using System.Buffers.Binary;

namespace CuratedNews.Content.Media;

/// <remarks>CIPA DC-008 (Exif 2.32), section 4.6: a TIFF file in a JPEG segment, whose tag 0x0112 says how the camera was held.</remarks>
internal static class ExifOrientation
{
    private const ushort OrientationTag = 0x0112;
    private const int EntryLength = 12;

    /// <summary>Is the picture shown with its width and height exchanged? False where the segment says nothing, or nonsense.</summary>
    public static bool IsOnItsSide(ReadOnlySpan<byte> app1)
    {
        if (app1.Length < 14 || !app1.StartsWith("Exif\0\0"u8))
        {
            return false;
        }

        var tiff = app1[6..];
        var isLittleEndian = tiff.StartsWith("II"u8);
        if (!isLittleEndian && !tiff.StartsWith("MM"u8))
        {
            return false;
        }

        var directory = UInt32(tiff[4..], isLittleEndian);
        if (directory > tiff.Length - 2)
        {
            return false;
        }

        var entries = tiff[(int)directory..];
        var count = UInt16(entries, isLittleEndian);
        entries = entries[2..];
        for (; count > 0 && entries.Length >= EntryLength; count--, entries = entries[EntryLength..])
        {
            if (UInt16(entries, isLittleEndian) == OrientationTag)
            {
                return UInt16(entries[8..], isLittleEndian) is >= 5 and <= 8;
            }
        }

        return false;
    }

    private static ushort UInt16(ReadOnlySpan<byte> bytes, bool isLittleEndian) =>
        isLittleEndian ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static uint UInt32(ReadOnlySpan<byte> bytes, bool isLittleEndian) =>
        isLittleEndian ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
