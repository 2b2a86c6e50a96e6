using CuratedNews.Content.Diagnostics;
using Xunit;

namespace CuratedNews.Content.Tests;

/// <summary>Where the file says each thing that the item's page shows.</summary>
public sealed class ItemLocationsTests
{
    private const string Everything =
        """
        ---
        aliases: >-
          /news/an-older-headline
        author:
          - Ines Dorr
          - '!'
          - Per Holm
        basePath: /news/
        breadcrumbLinks:
          - /
          - /news/
          - /news/wards/
          - ''
        breadcrumbs:
          - Home
          - News
          - ''
          - A headline
        categories:
          - 'KLAS: Telehealth'
          - ''
          - 'KLAS: Telehealth'
          - 'Symplur: Patient Care'
        categoryUrl:
          - topic/klas-telehealth
          - ''
          - ''
          - elsewhere
        date: '2026-05-12'
        description: >-
          One sentence of
          a brief.
        expiryDate: 2027-01-01
        featuredImage:
          alt: >-
            A ward
            at night
          href: ward.jpeg
        id: 12943
        lastMod: '2026-05-12T14:20:52.651395Z'
        link:
          brand: example.org
          href: 'https://example.org/a'
        insights_description: Worth reading twice.
        insights_name: null
        relatedOfferings:
          - label: HealthNow EMR
            permalink: /offering/healthnow-emr
          - permalink: /offering/carepath
            label: CarePath
        slug: >-
          a-headline
        status: draft
        title: >-
          A headline
        via: A reader
        viaLink: https://reader.example/
        ---
        <p>One sentence of a brief.
        Another.</p>
        <p>A third.</p>

        """;

    private static readonly ItemLocations All = Items.Parse(Everything.Replace("elsewhere", "''", StringComparison.Ordinal)).Locations;

    [Fact]
    public void What_the_file_says_is_where_its_field_says_it()
    {
        Assert.Equal("title 54,8", Text(All.Title));
        Assert.Equal("slug 51,7", Text(All.Slug));
        Assert.Equal("description 30,14", Text(All.Summary));
        Assert.Equal("date 29,7", Text(All.Date));
        Assert.Equal("lastMod 40,10", Text(All.Modified));
        Assert.Equal("expiryDate 33,13", Text(All.Expires));
        Assert.Equal("status 53,9", Text(All.Status));
        Assert.Equal("link.href 43,9", Text(All.SourceUrl));
        Assert.Equal("featuredImage.href 38,9", Text(All.ImageName));
        Assert.Equal("featuredImage.alt 35,8", Text(All.ImageAlt));
        Assert.Equal("via 56,6", Text(All.HatTip));
        Assert.Equal("insights_description 44,23", Text(All.Insight));
    }

    [Fact]
    public void Each_entry_of_a_list_is_where_it_stands_in_the_list()
    {
        Assert.Equal(["breadcrumbs 16,5", "breadcrumbLinks 12,5 <- the link, since its breadcrumb is empty"], All.Crumbs.Select(Text).ToList());
        Assert.Equal(["categories 20,5", "categories 23,5"], All.TopicPlaces.Select(Text).ToList());
        Assert.Equal(["relatedOfferings[].label 47,12", "relatedOfferings[].label 50,12"], All.OfferingPlaces.Select(Text).ToList());
        Assert.Equal(["author 5,5", "author 7,5"], All.CuratorPlaces.Select(Text).ToList());
        Assert.Equal([new SourceLocation("news/x.md", 59, 1), new SourceLocation("news/x.md", 61, 1)], All.Blocks);
    }

    [Fact]
    public void Each_list_of_places_is_as_long_as_the_items_own()
    {
        var item = Items.Parse(Everything).Item!;
        var locations = Items.Parse(Everything).Locations;

        Assert.Equal((item.Trail.Length, item.Topics.Length), (locations.Crumbs.Length, locations.TopicPlaces.Length));
        Assert.Equal((item.Offerings.Length, item.Curators.Length), (locations.OfferingPlaces.Length, locations.CuratorPlaces.Length));
        Assert.Equal("categories 23,5", Text(locations.TopicPlaces[1]));
        Assert.Equal(default, locations.Topics[1]);
    }

