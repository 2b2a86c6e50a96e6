using CuratedNews.Content.Diagnostics;
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

    [Theory]
    [InlineData("canonical:", false)]
    [InlineData("canonical: self", false)]
    [InlineData("canonical: Self", false)]
    [InlineData("canonical: original", true)]
    [InlineData("canonical: ORIGINAL", true)]
    public void Search_engines_are_sent_to_the_original_only_where_the_item_says_so(string field, bool isOriginal) =>
        Assert.Equal(isOriginal, Items.Good("link:\n  original: https://example.com/a", field).IsOriginalCanonical);

    [Theory]
    [InlineData("")]
    [InlineData("link: { brand: example.com }")]
    public void Without_an_article_there_is_no_original_to_be_canonical(string source)
    {
        var parsed = source.Length == 0 ? Items.With("canonical: original") : Items.With("canonical: original", source);

        Assert.False(parsed.Item!.IsOriginalCanonical);
        Assert.Equal("news/x.md(6,12): warning CN1034", Assert.Single(parsed.Diagnostics).ToString()[..31]);
    }

    [Theory]
    [InlineData("orignal", " Did you mean 'original'?")]
    [InlineData("slef", " Did you mean 'self'?")]
    [InlineData("https://example.com/", "")]
    public void Another_canonical_page_is_reported_and_left_out(string value, string meant)
    {
        var parsed = Items.With("canonical: " + value, "href: https://example.com/");

        Assert.False(parsed.Item!.IsOriginalCanonical);
        Assert.Equal(
            $"news/x.md(6,12): warning CN1033: 'canonical' must be self, for this page, or original, for the article; found '{value}', so it is this page.{meant}",
            Assert.Single(parsed.Diagnostics).ToString());
    }

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
        Assert.Equal(new FeaturedImage("ward.jpeg", "A headline"), Items.With("featuredImage: { href: ward.jpeg, alt: null, size: [800, 600] }").Item!.Image);
        Assert.Equal(new FeaturedImage("ward.jpeg", "A ward"), Items.Good("featuredImage: { href: ward.jpeg, alt: A ward, valid: true }").Image);
        Assert.Null(Items.Good("featuredImage: { href: ward.jpeg, valid: false }").Image);
    }

    [Fact]
    public void An_image_without_words_is_reported_at_its_name() =>
        Assert.Equal(
            "news/x.md(6,24): info CN1037: 'featuredImage.alt' says what the picture shows, such as 'A desk by the harbour'; found none for ward.jpeg, so the title stands in its place.",
            Items.Only("featuredImage: { href: ward.jpeg, alt: ' ' }").ToString());

    [Fact]
    public void The_size_that_is_said_of_an_image_is_kept_with_its_place()
    {
        var locations = Items.With("featuredImage: { href: ward.jpeg, alt: A ward, size: ['800', 600] }").Locations;

        Assert.Equal(new StatedSize(800, 600, new SourceLocation("news/x.md", 6, 54)), locations.ImageSize);
        Assert.Equal(new SourceLocation("news/x.md", 6, 24), locations.Image);
        Assert.Null(Items.With("featuredImage: { href: ward.jpeg, alt: A ward, size: [800] }").Locations.ImageSize);
        Assert.Null(Items.With("featuredImage: { href: ward.jpeg, valid: false, size: [800, 600] }").Locations.ImageSize);
    }

    [Theory]
    [InlineData("link: { href: https://example.com/ }", 15)]
    [InlineData("link: { href: nowhere, original: https://example.com/ }", 34)]
    [InlineData("original: https://example.com/", 11)]
    [InlineData("link: { brand: example.com }", 16)]
    public void The_place_of_the_source_is_that_of_the_field_it_was_read_from(string field, int column) =>
        Assert.Equal(new SourceLocation("news/x.md", 6, column), Items.With(field).Locations.Source);

    [Fact]
    public void Social_previews_are_those_that_say_something()
    {
        var item = Items.Good("openGraphMetaData: { ogtitle: Short, ogurl: null }", "twitterMetaData: { twitterdescription: >\n  Two\n  lines }".Replace(">\n  Two\n  lines", "Two lines", StringComparison.Ordinal));

        Assert.Equal(new SocialPreview("Short", null), item.OpenGraph);
        Assert.Equal(new SocialPreview(null, "Two lines"), item.Twitter);
    }
}
