using System.Collections.Immutable;
using System.Text.Json;
using CuratedNews.Catalog.Importing;
using CuratedNews.Catalog.Rows;
using CuratedNews.Content;
using CuratedNews.Content.Diagnostics;
using CuratedNews.Content.Metadata;
using Microsoft.Data.Sqlite;

namespace CuratedNews.Catalog.Sqlite;

/// <summary>
/// One import's transaction. Rows of one file are written as they come; sums are gathered and written at
/// <see cref="Commit"/>. Disposed without it, nothing has happened.
/// </summary>
internal sealed class CatalogWriter : IDisposable
{
    /// <summary>Differences held in memory before they are written: some tens of megabytes.</summary>
    private const int MaxDeltas = 400_000;

    private readonly SqliteConnection _connection;
    private readonly SqliteTransaction _transaction;
    private readonly DateTime _now;
    private readonly long _generation;
    private readonly SumDeltas _deltas = new();
    private readonly NodeIndex _nodes;
    private readonly SumWriter _sums;
    private readonly FileWriter _files;
    private readonly SearchWriter _search;
    private readonly List<Statement> _statements = [];
    private readonly Statement _findItem, _addItem, _deleteItem, _addText, _deleteText, _addMember, _deleteMembers, _addAlias, _deleteAliases;
    private readonly Statement _readMembers, _rivals, _setState, _setListed, _dueItems, _readBody, _setBody;
    private int _lastItem, _items;

