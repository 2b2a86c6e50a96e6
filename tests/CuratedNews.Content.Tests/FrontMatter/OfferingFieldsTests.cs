using CuratedNews.Content.Metadata;
using Xunit;

namespace CuratedNews.Content.Tests.FrontMatter;

public sealed class OfferingFieldsTests
{
    [Theory]
    [InlineData("/offering/ondemand---telehealth", "ondemand---telehealth")]
    [InlineData("/offering/HealthNow-EMR/", "healthnow-emr")]
    [InlineData("/Offering/x", "x")]
    [InlineData("", "on-demand-telehealth")]
    public void The_path_is_kept_and_made_of_the_label_only_where_it_is_not_given(string permalink, string slug)
    {
        var offering = Assert.Single(Items.Good($"relatedOfferings:\n- label: \"On\\_Demand -  Telehealth\"\n  permalink: {permalink}\n  offeringId: '17955'").Offerings);

        Assert.Equal(("On Demand - Telehealth", slug), (offering.Label, offering.Slug.ToString()));
    }

    [Fact]
    public void An_offering_listed_twice_counts_once_and_two_with_one_path_are_reported()
    {
        Assert.Single(Items.Good("relatedOfferings: [{ label: A, permalink: /offering/a }, { label: A, permalink: /offering/a }, ~]").Offerings);
        Assert.Equal("CN1031", Items.Codes("relatedOfferings: [{ label: A, permalink: /offering/a }, { label: B, permalink: /offering/a }]"));
    }

    [Fact]
    public void An_offering_that_is_left_out_takes_no_other_with_it()
    {
        var parsed = Items.With("relatedOfferings: [{ permalink: /offering/a }, { label: B, permalink: b }, { label: C, permalink: /offering/c }]");

        Assert.Equal(["CN1014", "CN1015"], parsed.Diagnostics.Select(diagnostic => diagnostic.Code).ToList());
        Assert.Equal("C", Assert.Single(parsed.Item!.Offerings).Label);
    }

    [Fact]
    public void An_unknown_field_of_an_offering_is_reported() => Assert.Equal("The field 'relatedOfferings.permlink' is not known and is not used. Did you mean 'permalink'?", Items.Only("relatedOfferings: [{ label: A, permlink: /offering/a }]").Message);

    [Fact]
    public void An_offering_has_each_topic_once() =>
        Assert.Equal([new TopicName("K", "A", Of("k-a"))], Assert.Single(Items.Good("relatedOfferings: [{ label: A, categories: ['K: A', 'K: a', ''] }]").Offerings).Topics);

    private static Slug Of(string text) => Slug.TryParse(text, out var slug) ? slug : throw new ArgumentException(text, nameof(text));
}