    [Fact]
    public void What_the_file_does_not_say_is_where_it_was_made_of()
    {
        var locations = Items.Parse("---\ntitle: A headline\nbasePath: /news/wards/\ndate: 2026-03-02\nfeaturedImage: { href: ward.jpeg }\nviaLink: https://www.reader.example/x\n---\n\n<p>Hello.</p>\n").Locations;

        Assert.Equal("title 2,8 <- the title, since there is no slug", Text(locations.Slug));
        Assert.Equal("body 9,1 <- the body's first sentences, since there is no description", Text(locations.Summary));
        Assert.Equal("title 2,8 <- the title, since the image has no alt", Text(locations.ImageAlt));
        Assert.Equal("viaLink 6,10 <- the site of viaLink, since there is no via", Text(locations.HatTip));
        Assert.Equal([.. Enumerable.Repeat("basePath 3,11 <- basePath, since there are no breadcrumbs", 2)], locations.Crumbs.Select(Text).ToList());
    }

    [Fact]
    public void What_the_item_does_not_have_has_no_place()
    {
        var locations = Items.Parse("---\ntitle: A headline\nslug: a\nbasePath: /\ndate: 2026-03-02\nstatus: ''\nvia: ' '\nlastMod: null\n---\n").Locations;

        Assert.All([locations.Summary, locations.Modified, locations.Expires, locations.Status, locations.SourceUrl, locations.ImageName, locations.ImageAlt, locations.HatTip, locations.Insight], Assert.Null);
        Assert.All([locations.Crumbs, locations.TopicPlaces, locations.OfferingPlaces, locations.CuratorPlaces], places => Assert.Empty(places));
        Assert.Empty(locations.Blocks);
    }

    [Theory]
    [InlineData("publishDate: 2026-04-01", "publishDate 6,14 <- publishDate, which is later than date")]
    [InlineData("publishDate: 2026-01-01", "date 5,7")]
    public void A_date_is_the_later_of_the_two(string field, string expected) =>
        Assert.Equal(expected, Text(Items.With(field).Locations.Date));

    [Theory]
    [InlineData("communityTopics: ['KLAS: EMR']", "communityTopics 6,19 <- communityTopics, since categories is empty")]
    [InlineData("communityTopics: '[\"KLAS: EMR\"]'", "communityTopics 6,18 <- communityTopics, since categories is empty")]
    [InlineData("openProjectCustomFields: { medigyTopics: ['KLAS: EMR'] }", "openProjectCustomFields.medigyTopics 6,43 <- medigyTopics, since categories and communityTopics are empty")]
    public void Topics_of_older_exports_say_so(string field, string expected) =>
        Assert.Equal(expected, Text(Assert.Single(Items.With(field).Locations.TopicPlaces)));

    [Theory]
    [InlineData("href: https://example.org/", "href 6,7 <- href, since link.href has no web address")]
    [InlineData("link: { original: https://example.org/ }", "link.original 6,19 <- link.original, since link.href and href have no web address")]
    [InlineData("original: https://example.org/", "original 6,11 <- original, since no other field has a web address")]
    [InlineData("link: { brand: example.org }", "link.brand 6,16 <- link.brand, since no field has a web address")]
    public void A_source_is_the_first_field_that_names_one(string field, string expected) =>
        Assert.Equal(expected, Text(Items.With(field).Locations.SourceUrl));

    [Theory]
    [InlineData("description: One sentence of a", "description 6,14 <- description, up to its last whole word")]
    [InlineData("description: Other words than the body's", "description 6,14")]
    public void A_description_cut_in_a_sentence_says_so(string field, string expected) =>
        Assert.Equal(expected, Text(Items.With(field).Locations.Summary));

    private static string? Text(FieldPlace? place)
    {
        if (place is null)
        {
            return null;
        }

        Assert.Equal("news/x.md", place.Location.Path);
        return $"{place.Field} {place.Location.Line},{place.Location.Column}{(place.DerivedFrom is { } from ? " <- " + from : "")}";
    }
}
