using CuratedNews.Content.Diagnostics;
using Xunit;

namespace CuratedNews.Content.Tests.FrontMatter;

public sealed class TopicFieldsTests
{
    [Fact]
    public void A_topics_URL_gives_its_slug_and_is_never_made_again()
    {
        var topics = Items.Good("categories: ['Symplur: Patient Care', 'KLAS: EMR', 'KLAS: Other']", "categoryUrl: [topic/symplur---patient-care, /Topic/Klas-EMR/, '']").Topics;

        Assert.Equal(["symplur---patient-care", "klas-emr", "klas-other"], topics.Select(topic => topic.Slug.ToString()).ToList());
    }

    [Fact]
    public void A_topic_keeps_the_sign_of_its_label()
    {
        var topic = Assert.Single(Items.Good("categories: ['Symplur: #Physicianburnout']", "categoryLabel: ['#Physicianburnout']", "categorySlug: ['symplur: #physicianburnout']").Topics);

        Assert.Equal(("Symplur", "#Physicianburnout", "symplur-physicianburnout"), (topic.Vocabulary, topic.Label, topic.Slug.ToString()));
    }

    [Theory]
    [InlineData("communityTopics:\n- 'Medigy: Remote Care'\n- 'KLAS: EMR'")]
    [InlineData("communityTopics: '[\"Medigy: Remote Care\",\"KLAS: EMR\"]'")]
    [InlineData("openProjectCustomFields:\n  medigyTopics:\n  - 'Medigy: Remote Care'\n  - 'KLAS: EMR'")]
    [InlineData("openProjectCustomFields:\n  medigyTopics: '[\"Medigy: Remote Care\",\"KLAS: EMR\"]'")]
    [InlineData("openProjectCustomFields:\n  medigyTopics: '[\"Medigy: Remote Care\",\"KLAS:\n    EMR\"]'")]
    [InlineData("openProjectCustomFields:\n  medigyTopics: >-\n    [ \"Medigy: Remote\n    Care\",\n    \"KLAS: EMR\", null, \"\" ]")]
    [InlineData("openProjectCustomFields:\n  medigyTopics: |\n    [\"Medigy: Remote\n    Care\", \"KLAS: EMR\"]")]
    [InlineData("openProjectCustomFields:\n  medigyTopics: '[\"Medigy: Remote\\u00a0 Care\\n\",\"KLAS: EMR\"]'")]
    public void Where_categories_are_empty_the_older_fields_are_read(string older)
    {
        foreach (var empty in (string[])["categories: []", "categories:", "categories: ['', ~]", "via: ''"])
        {
            Assert.Equal(["Medigy: Remote Care", "KLAS: EMR"], Items.Good(empty, older).Topics.Select(topic => topic.FullName).ToList());
        }
    }

    [Fact]
    public void Where_categories_are_given_the_older_fields_are_not_read() =>
        Assert.Equal("KLAS: EMR", Assert.Single(Items.Good("categories: 'KLAS: EMR'", "communityTopics: ['Medigy: Remote Care']", "openProjectCustomFields:\n  medigyTopics: '[broken'").Topics).FullName);

    [Fact]
    public void A_long_JSON_array_is_not_cut()
    {
        var json = string.Join(',', Enumerable.Range(0, 90).Select(i => $"\"Vocabulary of some length: Topic of some length {i}\""));

        Assert.Equal(90, Items.Good($"communityTopics: '[{json}]'").Topics.Length);
    }

    [Fact]
    public void A_JSON_array_of_thousands_has_the_limit_of_a_list()
    {
        var json = string.Join(',', Enumerable.Range(0, 5_000).Select(i => $"\"KLAS: Topic {i}\""));
        var parsed = Items.With($"communityTopics: '[{json}]'");

        Assert.Equal("CN1022", Assert.Single(parsed.Diagnostics).Code);
        Assert.Equal(100, parsed.Item!.Topics.Length);
    }

    [Fact]
    public void A_topic_named_twice_counts_once_and_one_spelt_twice_is_reported()
    {
        Assert.Single(Items.Good("categories: ['KLAS: EMR', 'KLAS: EMR', 'KLAS:EMR']").Topics);
        Assert.Equal("CN2002", Items.Codes("categories: ['KLAS: EMR', 'KLAS: emr']"));
    }

    [Fact]
    public void An_offerings_topic_that_the_item_has_too_has_the_items_URL()
    {
        var item = Items.Good("categories: ['KLAS: EMR']", "categoryUrl: [topic/records]", "relatedOfferings:\n- label: Some Product\n  categories: ['KLAS:EMR', 'KLAS: Other', 'KLAS: EMR']");

        Assert.Equal(["records", "klas-other"], Assert.Single(item.Offerings).Topics.Select(topic => topic.Slug.ToString()).ToList());
    }

    [Fact]
    public void A_URL_that_is_another_topics_of_the_item_is_reported_once_and_not_used()
    {
        var parsed = Items.With("categories: ['K: A', 'K: B', 'K: C']", "categoryUrl: [topic/k-b, topic/k-a, topic/k-c]");

        Assert.Equal(
            [
                "news/x.md(7,15): warning CN1038: 'categoryUrl' has the entries of 'categories' in the same order, such as topic/k-a for 'K: A'; found 'topic/k-b', which is the URL of 'K: B', so the URL is made from the topic's name.",
                "news/x.md(7,26): warning CN1038: 'categoryUrl' has the entries of 'categories' in the same order, such as topic/k-b for 'K: B'; found 'topic/k-a', which is the URL of 'K: A', so the URL is made from the topic's name.",
            ],
            parsed.Diagnostics.Select(diagnostic => diagnostic.ToString()).ToList());
        Assert.Equal(["k-a", "k-b", "k-c"], parsed.Item!.Topics.Select(topic => topic.Slug.ToString()).ToList());
        Assert.Equal([default, default, new SourceLocation("news/x.md", 6, 30)], parsed.Locations.Topics);
    }

    [Theory]
    [InlineData("categoryUrl: [topic/a]")]
    [InlineData("categoryLabel: [A]")]
    [InlineData("categorySlug: ['k: a']")]
    public void Each_parallel_list_must_be_as_long_as_categories(string field)
    {
        Assert.Contains("CN1009", Items.Codes("categories: ['K: A', 'K: B']", field), StringComparison.Ordinal);
        Assert.Contains("CN1009", Items.Codes(field), StringComparison.Ordinal);
    }

    [Fact]
    public void The_label_in_the_step_of_its_topic_may_differ_in_case_and_be_blank() =>
        Assert.Equal("", Items.Codes("categories: ['K: A', 'K: B']", "categoryLabel: [a, '']", "categorySlug: ['K: A', ~]"));
}
