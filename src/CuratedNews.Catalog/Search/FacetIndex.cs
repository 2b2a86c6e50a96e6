using System.Runtime.InteropServices;
using CuratedNews.Catalog.Rows;
using CuratedNews.Catalog.Sqlite;
using Microsoft.Data.Sqlite;

namespace CuratedNews.Catalog.Search;

/// <summary>
/// Which nodes every item is under, in memory: some hundred bytes an item, read from the catalog in one go and afterwards
/// brought up to date by what imports changed. So the facets of a hundred thousand matches are counted in milliseconds.
/// </summary>
public sealed class FacetIndex : IDisposable
{
    /// <summary>Further behind than that, all rows are read again.</summary>
    internal const int MaxGenerationsBehind = 1000;

    private const int ChunkLength = 1 << 18;

    private readonly ReaderWriterLockSlim _lock = new();
    private readonly Dictionary<long, int> _ordinals = [];
    private readonly List<NodeName> _nodes = [];
    private readonly List<int[]> _chunks = [];
    private Place[] _places = [];
    private int _usedInChunk, _wasted, _limit;
    private int _firstMonth = int.MaxValue, _lastMonth;
    private long _generation = -1;

    /// <summary>Reads the index now, so that nobody who asks waits for it.</summary>
    public void Warm(CatalogFile catalog)
    {
        using var connection = catalog.OpenForReading();
        using var snapshot = connection.BeginTransaction(deferred: true);
        Refresh(connection);
    }

    /// <summary>Works on the index as it is at a snapshot of the catalog, or a little later. Nothing of it may be kept.</summary>
    /// <param name="connection">In a read transaction.</param>
    internal T Read<T>(SqliteConnection connection, Func<View, T> read)
    {
        Refresh(connection);
        _lock.EnterReadLock();
        try
        {
            return read(new View(this));
        }
        finally
        {
            _lock.ExitReadLock();
        }
    }

    public void Dispose() => _lock.Dispose();

    private void Refresh(SqliteConnection connection)
    {
        using var state = new Statement(connection, "SELECT Generation FROM State");
        var generation = state.Number() ?? 0;
        if (generation < 0 || IsFresh(generation))
        {
            // Below zero is a rehearsal: it sees the index as it was last read, and leaves nothing in it.
            return;
        }

        _lock.EnterWriteLock();
        try
        {
            if (!IsFresh(generation))
            {
                if (Math.Abs(generation - _generation) >= MaxGenerationsBehind || _wasted > Math.Max(ChunkLength, _limit * 4))
                {
                    Clear();
                }

                ReadNodes(connection);
                ReadItems(connection);
                Volatile.Write(ref _generation, generation);
            }
        }
        finally
        {
            _lock.ExitWriteLock();
        }
    }

    /// <summary>A snapshot may be some generations older than what another request brought; far older, it is of another catalog.</summary>
    private bool IsFresh(long generation)
    {
        var ahead = Volatile.Read(ref _generation) - generation;
        return ahead is >= 0 and < MaxGenerationsBehind;
    }

    private void Clear()
    {
        _ordinals.Clear();
        _nodes.Clear();
        _chunks.Clear();
        (_places, _usedInChunk, _wasted, _limit, _generation) = ([], 0, 0, 0, -1);
        (_firstMonth, _lastMonth) = (int.MaxValue, 0);
    }

    private void ReadNodes(SqliteConnection connection)
    {
        var before = _nodes.Count;
        var isThere = new bool[before];
        using var statement = new Statement(connection, "SELECT Id, Kind, Key, Label, Vocabulary, Items FROM Nodes");
        using var rows = statement.Query();
        while (rows.Read())
        {
            var id = rows.GetInt64(0);
            var items = rows.GetInt32(5);
            if (!_ordinals.TryGetValue(id, out var ordinal))
            {
                _ordinals.Add(id, _nodes.Count);
                _nodes.Add(Node());
                continue;
            }

            isThere[ordinal] = true;
            if (_nodes[ordinal].Items != items || _nodes[ordinal].Label != rows.GetString(3))
            {
                _nodes[ordinal] = Node();
            }

            NodeName Node() => new(id, (NodeKind)rows.GetInt32(1), rows.GetString(2), rows.GetString(3), rows.GetString(4), items);
        }

        for (var i = 0; i < before; i++)
        {
            // Its ordinal stays, because an item's row may be read that still has it.
            _nodes[i] = isThere[i] ? _nodes[i] : _nodes[i] with { Items = 0 };
        }
    }

