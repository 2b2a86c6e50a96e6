using CuratedNews.Content.Metadata;
using Xunit;

namespace CuratedNews.Content.Tests.FrontMatter;

public sealed class LinkFieldsTests
{
    [Theory]
    [InlineData("https://www.Example.com/a", "", "", "", "example.com", "https://www.example.com/a")]
    [InlineData("", "https://example.org/b", "", "", "example.org", "https://example.org/b")]
    [InlineData("", "", "https://example.com/c", "https://example.org/d", "example.com", "https://example.com/c")]
    [InlineData("", "", "", "https://example.org/d", "example.org", "https://example.org/d")]
    [InlineData("https://example.com/a", "https://example.org/b", "", "", "example.com", "https://example.com/a")]
    public void The_source_is_the_first_web_address_given(string linkHref, string href, string linkOriginal, string original, string host, string url)
    {
        var source = Items.Good($"link:\n  brand: www.elsewhere.example\n  href: {linkHref}\n  original: {linkOriginal}", $"href: {href}", $"original: {original}").Source;

        Assert.Equal(new SourceLink(host, url), source);
    }

    [Fact]
    public void A_brand_alone_is_a_source_without_a_link() => Assert.Equal(new SourceLink("example.com", null), Items.Good("link:\n  brand: www.example.com").Source);

    [Fact]
    public void A_hat_tip_has_a_name_or_takes_that_of_the_site()
    {
        Assert.Equal(new HatTip("A friend", null), Items.Good("via: A friend").HatTip);
        Assert.Equal(new HatTip("example.com", "https://example.com/x"), Items.Good("via: ' '", "viaLink: https://example.com/x").HatTip);
        Assert.Equal(new HatTip("A friend", "https://example.com/x"), Items.Good("via: A friend", "viaLink: https://example.com/x").HatTip);
    }

    [Fact]
    public void An_insight_is_a_remark_with_or_without_a_name()
    {
        Assert.Equal(new Insight(null, "Worth a look"), Items.Good("insights_description: Worth a look").Insight);
        Assert.Equal(new Insight("Ada", "Worth a look"), Items.Good("insights_description: Worth a look", "insights_name: Ada").Insight);
    }

    [Fact]
    public void An_image_without_words_is_described_by_the_title()
    {
        Assert.Equal(new FeaturedImage("ward.jpeg", "A headline"), Items.Good("featuredImage: { href: ward.jpeg, alt: null, size: [800, 600] }").Image);
        Assert.Equal(new FeaturedImage("ward.jpeg", "A ward"), Items.Good("featuredImage: { href: ward.jpeg, alt: A ward, valid: true }").Image);
        Assert.Null(Items.Good("featuredImage: { href: ward.jpeg, valid: false }").Image);
    }

    [Fact]
    public void Social_previews_are_those_that_say_something()
    {
        var item = Items.Good("openGraphMetaData: { ogtitle: Short, ogurl: null }", "twitterMetaData: { twitterdescription: >\n  Two\n  lines }".Replace(">\n  Two\n  lines", "Two lines", StringComparison.Ordinal));

        Assert.Equal(new SocialPreview("Short", null), item.OpenGraph);
        Assert.Equal(new SocialPreview(null, "Two lines"), item.Twitter);
    }
}
