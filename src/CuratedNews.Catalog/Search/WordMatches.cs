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
        /// <summary>By item, where in the other its beginnings are: first how many, then each, in order.</summary>
        private int[] _starts = ArrayPool<int>.Shared.Rent(1 << 16);
        private int[] _beginnings = ArrayPool<int>.Shared.Rent(1 << 16);
        private int _used;

        /// <summary>The items that still can have the phrase; null before the first word.</summary>
        public IdSet? Items { get; private set; }

        /// <param name="place">Of the word in the phrase, from 0.</param>
        /// <param name="isLast">Of the words; then an item's first beginning that is left is enough.</param>
        public void Narrow(PostingLists lists, string word, int place, bool isLast)
        {
            var left = new IdSet();
            lists.Read(word, (id, places) =>
            {
                if (Items is null)
                {
                    Begin(id, places, place);
                    left.Add(id);
                }
                else if (Items.Contains(id) && Keep(id, places, place, isLast))
                {
                    left.Add(id);
                }
            });
            Items = left;
        }

        public void Dispose()
        {
            ArrayPool<int>.Shared.Return(_starts);
            ArrayPool<int>.Shared.Return(_beginnings);
        }

        private static void Grow(ref int[] numbers, int used, int size)
        {
            if (size <= numbers.Length)
            {
                return;
            }

            var larger = ArrayPool<int>.Shared.Rent(Math.Max(size, numbers.Length * 2));
            numbers.AsSpan(0, used).CopyTo(larger);
            ArrayPool<int>.Shared.Return(numbers);
            numbers = larger;
        }

        private void Begin(int id, ReadOnlySpan<byte> places, int place)
        {
            // No place takes less than a byte.
            Grow(ref _beginnings, _used, _used + places.Length + 1);
            Grow(ref _starts, _starts.Length, id + 1);
            var start = _used++;
            var (current, at) = (0, 0);
            while (at < places.Length)
            {
                (at, current) = PostingLeaf.NextPlace(places, at, current);
                _beginnings[_used++] = current - place;
            }

            _starts[id] = start;
            _beginnings[start] = _used - start - 1;
        }

        private bool Keep(int id, ReadOnlySpan<byte> places, int place, bool isFirstEnough)
        {
            var start = _starts[id];
            var beginnings = _beginnings.AsSpan(start + 1, _beginnings[start]);
            var (next, kept, at, current) = (0, 0, 0, 0);
            while (next < beginnings.Length && at < places.Length && !(isFirstEnough && kept > 0))
            {
                var wanted = beginnings[next] + place;
                do
                {
                    (at, current) = PostingLeaf.NextPlace(places, at, current);
                }
                while (current < wanted && at < places.Length);

                for (; next < beginnings.Length && beginnings[next] + place <= current; next++)
                {
                    if (beginnings[next] + place == current)
                    {
                        beginnings[kept++] = beginnings[next];
                    }
                }
            }

            _beginnings[start] = kept;
            return kept > 0;
        }
    }
}
