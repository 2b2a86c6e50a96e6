using CuratedNews.Catalog.Importing;
using CuratedNews.Catalog.Search;
using CuratedNews.Catalog.Sqlite;
using Xunit;

namespace CuratedNews.Catalog.Tests.Search;

public sealed class WordMatchesTests : IDisposable
{
    private readonly TemporarySite _site = new();
    private readonly WordStems _stems = new();

    public void Dispose()
    {
        _stems.Dispose();
        _site.Dispose();
    }

    [Theory]
    [InlineData("ward", "1 2 3", null)]
    [InlineData("wards -lamp", "1 2 3", "2 4")]
    [InlineData("-\"night lamp\"", null, "2")]
    [InlineData("\"the night ward\" OR lamp", "1 2 4", null)]
    [InlineData("\"ward the night\"", "3", null)]
    [InlineData("\"the ward the ward\"", "", null)]
    [InlineData("absent ward", "", null)]
    [InlineData("topic:x", null, null)]
    public void What_a_query_wants_and_what_it_leaves_out_are_told_apart(string typed, string? wanted, string? unwanted)
    {
        using var table = new MatchTable(("Night", "The night ward"), ("Ward", "a night lamp"), ("Ward the night", "the ward"), ("lamp", ""));

        Assert.Equal((wanted, unwanted), table.SetsInBlocks(SearchQuery.Parse(typed)));
    }

    [Theory]
    [InlineData("war*")]
    [InlineData("night -war*")]
    [InlineData("ward \u19B0")]
    public void What_the_blocks_do_not_tell_is_left_to_SQLite(string typed)
    {
        using var table = new MatchTable(("night", "ward"));

        Assert.NotNull(table.FindInBlocks(SearchQuery.Parse("night ward")));
        Assert.Null(table.FindInBlocks(SearchQuery.Parse(typed)));
    }

    [Fact]
    public async Task What_is_not_committed_is_left_to_SQLite()
    {
        _site.Write("news/a.md", new ItemFile { Slug = "a", Status = "draft", Body = "Words that nobody has seen." });
        await _site.ImportAsync();
        var query = SearchQuery.Parse("nobody");

        using var rehearsal = new Rehearsal(_site.Catalog, TemporarySite.Start, "news/a.md");
        var connection = rehearsal.Db.Connection;

        Assert.Null(WordMatches.Find(connection, _stems, query));
        Assert.Single(TextMatches.Find(connection, MatchExpression.Of(query)!));
    }
}
