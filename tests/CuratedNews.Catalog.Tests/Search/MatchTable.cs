using CuratedNews.Catalog.Search;
using Microsoft.Data.Sqlite;

namespace CuratedNews.Catalog.Tests.Search;

/// <summary>A real full-text table, stemming as the catalog's does, with rows numbered from 1.</summary>
internal sealed class MatchTable : IDisposable
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:;Pooling=False");

    public MatchTable(params IEnumerable<(string Title, string Body)> rows)
    {
        _connection.Open();
        Command("CREATE VIRTUAL TABLE t USING fts5(title, body, tokenize='porter unicode61 remove_diacritics 2'); CREATE VIRTUAL TABLE tokens USING fts5vocab(t, instance)").ExecuteNonQuery();
        Fill(rows);
    }

    public void Fill(IEnumerable<(string Title, string Body)> rows)
    {
        using var transaction = _connection.BeginTransaction();
        Command("DELETE FROM t").ExecuteNonQuery();
        using var insert = Command("INSERT INTO t (rowid, title, body) VALUES ($id, $title, $body)");
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
            return Rows("SELECT rowid FROM t WHERE t MATCH $e ORDER BY rowid", wanted);
        }

        return MatchExpression.OfExcluded(query) is { } excluded
            ? Rows("SELECT rowid FROM t WHERE rowid NOT IN (SELECT rowid FROM t WHERE t MATCH $e) ORDER BY rowid", excluded)
            : Rows("SELECT rowid FROM t ORDER BY rowid", "");
    }

    public List<int> FindAny(SearchQuery query) => Rows("SELECT rowid FROM t WHERE t MATCH $e ORDER BY rowid", MatchExpression.OfAny(query)!);

    /// <summary>The rows of which FTS5 made at least one token.</summary>
    public List<int> WithTokens() => Rows("SELECT DISTINCT doc FROM tokens WHERE $e = '' ORDER BY doc", "");

    public void Dispose() => _connection.Dispose();

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
