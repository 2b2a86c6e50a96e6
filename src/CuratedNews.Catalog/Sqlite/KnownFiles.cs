using CuratedNews.Catalog.Importing;
using CuratedNews.Content;
using Microsoft.Data.Sqlite;

namespace CuratedNews.Catalog.Sqlite;

/// <summary>The catalog's memory of the folder, read on a connection of its own while the importer writes on another.</summary>
internal sealed class KnownFiles : IDisposable
{
    internal const string FindQuery =
        "SELECT Path, 0, Length, ModifiedTicks, Fingerprint FROM Files WHERE Path = ?1 UNION ALL SELECT Path, 1, Length, ModifiedTicks, x'' FROM Media WHERE Path = ?1";

    private readonly SqliteConnection _connection;
    private readonly SqliteTransaction _snapshot;

    private readonly bool _isCurrent;

    /// <param name="renderingVersion">The rendering of now.</param>
    public KnownFiles(CatalogFile catalog, int renderingVersion)
    {
        _connection = catalog.OpenForReading();
        _snapshot = _connection.BeginTransaction(deferred: true);
        using var state = new Statement(_connection, "SELECT RenderingVersion FROM State");
        RenderingVersion = (int)(state.Number() ?? renderingVersion);
        _isCurrent = RenderingVersion == renderingVersion;
    }

    /// <summary>The rendering that the catalog was written by.</summary>
    public int RenderingVersion { get; }

    /// <summary>All files in <see cref="PathOrder"/>. After a change of the rendering version none is known by its size and time.</summary>
    public IEnumerable<KnownFile> All() => Read(
        "SELECT Path, 0, Length, ModifiedTicks, Fingerprint FROM Files UNION ALL SELECT Path, 1, Length, ModifiedTicks, x'' FROM Media ORDER BY Path");

    public KnownFile? Find(string path) => Read(FindQuery, path).FirstOrDefault();

    /// <summary>The files whose items are a last good version.</summary>
    public IEnumerable<string> Broken()
    {
        using var statement = new Statement(_connection, "SELECT Path FROM Files WHERE Kind = ?");
        using var reader = statement.Query(SourceKind.Broken);
        while (reader.Read())
        {
            yield return reader.GetString(0);
        }
    }

    public void Dispose()
    {
        _snapshot.Dispose();
        _connection.Dispose();
    }

    private IEnumerable<KnownFile> Read(string sql, params object[] parameters)
    {
        using var statement = new Statement(_connection, sql);
        using var reader = statement.Query(parameters);
        while (reader.Read())
        {
            var kind = reader.GetInt32(1) == 0 ? ContentFileKind.Source : ContentFileKind.Media;
            yield return new KnownFile(reader.GetString(0), kind, reader.GetInt64(2), _isCurrent ? reader.GetInt64(3) : 0, reader.GetBytes(4));
        }
    }
}
