using CuratedNews.Catalog.Importing;
using CuratedNews.Content.Diagnostics;
using Microsoft.Data.Sqlite;

namespace CuratedNews.Catalog.Sqlite;

/// <summary>What an import's summary says of the catalog, each read from an index that holds only the exceptions.</summary>
internal sealed class CatalogFacts : IDisposable
{
    internal const string ChangesAtQuery = "SELECT min(ChangesAt) FROM Items WHERE ChangesAt IS NOT NULL";

    internal const string ErrorsQuery = "SELECT Path, Line, Column, Code, Message FROM Diagnostics WHERE Severity = 2 ORDER BY Path, Ordinal";

    /// <summary>The join is a CROSS JOIN because the planner would rather go through all items by path than sort a few.</summary>
    internal const string ContestedQuery = "SELECT DISTINCT r.Path FROM Items s CROSS JOIN Items r ON r.Permalink = s.Permalink WHERE s.IsShadowed ORDER BY r.Path";

    private readonly SqliteConnection _connection;
    private readonly SqliteTransaction _snapshot;

    public CatalogFacts(CatalogFile catalog)
    {
        _connection = catalog.OpenForReading();
        _snapshot = _connection.BeginTransaction(deferred: true);
    }

    public int Items => Sum("Items");

    /// <summary>The rendering that wrote the items; 0 before the first import.</summary>
    public int RenderingVersion => Sum("RenderingVersion");

    public int Captures => Sum("Captures");

    public int Warnings => Sum("Warnings");

    public CatalogMark Mark
    {
        get
        {
            using var statement = new Statement(_connection, "SELECT Generation FROM State");
            return new CatalogMark(statement.Number() ?? 0, ChangesAt);
        }
    }

    /// <summary>When time alone next changes what readers see.</summary>
    public DateTime? ChangesAt
    {
        get
        {
            using var statement = new Statement(_connection, ChangesAtQuery);
            return statement.Number() is { } ticks ? new DateTime(ticks, DateTimeKind.Utc) : null;
        }
    }

    /// <summary>How many diagnostics of each severity the files have; it goes through all of them.</summary>
    public Dictionary<Severity, int> Diagnostics()
    {
        var counts = Enum.GetValues<Severity>().ToDictionary(severity => severity, _ => 0);
        using var statement = new Statement(_connection, "SELECT Severity, count(*) FROM Diagnostics GROUP BY Severity");
        using var reader = statement.Query();
        while (reader.Read())
        {
            counts[(Severity)reader.GetInt32(0)] = reader.GetInt32(1);
        }

        return counts;
    }

    /// <summary>The errors of all files, in the order of their paths.</summary>
    public List<Diagnostic> Errors()
    {
        var errors = new List<Diagnostic>();
        using var statement = new Statement(_connection, ErrorsQuery);
        using var reader = statement.Query();
        while (reader.Read())
        {
            var code = reader.GetString(3);
            var rule = Rules.All.First(rule => rule.Code == code);
            errors.Add(new Diagnostic(rule, new SourceLocation(reader.GetString(0), reader.GetInt32(1), reader.GetInt32(2)), reader.GetString(4)));
        }

        return errors;
    }

    /// <summary>The files of items that claim one permalink.</summary>
    public List<string> Contested()
    {
        var paths = new List<string>();
        using var statement = new Statement(_connection, ContestedQuery);
        using var reader = statement.Query();
        while (reader.Read())
        {
            paths.Add(reader.GetString(0));
        }

        return paths;
    }

    public void Dispose()
    {
        _snapshot.Dispose();
        _connection.Dispose();
    }

    private int Sum(string column)
    {
        using var statement = new Statement(_connection, $"SELECT {column} FROM State");
        return (int)(statement.Number() ?? 0);
    }
}
