using System.Buffers.Binary;

namespace CuratedNews.Content.Media;

/// <remarks>ITU-T T.81, annex B: segments of a marker and a length, one of which begins the frame and has its size.</remarks>
internal static class JpegHeader
{
    private const byte Dht = 0xC4;
    private const byte Jpg = 0xC8;
    private const byte Dac = 0xCC;
    private const byte EndOfImage = 0xD9;
    private const byte StartOfScan = 0xDA;
    private const byte App1 = 0xE1;

    public static bool TryRead(ReadOnlySpan<byte> bytes, out ImageHeader header)
    {
        header = ImageHeader.None;
        if (!bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
        {
            return false;
        }

        var isOnItsSide = false;
        var rest = bytes[2..];
        while (rest.Length >= 4 && rest[0] == 0xFF)
        {
            var marker = rest[1];
            if (marker is 0xFF or 0x01 or (>= 0xD0 and <= 0xD7))
            {
                // A fill byte, or a marker that stands alone.
                rest = rest[(marker == 0xFF ? 1 : 2)..];
                continue;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(rest[2..]);
            if (marker is EndOfImage or StartOfScan || length < 2 || rest.Length < 2 + length)
            {
                return false;
            }

            var segment = rest[4..(2 + length)];
            if (marker is >= 0xC0 and <= 0xCF && marker is not (Dht or Jpg or Dac))
            {
                return TryReadFrame(segment, isOnItsSide, out header);
            }

            isOnItsSide |= marker == App1 && ExifOrientation.IsOnItsSide(segment);
            rest = rest[(2 + length)..];
        }

        return false;
    }

    private static bool TryReadFrame(ReadOnlySpan<byte> frame, bool isOnItsSide, out ImageHeader header)
    {
        if (frame.Length < 5)
        {
            header = ImageHeader.None;
            return false;
        }

        var height = BinaryPrimitives.ReadUInt16BigEndian(frame[1..]);
        var width = BinaryPrimitives.ReadUInt16BigEndian(frame[3..]);
        return isOnItsSide
            ? ImageHeader.TryCreate("image/jpeg", height, width, out header)
            : ImageHeader.TryCreate("image/jpeg", width, height, out header);
    }
}
