using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace CuratedNews.Catalog.Sqlite;

/// <summary>The readers of a catalog, which stay open between requests with all that was prepared on them.</summary>
public sealed class CatalogReaders(CatalogFile catalog) : IDisposable
{
    /// <summary>More are closed after their use: each holds some megabytes, and more do not read faster.</summary>
    private static readonly int MaxIdle = 2 * Environment.ProcessorCount;

    private readonly ConcurrentStack<CatalogReader> _idle = [];
    private volatile bool _isDisposed;

    /// <summary>Told of every snapshot that ends, on its thread: how long it was read, and how many statements were run in it.</summary>
    public event Action<TimeSpan, int>? SnapshotEnded;

    /// <summary>A reader for one request, which disposes of it.</summary>
    public CatalogReader Rent() => _idle.TryPop(out var reader) ? reader : new CatalogReader(catalog, this);

    /// <summary>Takes a reader whose snapshot has ended; false where it has to be closed.</summary>
    internal bool TryKeep(CatalogReader reader)
    {
        if (_isDisposed || _idle.Count >= MaxIdle)
        {
            return false;
        }

        _idle.Push(reader);
        return true;
    }

    internal void End(TimeSpan elapsed, int statements) => SnapshotEnded?.Invoke(elapsed, statements);

    public void Dispose()
    {
        _isDisposed = true;
        while (_idle.TryPop(out var reader))
        {
            reader.Close();
        }
    }
}

/// <summary>One of the <see cref="CatalogReaders"/>: a context and its open connection.</summary>
public sealed class CatalogReader : IDisposable
{
    private readonly CatalogReaders _readers;
    private readonly ReadingConnection _connection;
    private bool _isInSnapshot;
    private long _begunAt;

    internal CatalogReader(CatalogFile catalog, CatalogReaders readers)
    {
        _readers = readers;
        _connection = catalog.OpenToKeep();
        Db = new CatalogDbContext(CatalogFile.ContextOptions(_connection));
    }

    public CatalogDbContext Db { get; }

    public SqliteConnection Connection => _connection;

    /// <summary>From the first query after this one on, all see the catalog as it was then, until the reader is disposed of.</summary>
    public void Begin()
    {
        Run("BEGIN");
        _isInSnapshot = true;
        _begunAt = Stopwatch.GetTimestamp();
        _connection.Runs = 0;
    }

    /// <summary>Ends the snapshot and leaves the reader to the next request.</summary>
    public void Dispose()
    {
        try
        {
            if (_isInSnapshot)
            {
                _readers.End(Stopwatch.GetElapsedTime(_begunAt), _connection.Runs);
                Run("COMMIT");
                _isInSnapshot = false;
            }
        }
        catch (SqliteException)
        {
            // What it saw was told where it was read. It is closed, and the next request opens another one.
            Close();
            return;
        }

        if (!_readers.TryKeep(this))
        {
            Close();
        }
    }

    internal void Close()
    {
        Db.Dispose();
        _connection.Dispose();
    }

    private void Run(string sql)
    {
        using var statement = new Statement(_connection, sql);
        statement.Run();
    }
}
