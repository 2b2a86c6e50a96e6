using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace CuratedNews.Catalog.Sqlite;

/// <summary>
/// The readers of a catalog, which stay open between requests with all that was prepared on them. Where the catalog is
/// deleted, replaced or damaged under them, they go on with the file that they have until an import has filled another one.
/// </summary>
public sealed class CatalogReaders(CatalogFile catalog) : IDisposable
{
    /// <summary>More are closed after their use: each holds some megabytes, and more do not read faster.</summary>
    private static readonly int MaxIdle = 2 * Environment.ProcessorCount;

    /// <summary>How long a request waits for a reader while no others can be opened.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ConcurrentStack<CatalogReader> _idle = [];
    private readonly Lock _lock = new();
    private TaskCompletionSource _renewal = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Knows the file that is read, keeps its log from being deleted, and other programs from locking it.</summary>
    private ReadingConnection? _anchor;
    private volatile int _era;
    private bool _isDamaged;
    private volatile bool _isDisposed;

    /// <summary>Is what they read the catalog in its place, and undamaged as far as anybody noticed?</summary>
    public bool AreCurrent => !Volatile.Read(ref _isDamaged) && IsInPlace;

    private bool IsInPlace
    {
        get
        {
            lock (_lock)
            {
                return _anchor?.IsInPlace ?? true;
            }
        }
    }

    /// <summary>Told of every snapshot that ends, on its thread: how long it was read, and how many statements were run in it.</summary>
    public Action<TimeSpan, int>? SnapshotEnded { get; set; }

    /// <summary>A reader for one request, which disposes of it.</summary>
    /// <exception cref="SqliteException">The catalog cannot be opened.</exception>
    /// <exception cref="TimeoutException">The catalog is away, and all readers of it were in use for long.</exception>
    public CatalogReader Rent()
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            if (_idle.TryPop(out var reader))
            {
                if (reader.Era == _era)
                {
                    return reader;
                }

                reader.Close();
                continue;
            }

            if (TryOpen() is { } opened)
            {
                return opened;
            }

            if (Stopwatch.GetElapsedTime(started) > Patience)
            {
                throw new TimeoutException($"The catalog '{catalog.FullPath}' is away and being made again.");
            }

            // Those that are open serve all, one after the other.
            Thread.Sleep(1);
        }
    }

    /// <summary>Takes note that a question failed because the catalog is damaged.</summary>
    /// <returns>Is that news?</returns>
    public bool ReportDamage() => !Interlocked.Exchange(ref _isDamaged, true);

    /// <summary>Puts an empty catalog in place for an import to fill, where the one that they read is gone or damaged.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Restore()
    {
        if (IsInPlace)
        {
            catalog.Replace();
        }
        else
        {
            catalog.Restore();
        }
    }

    /// <summary>Leads readers to the catalog in place, if it is another one that an import has filled. Those in use are closed after it.</summary>
    /// <returns>Are they current now?</returns>
    public bool TryRenew()
    {
        lock (_lock)
        {
            if (_anchor is { IsInPlace: true })
            {
                return !_isDamaged;
            }

            if (OpenFilled() is not { } anchor)
            {
                return false;
            }

            var old = _anchor;
            (_anchor, _isDamaged) = (anchor, false);
            _era++;
            CloseIdle();
            old?.Dispose();
            _renewal.SetResult();
            _renewal = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return true;
        }
    }

    /// <summary>Waits for readers of another catalog, where those that there are cannot answer.</summary>
    /// <exception cref="TimeoutException">There are none yet.</exception>
    public Task RenewedAsync(TimeSpan longest, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return _isDamaged ? _renewal.Task.WaitAsync(longest, cancellationToken) : Task.CompletedTask;
        }
    }

    /// <summary>Takes a reader whose snapshot has ended; false where it has to be closed.</summary>
    internal bool TryKeep(CatalogReader reader)
    {
        if (_isDisposed || reader.Era != _era || _idle.Count >= MaxIdle)
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
        lock (_lock)
        {
            CloseIdle();
            _anchor?.Dispose();
        }
    }

    private CatalogReader? TryOpen()
    {
        lock (_lock)
        {
            if (!(_anchor ??= OpenAnchor()).IsInPlace)
            {
                return null;
            }

            try
            {
                return new CatalogReader(catalog, this, _era);
            }
            catch (SqliteException) when (!_anchor.IsInPlace)
            {
                return null;
            }
        }
    }

    /// <summary>The first file is taken as it is, filled or not: there is no other one to go on with.</summary>
    private ReadingConnection OpenAnchor()
    {
        var connection = catalog.OpenToKeep();
        try
        {
            using var anything = new Statement(connection, "SELECT count(*) FROM sqlite_schema");
            anything.Number();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private ReadingConnection? OpenFilled()
    {
        ReadingConnection? connection = null;
        try
        {
            connection = OpenAnchor();
            if (CatalogFile.IsFilled(connection))
            {
                return connection;
            }
        }
        catch (SqliteException)
        {
            // Not there yet.
        }

        connection?.Dispose();
        return null;
    }

    private void CloseIdle()
    {
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

    internal CatalogReader(CatalogFile catalog, CatalogReaders readers, int era)
    {
        (_readers, Era) = (readers, era);
        _connection = catalog.OpenToKeep();
        Db = new CatalogView(_connection);
    }

    public CatalogView Db { get; }

    public SqliteConnection Connection => _connection;

    /// <summary>Which of the catalogs it reads that were in place one after the other.</summary>
    internal int Era { get; }

    /// <summary>From the first query after this one on, all see the catalog as it was then, until the reader is disposed of.</summary>
    public void Begin()
    {
        Run("BEGIN");
        _isInSnapshot = true;
        Db.Shown.Clear();
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
    }

    private void Run(string sql)
    {
        using var statement = new Statement(_connection, sql);
        statement.Run();
    }
}
