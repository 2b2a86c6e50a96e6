using System.Runtime.InteropServices;
using CuratedNews.Catalog.Changes;
using CuratedNews.Catalog.Importing;
using CuratedNews.Catalog.Queries;
using CuratedNews.Catalog.Rows;
using CuratedNews.Catalog.Search;
using CuratedNews.Content.Metadata;
using Microsoft.Data.Sqlite;

namespace CuratedNews.Catalog.Sqlite;

/// <summary>
/// Gathers which parts of the catalog an import changes and writes them down for those who keep pages. What goes and comes
/// back the same is no change. An import that changes too much, such as the first, is written down as one that may have
/// changed anything.
/// </summary>
internal sealed class ChangeWriter : IDisposable
{
    /// <summary>Imports whose changes are known.</summary>
    public const int MaxGenerations = 1_000;

    /// <summary>Of each kind that is gathered. Beyond that, looking through them costs more than making pages.</summary>
    private const int Most = 20_000;

    private readonly SqliteConnection _connection;
    private readonly Statement _aliases, _node, _older, _newer;
    private readonly HashSet<uint> _parts = [];
    private readonly Dictionary<long, ulong> _lists = [];
    private readonly Dictionary<string, (ulong Items, int Changes)> _words = new(StringComparer.Ordinal);
    private readonly HashSet<(long SectionId, int ItemId, long SortKey)> _places = [];
    private readonly HashSet<(string Path, int ItemId, string Permalink, ItemStatus Status, bool IsShadowed, bool IsLive)> _paths = [];
    private readonly string? _front;
    private readonly int _rareBefore;
    private bool _isEverything;

    /// <param name="isFirst">Nothing was imported before.</param>
    public ChangeWriter(SqliteConnection connection, bool isFirst)
    {
        _connection = connection;
        _aliases = new Statement(connection, "SELECT Path FROM Aliases WHERE ItemId = ?");
        _node = new Statement(connection, "SELECT Kind, Key FROM Nodes WHERE Id = ?");
        _older = new Statement(connection, "SELECT ItemId FROM Memberships WHERE NodeId = ? AND IsListed = 1 AND SortKey < ? ORDER BY SortKey DESC LIMIT 1");
        _newer = new Statement(connection, "SELECT ItemId FROM Memberships WHERE NodeId = ? AND IsListed = 1 AND SortKey > ? ORDER BY SortKey LIMIT 1");
        _isEverything = isFirst;
        if (!isFirst)
        {
            (_front, _rareBefore) = (MainSections(), MostOfRareWord());
        }
    }

    /// <summary>An item is written, taken out, or put into or out of a state. It is in the catalog, with its aliases.</summary>
    public void AddItem(int itemId, string permalink, long? externalId, DateTime publishedAt, ItemStatus status, bool isShadowed, bool isLive)
    {
        if (_isEverything)
        {
            return;
        }

        Add(Part.Item(itemId));
        Add(Part.Month(SortKey.MonthOf(publishedAt)));
        if (externalId is { } identifier)
        {
            Add(Part.Identifier(identifier));
        }

        Toggle(_paths, (permalink, itemId, permalink, status, isShadowed, isLive));
        using var aliases = _aliases.Query(itemId);
        while (aliases.Read())
        {
            Toggle(_paths, (aliases.GetString(0), itemId, permalink, status, isShadowed, isLive));
        }

        GiveUpBeyond(_paths.Count);
    }

    /// <summary>As the catalog holds an item.</summary>
    public void AddItem(StoredItem item) => AddItem(item.Id, item.Permalink, item.ExternalId, item.PublishedAt, item.Status, item.IsShadowed, item.IsLive);

    /// <summary>An image came, went or is another.</summary>
    public void AddPicture(string name)
    {
        Add(Part.Picture(name));
        Add(Part.Pictures);
        Add(Part.Urls);
    }

