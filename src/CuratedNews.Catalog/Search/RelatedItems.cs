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
    private const int ItemsANode = 40;
    private const int MinWordLength = 4;

    /// <summary>A word that more of the titles have than one in so many says little about one of them,</summary>
    private const int RareIsOneIn = 50;

    /// <summary>and one that more titles have than so many is not counted on.</summary>
    private const int MaxItemsWithWord = 200;

    /// <param name="connection">In a read transaction.</param>
    /// <param name="nodeIds">What the item is under.</param>
    /// <param name="now">UTC.</param>
    public IReadOnlyList<RelatedItem> Find(SqliteConnection connection, int itemId, IReadOnlyList<long> nodeIds, string title, int count, DateTime now)
    {
        var nodes = index.Read(connection, view =>
            nodeIds.Select(view.OrdinalOf).OfType<int>().Select(view.Node)
                .Where(node => node.Kind is NodeKind.Topic or NodeKind.Offering && node.Items > 1)
                .OrderBy(node => node.Items).ThenBy(node => node.Id)
                .Take(MaxNodes)
                .ToList());
        var candidates = new HashSet<int>(nodes.SelectMany(node => NewestOf(connection, node.Id, now)));
        var byWord = RareWords(connection, title).ToDictionary(
            word => word.Text,
            word => TextMatches.Complete(connection, OfTitle(word.Text), MaxItemsWithWord).ToHashSet(),
            StringComparer.Ordinal);
        candidates.UnionWith(byWord.Values.SelectMany(items => items));
        candidates.Remove(itemId);
        return index.Read(connection, view =>
        {
            int[] own = [.. nodeIds.Select(view.OrdinalOf).OfType<int>()];
            return (IReadOnlyList<RelatedItem>)
            [
                .. candidates
                    .Where(id => view.IsLive(id, SortKey.Until(now), now.Ticks))
                    .Select(id => Weigh(view, own, id, byWord))
                    .Where(related => related.Worth > 0)
                    .OrderByDescending(related => related.Worth).ThenByDescending(related => view.SortKeyOf(related.Item.ItemId))
                    .Take(count)
                    .Select(related => related.Item),
            ];
        });
    }

    private static (RelatedItem Item, double Worth) Weigh(FacetIndex.View view, int[] own, int otherId, Dictionary<string, HashSet<int>> byWord)
    {
        const int MaxNamed = 3;
        var shared = new List<NodeName>();
        foreach (var ordinal in view.NodesOf(otherId))
        {
            if (own.Contains(ordinal) && view.Node(ordinal) is { Kind: NodeKind.Topic or NodeKind.Offering } node)
            {
                shared.Add(node);
            }
        }

        var words = byWord.Where(entry => entry.Value.Contains(otherId)).Select(entry => entry.Key).ToList();
        // Added up in one order, because the last digits of a sum depend on it; every item is under the home page.
        shared.Sort((one, other) => (one.Items, one.Id).CompareTo((other.Items, other.Id)));
        var all = own.Max(ordinal => (double)view.Node(ordinal).Items);
        var worth = shared.Sum(node => Math.Log(all / Math.Max(1, node.Items))) + words.Sum(word => Math.Log(all / byWord[word].Count) / 2);
        var labels = shared.Select(node => node.Label).Distinct(StringComparer.OrdinalIgnoreCase).Take(MaxNamed);
        return (new RelatedItem(otherId, [.. labels], words), worth);
    }

    private static IEnumerable<(string Text, int Items)> RareWords(SqliteConnection connection, string title)
    {
        using var statement = new Statement(connection, "SELECT Items FROM State");
        var most = (int)Math.Clamp((statement.Number() ?? 0) / RareIsOneIn, 3, MaxItemsWithWord);
        return NodeName.Fold(title).Split('-', StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.Length >= MinWordLength)
            .Distinct(StringComparer.Ordinal)
            .Select(word => (Text: word, Items: TextMatches.CountNamed(connection, OfTitle(word), most + 1)))
            .Where(word => word.Items > 1 && word.Items <= most)
            .OrderBy(word => word.Items).ThenBy(word => word.Text, StringComparer.Ordinal)
            .Take(MaxWords);
    }

    private static string OfTitle(string word) => $"Title : \"{word}\"";

    private static List<int> NewestOf(SqliteConnection connection, long nodeId, DateTime now)
    {
        using var statement = new Statement(connection, "SELECT ItemId FROM Memberships WHERE NodeId = ? AND IsListed = 1 AND SortKey <= ? ORDER BY SortKey DESC LIMIT ?");
        using var rows = statement.Query(nodeId, SortKey.Until(now), ItemsANode);
        var ids = new List<int>();
        while (rows.Read())
        {
            ids.Add(rows.GetInt32(0));
        }

        return ids;
    }
}
