using System.Collections.Concurrent;
using CuratedNews.Catalog.Rows;
using CuratedNews.Catalog.Sqlite;
using Microsoft.Data.Sqlite;

namespace CuratedNews.Catalog.Search;

/// <summary>
/// What looking for related items has read of one generation of the catalog: the newest items of a topic and the items
/// with a word in their title serve all items that have it. Some megabytes at most.
/// </summary>
internal sealed class RelatedMemory(long generation, int items)
{
    private const int ItemsANode = 40;

    /// <summary>A word that more of the titles have than one in so many says little about one of them,</summary>
    private const int RareIsOneIn = 50;

    /// <summary>and one that more titles have than so many is not counted on.</summary>
    private const int MaxItemsWithWord = 200;

    /// <summary>Lists of either kind; beyond that they are read each time.</summary>
    private const int MaxLists = 10_000;

    private readonly int _most = MostOf(items);
    private readonly ConcurrentDictionary<long, int[]> _newest = [];
    private readonly ConcurrentDictionary<string, int[]> _withWord = new(StringComparer.Ordinal);
    private int _lists;

    /// <summary>Of no generation.</summary>
    public static RelatedMemory Empty { get; } = new(long.MinValue, 0);

    public long Generation => generation;

    /// <summary>How many titles of a catalog may have a word that is rare in it.</summary>
    public static int MostOf(int items) => Math.Clamp(items / RareIsOneIn, 3, MaxItemsWithWord);

    /// <summary>How many items have a word in their titles; counts no further than a limit.</summary>
    public static int CountWithWord(SqliteConnection connection, string word, int limit) => ItemsWithWord(connection, word, limit).Count;

    /// <summary>The ids of a node's newest items.</summary>
    public int[] NewestOf(SqliteConnection connection, long nodeId, DateTime now)
    {
        if (_newest.TryGetValue(nodeId, out var kept))
        {
            return kept;
        }

        using var statement = new Statement(connection, "SELECT ItemId FROM Memberships WHERE NodeId = ? AND IsListed = 1 AND SortKey <= ? ORDER BY SortKey DESC LIMIT ?");
        using var rows = statement.Query(nodeId, SortKey.Until(now), ItemsANode);
        var ids = new List<int>(ItemsANode);
        while (rows.Read())
        {
            ids.Add(rows.GetInt32(0));
        }

        return Keep(_newest, nodeId, [.. ids]);
    }

    /// <summary>The ids of the items with a word in their title; none where the word is not rare.</summary>
    public int[] WithWord(SqliteConnection connection, string word) =>
        _withWord.TryGetValue(word, out var kept) ? kept
        : ItemsWithWord(connection, word, _most + 1) is var found && found.Count <= _most ? Keep(_withWord, word, [.. found])
        : Keep(_withWord, word, []);

    private static List<int> ItemsWithWord(SqliteConnection connection, string word, int limit) => TextMatches.Complete(connection, $"Title : \"{word}\"", limit);

    private int[] Keep<TKey>(ConcurrentDictionary<TKey, int[]> lists, TKey key, int[] list)
        where TKey : notnull
    {
        if (Interlocked.Increment(ref _lists) <= MaxLists)
        {
            lists[key] = list;
        }

        return list;
    }
}
