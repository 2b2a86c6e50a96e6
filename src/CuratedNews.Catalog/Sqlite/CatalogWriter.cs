using System.Collections.Immutable;
using CuratedNews.Catalog.Changes;
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

    /// <summary>So many generations apart, nobody takes one catalog for an edit of the other.</summary>
    private const int FarAhead = 1_000_000;

    private readonly SqliteConnection _connection;
    private readonly SqliteTransaction _transaction;
    private readonly DateTime _now;
    private readonly long _generation;
    private readonly SumDeltas _deltas = new();
    private readonly FileWriter _files;
    private readonly ItemWriter _items;
    private readonly MemberWriter _members;
    private readonly SumWriter _sums;
    private readonly SearchWriter _search;
    private readonly ChangeWriter _changes;

    /// <summary>Null where the catalog was filled before, and from the moment on at which all items are written.</summary>
    private FirstImport? _first;

    /// <param name="now">UTC; the sums are right for this moment.</param>
    /// <param name="last">The generation of a catalog that was in the place of a new one, where one is known.</param>
    public CatalogWriter(SqliteConnection connection, DateTime now, long last = 0)
    {
        _connection = connection;
        _transaction = connection.BeginTransaction(deferred: false);
        _now = now;
        using (var state = new Statement(connection, "SELECT Generation FROM State"))
        {
            var generation = state.Number();
            _generation = generation ?? FirstGeneration(now, last);
            _changes = new ChangeWriter(connection, isFirst: generation is null);
            _first = generation is null ? new FirstImport(connection) : null;
        }

        _files = new FileWriter(connection);
        _items = new ItemWriter(connection);
        _members = new MemberWriter(connection);
        _sums = new SumWriter(connection, _changes);
        _search = new SearchWriter(connection, _generation + 1);
    }

    /// <summary>Whether anything that a reader could see was written.</summary>
    public bool HasChanges { get; private set; }

    public SqliteTransaction Transaction => _transaction;

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
        _changes.AddPicture(media.Name);
        return true;
    }

    /// <summary>Takes a file out, with its item where it has one.</summary>
    public void Remove(KnownFile known)
    {
        HasChanges = true;
        _files.Forget(known);
        if (known.Kind == ContentFileKind.Media)
        {
            _changes.AddPicture(known.Path[(known.Path.LastIndexOf('/') + 1)..]);
            return;
        }

        RemoveItem(known.Path);
    }

    /// <summary>Takes the item out that a file had, where it had one.</summary>
    public void RemoveItem(string path)
    {
        if (_items.Find(path) is { } item)
        {
            Withdraw(item);
            Elect(item.Permalink);
        }
    }

    /// <summary>Writes an item in place of the one that its file had.</summary>
    /// <param name="isNew">The file is: it had none.</param>
    public void SaveItem(CuratedItem item, bool isNew)
    {
        var old = isNew ? null : _items.Find(item.Path);
        if (old is not null)
        {
            Withdraw(old);
        }

        var state = ItemState.Of(item.Status, item.PublishedAt, item.ExpiresAt, isShadowed: false, _now);
        var sortKey = SortKey.Of(item.PublishedAt, item.Path);
        var id = _items.Add(item, old?.Id, sortKey, state);
        var contribution = _members.Add(item, id, sortKey, state.IsListed);
        _deltas.AddUses(contribution, 1);
        _changes.AddItem(id, item.Permalink.ToString(), item.ExternalId, item.PublishedAt, item.Status, isShadowed: false, state.IsLive);
        if (state.IsLive)
        {
            _deltas.AddLive(contribution, 1);
            _changes.Toggle(id, sortKey, item.Title, contribution);
            _search.Add(
                id, item.Title, item.Permalink.ToString(), NamesOf(item), SearchWriter.Text(item.BodyText, item.Insight?.Text), sortKey, item.ExpiresAt,
                [.. contribution.Members.Select(member => member.NodeId)]);
        }

        if (_first is null)
        {
            Elect(item.Permalink.ToString());
        }

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
        if (_items.Find(path) is { } item)
        {
            _items.ChangeBody(item.Id, clean);
            _changes.Add(Part.Item(item.Id));
            if (item.IsLive)
            {
                _search.Remove(item.Id);
                _search.Add(item.Id);
            }
        }
    }

    /// <summary>
    /// Brings every item's state up to the moment of this import: what was scheduled appears, what has expired goes. Where
    /// the clock was put back, also what came or went by the wrong one.
    /// </summary>
    /// <returns>How many items changed.</returns>
    public int Settle()
    {
        FinishFirstImport();
        using var settled = new Statement(_connection, "SELECT SettledAt FROM State");
        var early = settled.Number() > _now.Ticks ? _items.EarlyAt(_now) : [];
        List<StoredItem> due = [.. early, .. _items.DueAt(_now)];
        foreach (var item in due)
        {
            SetState(item, item.IsShadowed);
        }

        HasChanges |= due.Count > 0;
        return due.Count;
    }

    /// <summary>Puts a file's item out, whatever its state, before all others with its permalink; nothing where the file has none.</summary>
    public void Publish(string path)
    {
        if (_items.Find(path) is not { } item)
        {
            return;
        }

        foreach (var rival in _items.WithPermalink(item.Permalink).Where(rival => rival.Id != item.Id))
        {
            SetState(rival, isShadowed: true);
        }

        using (var publish = new Statement(_connection, "UPDATE Items SET Status = ?, ExpiresAt = NULL WHERE Id = ?"))
        {
            publish.Run(ItemStatus.Published, item.Id);
        }

        SetState(item with { Status = ItemStatus.Published, ExpiresAt = null }, isShadowed: false);
    }

    /// <summary>Writes the sums for readers inside this transaction, which is not to be committed.</summary>
    /// <param name="generation">What they are to take the catalog's for.</param>
    public void Rehearse(long generation)
    {
        FinishSums();
        using var state = new Statement(_connection, "UPDATE State SET Generation = ?, SettledAt = ?");
        state.Run(generation, _now);
    }

    /// <summary>Writes the sums and ends the transaction. The generation grows where anything changed.</summary>
    /// <param name="renderingVersion">By which every item is now rendered.</param>
    public void Commit(int renderingVersion)
    {
        FinishSums();
        using (var state = new Statement(
            _connection,
            "INSERT INTO State (Id, Generation, SettledAt, RenderingVersion, Items, Captures, Warnings) VALUES (?, ?, ?, ?, ?, ?, ?) "
            + "ON CONFLICT (Id) DO UPDATE SET Generation = excluded.Generation, SettledAt = excluded.SettledAt, RenderingVersion = excluded.RenderingVersion, "
            + "Items = Items + excluded.Items, Captures = Captures + excluded.Captures, Warnings = Warnings + excluded.Warnings"))
        {
            state.Run(StateRow.OnlyId, _generation + (HasChanges ? 1 : 0), _now, renderingVersion, _items.Count, _files.Captures, _files.Warnings);
        }

        if (HasChanges)
        {
            _changes.Write(_generation + 1);
        }

        _transaction.Commit();
    }

    public void Dispose()
    {
        _files.Dispose();
        _items.Dispose();
        _members.Dispose();
        _sums.Dispose();
        _search.Dispose();
        _changes.Dispose();
        _transaction.Dispose();
    }

    /// <summary>Of a new catalog: later than any that a catalog before it can have reached, so that nothing kept in memory of that one is taken for right.</summary>
    private static long FirstGeneration(DateTime now, long last) => Math.Max(now.Ticks / TimeSpan.TicksPerMillisecond, last + FarAhead);

    /// <summary>In the order in which the catalog gives them back.</summary>
    private static IEnumerable<string> NamesOf(CuratedItem item)
    {
        IEnumerable<string> names =
            [.. item.Topics.Select(topic => topic.FullName), .. item.Offerings.Select(offering => offering.Label), .. item.Curators.Select(curator => curator.Name)];
        return item.Source is { } source ? names.Append(source.Host) : names;
    }

    /// <summary>Takes an item and all that it added out of the catalog.</summary>
    private void Withdraw(StoredItem item)
    {
        var contribution = _members.Read(item);
        _deltas.AddUses(contribution, -1);
        _changes.AddItem(item);
        if (item.IsLive)
        {
            _deltas.AddLive(contribution, -1);
            _changes.Toggle(item.Id, item.SortKey, item.Title, contribution);
            _search.Remove(item.Id);
        }

        _members.Delete(item.Id);
        _items.Delete(item.Id);
    }

    /// <summary>Makes up for what a first import puts off: after it the catalog is as any other.</summary>
    private void FinishFirstImport()
    {
        if (_first is null)
        {
            return;
        }

        _sums.Write(_deltas);
        _deltas.Clear();
        _first.Finish();
        _first = null;
        _items.ContestedPermalinks().ForEach(Elect);
    }

    /// <summary>Decides which of the items with one permalink is shown: a published one before others, then the first path.</summary>
    private void Elect(string permalink)
    {
        var rivals = _items.WithPermalink(permalink);
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

    private void FinishSums()
    {
        _sums.Write(_deltas);
        _sums.Finish();
        _search.Finish();
    }

    private void SetState(StoredItem item, bool isShadowed)
    {
        var state = ItemState.Of(item.Status, item.PublishedAt, item.ExpiresAt, isShadowed, _now);
        if (state.IsLive != item.IsLive || isShadowed != item.IsShadowed)
        {
            _changes.AddItem(item);
            _changes.AddItem(item with { IsShadowed = isShadowed, IsLive = state.IsLive });
        }

        if (state.IsLive != item.IsLive)
        {
            var contribution = _members.Read(item);
            _deltas.AddLive(contribution, state.IsLive ? 1 : -1);
            _changes.Toggle(item.Id, item.SortKey, item.Title, contribution);
            if (state.IsLive)
            {
                _search.Add(item.Id);
            }
            else
            {
                _search.Remove(item.Id);
            }
        }

        _items.SetState(item.Id, isShadowed, state);
        _members.SetListed(item.Id, state.IsListed);
    }
}
