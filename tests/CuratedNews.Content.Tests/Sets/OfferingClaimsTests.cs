using Xunit;

namespace CuratedNews.Content.Tests.Sets;

public sealed class OfferingClaimsTests
{
    [Fact]
    public void Labels_of_one_offering_are_reported_wherever_the_rarer_one_stands()
    {
        var lines = Across.Check(
            ("a.md", Text("a", "Quayside EMR Suite")),
            ("b.md", Text("b", "Quayside EMR")),
            ("c.md", Text("c", "Quayside EMR")),
            ("d.md", Text("d", "\"Quayside\\_ EMR\"")));

        Assert.Equal(
            ["a.md(7,10): warning CN2013: An offering has one name; /offering/quayside-emr is 'Quayside EMR Suite' here and 'Quayside EMR' in b.md, so one page has both. Choose one label, or correct 'permalink'."],
            lines);
    }

    private static string Text(string slug, string label) => Items.Text("slug: " + slug, $"relatedOfferings:\n- label: {label}\n  permalink: /offering/quayside-emr");
}
