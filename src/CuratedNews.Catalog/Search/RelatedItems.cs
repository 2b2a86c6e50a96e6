using System.Buffers;
using System.Runtime.InteropServices;
using CuratedNews.Catalog.Changes;
using CuratedNews.Catalog.Rows;
using CuratedNews.Catalog.Sqlite;
using Microsoft.Data.Sqlite;

namespace CuratedNews.Catalog.Search;

/// <summary>An item that has to do with another one.</summary>
/// <param name="Shared">The labels of the topics and offerings that both are about, the rarest first.</param>
/// <param name="Words">Rare words of the other's title that this one's title has.</param>
public sealed record RelatedItem(int ItemId, IReadOnlyList<string> Shared, IReadOnlyList<string> Words);

/// <summary>
/// Finds what an item hangs together with: items under the same topics and offerings and with the same rare words in their
/// titles, the rarer the better. It looks at the newest items of a few rare nodes, so that it costs the same in a catalog of any size.
/// </summary>
public sealed class RelatedItems(FacetIndex index)
{
    private const int MaxNodes = 6;
    private const int MaxWords = 4;
    private const int MaxNamed = 3;
    private const int MinWordLength = 4;

    /// <summary>A step of <see cref="Rarity"/> of a topic or an offering is worth so much, one of a word half of it.</summary>
    private const long Unit = 2;

    private volatile RelatedMemory _memory = RelatedMemory.Empty;

    /// <param name="connection">In a read transaction.</param>
    /// <param name="nodeIds">What the item is under.</param>
    /// <param name="now">UTC.</param>
    public IReadOnlyList<RelatedItem> Find(SqliteConnection connection, int itemId, IReadOnlyList<long> nodeIds, string title, int count, DateTime now)
    {
        var memory = MemoryOf(connection);
        var words = RareWords(connection, memory, title);
        var rarest = index.Read(connection, view =>
            nodeIds.Select(view.OrdinalOf).OfType<int>().Select(view.Node)
                .Where(node => IsSubject(node) && node.Items > 1)
                .OrderBy(node => Rarity.StepOf(node.Items)).ThenBy(node => node.Id)
                .Take(MaxNodes)
                .Select(node => node.Id)
                .ToList());
        var lists = rarest.ConvertAll(nodeId => memory.NewestOf(connection, nodeId, now));
        return index.Read(connection, view =>
        {
            var own = new Subjects(view, nodeIds);
            try
            {
                return (IReadOnlyList<RelatedItem>)[.. Best(view, own, itemId, lists, words, count, now).Select(id => Describe(view, own, id, words))];
            }
            finally
            {
                own.Dispose();
            }
        });
    }

    /// <summary>The parts of the catalog that decide what is found, besides the items that are.</summary>
    /// <param name="subjectIds">Of the topics and offerings that the item is under.</param>
    public static IEnumerable<Part> PartsOf(IEnumerable<long> subjectIds, string title) =>
        subjectIds.SelectMany(nodeId => (Part[])[Part.List(nodeId), Part.Rarity(nodeId)]).Concat(WordsOf(title).Select(Part.Word));

    /// <summary>The words of a title by which others are found, each once.</summary>
    public static IEnumerable<string> WordsOf(string title) =>
        NodeName.Fold(title).Split('-', StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.Length >= MinWordLength)
            .Distinct(StringComparer.Ordinal);

    /// <summary>The memory of the generation that a connection sees; of a rehearsal, one that nobody else sees.</summary>
    private RelatedMemory MemoryOf(SqliteConnection connection)
    {
        using var state = new Statement(connection, "SELECT Generation, Items FROM State");
        using var row = state.Query();
        var (generation, items) = row.Read() ? (row.GetInt64(0), row.GetInt32(1)) : (0, 0);
        var memory = _memory;
        if (memory.Generation != generation)
        {
            memory = new RelatedMemory(generation, items);
            if (generation >= 0)
            {
                _memory = memory;
            }
        }

        return memory;
    }

    /// <summary>The rarest words of a title that others have too, each with the items whose titles have it.</summary>
    private static List<(string Text, int[] Items)> RareWords(SqliteConnection connection, RelatedMemory memory, string title) =>
    [
        .. WordsOf(title)
            .Select(word => (Text: word, Items: memory.WithWord(connection, word)))
            .Where(word => word.Items.Length > 1)
            .OrderBy(word => word.Items.Length).ThenBy(word => word.Text, StringComparer.Ordinal)
            .Take(MaxWords),
    ];

