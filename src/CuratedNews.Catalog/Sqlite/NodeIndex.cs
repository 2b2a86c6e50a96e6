using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CuratedNews.Catalog.Rows;
using Microsoft.Data.Sqlite;

namespace CuratedNews.Catalog.Sqlite;

/// <summary>Gives nodes and their names their ids, making those that are new. One import's; it remembers what it saw.</summary>
internal sealed class NodeIndex(SqliteConnection connection) : IDisposable
{
    private readonly Statement _findNode = new(connection, "SELECT Kind || '/' || Key FROM Nodes WHERE Id = ?");
    private readonly Statement _addNode = new(connection, "INSERT INTO Nodes (Id, Kind, Key, Label, Vocabulary, Items, Mentions) VALUES (?, ?, ?, '', '', 0, 0)");
    private readonly Statement _findName = new(connection, "SELECT Id FROM NodeNames WHERE NodeId = ? AND Name = ?");
    private readonly Statement _addName = new(connection, "INSERT INTO NodeNames (Id, NodeId, Name, LiveUses, Uses) VALUES (?, ?, ?, 0, 0)");
    private readonly Dictionary<(NodeKind Kind, string Key), long> _nodes = [];
    private readonly Dictionary<(long NodeId, string Name), int> _names = [];
    private int _lastName = Last(connection, "SELECT coalesce(max(Id), 0) FROM NodeNames");

    public (long NodeId, int NameId) Get(NodeKind kind, string key, string name)
    {
        if (!_nodes.TryGetValue((kind, key), out var node))
        {
            node = FindOrAdd(kind, key);
            _nodes.Add((kind, key), node);
        }

        if (!_names.TryGetValue((node, name), out var nameId))
        {
            nameId = (int?)_findName.Number(node, name) ?? 0;
            if (nameId == 0)
            {
                nameId = ++_lastName;
                _addName.Run(nameId, node, name);
            }

            _names.Add((node, name), nameId);
        }

        return (node, nameId);
    }

    public void Dispose()
    {
        _findNode.Dispose();
        _addNode.Dispose();
        _findName.Dispose();
        _addName.Dispose();
    }

    /// <summary>
    /// A node's id is 48 bits of its key's hash, so that lists whose last order is the id come out alike in every catalog
    /// of the same content. Where two keys share a hash, the later one takes the next free id.
    /// </summary>
    private long FindOrAdd(NodeKind kind, string key)
    {
        var identity = string.Create(CultureInfo.InvariantCulture, $"{(int)kind}/{key}");
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(identity));
        for (var id = BinaryPrimitives.ReadInt64BigEndian(hash) >>> 16; ; id++)
        {
            switch (_findNode.Text(id))
            {
                case null:
                    _addNode.Run(id, kind, key);
                    return id;
                case { } taken when taken == identity:
                    return id;
            }
        }
    }

    private static int Last(SqliteConnection connection, string sql)
    {
        using var statement = new Statement(connection, sql);
        return (int)statement.Number()!.Value;
    }
}
