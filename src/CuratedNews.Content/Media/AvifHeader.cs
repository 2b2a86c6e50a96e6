using System.Buffers.Binary;

namespace CuratedNews.Content.Media;

/// <remarks>
/// ISO/IEC 23008-12: boxes in boxes; meta/iprp/ipco holds an ispe with the size of each picture. The largest is the
/// main one, the others are its thumbnails and tiles.
/// </remarks>
internal static class AvifHeader
{
    private const int BoxHeaderLength = 8;

    public static bool TryRead(ReadOnlySpan<byte> bytes, out ImageHeader header)
    {
        header = ImageHeader.None;
        if (!TryFind(bytes, "ftyp"u8, out var brands) || !IsAvif(brands) || !TryFind(bytes, "meta"u8, out var meta) || meta.Length < 4
            || !TryFind(meta[4..], "iprp"u8, out var properties) || !TryFind(properties, "ipco"u8, out var list))
        {
            return false;
        }

        uint width = 0, height = 0;
        while (TryNext(list, out var type, out var box, out list))
        {
            if (type.SequenceEqual("ispe"u8) && box.Length >= 12)
            {
                var boxWidth = BinaryPrimitives.ReadUInt32BigEndian(box[4..]);
                var boxHeight = BinaryPrimitives.ReadUInt32BigEndian(box[8..]);
                (width, height) = (ulong)boxWidth * boxHeight > (ulong)width * height ? (boxWidth, boxHeight) : (width, height);
            }
        }

        return ImageHeader.TryCreate("image/avif", width, height, out header);
    }

    private static bool IsAvif(ReadOnlySpan<byte> brands)
    {
        for (; brands.Length >= 4; brands = brands[4..])
        {
            if (brands.StartsWith("avif"u8) || brands.StartsWith("avis"u8))
            {
                return true;
            }
        }

        return false;
    }

    private static bool TryFind(ReadOnlySpan<byte> boxes, ReadOnlySpan<byte> wanted, out ReadOnlySpan<byte> content)
    {
        while (TryNext(boxes, out var type, out content, out boxes))
        {
            if (type.SequenceEqual(wanted))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Takes the next box off; false where there is no whole one.</summary>
    private static bool TryNext(ReadOnlySpan<byte> boxes, out ReadOnlySpan<byte> type, out ReadOnlySpan<byte> content, out ReadOnlySpan<byte> rest)
    {
        type = content = rest = [];
        if (boxes.Length < BoxHeaderLength)
        {
            return false;
        }

        var length = BinaryPrimitives.ReadUInt32BigEndian(boxes);
        if (length < BoxHeaderLength || length > boxes.Length)
        {
            return false;
        }

        type = boxes[4..8];
        content = boxes[BoxHeaderLength..(int)length];
        rest = boxes[(int)length..];
        return true;
    }
}
