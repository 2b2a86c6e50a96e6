using Xunit;

namespace CuratedNews.Content.Tests.Sets;

public sealed class TopicClaimsTests
{
    [Fact]
    public void Names_of_one_topic_are_reported_wherever_the_rarer_one_stands()
    {
        var lines = Across.Check(
            ("a.md", Items.Text("slug: a", "categories: ['KLAS: Tele-health']")),
            ("b.md", Items.Text("slug: b", "categories: ['KLAS: Tele Health']")),
            ("c.md", Items.Text("slug: c", "categories: ['KLAS: Tele Health']")),
            ("d.md", Items.Text("slug: d", "categories: ['KLAS: TELE health']")),
            ("e.md", Items.Text("slug: e", "categories: ['KLAS: Tele-health', 'KLAS: EMR']")),
            ("f.md", Items.Text("slug: f", "categories: ['KLAS: Tele Health']")));

        Assert.Equal(["a.md(6,14)", "d.md(6,14)", "e.md(6,14)"], lines.Select(line => line[..10]).ToList());
        Assert.All(lines, line => Assert.Contains("'KLAS: Tele Health' in b.md", line, StringComparison.Ordinal));
    }

    [Fact]
    public void Names_in_offerings_are_names_too()
    {
        var lines = Across.Check(
            ("a.md", Items.Text("slug: a", "relatedOfferings:\n- label: Quayside EMR\n  categories: ['KLAS: tele health', 'KLAS: EMR']")),
            ("b.md", Items.Text("slug: b", "categories: ['KLAS: Tele Health']")),
            ("c.md", Items.Text("slug: c", "relatedOfferings:\n- label: Quayside EMR\n  categories: ['KLAS: Tele Health']")));

        Assert.Equal(
            ["a.md(8,16): warning CN2002: Names of one topic are spelled alike; 'KLAS: tele health' has the URL of 'KLAS: Tele Health' in b.md, so both are one topic. Choose one spelling."],
            lines);
    }

    [Fact]
    public void One_topic_with_two_URLs_is_reported_where_the_rarer_one_stands() =>
        Assert.Equal(
            ["b.md(6,14): warning CN2005: A topic has one URL; 'KLAS: EMR' has topic/records here and topic/klas-emr in a.md, so it gets two pages. Give it the same 'categoryUrl' everywhere."],
            Across.Check(
                ("b.md", Items.Text("slug: b", "categories: ['KLAS: EMR']", "categoryUrl: [topic/records]")),
                ("c.md", Items.Text("slug: c", "categories: ['KLAS: EMR']", "categoryUrl: [topic/klas-emr]")),
                ("a.md", Items.Text("slug: a", "categories: ['KLAS: EMR']"))));

    [Fact]
    public void Spellings_with_two_URLs_are_one_topic_with_two_URLs() =>
        Assert.Equal(
            ["b.md(6,14): warning CN2005: A topic has one URL; 'KLAS: emr' has topic/records here and topic/klas-emr in a.md, so it gets two pages. Give it the same 'categoryUrl' everywhere."],
            Across.Check(
                ("a.md", Items.Text("slug: a", "categories: ['KLAS: EMR']")),
                ("b.md", Items.Text("slug: b", "categories: ['KLAS: emr']", "categoryUrl: [topic/records]"))));

    [Fact]
    public void The_URL_of_another_topic_is_told_as_that_and_once() =>
        Assert.Equal(
            ["b.md(6,14): warning CN2012: 'categoryUrl' has the entries of 'categories' in the same order; 'KLAS: EMR' has topic/care here, the URL of 'Symplur: Patient Care' in a.md, and elsewhere topic/records. Put both lists in one order."],
            Across.Check(
                ("a.md", Items.Text("slug: a", "categories: ['KLAS: EMR', 'Symplur: Patient Care']", "categoryUrl: [topic/records, topic/care]")),
                ("b.md", Items.Text("slug: b", "categories: ['KLAS: EMR']", "categoryUrl: [topic/care]")),
                ("c.md", Items.Text("slug: c", "categories: ['KLAS: EMR', 'Symplur: Patient Care']", "categoryUrl: [topic/records, topic/care]"))));

    [Fact]
    public void Two_topics_that_always_have_one_URL_are_one_page() =>
        Assert.Equal(
            ["b.md(6,14): warning CN2002: Names of one topic are spelled alike; 'KLAS: Records' has the URL of 'KLAS: EMR' in a.md, so both are one topic. Choose one spelling."],
            Across.Check(
                ("a.md", Items.Text("slug: a", "categories: ['KLAS: EMR']")),
                ("b.md", Items.Text("slug: b", "categories: ['KLAS: Records']", "categoryUrl: [topic/klas-emr]"))));

    [Fact]
    public void What_the_parser_has_said_of_a_URL_is_not_said_again() =>
        Assert.Empty(Across.Check(
            ("a.md", Items.Text("slug: a", "categories: ['K: A', 'K: B']", "categoryUrl: [topic/first, topic/second]")),
            ("b.md", Items.Text("slug: b", "categories: ['K: A', 'K: B']", "categoryUrl: [topic/k-b, topic/k-a]"))));
}