    /// <param name="now">UTC; the sums are right for this moment.</param>
    public CatalogWriter(SqliteConnection connection, DateTime now)
    {
        _connection = connection;
        _transaction = connection.BeginTransaction(deferred: false);
        _now = now;
        _nodes = new NodeIndex(connection);
        _sums = new SumWriter(connection);
        _files = new FileWriter(connection);
        using (var last = new Statement(connection, "SELECT Generation FROM State"))
        {
            _generation = last.Number() ?? FirstGeneration(now);
        }

        _search = new SearchWriter(connection, _generation + 1);
        _findItem = Prepare("SELECT Id, Path, Permalink, Status, PublishedAt, ExpiresAt, IsShadowed, IsLive FROM Items WHERE Path = ?");
        _rivals = Prepare("SELECT Id, Path, Permalink, Status, PublishedAt, ExpiresAt, IsShadowed, IsLive FROM Items WHERE Permalink = ?");
        _dueItems = Prepare("SELECT Id, Path, Permalink, Status, PublishedAt, ExpiresAt, IsShadowed, IsLive FROM Items WHERE ChangesAt IS NOT NULL AND ChangesAt <= ?");
        _addItem = Prepare(
            "INSERT INTO Items (Id, Path, ExternalId, Permalink, Status, SortKey, PublishedAt, ModifiedAt, ExpiresAt, IsShadowed, IsLive, ChangesAt, Title, Summary, ReadingMinutes, SourceHost, SourceUrl, IsOriginalCanonical, TopicLabel, TopicSlug, ImageName, ImageAlt) "
            + "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        _deleteItem = Prepare("DELETE FROM Items WHERE Id = ?");
        _addText = Prepare(
            "INSERT INTO ItemTexts (ItemId, Body, Trail, HatTipName, HatTipUrl, InsightName, InsightText, OpenGraphTitle, OpenGraphDescription, TwitterTitle, TwitterDescription) "
            + "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        _deleteText = Prepare("DELETE FROM ItemTexts WHERE ItemId = ?");
        _addMember = Prepare("INSERT INTO Memberships (NodeId, IsListed, SortKey, ItemId, Ordinal, NameId, Carries) VALUES (?, ?, ?, ?, ?, ?, ?)");
        _deleteMembers = Prepare("DELETE FROM Memberships WHERE ItemId = ?");
        _readMembers = Prepare("SELECT m.NodeId, n.Kind, m.NameId, m.Carries FROM Memberships m JOIN Nodes n ON n.Id = m.NodeId WHERE m.ItemId = ? ORDER BY n.Kind, m.Ordinal");
        _addAlias = Prepare("INSERT INTO Aliases (Path, ItemId) VALUES (?, ?)");
        _deleteAliases = Prepare("DELETE FROM Aliases WHERE ItemId = ?");
        _setState = Prepare("UPDATE Items SET IsShadowed = ?, IsLive = ?, ChangesAt = ? WHERE Id = ?");
        _setListed = Prepare("UPDATE Memberships SET IsListed = ? WHERE ItemId = ?");
        _readBody = Prepare("SELECT Body FROM ItemTexts WHERE ItemId = ?");
        _setBody = Prepare("UPDATE ItemTexts SET Body = ? WHERE ItemId = ?");
        using var items = new Statement(connection, "SELECT coalesce(max(Id), 0) FROM Items");
        _lastItem = (int)items.Number()!.Value;
    }

    /// <summary>Whether anything that a reader could see was written.</summary>
    public bool HasChanges { get; private set; }

    /// <summary>Notes a file as read, with its problems in place of those it had.</summary>
    public void SaveFile(FileRow file, ImmutableArray<Diagnostic> diagnostics, KnownFile? known)
    {
        HasChanges = true;
        if (known is not null)
        {
            _files.Forget(known);
        }

        _files.Add(file, diagnostics);
    }

    /// <summary>Notes that a file was written again with the same bytes.</summary>
    public void TouchFile(string path, long length, long modifiedTicks) => _files.Touch(path, length, modifiedTicks);

    /// <returns>Whether it is another image; one that was too young to be trusted may be the same.</returns>
    public bool SaveMedia(MediaRow media, KnownFile? known)
    {
        if (_files.IsKnown(media))
        {
            return false;
        }

        HasChanges = true;
        if (known is not null)
        {
            Remove(known);
        }

        _files.Add(media);
        return true;
    }

    /// <summary>Takes a file out, with its item where it has one.</summary>
    public void Remove(KnownFile known)
    {
        HasChanges = true;
        _files.Forget(known);
        RemoveItem(known.Path);
    }

    /// <summary>Writes an item in place of the one that its file had.</summary>
    /// <param name="isNew">The file is: it had none.</param>
    public void SaveItem(CuratedItem item, bool isNew)
    {
        var old = isNew ? null : Find(item.Path);
        if (old is not null)
        {
            Withdraw(old);
        }

        var state = ItemState.Of(item.Status, item.PublishedAt, item.ExpiresAt, isShadowed: false, _now);
        var id = old?.Id ?? ++_lastItem;
        var sortKey = SortKey.Of(item.PublishedAt, item.Path);
        var topic = item.Topics.IsEmpty ? null : item.Topics[0];
        _addItem.Run(
            id, item.Path, item.ExternalId, item.Permalink.ToString(), item.Status, sortKey, item.PublishedAt, item.ModifiedAt, item.ExpiresAt, false, state.IsLive, state.ChangesAt,
            item.Title, item.Summary, item.ReadingMinutes, item.Source?.Host, item.Source?.Url, item.IsOriginalCanonical, topic?.Label, topic?.Slug.ToString(), item.Image?.FileName, item.Image?.Alt);
        _addText.Run(
            id, item.Body.ToString(), TrailJson(item), item.HatTip?.Name, item.HatTip?.Url, item.Insight?.Name, item.Insight?.Text,
            item.OpenGraph?.Title, item.OpenGraph?.Description, item.Twitter?.Title, item.Twitter?.Description);
        foreach (var alias in item.Aliases)
        {
            _addAlias.Run(alias.ToString(), id);
        }

        _items++;
        var contribution = AddMembers(item, id, sortKey, state.IsListed);
        _deltas.AddUses(contribution, 1);
        if (state.IsLive)
        {
            _deltas.AddLive(contribution, 1);
            _search.Add(
                id, item.Title, item.Permalink.ToString(), NamesOf(item), SearchWriter.Text(item.BodyText, item.Insight?.Text), sortKey, item.ExpiresAt,
                [.. contribution.Members.Select(member => member.NodeId)]);
        }

        Elect(item.Permalink.ToString());
        if (old is not null && old.Permalink != item.Permalink.ToString())
        {
            Elect(old.Permalink);
        }

        if (_deltas.Count > MaxDeltas)
        {
            _sums.Write(_deltas);
            _deltas.Clear();
        }
    }

    /// <summary>Cleans the stored body of an item again, because its file is broken and the cleaner is another one now.</summary>
    public void CleanAgain(string path, Func<string, string> clean)
    {
        if (Find(path) is { } item)
        {
            string body;
            using (var reader = _readBody.Query(item.Id))
            {
                reader.Read();
                body = reader.GetString(0);
            }

            _setBody.Run(clean(body), item.Id);
            if (item.IsLive)
            {
                _search.Remove(item.Id);
                _search.Add(item.Id);
            }
        }
    }

    /// <summary>Brings every item's state up to the moment of this import: what was scheduled appears, what has expired goes.</summary>
    /// <returns>How many items changed.</returns>
    public int Settle()
    {
        var due = Items(_dueItems, _now);
        foreach (var item in due)
        {
            SetState(item, item.IsShadowed);
        }

        HasChanges |= due.Count > 0;
        return due.Count;
    }

    /// <summary>Writes the sums and ends the transaction. The generation grows where anything changed.</summary>
    /// <param name="renderingVersion">By which every item is now rendered.</param>
    public void Commit(int renderingVersion)
    {
        _sums.Write(_deltas);
        _sums.Finish();
        _search.Finish();
        using (var state = new Statement(
            _connection,
            "INSERT INTO State (Id, Generation, SettledAt, RenderingVersion, Items, Captures, Warnings) VALUES (?, ?, ?, ?, ?, ?, ?) "
            + "ON CONFLICT (Id) DO UPDATE SET Generation = excluded.Generation, SettledAt = excluded.SettledAt, RenderingVersion = excluded.RenderingVersion, "
            + "Items = Items + excluded.Items, Captures = Captures + excluded.Captures, Warnings = Warnings + excluded.Warnings"))
        {
            state.Run(StateRow.OnlyId, _generation + (HasChanges ? 1 : 0), _now, renderingVersion, _items, _files.Captures, _files.Warnings);
        }

        _transaction.Commit();
    }

    public void Dispose()
    {
        _statements.ForEach(statement => statement.Dispose());
        _nodes.Dispose();
        _sums.Dispose();
        _files.Dispose();
        _search.Dispose();
        _transaction.Dispose();
    }

    /// <summary>Of a new catalog: later than any that a catalog before it can have reached, so that nothing kept in memory of that one is taken for right.</summary>
    private static long FirstGeneration(DateTime now) => now.Ticks / TimeSpan.TicksPerMillisecond;

    private Statement Prepare(string sql)
    {
        var statement = new Statement(_connection, sql);
        _statements.Add(statement);
        return statement;
    }

    /// <summary>In the order in which the catalog gives them back.</summary>
    private static IEnumerable<string> NamesOf(CuratedItem item)
    {
        IEnumerable<string> names =
            [.. item.Topics.Select(topic => topic.FullName), .. item.Offerings.Select(offering => offering.Label), .. item.Curators.Select(curator => curator.Name)];
        return item.Source is { } source ? names.Append(source.Host) : names;
    }

    private static string TrailJson(CuratedItem item) =>
        JsonSerializer.Serialize(item.Trail.Select(crumb => new[] { crumb.Label, crumb.Section?.ToString() }));

    private Contribution AddMembers(CuratedItem item, int id, long sortKey, bool isListed)
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
            _addMember.Run(nodeId, isListed, sortKey, id, ordinal, nameId, string.Join(' ', carries.Select(pair => $"{pair.NodeId}:{pair.NameId}")));
            members.Add(new Member(nodeId, kind, nameId, carries));
        }
    }

