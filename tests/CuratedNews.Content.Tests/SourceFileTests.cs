using System.Text;
using Xunit;

namespace CuratedNews.Content.Tests;

public sealed class SourceFileTests
{
    [Fact]
    public void UTF8_is_read_with_and_without_a_byte_order_mark()
    {
        Assert.Equal("née", Decoded("née"u8)?.Text);
        Assert.Equal("née", Decoded([0xEF, 0xBB, 0xBF, .. "née"u8])?.Text);
        Assert.Equal("", Decoded([])?.Text);
        Assert.Equal("", Decoded([0xEF, 0xBB, 0xBF])?.Text);
    }

    [Fact]
    public void UTF16_is_told_by_its_byte_order_mark()
    {
        Assert.Equal("x.md(1,1): error CN0002: A content file is UTF-8 text; found a UTF-16 byte order mark here. Save the file as UTF-8.", Problem([0xFF, 0xFE, (byte)'a', 0]));
        Assert.Equal("x.md(1,1): error CN0002: A content file is UTF-8 text; found a UTF-16 byte order mark here. Save the file as UTF-8.", Problem([0xFE, 0xFF, 0, (byte)'a']));
    }

    [Theory]
    [InlineData(new byte[] { 0xE9 }, "x.md(1,1)", "0xE9")]
    [InlineData(new byte[] { (byte)'a', (byte)'\r', (byte)'\n', (byte)'c', 0xE9, (byte)'d' }, "x.md(2,2)", "0xE9")]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF, (byte)'a', 0x80 }, "x.md(1,2)", "0x80")]
    [InlineData(new byte[] { 0xF0, 0x9F, 0x99, 0x82, 0xC3 }, "x.md(1,3)", "0xC3")]
    [InlineData(new byte[] { (byte)'a', 0xED, 0xA0, 0x80 }, "x.md(1,2)", "0xED")]
    [InlineData(new byte[] { (byte)'a', 0xC0, 0xAF }, "x.md(1,2)", "0xC0")]
    [InlineData(new byte[] { (byte)'a', 0xF8, 0x88 }, "x.md(1,2)", "0xF8")]
    public void A_byte_that_is_no_UTF8_is_reported_where_it_stands(byte[] bytes, string place, string found)
    {
        var problem = Problem(bytes);

        Assert.StartsWith(place + ": error CN0002: ", problem, StringComparison.Ordinal);
        Assert.Contains(found, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_NUL_is_reported_where_it_stands() => Assert.StartsWith("x.md(2,2): error CN0003: ", Problem("ab\nc\0"u8), StringComparison.Ordinal);

    [Fact]
    public void UTF16_without_a_byte_order_mark_is_told_by_its_NULs() => Assert.StartsWith("x.md(1,2): error CN0003: ", Problem(Encoding.Unicode.GetBytes("---\n")), StringComparison.Ordinal);

    [Fact]
    public void A_place_beyond_the_text_is_its_end()
    {
        var file = new SourceFile("x.md", "ab\nc");

        Assert.Equal("x.md(2,2)", file.Locate(99).ToString());
        Assert.Equal("x.md(1,1)", file.Locate(-1).ToString());
    }

    private static SourceFile? Decoded(ReadOnlySpan<byte> bytes) => SourceFile.Decode("x.md", bytes, out _);

    private static string Problem(ReadOnlySpan<byte> bytes)
    {
        Assert.Null(SourceFile.Decode("x.md", bytes, out var problem));
        return problem!.ToString();
    }
}
