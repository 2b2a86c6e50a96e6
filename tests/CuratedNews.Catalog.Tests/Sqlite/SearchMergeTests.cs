using System.Globalization;
using CuratedNews.Catalog.Importing;
using CuratedNews.Catalog.Sqlite;
using Xunit;

namespace CuratedNews.Catalog.Tests.Sqlite;

/// <summary>What imports leave of the full-text tables' parts is merged behind them, and nothing else is changed by it.</summary>
public sealed class SearchMergeTests : IDisposable
{
    /// <summary>Of each size the tables keep up to three parts.</summary>
    private const int FewParts = 8;

    private readonly TemporarySite _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task Edits_merge_nothing_and_tidying_leaves_a_few_parts_that_have_all()
    {
        const int Edits = 40;
        for (var i = 0; i < Edits; i++)
        {
            await EditAsync(i % 10, $"Version {i} of the pager");
        }

        var dump = _site.Dump();
        var words = Words();
        Assert.All(SearchTables.Names, table => Assert.True(Parts(table) >= Edits, $"{Parts(table)} parts of {table}"));

        var importer = _site.NewImporter(_site.Catalog);
        var steps = 0;
        while (await importer.TidyAsync(CancellationToken.None))
        {
            Assert.True(++steps < 1_000, "It never ends.");
        }

        Assert.True(steps > 0);
        Assert.All(SearchTables.Names, table => Assert.InRange(Parts(table), 1, FewParts));
        Assert.Equal(words, Words());
        Assert.Equal(dump, _site.Dump());
        Assert.False(await importer.TidyAsync(CancellationToken.None));
        Assert.Null(_site.Catalog.FindDamage());
    }

    [Fact]
    public void Where_nobody_tidies_an_import_merges_before_the_parts_are_too_many()
    {
        using var connection = _site.Catalog.OpenForWriting();
        for (var i = 1; i <= 600; i++)
        {
            using var add = new Statement(connection, "INSERT INTO SearchSpelling (rowid, Text) VALUES (?, ?)");
            add.Run(i, string.Create(CultureInfo.InvariantCulture, $"pager{i}"));
        }

        Assert.InRange(Parts("SearchSpelling"), 1, 260);
    }

    private Task<ImportSummary> EditAsync(int number, string title)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"news/{number}.md");
        _site.Write(path, new ItemFile { Slug = string.Create(CultureInfo.InvariantCulture, $"item-{number}"), Title = title });
        return _site.ImportPathsAsync(path);
    }

    private long Parts(string table)
    {
        using var connection = _site.Catalog.OpenForReading();
        using var count = new Statement(connection, $"SELECT count(DISTINCT segid) FROM {table}_idx");
        return count.Number() ?? 0;
    }

    /// <summary>Every word of the vocabulary with the number of items that have it, and the items that have one of them.</summary>
    private List<string> Words()
    {
        using var db = _site.Open();
        return
        [
            .. db.All("SELECT term || ' ' || doc FROM SearchVocabulary ORDER BY term", row => row.GetString(0), CancellationToken.None),
            .. db.All("SELECT 'text ' || rowid FROM SearchTexts WHERE SearchTexts MATCH 'pager' ORDER BY rowid", row => row.GetString(0), CancellationToken.None),
            .. db.All("SELECT 'name ' || rowid FROM SearchNames WHERE SearchNames MATCH 'pag*' ORDER BY rowid", row => row.GetString(0), CancellationToken.None),
        ];
    }
}
