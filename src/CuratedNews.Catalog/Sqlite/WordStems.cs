using Microsoft.Data.Sqlite;

namespace CuratedNews.Catalog.Sqlite;

/// <summary>Cuts texts into words and stems them, as the catalog's full-text table does.</summary>
public sealed class WordStems : IDisposable
{
    private readonly Lock _oneAtATime = new();
    private readonly SqliteConnection _connection = new("Data Source=:memory:;Pooling=False");
    private readonly Statement _add, _read;

    public WordStems()
    {
        _connection.Open();
        using (var create = _connection.CreateCommand())
        {
            create.CommandText = $"CREATE VIRTUAL TABLE Texts USING fts5(Text, content='', tokenize='{SearchTables.Stemming}'); CREATE VIRTUAL TABLE Words USING fts5vocab(Texts, instance);";
            create.ExecuteNonQuery();
        }

        _add = new Statement(_connection, "INSERT INTO Texts (rowid, Text) VALUES (?, ?)");
        _read = new Statement(_connection, "SELECT doc, term FROM Words ORDER BY doc, offset");
    }

    /// <summary>The words of each text in their order.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Of(IReadOnlyList<string> texts)
    {
        lock (_oneAtATime)
        {
            using var transaction = _connection.BeginTransaction();
            for (var i = 0; i < texts.Count; i++)
            {
                _add.Run(i, texts[i]);
            }

            var words = texts.Select(_ => new List<string>()).ToArray();
            using (var rows = _read.Query())
            {
                while (rows.Read())
                {
                    words[rows.GetInt32(0)].Add(rows.GetString(1));
                }
            }

            transaction.Rollback();
            return words;
        }
    }

    public void Dispose()
    {
        _add.Dispose();
        _read.Dispose();
        _connection.Dispose();
    }
}
