using System.Runtime.InteropServices;
using CuratedNews.Content.Html;
using CuratedNews.Content.Metadata;
using Microsoft.Data.Sqlite;

namespace CuratedNews.Catalog.Sqlite;

/// <summary>
/// Keeps the full-text tables and <c>SearchRows</c> to the items that readers see. Changes are gathered and written in the
/// order of the ids: a full-text table begins a new part of its index whenever an id is below the one before.
/// </summary>
/// <param name="generation">Of the transaction.</param>
internal sealed class SearchWriter(SqliteConnection connection, long generation) : IDisposable
{
    /// <summary>Changes held in memory before they are written, of items and of characters.</summary>
    private const int MaxGathered = 2_000;
    private const int MaxCharacters = 1_000_000;

    private readonly SortedSet<int> _removed = [];
    private readonly SortedDictionary<int, Entry> _added = [];
    private readonly WordsOnce _words = new();
    private long _characters;

    private readonly Statement _addTexts = new(connection, "INSERT INTO SearchTexts (rowid, Title, Names, Text) VALUES (?, ?, ?, ?)");
    private readonly Statement _addNames = new(connection, "INSERT INTO SearchNames (rowid, Title, Names) VALUES (?, ?, ?)");
    private readonly Statement _addSpelling = new(connection, "INSERT INTO SearchSpelling (rowid, Text) VALUES (?, ?)");
    private readonly Statement _deleteTexts = new(connection, "DELETE FROM SearchTexts WHERE rowid = ?");
    private readonly Statement _deleteNames = new(connection, "DELETE FROM SearchNames WHERE rowid = ?");
    private readonly Statement _deleteSpelling = new(connection, "DELETE FROM SearchSpelling WHERE rowid = ?");
    private readonly Statement _setRow = new(
        connection,
        "INSERT INTO SearchRows (ItemId, ChangedIn, SortKey, ExpiresAt, Nodes) VALUES (?, ?, ?, ?, ?) ON CONFLICT (ItemId) DO UPDATE SET "
        + "ChangedIn = excluded.ChangedIn, SortKey = excluded.SortKey, ExpiresAt = excluded.ExpiresAt, Nodes = excluded.Nodes");

    private readonly Statement _readItem = new(
        connection,
        "SELECT i.Title, i.Permalink, i.SortKey, i.ExpiresAt, t.Body, t.InsightText FROM Items i JOIN ItemTexts t ON t.ItemId = i.Id WHERE i.Id = ?");

    private readonly Statement _readNames = new(
        connection,
        "SELECT m.NodeId, n.Kind, s.Name FROM Memberships m JOIN Nodes n ON n.Id = m.NodeId JOIN NodeNames s ON s.Id = m.NameId WHERE m.ItemId = ? ORDER BY n.Kind, m.Ordinal");

    private readonly Statement _deleteGone = new(connection, "DELETE FROM SearchRows WHERE ChangedIn = ? AND SortKey = 0");

    /// <summary>Takes an item in.</summary>
    /// <param name="names">Of its topics, offerings, curators and source.</param>
    /// <param name="nodes">The ids of all its nodes.</param>
    public void Add(int itemId, string title, string permalink, IEnumerable<string> names, string text, long sortKey, DateTime? expiresAt, ReadOnlySpan<long> nodes)
    {
        var named = PlainLatin.Of(string.Join('\n', names.Append(WordsOfUrl(title, permalink))));
        _added[itemId] = new Entry(PlainLatin.Of(title), named, PlainLatin.Of(text), sortKey, expiresAt, MemoryMarshal.AsBytes(nodes).ToArray());
        _characters += title.Length + named.Length + text.Length;
        if (_added.Count + _removed.Count > MaxGathered || _characters > MaxCharacters)
        {
            Write();
        }
    }

    /// <summary>Takes an item in whose time has come, from the catalog.</summary>
    public void Add(int itemId)
    {
        var nodes = new List<long>();
        var names = new List<string>();
        using (var members = _readNames.Query(itemId))
        {
            while (members.Read())
            {
                nodes.Add(members.GetInt64(0));
                if ((Rows.NodeKind)members.GetInt32(1) != Rows.NodeKind.Section)
                {
                    names.Add(members.GetString(2));
                }
            }
        }

        using var item = _readItem.Query(itemId);
        item.Read();
        DateTime? expiresAt = item.IsNull(3) ? null : item.GetTime(3);
        var text = Text(PlainText.Of(SafeHtml.FromCatalog(item.GetString(4))), item.GetStringOrNull(5));
        Add(itemId, item.GetString(0), item.GetString(1), names, text, item.GetInt64(2), expiresAt, CollectionsMarshal.AsSpan(nodes));
    }

    /// <summary>Takes an item out that is in.</summary>
    public void Remove(int itemId)
    {
        // What is not written yet is in no table; the row that was there before it is among the removed already.
        if (!_added.Remove(itemId))
        {
            _removed.Add(itemId);
        }
    }

    /// <summary>What is searched of an item besides its title and names.</summary>
    public static string Text(string body, string? remark) => remark is null ? body : $"{body}\n{remark}";

    /// <summary>The words of an item's URL that its title has not, such as a title in another script as somebody wrote it in Latin letters.</summary>
    private static string WordsOfUrl(string title, string permalink)
    {
        var words = Slug.TryFromName(title, out var slug) ? slug.ToString().Split('-') : [];
        return string.Join(' ', permalink[(permalink.LastIndexOf('/') + 1)..].Split('-', StringSplitOptions.RemoveEmptyEntries).Except(words, StringComparer.Ordinal));
    }

    /// <summary>Writes what is gathered, and forgets the items that went so long ago that whoever has them must read all rows again.</summary>
    public void Finish()
    {
        Write();
        _deleteGone.Run(generation - Search.FacetIndex.MaxGenerationsBehind);
    }

    public void Dispose()
    {
        foreach (var statement in (Statement[])[_addTexts, _addNames, _addSpelling, _deleteTexts, _deleteNames, _deleteSpelling, _setRow, _readItem, _readNames, _deleteGone])
        {
            statement.Dispose();
        }
    }

    private void Write()
    {
        foreach (var itemId in _removed)
        {
            _deleteTexts.Run(itemId);
            _deleteNames.Run(itemId);
            _deleteSpelling.Run(itemId);
            _setRow.Run(itemId, generation, 0L, null, Array.Empty<byte>());
        }

        // One table after the other: what each holds in memory is large, and is faster to reach where it was just now.
        foreach (var (itemId, entry) in _added)
        {
            _addTexts.Run(itemId, entry.Title, entry.Names, entry.Text);
            _setRow.Run(itemId, generation, entry.SortKey, entry.ExpiresAt, entry.Nodes);
        }

        foreach (var (itemId, entry) in _added)
        {
            _addNames.Run(itemId, entry.Title, entry.Names);
        }

        foreach (var (itemId, entry) in _added)
        {
            _addSpelling.Run(itemId, _words.EachOnce(entry.Title, entry.Names, entry.Text));
        }

        _removed.Clear();
        _added.Clear();
        _characters = 0;
    }

    private sealed record Entry(string Title, string Names, string Text, long SortKey, DateTime? ExpiresAt, byte[] Nodes);
}
