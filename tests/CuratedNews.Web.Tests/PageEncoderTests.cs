using System.Text.Encodings.Web;
using System.Text.Unicode;
using CuratedNews.Web.Hosting;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CuratedNews.Web.Tests;

/// <summary>What pages encode: all that the framework's encoder does, but for '+'.</summary>
public sealed class PageEncoderTests
{
    private static readonly HtmlEncoder Strict = HtmlEncoder.Create(UnicodeRanges.All);

    [Fact]
    public void Every_text_is_encoded_as_the_framework_does_but_for_the_plus()
    {
        var encoder = new PageEncoder();
        var pieces = Gen.Elements("+", "++", "<", ">", "&", "\"", "'", "a", "é漢", "😀", "\0", "\n", "a+b", "&#x2B;", "&amp;").ListOf().Select(string.Concat).ToArbitrary();
        var property = Prop.ForAll(pieces, text =>
        {
            using var writer = new StringWriter();
            encoder.Encode(writer, text);
            var expected = string.Join('+', text.Split('+').Select(part => Strict.Encode(part)));
            return encoder.Encode(text) == expected && writer.ToString() == expected;
        });

        property.Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
    }
}
