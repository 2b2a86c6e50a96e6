using Microsoft.Data.Sqlite;

namespace CuratedNews.Catalog.Sqlite;

/// <summary>
/// What is put off while an empty catalog is filled: indexes in which every item has a place of its own are made of all
/// items at once. Part of the import's transaction.
/// </summary>
internal sealed class FirstImport
{
    /// <summary>Those that the import itself asks stay: an item's path and the nodes' keys.</summary>
    private const string PutOff = "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name IN ('Items', 'NodeLinks') AND name <> 'IX_Items_Path' AND sql IS NOT NULL";

    private readonly SqliteConnection _connection;
    private readonly List<string> _indexes = [];

    public FirstImport(SqliteConnection connection)
    {
        _connection = connection;
        var names = new List<string>();
        using (var indexes = new Statement(connection, PutOff))
        {
            using var reader = indexes.Query();
            while (reader.Read())
            {
                names.Add(reader.GetString(0));
                _indexes.Add(reader.GetString(1));
            }
        }

        names.ForEach(name => Run($"DROP INDEX \"{name}\""));
    }

    /// <summary>Does what was put off.</summary>
    public void Finish() => _indexes.ForEach(Run);

    private void Run(string sql)
    {
        using var statement = new Statement(_connection, sql);
        statement.Run();
    }
}
