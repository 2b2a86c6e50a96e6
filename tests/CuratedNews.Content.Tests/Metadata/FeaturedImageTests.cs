using CuratedNews.Content.Metadata;
using Xunit;

namespace CuratedNews.Content.Tests.Metadata;

public sealed class FeaturedImageTests
{
    [Theory]
    [InlineData("ward.jpeg")]
    [InlineData("WARD.JPG")]
    [InlineData("6d65deb3-3b7f-506f-bb3c-featuredImage.jpeg")]
    [InlineData("a.b.webp")]
    [InlineData("größe.avif")]
    [InlineData("画像.gif")]
    [InlineData("a..png")]
    public void A_name_of_an_image_is_taken(string name) => Assert.True(FeaturedImage.IsFileName(name));

    [Theory]
    [InlineData("")]
    [InlineData("ward")]
    [InlineData("ward.svg")]
    [InlineData("ward.html")]
    [InlineData("ward.jpeg.exe")]
    [InlineData(".jpeg")]
    [InlineData("..jpeg")]
    [InlineData("../ward.jpeg")]
    [InlineData("..\\ward.jpeg")]
    [InlineData("media/ward.jpeg")]
    [InlineData("/ward.jpeg")]
    [InlineData("c:ward.jpeg")]
    [InlineData("https://example.com/ward.jpeg")]
    [InlineData("%2e%2e%2fward.jpeg")]
    [InlineData("ward.jpeg?x=.jpeg")]
    [InlineData("a#.jpeg")]
    [InlineData("a b.jpeg")]
    [InlineData("a\0.jpeg")]
    [InlineData("a\n.jpeg")]
    [InlineData("a\u2028b.jpeg")]
    [InlineData("a\u00A0b.jpeg")]
    [InlineData("a\u202Egpj.jpeg")]
    [InlineData("\"a\".jpeg")]
    [InlineData("a\uD83D.jpeg")]
    public void A_name_of_anything_else_is_not(string name) => Assert.False(FeaturedImage.IsFileName(name));

    [Fact]
    public void A_name_has_at_most_200_characters()
    {
        Assert.True(FeaturedImage.IsFileName(new string('a', 195) + ".jpeg"));
        Assert.False(FeaturedImage.IsFileName(new string('a', 196) + ".jpeg"));
    }
}
