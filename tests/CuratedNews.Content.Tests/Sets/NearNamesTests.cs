using Xunit;

namespace CuratedNews.Content.Tests.Sets;

/// <summary>Names that stand once beside one that stands often.</summary>
public sealed class NearNamesTests
{
    [Fact]
    public void A_topic_that_stands_once_and_is_nearly_a_known_one_is_asked_for() =>
        Assert.Equal(
            ["0.md(6,14): info CN2020: The topic 'KLAS: Telehaelth' stands here only, and 'KLAS: Telehealth' in 3 places; if that was meant, write it like that."],
            Topics("KLAS: Telehaelth", "KLAS: Telehealth", 3));

    [Fact]
    public void An_offering_and_a_section_are_too()
    {
        Assert.Equal(
            ["0.md(7,10): info CN2020: The offering 'quayside-ermr' stands here only, and 'quayside-emr' in 3 places; if that was meant, write it like that."],
            Beside(Items.Text("slug: x", "relatedOfferings:\n- label: Quayside Ermr"), i => Items.Text($"slug: s{i}", "relatedOfferings: [{ label: Quayside EMR }]")));
        Assert.Equal(
            ["0.md(5,11): info CN2020: The section '/comunities/' stands here only, and '/communities/' in 3 places; if that was meant, write it like that."],
            Beside(Items.Text("slug: x", "basePath: /comunities/"), i => Items.Text($"slug: s{i}", "basePath: /communities/")));
    }

    [Theory]
    [InlineData("KLAS: Telehealth", "KLAS: Telehealth")]
    [InlineData("KLAS: Telephones", "KLAS: Telehealth")]
    [InlineData("KLAS: EHR", "KLAS: EMR")]
    [InlineData("KLAS: ICD 10 coding", "KLAS: ICD 11 coding")]
    [InlineData("KLAS: Caring", "KLAS: Sharing")]
    public void Other_words_and_other_numbers_are_not(string once, string often) => Assert.Empty(Topics(once, often, 3));

    [Fact]
    public void Two_that_stand_as_seldom_are_not() => Assert.Empty(Topics("KLAS: Telehaelth", "KLAS: Telehealth", 2));

    [Fact]
    public void The_nearest_is_asked_for() =>
        Assert.Contains(
            "'KLAS: Patient Care' in 3 places",
            Assert.Single(Across.Check(
            [
                ("0.md", Items.Text("slug: x", "categories: ['KLAS: Pateint Care']")),
                .. Enumerable.Range(1, 3).Select(i => ($"{i}.md", Items.Text($"slug: s{i}", "categories: ['KLAS: Patients Care', 'KLAS: Patient Care', 'KLAS: Patiently Care']"))),
            ])),
            StringComparison.Ordinal);

    private static List<string> Topics(string once, string often, int count) =>
        Across.Check(
        [
            ("0.md", Items.Text("slug: x", $"categories: ['{once}']")),
            .. Enumerable.Range(1, count).Select(i => ($"{i}.md", Items.Text($"slug: s{i}", $"categories: ['{often}']"))),
        ]);

    private static List<string> Beside(string once, Func<int, string> often) => Across.Check([("0.md", once), .. Enumerable.Range(1, 3).Select(i => ($"{i}.md", often(i)))]);
}
