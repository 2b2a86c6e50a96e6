using CuratedNews.Catalog.Queries;
using CuratedNews.Catalog.Rows;
using CuratedNews.Catalog.Sqlite;
using Microsoft.Data.Sqlite;

namespace CuratedNews.Catalog.Search;

/// <summary>What a reader who is still typing may mean.</summary>
/// <param name="Nodes">By kind, those of most items first.</param>
/// <param name="ItemIds">The newest first.</param>
public sealed record Completions(IReadOnlyDictionary<NodeKind, IReadOnlyList<NodeTie>> Nodes, IReadOnlyList<int> ItemIds);

/// <summary>Completes what is typed, from the names of nodes and the titles of items; every word may be the beginning of one.</summary>
public sealed class Completion(FacetIndex index)
{
    /// <summary>Of the items that match, the newest of so many that were added last.</summary>
    private const int Candidates = 200;

    private const int MaxWords = 8;

    /// <param name="connection">In a read transaction.</param>
    /// <param name="now">UTC.</param>
    public Completions Complete(SqliteConnection connection, string text, int nodesAKind, int items, DateTime now)
    {
        var words = NodeName.Fold(text).Split('-', StringSplitOptions.RemoveEmptyEntries).Take(MaxWords).ToArray();
        if (words.Length == 0)
        {
            return new Completions(new Dictionary<NodeKind, IReadOnlyList<NodeTie>>(), []);
        }

        var found = TextMatches.Complete(connection, $"Title : ({string.Join(" AND ", words.Select(word => $"\"{word}\" *"))})", Candidates);
        return index.Read(connection, view => new Completions(
            Nodes(view, words, nodesAKind),
            [
                .. found.Where(id => view.IsLive(id, SortKey.Until(now), now.Ticks))
                    .OrderByDescending(view.SortKeyOf)
                    .Take(items),
            ]));
    }

    /// <summary>The nodes that are most like a text: with all of its words, else with most of them.</summary>
    public IReadOnlyList<NodeTie> Nearest(SqliteConnection connection, string text, int count)
    {
        var words = NodeName.Fold(text).Split('-', StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length > 2).Take(MaxWords).ToArray();
        return index.Read(connection, view => (IReadOnlyList<NodeTie>)
        [
            .. view.Nodes
                .Where(entry => entry.Node.Items > 0 && entry.Node.Kind is NodeKind.Topic or NodeKind.Offering)
                .Select(entry => (entry.Node, Words: words.Count(word => entry.Node.HasWords([word]))))
                .Where(entry => entry.Words > 0)
                .OrderByDescending(entry => entry.Words).ThenByDescending(entry => entry.Node.Items).ThenBy(entry => entry.Node.Key, StringComparer.Ordinal)
                .Take(count)
                .Select(entry => Tie(entry.Node)),
        ]);
    }

    private static Dictionary<NodeKind, IReadOnlyList<NodeTie>> Nodes(FacetIndex.View view, string[] words, int count) =>
        view.Nodes
            .Where(entry => entry.Node.Items > 0 && entry.Node.Key != "/" && entry.Node.HasWords(words))
            .GroupBy(entry => entry.Node.Kind)
            .ToDictionary(group => group.Key, group => (IReadOnlyList<NodeTie>)
                [.. group.Select(entry => entry.Node).OrderByDescending(node => node.Items).ThenBy(node => node.Key, StringComparer.Ordinal).Take(count).Select(Tie)]);

    private static NodeTie Tie(NodeName node) => new(node.Kind, node.Key, node.Label, node.Vocabulary, node.Items);
}
