using CuratedNews.Catalog.Search;
using CuratedNews.Catalog.Sqlite;
using Xunit;

namespace CuratedNews.Catalog.Tests.Search;

public sealed class SuggestionsTests : IDisposable
{
    private readonly TemporarySite _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task Names_that_occur_are_suggested_with_where_they_stand()
    {
        Write("a", ["Symplur: Burnout", "Symplur: Patient Care", "KLAS: Telehealth"], new OfferingEntry("Quayside EMR", "quayside-emr"));
        await _site.ImportAsync();

        var found = Suggestions.Of(_site.Catalog, "Burnout on the night ward", "Burnout is not new. It was burnout before. The care of patients, with the Quayside EMR.")!;

        Assert.Equal(["Symplur: Burnout | symplur-burnout | 'burnout' stands in the title and twice in the text"], found.Topics.Select(topic => $"{topic.Name} | {topic.Path} | {topic.Why}").ToList());
        Assert.Equal(["Quayside EMR | quayside-emr | 'quayside emr' stands once in the text"], found.Offerings.Select(offering => $"{offering.Name} | {offering.Path} | {offering.Why}").ToList());
    }

    [Theory]
    [InlineData("Healthcare IT News: Electronic Medical Records (EMR)", "An electronic medical record was lost.", "'electronic medical records' stands once in the text")]
    [InlineData("Healthcare IT News: Electronic Medical Records (EMR)", "Two EMRs were lost.", "'emr' stands once in the text")]
    [InlineData("Symplur: #Physicianburnout", "Physicians' burnout, and physician burnout.", "'physician burnout' stands twice in the text")]
    [InlineData("Healthcare IT News: Privacy & Security", "On privacy and security.", "'privacy security' stands once in the text")]
    [InlineData("KLAS: Télésanté", "La telesante.", "'telesante' stands once in the text")]
    [InlineData("Medigy: Policies", "One policy.", "'policies' stands once in the text")]
    [InlineData("Symplur: Patient Engagement", "Engagement came first. Every patient said so. The engagement of a patient grew.", "'patient' and 'engagement' stand apart twice in the text")]
    public async Task Names_are_found_in_other_forms(string topic, string text, string why)
    {
        Write("a", [topic]);
        await _site.ImportAsync();

        Assert.Equal(why, Assert.Single(Suggestions.Of(_site.Catalog, "A title", text)!.Topics).Why);
    }

    [Theory]
    [InlineData("Medigy: IT", "It was not it.")]
    [InlineData("Symplur: Patient Engagement", "One patient, one engagement.")]
    [InlineData("KLAS: Telehealth", "Telehealthy people.")]
    [InlineData("Symplur: Title Text", "Text that stands behind the title.")]
    public async Task What_only_looks_like_a_name_is_none(string topic, string text)
    {
        Write("a", [topic]);
        await _site.ImportAsync();

        Assert.Empty(Suggestions.Of(_site.Catalog, "A title", text)!.Topics);
    }

    [Fact]
    public async Task The_rarer_name_comes_first_and_five_are_enough()
    {
        for (var i = 0; i < 20; i++)
        {
            Write($"common-{i}", ["KLAS: Common"]);
        }

        Write("rare", ["KLAS: Rare", "KLAS: Six", "KLAS: Two", "KLAS: Three", "KLAS: Four"]);
        await _site.ImportAsync();

        var topics = Suggestions.Of(_site.Catalog, "A title", "Common rare, six, two, three, four.")!.Topics;

        Assert.Equal(5, topics.Length);
        Assert.DoesNotContain(topics, topic => topic.Name == "KLAS: Common");
    }

    [Fact]
    public async Task Without_a_catalog_of_this_version_there_is_nothing_and_none_is_made()
    {
        var missing = new CatalogFile(_site.Beside("missing.db"));
        await _site.ImportAsync();
        await using (var connection = _site.Catalog.OpenForWriting())
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA user_version = 999999";
            await command.ExecuteNonQueryAsync();
        }

        Assert.Null(Suggestions.Of(missing, "A", "B"));
        Assert.False(File.Exists(missing.FullPath));
        Assert.Null(Suggestions.Of(_site.Catalog, "A", "B"));
    }

    private void Write(string slug, string[] topics, params OfferingEntry[] offerings) =>
        _site.Write($"news/{slug}.md", new ItemFile { Title = $"Of {slug}", Slug = slug, Topics = topics, Offerings = offerings });
}
