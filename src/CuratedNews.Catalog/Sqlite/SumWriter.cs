using CuratedNews.Catalog.Changes;
using CuratedNews.Catalog.Importing;
using CuratedNews.Catalog.Rows;
using CuratedNews.Content.Metadata;
using Microsoft.Data.Sqlite;

namespace CuratedNews.Catalog.Sqlite;

/// <summary>Adds differences to the stored sums, in key order, and afterwards tidies the nodes that they touched.</summary>
internal sealed class SumWriter(SqliteConnection connection, ChangeWriter changes) : IDisposable
{
    private readonly Statement _nodeItems = new(connection, "UPDATE Nodes SET Items = Items + ? WHERE Id = ? RETURNING Items");
    private readonly Statement _nodeMentions = new(connection, "UPDATE Nodes SET Mentions = Mentions + ? WHERE Id = ?");
    private readonly Statement _nameUses = new(connection, "UPDATE NodeNames SET LiveUses = LiveUses + ?, Uses = Uses + ? WHERE Id = ? RETURNING NodeId");
    private readonly Statement _months = new(connection, "INSERT INTO NodeMonths (NodeId, Month, Items) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET Items = Items + excluded.Items");
    private readonly Statement _links = new(connection, "INSERT INTO NodeLinks (NodeId, Kind, OtherId, Items) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET Items = Items + excluded.Items RETURNING Items");
    private readonly Statement _emptyMonth = new(connection, "DELETE FROM NodeMonths WHERE NodeId = ? AND Month = ? AND Items = 0");
    private readonly Statement _emptyLink = new(connection, "DELETE FROM NodeLinks WHERE NodeId = ? AND Kind = ? AND OtherId = ? AND Items = 0");
    private readonly Statement _emptyNames = new(connection, "DELETE FROM NodeNames WHERE NodeId = ? AND Uses = 0");
    private readonly Statement _emptyNode = new(connection, "DELETE FROM Nodes WHERE Id = ? AND NOT EXISTS (SELECT 1 FROM NodeNames WHERE NodeId = Nodes.Id)");
    private readonly Statement _bestName = new(connection, "SELECT n.Kind, m.Name, n.Label, n.Vocabulary, n.Key FROM NodeNames m JOIN Nodes n ON n.Id = m.NodeId WHERE m.NodeId = ? ORDER BY m.LiveUses DESC, m.Name LIMIT 1");
    private readonly Statement _setLabel = new(connection, "UPDATE Nodes SET Label = ?, Vocabulary = ? WHERE Id = ?");
    private readonly HashSet<long> _touchedNodes = [];

    public void Write(SumDeltas deltas)
    {
        foreach (var (nameId, (live, all)) in deltas.NameUses.Where(pair => pair.Value != (0, 0)).OrderBy(pair => pair.Key))
        {
            _touchedNodes.Add(_nameUses.Number(live, all, nameId)!.Value);
        }

        foreach (var (nodeId, items) in NonZero(deltas.NodeItems))
        {
            var after = (int)(_nodeItems.Number(items, nodeId) ?? 0);
            changes.AddSums(nodeId, after - items, after);
        }

        foreach (var (nodeId, mentions) in NonZero(deltas.NodeMentions))
        {
            _nodeMentions.Run(mentions, nodeId);
            changes.AddSums(nodeId);
        }

        foreach (var ((nodeId, month), items) in NonZero(deltas.Months))
        {
            _months.Run(nodeId, month, items);
            changes.AddSums(nodeId);
            if (items < 0)
            {
                _emptyMonth.Run(nodeId, month);
            }
        }

        foreach (var ((nodeId, kind, otherId), items) in NonZero(deltas.Links))
        {
            var after = _links.Number(nodeId, kind, otherId, items);
            changes.AddSums(nodeId);
            if (after == 0)
            {
                _emptyLink.Run(nodeId, kind, otherId);
            }

            if (after == 0 || after == items)
            {
                changes.Add(Part.Ties(nodeId));
            }
        }
    }

    /// <summary>Deletes names and nodes that nothing uses any more, and gives the others the label that most items use.</summary>
    public void Finish()
    {
        foreach (var nodeId in _touchedNodes.Order())
        {
            _emptyNames.Run(nodeId);
            if (_emptyNode.Run(nodeId) == 0)
            {
                SetLabel(nodeId);
            }
        }
    }

    public void Dispose()
    {
        foreach (var statement in (Statement[])[_nodeItems, _nodeMentions, _nameUses, _months, _links, _emptyMonth, _emptyLink, _emptyNames, _emptyNode, _bestName, _setLabel])
        {
            statement.Dispose();
        }
    }

    private void SetLabel(long nodeId)
    {
        NodeKind kind;
        string key, label, vocabulary, oldLabel, oldVocabulary;
        using (var reader = _bestName.Query(nodeId))
        {
            reader.Read();
            (kind, key) = ((NodeKind)reader.GetInt32(0), reader.GetString(4));
            (vocabulary, label) = kind == NodeKind.Topic ? TopicName.Split(reader.GetString(1)) : ("", reader.GetString(1));
            (oldLabel, oldVocabulary) = (reader.GetString(2), reader.GetString(3));
        }

        if ((label, vocabulary) != (oldLabel, oldVocabulary))
        {
            _setLabel.Run(label, vocabulary, nodeId);
            changes.Add(Part.Name(kind, key));
        }
    }

    /// <summary>In key order, sorted in place: there are hundreds of thousands.</summary>
    private static List<KeyValuePair<TKey, int>> NonZero<TKey>(Dictionary<TKey, int> sums)
        where TKey : notnull, IComparable<TKey>
    {
        var differences = new List<KeyValuePair<TKey, int>>(sums.Count);
        differences.AddRange(sums.Where(pair => pair.Value != 0));
        differences.Sort(static (left, right) => left.Key.CompareTo(right.Key));
        return differences;
    }
}
