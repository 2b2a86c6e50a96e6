using System.Buffers;
using CuratedNews.Catalog.Sqlite;
using Microsoft.Data.Sqlite;

namespace CuratedNews.Catalog.Search;

/// <summary>Finds the items that have words and phrases.</summary>
internal static class WordMatches
{
    /// <summary>The items that have all that a query wants, and those that have any of what it leaves out; null where it says nothing of that.</summary>
    /// <param name="connection">In a read transaction.</param>
    /// <returns>Null where only SQLite's own search can tell: of beginnings of words, of what has no word, of what is not committed.</returns>
    public static (IdSet? Wanted, IdSet? Unwanted)? Find(SqliteConnection connection, WordStems stems, SearchQuery query)
    {
        if (query.Terms.Any(term => term.Kind == TermKind.Prefix) || IsRehearsal(connection))
        {
            return null;
        }

        using var lists = new PostingLists(connection);
        var words = stems.Of([.. query.Terms.Select(MatchExpression.Plain)]);
        if (!lists.IsReadable || words.Any(term => term.Count == 0))
        {
            return null;
        }

        IdSet? wanted = null;
        IdSet? unwanted = null;
        foreach (var group in query.Terms.Zip(words).GroupBy(entry => (entry.First.Group, entry.First.IsNegated), entry => entry.Second))
        {
            var items = group.Select(term => Having(lists, term)).Aggregate((all, more) => all.UnionWith(more));
            if (group.Key.IsNegated)
            {
                unwanted = unwanted?.UnionWith(items) ?? items;
            }
            else
            {
                wanted = wanted?.IntersectWith(items) ?? items;
            }
        }

        return (wanted, unwanted);
    }

    /// <summary>Its words are not in the table's blocks before it is committed, which it never is.</summary>
    private static bool IsRehearsal(SqliteConnection connection)
    {
        using var state = new Statement(connection, "SELECT Generation FROM State");
        return state.Number() < 0;
    }

    /// <param name="words">That follow each other, at least one.</param>
    private static IdSet Having(PostingLists lists, IReadOnlyList<string> words)
    {
        if (words.Count == 1)
        {
            var items = new IdSet();
            lists.Read(words[0], (id, _) => items.Add(id));
            return items;
        }

        // From the rarest word on, so that of the others no more is read than can still be in the phrase.
        using var beginnings = new PhraseBeginnings();
        foreach (var (read, (place, word)) in words.Index().OrderBy(word => lists.LeavesOf(word.Item)).Index())
        {
            beginnings.Narrow(lists, word, place, isLast: read == words.Count - 1);
        }

        return beginnings.Items!;
    }

    /// <summary>Where in items a phrase can begin, by those of its words that were looked at.</summary>
    private sealed class PhraseBeginnings : IDisposable
    {
        /// <summary>By item, where in the array of the last word its part begins, and how long it is.</summary>
        private int[] _starts = ArrayPool<int>.Shared.Rent(1 << 16);
        private int[] _sizes = ArrayPool<int>.Shared.Rent(1 << 16);

        /// <summary>The places of the first word, as they are written: most are never read.</summary>
        private byte[] _places = ArrayPool<byte>.Shared.Rent(1 << 18);

        /// <summary>After the second word, an item's beginnings in order.</summary>
        private int[] _beginnings = ArrayPool<int>.Shared.Rent(1 << 16);
        private int _used, _words, _firstPlace;

        /// <summary>The items that still can have the phrase; null before the first word.</summary>
        public IdSet? Items { get; private set; }

        /// <param name="place">Of the word in the phrase, from 0.</param>
        /// <param name="isLast">Of the words; then an item's first beginning that is left is enough.</param>
        public void Narrow(PostingLists lists, string word, int place, bool isLast)
        {
            var left = new IdSet(Items);
            _used = _words < 2 ? 0 : _used;
            lists.Read(word, (id, places) =>
            {
                if (Items is null)
                {
                    Begin(id, places);
                    left.Add(id);
                }
                else if (Items.Contains(id) && (_words == 1 ? Pair(id, places, place, isLast) : Keep(id, places, place, isLast)))
                {
                    left.Add(id);
                }
            });
            _firstPlace = _words++ == 0 ? place : _firstPlace;
            Items = left;
        }

        public void Dispose()
        {
            ArrayPool<int>.Shared.Return(_starts);
            ArrayPool<int>.Shared.Return(_sizes);
            ArrayPool<byte>.Shared.Return(_places);
            ArrayPool<int>.Shared.Return(_beginnings);
        }

        private static void Grow<T>(ref T[] array, int used, int size)
        {
            if (size <= array.Length)
            {
                return;
            }

            var larger = ArrayPool<T>.Shared.Rent(Math.Max(size, array.Length * 2));
            array.AsSpan(0, used).CopyTo(larger);
            ArrayPool<T>.Shared.Return(array);
            array = larger;
        }

        private void Begin(int id, ReadOnlySpan<byte> places)
        {
            Grow(ref _starts, _starts.Length, id + 1);
            Grow(ref _sizes, _sizes.Length, id + 1);
            Grow(ref _places, _used, _used + places.Length);
            places.CopyTo(_places.AsSpan(_used));
            (_starts[id], _sizes[id]) = (_used, places.Length);
            _used += places.Length;
        }

        /// <summary>Leaves the beginnings that the first word and this one agree on.</summary>
        private bool Pair(int id, ReadOnlySpan<byte> places, int place, bool isFirstEnough)
        {
            var others = _places.AsSpan(_starts[id], _sizes[id]);
            Grow(ref _beginnings, _used, _used + Math.Min(others.Length, places.Length));
            var (start, at, otherAt, wanted, current) = (_used, 0, 0, int.MinValue, -place);
            var other = -_firstPlace;
            while ((uint)at < (uint)places.Length)
            {
                (at, current) = PostingLeaf.NextPlace(places, at, current, place);
                while (wanted < current && (uint)otherAt < (uint)others.Length)
                {
                    (otherAt, other) = PostingLeaf.NextPlace(others, otherAt, other, _firstPlace);
                    wanted = other;
                }

                if (wanted == current)
                {
                    _beginnings[_used++] = current;
                    if (isFirstEnough)
                    {
                        break;
                    }
                }
                else if (wanted < current)
                {
                    break;
                }
            }

            (_starts[id], _sizes[id]) = (start, _used - start);
            return _used > start;
        }

        private bool Keep(int id, ReadOnlySpan<byte> places, int place, bool isFirstEnough)
        {
            var beginnings = _beginnings.AsSpan(_starts[id], _sizes[id]);
            var (next, kept, at, current) = (0, 0, 0, -place);
            while ((uint)at < (uint)places.Length && !(isFirstEnough && kept > 0))
            {
                (at, current) = PostingLeaf.NextPlace(places, at, current, place);
                while (next < beginnings.Length && beginnings[next] < current)
                {
                    next++;
                }

                if (next == beginnings.Length)
                {
                    break;
                }

                if (beginnings[next] == current)
                {
                    beginnings[kept++] = current;
                }
            }

            _sizes[id] = kept;
            return kept > 0;
        }
    }
}