    /// <summary>Takes the item out that a file had, where it had one.</summary>
    public void RemoveItem(string path)
    {
        if (Find(path) is { } item)
        {
            Withdraw(item);
            Elect(item.Permalink);
        }
    }

    /// <summary>Takes an item and all that it added out of the catalog.</summary>
    private void Withdraw(StoredItem item)
    {
        var contribution = ContributionOf(item);
        _deltas.AddUses(contribution, -1);
        if (item.IsLive)
        {
            _deltas.AddLive(contribution, -1);
            _search.Remove(item.Id);
        }

        _items--;
        _deleteMembers.Run(item.Id);
        _deleteAliases.Run(item.Id);
        _deleteText.Run(item.Id);
        _deleteItem.Run(item.Id);
    }

    /// <summary>Decides which of the items with one permalink is shown: a published one before others, then the first path.</summary>
    private void Elect(string permalink)
    {
        var rivals = Items(_rivals, permalink);
        if (rivals.Count == 0 || (rivals.Count == 1 && !rivals[0].IsShadowed))
        {
            return;
        }

        var winner = rivals
            .OrderBy(item => item.Status == ItemStatus.Published ? 0 : 1)
            .ThenBy(item => item.Path, PathOrder.Instance)
            .First();
        foreach (var item in rivals)
        {
            SetState(item, isShadowed: item != winner);
        }
    }

