using CuratedNews.Catalog.Search;
using Microsoft.Data.Sqlite;

namespace CuratedNews.Catalog.Sqlite;

/// <summary>What SQLite's full-text search finds. Expressions are those of <c>MatchExpression</c>.</summary>
internal static class TextMatches
{
    /// <summary>The items that match.</summary>
    /// <remarks>All in one value: stepping through a hundred thousand rows from here takes three times as long.</remarks>
    public static IdSet Find(SqliteConnection connection, string expression)
    {
        var ids = new IdSet();
        using var statement = new Statement(connection, "SELECT group_concat(rowid, ' ') FROM SearchTexts WHERE SearchTexts MATCH ?");
        using var rows = statement.Query(expression);
        if (!rows.Read() || rows.IsNull(0))
        {
            return ids;
        }

        var id = 0;
        foreach (var digit in rows.GetUtf8(0))
        {
            if (digit != ' ')
            {
                id = (id * 10) + (digit - '0');
                continue;
            }

            ids.Add(id);
            id = 0;
        }

        ids.Add(id);
        return ids;
    }

    /// <summary>How many items match; counts no further than a limit.</summary>
    public static int Count(SqliteConnection connection, string expression, int limit)
    {
        using var statement = new Statement(connection, "SELECT count(*) FROM (SELECT 1 FROM SearchTexts WHERE SearchTexts MATCH ? LIMIT ?)");
        return (int)(statement.Number(expression, limit) ?? 0);
    }

    /// <summary>The catalog's words, as they are written, that begin in some way.</summary>
    public static List<string> WordsBeginning(SqliteConnection connection, string beginning, int limit)
    {
        using var statement = new Statement(connection, "SELECT term FROM SearchVocabulary WHERE term >= ? AND term < ? LIMIT ?");
        using var rows = statement.Query(beginning, beginning + '\uFFFF', limit);
        var words = new List<string>();
        while (rows.Read())
        {
            words.Add(rows.GetString(0));
        }

        return words;
    }

    /// <summary>How well items match, by id; larger is better, never below 0.</summary>
    /// <param name="limit">The items that were added last, and no more than these.</param>
    public static Dictionary<int, double> Rank(SqliteConnection connection, string expression, int limit) =>
        Rank(connection, $"SELECT rowid, bm25(SearchTexts, {SearchTables.Weights}) FROM SearchTexts WHERE SearchTexts MATCH ? ORDER BY rowid DESC LIMIT ?", expression, limit);

    /// <summary>How well items' titles and names match, with the words as they are written, by id.</summary>
    /// <param name="limit">The items that were added last, and no more than these.</param>
    public static Dictionary<int, double> RankNamed(SqliteConnection connection, string expression, int limit) =>
        Rank(connection, $"SELECT rowid, bm25(SearchNames, {SearchTables.Weights}) FROM SearchNames WHERE SearchNames MATCH ? ORDER BY rowid DESC LIMIT ?", expression, limit);

    private static Dictionary<int, double> Rank(SqliteConnection connection, string sql, string expression, int limit)
    {
        using var statement = new Statement(connection, sql);
        using var rows = statement.Query(expression, limit);
        var ranks = new Dictionary<int, double>();
        while (rows.Read())
        {
            ranks[rows.GetInt32(0)] = Math.Max(0, -rows.GetDouble(1));
        }

        return ranks;
    }

    /// <summary>The items added last of those whose title or names have words that begin so; for completion.</summary>
    public static List<int> Complete(SqliteConnection connection, string expression, int limit)
    {
        using var statement = new Statement(connection, "SELECT rowid FROM SearchNames WHERE SearchNames MATCH ? ORDER BY rowid DESC LIMIT ?");
        using var rows = statement.Query(expression, limit);
        var ids = new List<int>();
        while (rows.Read())
        {
            ids.Add(rows.GetInt32(0));
        }

        return ids;
    }
}
