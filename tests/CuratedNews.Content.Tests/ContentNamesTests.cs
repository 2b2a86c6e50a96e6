using CuratedNews.Content.FrontMatter;
using Xunit;

namespace CuratedNews.Content.Tests;

public sealed class ContentNamesTests
{
    [Fact]
    public void Names_are_those_of_the_items_each_once_and_in_order()
    {
        var names = new ContentNames();
        names.Add(Items.Parse(Items.Text("slug: a", "categories: ['Symplur: Patient Care', 'KLAS: EMR']", "categoryUrl: ['', topic/records]", "author: [Zoe, Ada]", "basePath: /rural-health/")));
        names.Add(Items.Parse(Items.Text("slug: b", "categories: ['KLAS: EMR']", "author: Ada", "relatedOfferings: [{ label: Quayside EMR, permalink: /offering/quayside, categories: ['KLAS: Telehealth'] }]")));
        names.Add(Items.Parse("A capture"));
        names.Add(Items.Parse(Items.Text("status: none", "author: Broken")));

        Assert.Equal(["KLAS: EMR", "KLAS: Telehealth", "Symplur: Patient Care"], names.Of(FieldNames.Topics));
        Assert.Equal(["topic/klas-emr", "topic/klas-telehealth", "topic/records", "topic/symplur-patient-care"], names.Of(FieldNames.TopicUrls));
        Assert.Equal(["Quayside EMR"], names.Of(FieldNames.OfferingLabels));
        Assert.Equal(["/offering/quayside"], names.Of(FieldNames.OfferingPaths));
        Assert.Equal(["News", "Rural health"], names.Of(FieldNames.SectionLabels));
        Assert.Equal(["/news/", "/rural-health/"], names.Of(FieldNames.SectionPaths));
        Assert.Equal(["Ada", "Zoe"], names.Of(FieldNames.Curators));
    }

    [Fact]
    public void States_and_canonical_pages_are_those_that_the_parser_takes()
    {
        var names = new ContentNames();

        Assert.Equal(["draft", "published", "removed", "review"], names.Of(FieldNames.States));
        Assert.All(names.Of(FieldNames.States), state => Assert.Equal("", Items.Codes("status: " + state)));
        Assert.Equal(["original", "self"], names.Of(FieldNames.CanonicalPages));
        Assert.All(names.Of(FieldNames.CanonicalPages), page => Assert.Equal("", Items.Codes("canonical: " + page, "href: https://example.com/")));
        Assert.Empty(names.Of(FieldNames.None));
        Assert.Empty(names.Of(FieldNames.Topics));
    }
}