    private void ReadItems(SqliteConnection connection)
    {
        using var statement = new Statement(connection, "SELECT ItemId, SortKey, ExpiresAt, Nodes FROM SearchRows WHERE ChangedIn > ?");
        using var rows = statement.Query(_generation);
        while (rows.Read())
        {
            var id = rows.GetInt32(0);
            if (id >= _places.Length)
            {
                Array.Resize(ref _places, Math.Max(id + 1, Math.Max(1024, _places.Length * 2)));
            }

            _wasted += _places[id].Count;
            _limit = Math.Max(_limit, id + 1);
            _places[id] = Store(rows.GetInt64(1), rows.IsNull(2) ? long.MaxValue : rows.GetInt64(2), MemoryMarshal.Cast<byte, long>(rows.GetBytes(3)));
        }
    }

    private Place Store(long sortKey, long endTicks, ReadOnlySpan<long> nodeIds)
    {
        if (_chunks.Count == 0 || _usedInChunk + nodeIds.Length > _chunks[^1].Length)
        {
            _chunks.Add(new int[Math.Max(ChunkLength, nodeIds.Length)]);
            _usedInChunk = 0;
        }

        var place = new Place(sortKey, endTicks, SortKey.MonthOf(SortKey.TimeOf(sortKey)), _chunks.Count - 1, _usedInChunk, nodeIds.Length);
        (_firstMonth, _lastMonth) = (Math.Min(_firstMonth, place.Month), Math.Max(_lastMonth, place.Month));
        foreach (var nodeId in nodeIds)
        {
            _chunks[^1][_usedInChunk++] = _ordinals[nodeId];
        }

        return place;
    }

    /// <summary>Where an item's nodes stand, and when readers see it.</summary>
    private readonly record struct Place(long SortKey, long EndTicks, int Month, int Chunk, int Start, int Count);

    /// <summary>The index while it does not change. Nodes are named by ordinals below <see cref="NodeCount"/>.</summary>
    internal readonly struct View(FacetIndex index)
    {
        /// <summary>Above every item's id.</summary>
        public int ItemLimit => index._limit;

        /// <summary>The earliest and the latest month that any item has; in an empty index the second is before the first.</summary>
        public (int First, int Last) Months => (index._firstMonth, index._lastMonth);

        public int NodeCount => index._nodes.Count;

        public NodeName Node(int ordinal) => index._nodes[ordinal];

        /// <summary>The ordinal of a node; null where the index does not know it.</summary>
        public int? OrdinalOf(long nodeId) => index._ordinals.TryGetValue(nodeId, out var ordinal) ? ordinal : null;

        public IEnumerable<(NodeName Node, int Ordinal)> Nodes => index._nodes.Select((node, ordinal) => (node, ordinal));

        /// <summary>Do readers see the item at a moment?</summary>
        /// <param name="latest">The largest sort key of that moment.</param>
        public bool IsLive(int itemId, long latest, long nowTicks) =>
            (uint)itemId < (uint)index._limit && index._places[itemId] is { SortKey: > 0 } place && place.SortKey <= latest && place.EndTicks > nowTicks;

        public long SortKeyOf(int itemId) => index._places[itemId].SortKey;

        /// <summary>The month in which an item appeared, as <see cref="SortKey.MonthOf"/> counts.</summary>
        public int MonthOf(int itemId) => index._places[itemId].Month;

        /// <summary>The ordinals of an item's nodes.</summary>
        public ReadOnlySpan<int> NodesOf(int itemId)
        {
            ref readonly var place = ref index._places[itemId];
            return place.Count == 0 ? [] : index._chunks[place.Chunk].AsSpan(place.Start, place.Count);
        }
    }
}
