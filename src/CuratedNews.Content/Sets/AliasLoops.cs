using CuratedNews.Content.Metadata;

namespace CuratedNews.Content.Sets;

/// <summary>Finds aliases that lead in a circle: each is the URL of an item whose own aliases lead back.</summary>
/// <remarks>Tarjan's strongly connected components, "Depth-first search and linear graph algorithms" (1972), without recursion; linear in the aliases.</remarks>
internal sealed class AliasLoops
{
    private readonly Dictionary<LocalPath, Node> _nodes = [];
    private readonly Stack<Node> _component = new();
    private int _visited;

    /// <param name="aliases">Each from the permalink of the item that has it to the path, which is another item's permalink.</param>
    /// <returns>For each, whether it is part of a circle.</returns>
    public static bool[] Find(IReadOnlyList<(LocalPath From, LocalPath To)> aliases)
    {
        var loops = new AliasLoops();
        foreach (var (from, to) in aliases)
        {
            loops.At(from).Next.Add(loops.At(to));
        }

        foreach (var node in loops._nodes.Values.Where(node => node.Order < 0))
        {
            loops.Visit(node);
        }

        return [.. aliases.Select(alias => loops._nodes[alias.From].Component == loops._nodes[alias.To].Component)];
    }

    private Node At(LocalPath path)
    {
        if (!_nodes.TryGetValue(path, out var node))
        {
            _nodes.Add(path, node = new Node());
        }

        return node;
    }

    private void Visit(Node start)
    {
        var path = new Stack<Node>();
        Enter(start, path);
        while (path.TryPeek(out var node))
        {
            if (node.Read < node.Next.Count)
            {
                var next = node.Next[node.Read++];
                if (next.Order < 0)
                {
                    Enter(next, path);
                }
                else if (next.IsOpen)
                {
                    node.Low = Math.Min(node.Low, next.Order);
                }

                continue;
            }

            path.Pop();
            if (path.TryPeek(out var parent))
            {
                parent.Low = Math.Min(parent.Low, node.Low);
            }

            if (node.Low == node.Order)
            {
                Close(node);
            }
        }
    }

    private void Enter(Node node, Stack<Node> path)
    {
        node.Order = node.Low = _visited++;
        node.IsOpen = true;
        path.Push(node);
        _component.Push(node);
    }

    private void Close(Node root)
    {
        Node node;
        do
        {
            node = _component.Pop();
            node.IsOpen = false;
            node.Component = root.Order;
        }
        while (node != root);
    }

    private sealed class Node
    {
        public List<Node> Next { get; } = [];

        /// <summary>How many of <see cref="Next"/> were looked at.</summary>
        public int Read { get; set; }

        /// <summary>The number at which it was first seen; -1 before.</summary>
        public int Order { get; set; } = -1;

        /// <summary>The smallest order that is reached from it inside its component.</summary>
        public int Low { get; set; }

        public bool IsOpen { get; set; }

        /// <summary>The order of the first node of its component.</summary>
        public int Component { get; set; }
    }
}
