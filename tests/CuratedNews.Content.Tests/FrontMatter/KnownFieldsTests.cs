using CuratedNews.Content.FrontMatter;
using Xunit;

namespace CuratedNews.Content.Tests.FrontMatter;

public sealed class KnownFieldsTests
{
    [Fact]
    public void No_field_is_both_used_and_kept() => Assert.Empty(KnownFields.Used.Intersect(KnownFields.Kept, StringComparer.Ordinal));

    [Fact]
    public void A_field_below_another_has_that_other_listed()
    {
        var all = KnownFields.Used.Concat(KnownFields.Kept).ToHashSet(StringComparer.Ordinal);

        Assert.All(all, field => Assert.True(!field.Contains('.', StringComparison.Ordinal) || all.Contains(field[..field.LastIndexOf('.')]), field));
    }

    [Fact]
    public void Every_known_field_of_the_top_level_is_quiet()
    {
        var blank = KnownFields.Used.Concat(KnownFields.Kept).Where(field => !field.Contains('.', StringComparison.Ordinal)).Except(["title", "basePath", "slug", "date"], StringComparer.Ordinal).Select(field => field + ":");

        Assert.Equal("", Items.Codes([.. blank]));
    }

    [Theory]
    [InlineData("openProjectWorkPackageType: x")]
    [InlineData("openProjectAnything:\n  goes: here")]
    [InlineData("openProjectCustomFields:\n  any: { thing: [x] }")]
    [InlineData("htmlMetaData:\n  msvalidate.01: x\n  google-site-verification: x")]
    [InlineData("featuredImage:\n  wpAttachment:\n    link: /api/v3/attachments/1/content\n    new: x")]
    [InlineData("institution:\n  name: x")]
    [InlineData("favIconImage:\n  href: x")]
    public void Fields_of_another_system_are_quiet(string field) => Assert.Equal("", Items.Codes(field));

    [Theory]
    [InlineData("Title: x", "The field 'Title' is not known and is not used. Did you mean 'title'?")]
    [InlineData("catgories: []", "The field 'catgories' is not known and is not used. Did you mean 'categories'?")]
    [InlineData("alias: /x", "The field 'alias' is not known and is not used. Did you mean 'aliases'?")]
    [InlineData("layout: x", "The field 'layout' is not known and is not used. Did you mean 'layOut'?")]
    [InlineData("link:\n  herf: https://example.com/", "The field 'link.herf' is not known and is not used. Did you mean 'href'?")]
    [InlineData("featuredImage:\n  formatt: JPEG", "The field 'featuredImage.formatt' is not known and is not used. Did you mean 'format'?")]
    [InlineData("weightiness: 3", "The field 'weightiness' is not known and is not used.")]
    [InlineData("twitterMetaData:\n  ogtitle: x", "The field 'twitterMetaData.ogtitle' is not known and is not used.")]
    public void An_unknown_field_is_named_with_the_one_that_was_meant(string field, string message) => Assert.Equal(message, Items.Only(field).Message);

    [Fact]
    public void An_unknown_field_stands_where_its_name_does() => Assert.Equal("news/x.md(8,5)", Items.Only("link:\n    href: https://example.com/\n    brnd: x").Location.ToString());
}
