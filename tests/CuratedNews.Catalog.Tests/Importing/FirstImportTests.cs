using Xunit;

namespace CuratedNews.Catalog.Tests.Importing;

/// <summary>What an import puts off while it fills an empty catalog is made up for in the same transaction.</summary>
public sealed class FirstImportTests : IDisposable
{
    private const string Schema = "SELECT name || ': ' || coalesce(sql, '') FROM sqlite_schema ORDER BY name";

    private readonly TemporarySite _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task A_filled_catalog_has_every_index_that_the_empty_one_had()
    {
        var empty = Rows(Schema);
        _site.Write("news/a.md", new ItemFile { Slug = "one", Topics = ["KLAS: Imaging", "KLAS: Records"] });

        await _site.ImportAsync();

        Assert.Contains(empty, row => row.StartsWith("IX_Items_Desk:", StringComparison.Ordinal));
        Assert.Equal(empty, Rows(Schema));
        Assert.Equal(["ok"], Rows("PRAGMA integrity_check"));
    }

    [Fact]
    public async Task Of_many_items_with_one_permalink_the_first_path_is_shown_and_the_others_are_counted_nowhere()
    {
        for (var i = 0; i < 20; i++)
        {
            _site.Write($"news/{i % 2}-{i:00}.md", new ItemFile { Slug = $"slug-{i % 2}", Topics = ["KLAS: Imaging"] });
        }

        var summary = await _site.ImportAsync();

        Assert.Equal(18, summary.Errors.Count);
        Assert.Equal(["news/0-00.md", "news/1-01.md"], Rows("SELECT Path FROM Items WHERE NOT IsShadowed ORDER BY Path"));
        Assert.Equal(["2"], Rows("SELECT Items FROM Nodes WHERE Key = 'klas-imaging'"));
        Assert.Equal(["2"], Rows("SELECT count(*) FROM SearchRows WHERE SortKey <> 0"));
    }

    private List<string> Rows(string sql)
    {
        using var connection = _site.Catalog.OpenForReading();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(Convert.ToString(reader.GetValue(0), System.Globalization.CultureInfo.InvariantCulture)!);
        }

        return rows;
    }
}