    /// <summary>Readers see an item from now on, or no longer: told twice, it is as it was.</summary>
    public void Toggle(int itemId, long sortKey, string title, Contribution item)
    {
        if (_isEverything)
        {
            return;
        }

        var mark = Mark(itemId, sortKey);
        var section = 0L;
        foreach (var member in item.Members)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_lists, member.NodeId, out _) ^= mark;
            section = member.Kind == NodeKind.Section ? member.NodeId : section;
        }

        foreach (var word in RelatedItems.WordsOf(title))
        {
            ref var changed = ref CollectionsMarshal.GetValueRefOrAddDefault(_words, word, out _);
            changed = (changed.Items ^ Mark(itemId, 0), changed.Changes + 1);
        }

        Toggle(_places, (section, itemId, sortKey));
        GiveUpBeyond(Math.Max(_lists.Count, Math.Max(_words.Count, _places.Count)));
    }

    /// <summary>A node has other numbers than before.</summary>
    /// <param name="before">Its items then.</param>
    /// <param name="after">Its items now; the same for all but sums of items.</param>
    public void AddSums(long nodeId, int before = 0, int after = 0)
    {
        if (_isEverything)
        {
            return;
        }

        Add(Part.Sums(nodeId));
        var (isOtherStep, comesOrGoes) = (Rarity.StepOf(before) != Rarity.StepOf(after), (before == 0) != (after == 0));
        if (!isOtherStep && !comesOrGoes)
        {
            return;
        }

        Add(Part.Rarity(nodeId));
        using var node = _node.Query(nodeId);
        node.Read();
        var (kind, key) = ((NodeKind)node.GetInt32(0), node.GetString(1));
        if (isOtherStep && kind == NodeKind.Section && key == "/")
        {
            // What is related to any item depends on the number of all.
            AddEverything();
        }

        if (comesOrGoes)
        {
            Add(Part.Name(kind, key));
            Add(Part.Path(PathOf(kind, key)));
            Add(Part.Urls);
        }
    }

    public void Add(Part part)
    {
        if (!_isEverything)
        {
            _parts.Add(part.Number);
            GiveUpBeyond(_parts.Count);
        }
    }

    /// <summary>Writes down what was gathered, after everything else of the import is written.</summary>
    /// <param name="generation">Which the import makes.</param>
    public void Write(long generation)
    {
        if (!_isEverything && (_front != MainSections() || _rareBefore != MostOfRareWord()))
        {
            AddEverything();
        }

        if (!_isEverything)
        {
            AddGathered();
        }

        using var write = new Statement(_connection, "INSERT INTO Changes (Generation, Parts) VALUES (?, ?)");
        using var forget = new Statement(_connection, "DELETE FROM Changes WHERE Generation <= ?");
        write.Run(generation, _isEverything ? null : ToBytes());
        forget.Run(generation - MaxGenerations);
    }

    /// <summary>What the imports changed that lie between two generations.</summary>
    /// <param name="after">Not counted itself.</param>
    public static ChangedParts Read(SqliteConnection connection, long after, long until)
    {
        var numbers = new HashSet<uint>();
        using var statement = new Statement(connection, "SELECT Parts FROM Changes WHERE Generation > ? AND Generation <= ?");
        using var rows = statement.Query(after, until);
        var found = 0L;
        while (rows.Read())
        {
            if (rows.IsNull(0))
            {
                return ChangedParts.Everything;
            }

            found++;
            foreach (var number in MemoryMarshal.Cast<byte, uint>(rows.GetUtf8(0)))
            {
                numbers.Add(number);
            }
        }

        // Of another catalog, or too long ago.
        return found == until - after ? new ChangedParts(numbers) : ChangedParts.Everything;
    }

    public void Dispose()
    {
        foreach (var statement in (Statement[])[_aliases, _node, _older, _newer])
        {
            statement.Dispose();
        }
    }

    /// <summary>A number for an item at a place; those of several are told apart by their sum without carry.</summary>
    private static ulong Mark(int itemId, long sortKey)
    {
        var mixed = (ulong)sortKey ^ ((ulong)(uint)itemId * 0x9E3779B97F4A7C15);
        mixed = (mixed ^ (mixed >> 33)) * 0xFF51AFD7ED558CCD;
        mixed = (mixed ^ (mixed >> 33)) * 0xC4CEB9FE1A85EC53;
        return mixed ^ (mixed >> 33);
    }

    /// <summary>The path of a node's page, without a '/' at its end.</summary>
    private static string PathOf(NodeKind kind, string key) => kind switch
    {
        NodeKind.Section => key.TrimEnd('/'),
        NodeKind.Topic => $"/topic/{key}",
        NodeKind.Offering => $"/offering/{key}",
        NodeKind.Author => $"/author/{key}",
        _ => $"/source/{key}",
    };

    private static void Toggle<T>(HashSet<T> set, T value)
    {
        if (!set.Add(value))
        {
            set.Remove(value);
        }
    }

    private void AddGathered()
    {
        foreach (var (path, _, _, _, _, _) in _paths)
        {
            Add(Part.Path(path));
        }

        if (_paths.Count + _places.Count > 0)
        {
            Add(Part.Urls);
        }

        foreach (var (nodeId, items) in _lists)
        {
            if (items != 0)
            {
                Add(Part.List(nodeId));
            }
        }

        var most = MostOfRareWord();
        foreach (var (word, (items, changes)) in _words)
        {
            // A word that very many have says nothing, whether one more has it or not.
            if (items != 0 && RelatedMemory.CountWithWord(_connection, word, most + changes + 1) <= most + changes)
            {
                Add(Part.Word(word));
            }
        }

        foreach (var (sectionId, _, sortKey) in _places)
        {
            foreach (var neighbour in (Statement[])[_older, _newer])
            {
                if (neighbour.Number(sectionId, sortKey) is { } itemId)
                {
                    Add(Part.Neighbours((int)itemId));
                }
            }
        }
    }

    private void GiveUpBeyond(int count)
    {
        if (count > Most)
        {
            AddEverything();
        }
    }

    private void AddEverything()
    {
        _isEverything = true;
        _parts.Clear();
        _lists.Clear();
        _words.Clear();
        _places.Clear();
        _paths.Clear();
    }

    private byte[] ToBytes()
    {
        uint[] numbers = [.. _parts.Order()];
        return MemoryMarshal.AsBytes(numbers.AsSpan()).ToArray();
    }

    private int MostOfRareWord()
    {
        using var items = new Statement(_connection, "SELECT Items FROM State");
        return RelatedMemory.MostOf((int)(items.Number() ?? 0));
    }

    /// <summary>What every page shows of the sections below the home page, as text.</summary>
    private string MainSections()
    {
        using var statement = new Statement(
            _connection,
            "SELECT n.Key, n.Label FROM NodeLinks l JOIN Nodes n ON n.Id = l.OtherId "
            + "WHERE l.NodeId = (SELECT Id FROM Nodes WHERE Kind = ? AND Key = '/') AND l.Kind = ? ORDER BY l.Items DESC, l.OtherId LIMIT ?");
        using var rows = statement.Query(NodeKind.Section, LinkKind.Child, NodeQueries.MainSections);
        var text = "";
        while (rows.Read())
        {
            text += $"{rows.GetString(0)}\n{rows.GetString(1)}\n";
        }

        return text;
    }
}