    /// <summary>The ids of the items that are worth most, the best first.</summary>
    private static int[] Best(FacetIndex.View view, Subjects own, int itemId, List<int[]> lists, List<(string Text, int[] Items)> words, int count, DateTime now)
    {
        var worths = new Dictionary<int, long>(lists.Sum(list => list.Length) + words.Sum(word => word.Items.Length));
        foreach (var id in lists.SelectMany(list => list))
        {
            worths[id] = 0;
        }

        foreach (var (_, items) in words)
        {
            var worth = (Unit / 2) * Math.Max(0, own.All - Rarity.StepOf(items.Length));
            foreach (var id in items)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(worths, id, out _) += worth;
            }
        }

        worths.Remove(itemId);
        var best = new PriorityQueue<int, (long Worth, long SortKey)>(count + 1);
        var (latest, ticks) = (SortKey.Until(now), now.Ticks);
        foreach (var (id, ofWords) in worths)
        {
            if (!view.IsLive(id, latest, ticks) || ofWords + own.WorthOf(view.NodesOf(id)) is not (> 0 and var worth))
            {
                continue;
            }

            best.Enqueue(id, (worth, view.SortKeyOf(id)));
            if (best.Count > count)
            {
                best.Dequeue();
            }
        }

        var ids = new int[best.Count];
        for (var i = ids.Length - 1; i >= 0; i--)
        {
            ids[i] = best.Dequeue();
        }

        return ids;
    }

    private static RelatedItem Describe(FacetIndex.View view, Subjects own, int otherId, List<(string Text, int[] Items)> words)
    {
        var shared = new List<NodeName>();
        foreach (var ordinal in view.NodesOf(otherId))
        {
            if (own.Has(ordinal))
            {
                shared.Add(view.Node(ordinal));
            }
        }

        shared.Sort((one, other) => (Rarity.StepOf(one.Items), one.Id).CompareTo((Rarity.StepOf(other.Items), other.Id)));
        return new RelatedItem(
            otherId,
            [.. shared.Select(node => node.Label).Distinct(StringComparer.OrdinalIgnoreCase).Take(MaxNamed)],
            [.. words.Where(word => word.Items.Contains(otherId)).Select(word => word.Text)]);
    }

    private static bool IsSubject(NodeName node) => node.Kind is NodeKind.Topic or NodeKind.Offering;

    /// <summary>What an item's topics and offerings are worth: the fewer items one has, the more.</summary>
    private readonly struct Subjects : IDisposable
    {
        /// <summary>Its arrays are all zero while nobody has them: to clear one as a whole would cost the more the more nodes there are.</summary>
        private static readonly ArrayPool<long> Zeros = ArrayPool<long>.Create();

        /// <summary>By the node's ordinal: 0 for what the item is not about, else one more than the worth.</summary>
        private readonly long[] _worths;

        private readonly int[] _ordinals;

        public Subjects(FacetIndex.View view, IReadOnlyList<long> nodeIds)
        {
            _worths = Zeros.Rent(view.NodeCount);
            _ordinals = [.. nodeIds.Select(view.OrdinalOf).OfType<int>()];

            // Every item is under the home page.
            All = Rarity.StepOf(_ordinals.Length == 0 ? 0 : _ordinals.Max(ordinal => view.Node(ordinal).Items));
            foreach (var ordinal in _ordinals)
            {
                if (view.Node(ordinal) is var node && IsSubject(node))
                {
                    _worths[ordinal] = 1 + (Unit * Math.Max(0, All - Rarity.StepOf(node.Items)));
                }
            }
        }

        /// <summary>The step of all items there are.</summary>
        public int All { get; }

        public bool Has(int ordinal) => _worths[ordinal] > 0;

        public long WorthOf(ReadOnlySpan<int> ordinals)
        {
            var worth = 0L;
            foreach (var ordinal in ordinals)
            {
                worth += Math.Max(0, _worths[ordinal] - 1);
            }

            return worth;
        }

        public void Dispose()
        {
            foreach (var ordinal in _ordinals)
            {
                _worths[ordinal] = 0;
            }

            Zeros.Return(_worths);
        }
    }
}