    private void SetState(StoredItem item, bool isShadowed)
    {
        var state = ItemState.Of(item.Status, item.PublishedAt, item.ExpiresAt, isShadowed, _now);
        if (state.IsLive != item.IsLive)
        {
            _deltas.AddLive(ContributionOf(item), state.IsLive ? 1 : -1);
            if (state.IsLive)
            {
                _search.Add(item.Id);
            }
            else
            {
                _search.Remove(item.Id);
            }
        }

        _setState.Run(isShadowed, state.IsLive, state.ChangesAt, item.Id);
        _setListed.Run(state.IsListed, item.Id);
    }

    private Contribution ContributionOf(StoredItem item)
    {
        var members = new List<Member>();
        using var reader = _readMembers.Query(item.Id);
        while (reader.Read())
        {
            var carries = reader.GetString(3).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split(':'))
                .Select(pair => (long.Parse(pair[0], System.Globalization.CultureInfo.InvariantCulture), int.Parse(pair[1], System.Globalization.CultureInfo.InvariantCulture)));
            members.Add(new Member(reader.GetInt64(0), (NodeKind)reader.GetInt32(1), reader.GetInt32(2), [.. carries]));
        }

        return new Contribution(SortKey.MonthOf(item.PublishedAt), members);
    }

    private StoredItem? Find(string path) => Items(_findItem, path) is [var item] ? item : null;

    private static List<StoredItem> Items(Statement statement, object parameter)
    {
        var items = new List<StoredItem>();
        using var reader = statement.Query(parameter);
        while (reader.Read())
        {
            items.Add(new StoredItem(
                reader.GetInt32(0), reader.GetString(1), reader.GetString(2), (ItemStatus)reader.GetInt32(3),
                new DateTime(reader.GetInt64(4), DateTimeKind.Utc), reader.IsNull(5) ? null : new DateTime(reader.GetInt64(5), DateTimeKind.Utc),
                reader.GetBoolean(6), reader.GetBoolean(7)));
        }

        return items;
    }

    private sealed record StoredItem(
        int Id, string Path, string Permalink, ItemStatus Status, DateTime PublishedAt, DateTime? ExpiresAt, bool IsShadowed, bool IsLive);
}
