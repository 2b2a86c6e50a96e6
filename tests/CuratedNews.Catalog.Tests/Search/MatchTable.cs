using CuratedNews.Catalog.Search;
using CuratedNews.Catalog.Sqlite;
using Microsoft.Data.Sqlite;

namespace CuratedNews.Catalog.Tests.Search;

/// <summary>The catalog's full-text table with rows numbered from 1, which have no names.</summary>
internal sealed class MatchTable : IDisposable
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:;Pooling=False");
    private readonly WordStems _stems = new();

    public MatchTable(params IEnumerable<(string Title, string Body)> rows)
    {
        _connection.Open();
        Command($"{SearchTables.Create} CREATE VIRTUAL TABLE tokens USING fts5vocab(SearchTexts, instance); CREATE TABLE State (Generation); INSERT INTO State VALUES (1)").ExecuteNonQuery();
        Fill(rows);
    }

    public void Fill(IEnumerable<(string Title, string Body)> rows)
    {
        using var transaction = _connection.BeginTransaction();
        Command("DELETE FROM SearchTexts").ExecuteNonQuery();
        using var insert = Command("INSERT INTO SearchTexts (rowid, Title, Text) VALUES ($id, $title, $body)");
        foreach (var (index, row) in rows.Index())
        {
            insert.Parameters.Clear();
            insert.Parameters.AddWithValue("$id", index + 1);
            insert.Parameters.AddWithValue("$title", row.Title);
            insert.Parameters.AddWithValue("$body", row.Body);
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    /// <summary>The rows that a query finds, as a search finds them: all where it names no word, but for those left out.</summary>
    public List<int> Find(SearchQuery query, string? columns = null)
    {
        if (MatchExpression.Of(query, columns) is { } wanted)
        {
            return Rows("SELECT rowid FROM SearchTexts WHERE SearchTexts MATCH $e ORDER BY rowid", wanted);
        }

        return MatchExpression.OfExcluded(query) is { } excluded
            ? Rows("SELECT rowid FROM SearchTexts WHERE rowid NOT IN (SELECT rowid FROM SearchTexts WHERE SearchTexts MATCH $e) ORDER BY rowid", excluded)
            : Rows("SELECT rowid FROM SearchTexts ORDER BY rowid", "");
    }

    /// <summary>The same rows from the table's own blocks; null where these do not tell.</summary>
    public List<int>? FindInBlocks(SearchQuery query) =>
        WordMatches.Find(_connection, _stems, query) is not var (wanted, unwanted) ? null
        : [.. (wanted ?? Rows("SELECT rowid FROM SearchTexts WHERE $e = '' ORDER BY rowid", "").AsEnumerable()).Where(row => unwanted?.Contains(row) != true)];

    /// <summary>What a query wants and what it leaves out, as rows with a space between.</summary>
    public (string? Wanted, string? Unwanted) SetsInBlocks(SearchQuery query)
    {
        var (wanted, unwanted) = WordMatches.Find(_connection, _stems, query)!.Value;
        return (wanted is null ? null : string.Join(' ', wanted), unwanted is null ? null : string.Join(' ', unwanted));
    }

    public List<int> FindAny(SearchQuery query) => Rows("SELECT rowid FROM SearchTexts WHERE SearchTexts MATCH $e ORDER BY rowid", MatchExpression.OfAny(query)!);

    /// <summary>The rows of which FTS5 made at least one token.</summary>
    public List<int> WithTokens() => Rows("SELECT DISTINCT doc FROM tokens WHERE $e = '' ORDER BY doc", "");

    public void Dispose()
    {
        _stems.Dispose();
        _connection.Dispose();
    }

    private List<int> Rows(string sql, string expression)
    {
        using var command = Command(sql);
        command.Parameters.AddWithValue("$e", expression);
        using var reader = command.ExecuteReader();
        var rows = new List<int>();
        while (reader.Read())
        {
            rows.Add(reader.GetInt32(0));
        }

        return rows;
    }

    private SqliteCommand Command(string sql)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }
}
