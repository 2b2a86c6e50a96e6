using CuratedNews.Catalog.Sqlite;
using Microsoft.Data.Sqlite;

namespace CuratedNews.Catalog.Importing;

/// <summary>
/// The catalog as it will be: settled at another moment, with one more item out. It is written by the very code of an
/// import, in a transaction that is never committed; nobody else sees it, and imports wait for its end.
/// </summary>
public sealed class Rehearsal : IDisposable
{
    private static long _lastGeneration;

    private readonly SqliteConnection _connection;
    private readonly CatalogWriter _writer;

    /// <param name="at">UTC, not before the catalog was settled.</param>
    /// <param name="path">The file whose item is out, whatever its state; null for none.</param>
    public Rehearsal(CatalogFile catalog, DateTime at, string? path)
    {
        _connection = catalog.OpenForWriting();
        try
        {
            _writer = new CatalogWriter(_connection, at);
            if (path is not null)
            {
                _writer.Publish(path);
            }

            _writer.Settle();

            // Below zero: no memory of a real generation may take it for one, nor for another rehearsal.
            _writer.Rehearse(Interlocked.Decrement(ref _lastGeneration));
            Db = new CatalogView(_connection, _writer.Transaction);
        }
        catch
        {
            _writer?.Dispose();
            _connection.Dispose();
            throw;
        }
    }

    public CatalogView Db { get; }

    public void Dispose()
    {
        _writer.Dispose();
        Db.Dispose();
    }
}
