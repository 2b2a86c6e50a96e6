using CuratedNews.Catalog.Importing;
using CuratedNews.Catalog.Rows;
using CuratedNews.Content;
using CuratedNews.Content.Metadata;
using Microsoft.Data.Sqlite;

namespace CuratedNews.Catalog.Sqlite;

/// <summary>Writes which nodes an item is under, making the nodes that are new, and reads it again.</summary>
internal sealed class MemberWriter(SqliteConnection connection) : IDisposable
{
    private readonly NodeIndex _nodes = new(connection);
    private readonly Statement _add = new(connection, "INSERT INTO Memberships (NodeId, IsListed, SortKey, ItemId, Ordinal, NameId, Carries) VALUES (?, ?, ?, ?, ?, ?, ?)");
    private readonly Statement _delete = new(connection, "DELETE FROM Memberships WHERE ItemId = ?");
    private readonly Statement _read = new(connection, "SELECT m.NodeId, n.Kind, m.NameId, m.Carries FROM Memberships m JOIN Nodes n ON n.Id = m.NodeId WHERE m.ItemId = ? ORDER BY n.Kind, m.Ordinal");
    private readonly Statement _setListed = new(connection, "UPDATE Memberships SET IsListed = ? WHERE ItemId = ?");

    /// <returns>What the item adds to the sums.</returns>
    public Contribution Add(CuratedItem item, int id, long sortKey, bool isListed)
    {
        var members = new List<Member>();
        Add(NodeKind.Section, 0, LocalPath.Root.ToString(), "Home", []);
        foreach (var crumb in item.Trail.Where(crumb => crumb.Section is not null))
        {
            Add(NodeKind.Section, members.Count, crumb.Section.ToString()!, crumb.Label, []);
        }

        for (var i = 0; i < item.Topics.Length; i++)
        {
            Add(NodeKind.Topic, i, item.Topics[i].Slug.ToString(), item.Topics[i].FullName, []);
        }

        for (var i = 0; i < item.Offerings.Length; i++)
        {
            var carries = item.Offerings[i].Topics.Select(topic => _nodes.Get(NodeKind.Topic, topic.Slug.ToString(), topic.FullName));
            Add(NodeKind.Offering, i, item.Offerings[i].Slug.ToString(), item.Offerings[i].Label, [.. carries]);
        }

        for (var i = 0; i < item.Curators.Length; i++)
        {
            Add(NodeKind.Author, i, item.Curators[i].Slug.ToString(), item.Curators[i].Name, []);
        }

        if (item.Source is { } source)
        {
            Add(NodeKind.Source, 0, source.Host, source.Host, []);
        }

        return new Contribution(SortKey.MonthOf(item.PublishedAt), members);

        void Add(NodeKind kind, int ordinal, string key, string name, IReadOnlyList<(long NodeId, int NameId)> carries)
        {
            var (nodeId, nameId) = _nodes.Get(kind, key, name);
            _add.Run(nodeId, isListed, sortKey, id, ordinal, nameId, string.Join(' ', carries.Select(pair => $"{pair.NodeId}:{pair.NameId}")));
            members.Add(new Member(nodeId, kind, nameId, carries));
        }
    }

    /// <summary>What an item added to the sums when it was written.</summary>
    public Contribution Read(StoredItem item)
    {
        var members = new List<Member>();
        using var reader = _read.Query(item.Id);
        while (reader.Read())
        {
            var carries = reader.GetString(3).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split(':'))
                .Select(pair => (long.Parse(pair[0], System.Globalization.CultureInfo.InvariantCulture), int.Parse(pair[1], System.Globalization.CultureInfo.InvariantCulture)));
            members.Add(new Member(reader.GetInt64(0), (NodeKind)reader.GetInt32(1), reader.GetInt32(2), [.. carries]));
        }

        return new Contribution(SortKey.MonthOf(item.PublishedAt), members);
    }

    public void SetListed(int itemId, bool isListed) => _setListed.Run(isListed, itemId);

    public void Delete(int itemId) => _delete.Run(itemId);

    public void Dispose()
    {
        _nodes.Dispose();
        foreach (var statement in (Statement[])[_add, _delete, _read, _setListed])
        {
            statement.Dispose();
        }
    }
}
