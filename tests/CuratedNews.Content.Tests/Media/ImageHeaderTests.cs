using System.Buffers.Binary;
using CuratedNews.Content.Media;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CuratedNews.Content.Tests.Media;

public sealed class ImageHeaderTests
{
    public static TheoryData<string, byte[]> Images => new()
    {
        { "image/jpeg 800x600", Jpeg(800, 600) },
        { "image/jpeg 800x600", Jpeg(800, 600, orientation: 3) },
        { "image/jpeg 600x800", Jpeg(800, 600, orientation: 6) },
        { "image/png 2560x1707", Pictures.Png(2560, 1707) },
        { "image/gif 530x306", [.. "GIF89a"u8, 0x12, 0x02, 0x32, 0x01, 0, 0, 0] },
        { "image/webp 320x200", WebP("VP8 "u8, [0, 0, 0, 0x9D, 0x01, 0x2A, 0x40, 0x41, 0xC8, 0x80]) },
        { "image/webp 320x200", WebP("VP8L"u8, [0x2F, 0x3F, 0xC1, 0x31, 0x00, 0, 0, 0, 0, 0]) },
        { "image/webp 65535x200", WebP("VP8X"u8, [0, 0, 0, 0, 0xFE, 0xFF, 0, 199, 0, 0]) },
        { "image/avif 1200x630", Avif((160, 84), (1200, 630)) },
    };

    [Theory]
    [MemberData(nameof(Images))]
    public void The_header_says_what_the_image_is(string expected, byte[] bytes)
    {
        var isRead = ImageHeader.TryRead(new MemoryStream(bytes), out var header);

        Assert.True(isRead);
        Assert.Equal(expected, $"{header.ContentType} {header.Width}x{header.Height}");
    }

    [Theory]
    [MemberData(nameof(Images))]
    public void A_file_cut_off_anywhere_is_no_image_or_the_same_image(string expected, byte[] bytes)
    {
        for (var length = 0; length < bytes.Length; length++)
        {
            var isRead = ImageHeader.TryRead(new MemoryStream(bytes, 0, length), out var header);
            Assert.True(!isRead || expected == $"{header.ContentType} {header.Width}x{header.Height}");
        }
    }

    [Theory]
    [MemberData(nameof(Images))]
    public void No_change_of_a_byte_makes_reading_fail(string expected, byte[] bytes)
    {
        var random = new Random(1);

        for (var run = 0; run < 2_000; run++)
        {
            var changed = (byte[])bytes.Clone();
            changed[random.Next(changed.Length)] = (byte)random.Next(256);
            changed[random.Next(changed.Length)] = 0xFF;
            var isRead = ImageHeader.TryRead(new MemoryStream(changed), out var header);
            Assert.True(!isRead || (header.Width is >= 1 and <= 65_535 && header.Height is >= 1 and <= 65_535), expected);
        }
    }

    [Fact]
    public void No_bytes_make_reading_fail()
    {
        var property = Prop.ForAll((byte[]? bytes) => !ImageHeader.TryRead(new MemoryStream(bytes ?? []), out _));

        property.Check(Config.QuickThrowOnFailure);
    }

    [Theory]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" height=\"10\"/>")]
    [InlineData("<!doctype html><script>alert(1)</script>")]
    [InlineData("BM")]
    [InlineData("")]
    public void What_is_no_image_for_a_page_is_not_read(string text)
    {
        var isRead = ImageHeader.TryRead(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)), out var header);

        Assert.False(isRead);
        Assert.Equal(("", 0, 0), (header.ContentType, header.Width, header.Height));
    }

    [Fact]
    public void An_image_without_a_size_is_none()
    {
        var isRead = ImageHeader.TryRead(new MemoryStream(Pictures.Png(0, 100)), out _);

        Assert.False(isRead);
    }

    [Fact]
    public void Not_more_than_the_header_is_read()
    {
        var stream = new MemoryStream([.. Pictures.Png(10, 10), .. new byte[1_000_000]]);

        ImageHeader.TryRead(stream, out _);

        Assert.InRange(stream.Position, 1, 256 * 1024);
    }

    private static byte[] Jpeg(ushort width, ushort height, byte? orientation = null)
    {
        byte[] exif = orientation is { } value
            ? [0xFF, 0xE1, 0, 34, .. "Exif\0\0"u8, .. "MM"u8, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, value, 0, 0, 0, 0, 0, 0]
            : [];
        byte[] tables = [0xFF, 0xC4, 0, 4, 1, 2, 0xFF, 0xFF, 0xDB, 0, 3, 9];
        return [0xFF, 0xD8, .. exif, .. tables, 0xFF, 0xC2, 0, 11, 8, .. BigEndian16(height), .. BigEndian16(width), 1, 1, 0x11, 0, 0xFF, 0xD9];
    }

    private static byte[] WebP(ReadOnlySpan<byte> chunk, ReadOnlySpan<byte> content) =>
        [.. "RIFF"u8, 22, 0, 0, 0, .. "WEBP"u8, .. chunk, 10, 0, 0, 0, .. content];

    private static byte[] Avif(params (uint Width, uint Height)[] sizes)
    {
        var list = sizes.SelectMany(size => Box("ispe"u8, [0, 0, 0, 0, .. BigEndian32(size.Width), .. BigEndian32(size.Height)])).ToArray();
        var properties = Box("iprp"u8, Box("ipco"u8, list));
        return [.. Box("ftyp"u8, [.. "avif"u8, 0, 0, 0, 0, .. "mif1"u8]), .. Box("meta"u8, [0, 0, 0, 0, .. properties])];
    }

    private static byte[] Box(ReadOnlySpan<byte> type, ReadOnlySpan<byte> content) =>
        [.. BigEndian32((uint)(8 + content.Length)), .. type, .. content];

    private static byte[] BigEndian16(ushort value)
    {
        var bytes = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] BigEndian32(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }
}
