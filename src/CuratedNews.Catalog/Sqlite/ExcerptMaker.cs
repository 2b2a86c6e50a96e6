using CuratedNews.Catalog.Search;
using Microsoft.Data.Sqlite;

namespace CuratedNews.Catalog.Sqlite;

/// <summary>
/// Marks what was searched for in the items of one page. They are put into a small full-text table in memory that cuts and
/// stems words as the catalog's does, so that exactly what was found is marked.
/// </summary>
public sealed class ExcerptMaker : IDisposable
{
    private const int Words = 32;

    /// <summary>Private characters stand around a match on its way out of SQLite; in a text they are nothing.</summary>
    private const char Begin = '\uE000';
    private const char End = '\uE001';

    private readonly Lock _oneAtATime = new();
    private readonly SqliteConnection _connection = new("Data Source=:memory:;Pooling=False");
    private readonly Statement _add, _find;

    public ExcerptMaker()
    {
        _connection.Open();
        using (var create = _connection.CreateCommand())
        {
            create.CommandText = $"CREATE VIRTUAL TABLE Page USING fts5(Title, Text, tokenize='{SearchTables.Stemming}');";
            create.ExecuteNonQuery();
        }

        _add = new Statement(_connection, "INSERT INTO Page (rowid, Title, Text) VALUES (?, ?, ?)");
        _find = new Statement(
            _connection,
            $"SELECT rowid, highlight(Page, 0, '{Begin}', '{End}'), snippet(Page, 1, '{Begin}', '{End}', '…', {Words}) FROM Page WHERE Page MATCH ?");
    }

    /// <param name="expression">That finds any of the words, as <c>MatchExpression</c> makes it.</param>
    /// <param name="items">Titles and texts, by id.</param>
    /// <returns>By id; an item in which nothing is found is not among them.</returns>
    public IReadOnlyDictionary<int, Excerpt> Make(string expression, IEnumerable<(int Id, string Title, string Text)> items)
    {
        lock (_oneAtATime)
        {
            using var transaction = _connection.BeginTransaction();
            foreach (var (id, title, text) in items)
            {
                _add.Run(id, Plain(title), Plain(text));
            }

            var excerpts = new Dictionary<int, Excerpt>();
            using (var rows = _find.Query(expression))
            {
                while (rows.Read())
                {
                    var text = Parts(rows.GetString(2));
                    excerpts[rows.GetInt32(0)] = new Excerpt(Parts(rows.GetString(1)), text.Exists(part => part.IsMatch) ? text : []);
                }
            }

            transaction.Rollback();
            return excerpts;
        }
    }

    public void Dispose()
    {
        _add.Dispose();
        _find.Dispose();
        _connection.Dispose();
    }

    private static string Plain(string text) => text.Replace(Begin, ' ').Replace(End, ' ').Replace('\n', ' ');

    private static List<ExcerptPart> Parts(string marked)
    {
        var parts = new List<ExcerptPart>();
        var isMatch = false;
        var start = 0;
        for (var i = 0; i <= marked.Length; i++)
        {
            if (i < marked.Length && marked[i] is not (Begin or End))
            {
                continue;
            }

            if (i > start)
            {
                parts.Add(new ExcerptPart(marked[start..i], isMatch));
            }

            isMatch = i < marked.Length && marked[i] == Begin;
            start = i + 1;
        }

        return parts;
    }
}
