using System.Text;
using CuratedNews.Content.Captures;
using Xunit;

namespace CuratedNews.Content.Tests.Captures;

public sealed class CaptureDecoderTests
{
    private static readonly byte[] Latin = [(byte)'c', (byte)'a', (byte)'f', 0xE9, (byte)' ', 0x93, (byte)'x', 0x94];

    [Fact]
    public void Without_a_word_about_it_text_is_UTF_8_or_what_old_pages_are_in()
    {
        Assert.Equal("café の", CaptureDecoder.Decode("café の"u8));
        Assert.Equal("café “x”", CaptureDecoder.Decode(Latin));
    }

    [Fact]
    public void A_byte_order_mark_is_believed_first()
    {
        Assert.Equal("café", CaptureDecoder.Decode([0xEF, 0xBB, 0xBF, .. "café"u8], "iso-8859-1"));
        Assert.Equal("café", CaptureDecoder.Decode([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("café")]));
        Assert.Equal("café", CaptureDecoder.Decode([0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes("café")]));
    }

    [Fact]
    public void The_sender_is_believed_before_the_page()
    {
        byte[] page = [.. "<meta charset=koi8-r><p>"u8, 0xC1];

        Assert.EndsWith("<p>а", CaptureDecoder.Decode(page), StringComparison.Ordinal);
        Assert.EndsWith("<p>Á", CaptureDecoder.Decode(page, "ISO-8859-1"), StringComparison.Ordinal);
        Assert.EndsWith("<p>а", CaptureDecoder.Decode([.. "<meta http-equiv=Content-Type content='text/html; charset=KOI8-R'><p>"u8, 0xC1]), StringComparison.Ordinal);
        Assert.EndsWith("<p>а", CaptureDecoder.Decode(page, "no-such-charset"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_text_is_told()
    {
        Assert.Null(CaptureDecoder.Decode([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D]));
        Assert.Null(CaptureDecoder.Decode("a\0b"u8));
        Assert.Equal("", CaptureDecoder.Decode([]));
    }
}
