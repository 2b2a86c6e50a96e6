using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using CuratedNews.Catalog.Search;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CuratedNews.Catalog.Sqlite;

/// <summary>
/// Which items have a word and where, read from the blocks of the full-text table <c>SearchTexts</c>. Asking SQLite for
/// the items of a common word costs eight times as much, and for those of a phrase twice to three times.
/// </summary>
/// <remarks>
/// The format is a part of SQLite's file format, told in https://sqlite.org/src/file/ext/fts5/fts5_index.c: a structure
/// lists segments; the leaves of a segment hold words in order, each with its list of items. An item's words are in
/// segments of which one is still true; in the others the item is deleted. Only what was committed is in them.
/// </remarks>
internal sealed class PostingLists : IDisposable
{
    private const int StructureRow = 10;

    /// <summary>Of the structure, before the mark of its version.</summary>
    private const int CookieBytes = 4;

    /// <summary>Before every word of the main index; others stand for indexes of beginnings.</summary>
    private const byte MainIndex = (byte)'0';

    /// <summary>The mark of the version that is read here.</summary>
    private static readonly byte[] VersionMark = [0xFF, 0, 0, 1];

    private readonly Statement _block, _leaves, _leafOf, _leafAfter;
    private readonly List<Segment> _segments = [];
    private readonly ArrayBufferWriter<byte> _joined = new();

    /// <param name="connection">In a read transaction, in which the instance is used.</param>
    public PostingLists(SqliteConnection connection)
    {
        _block = new Statement(connection, "SELECT block FROM SearchTexts_data WHERE id = ?");
        _leaves = new Statement(connection, "SELECT block FROM SearchTexts_data WHERE id BETWEEN ? AND ? ORDER BY id");
        _leafOf = new Statement(connection, "SELECT pgno FROM SearchTexts_idx WHERE segid = ? AND term <= ? ORDER BY term DESC LIMIT 1");
        _leafAfter = new Statement(connection, "SELECT pgno FROM SearchTexts_idx WHERE segid = ? AND term > ? ORDER BY term LIMIT 1");
        try
        {
            IsReadable = TryReadStructure(ReadBlock(StructureRow));
        }
        catch (Exception problem) when (IsDamage(problem))
        {
            throw Damaged("structure", problem);
        }
    }

    /// <summary>Takes an item that has the word, and the places as <see cref="PostingLeaf.NextPlace"/> reads them, good until it returns.</summary>
    public delegate void Visit(int id, ReadOnlySpan<byte> places);

    /// <summary>Is the table of the format that is read here?</summary>
    public bool IsReadable { get; }

    /// <summary>The items that have a word, in no order, none twice.</summary>
    /// <param name="word">As the table's tokenizer leaves it.</param>
    /// <exception cref="SqliteException">The table is damaged.</exception>
    public void Read(string word, Visit visit)
    {
        var key = KeyOf(word);
        foreach (var segment in _segments)
        {
            try
            {
                Read(segment, key, visit);
            }
            catch (Exception problem) when (IsDamage(problem))
            {
                throw Damaged($"segment {segment.Id}", problem);
            }
        }
    }

    /// <summary>About how long a word's list is: the leaves that it takes, from none on.</summary>
    public int LeavesOf(string word)
    {
        var key = KeyOf(word);
        return _segments.Sum(segment => LeafAfter(segment, key) - LeafOf(segment, key));
    }

    public void Dispose()
    {
        _block.Dispose();
        _leaves.Dispose();
        _leafOf.Dispose();
        _leafAfter.Dispose();
    }

    private static byte[] KeyOf(string word) => [MainIndex, .. Encoding.UTF8.GetBytes(word)];

    private static long RowOf(long segment, int page) => (segment << 37) + page;

    /// <summary>A block that ends too early, or says what cannot be.</summary>
    private static bool IsDamage(Exception problem) => problem is IndexOutOfRangeException or ArgumentOutOfRangeException or OverflowException;

    private static SqliteException Damaged(string part, Exception problem) =>
        new($"The full-text table must have whole blocks; its {part} has not: {problem.Message}", raw.SQLITE_CORRUPT);

    /// <returns>Empty where it is missing.</returns>
    private byte[] ReadBlock(long row)
    {
        using var rows = _block.Query(row);
        return rows.Read() ? rows.GetBytes(0) : [];
    }

    private bool TryReadStructure(byte[] block)
    {
        if (block.Length < CookieBytes || !block.AsSpan(CookieBytes).StartsWith(VersionMark))
        {
            return false;
        }

        var at = CookieBytes + VersionMark.Length;
        var levels = PostingLeaf.Number(block, ref at);
        Skip(2);
        for (; levels > 0; levels--)
        {
            Skip(1);
            for (var segments = PostingLeaf.Number(block, ref at); segments > 0; segments--)
            {
                var (id, first, last) = (PostingLeaf.Number(block, ref at), PostingLeaf.Number(block, ref at), PostingLeaf.Number(block, ref at));
                Skip(2);
                var deleted = ReadDeleted(id, PostingLeaf.Number(block, ref at));
                Skip(2);
                if (first > 0)
                {
                    _segments.Add(new Segment(id, first, last, deleted));
                }
            }
        }

        return true;

        void Skip(int numbers)
        {
            for (; numbers > 0; numbers--)
            {
                PostingLeaf.Number(block, ref at);
            }
        }
    }

    /// <summary>The items that a segment still has and that are not true any more; null for none.</summary>
    private IdSet? ReadDeleted(int segment, int pages)
    {
        const int HashHeader = 8;
        var deleted = pages == 0 ? null : new IdSet();
        for (var page = 0; page < pages; page++)
        {
            var block = ReadBlock(RowOf(segment + (1L << 16), page));
            var width = block[0] == sizeof(uint) ? sizeof(uint) : sizeof(ulong);
            for (var slots = block.AsSpan(HashHeader); slots.Length >= width; slots = slots[width..])
            {
                var id = width == sizeof(uint) ? BinaryPrimitives.ReadUInt32BigEndian(slots) : BinaryPrimitives.ReadUInt64BigEndian(slots);
                if (id != 0)
                {
                    deleted!.Add(checked((int)id));
                }
            }
        }

        return deleted;
    }

    /// <summary>The leaf that has the word, if any has. The lowest bit of what the table says is of no use here.</summary>
    private int LeafOf(Segment segment, byte[] key) => Math.Max(segment.First, (int)((_leafOf.Number(segment.Id, key) ?? 0) >> 1));

    private int LeafAfter(Segment segment, byte[] key) => (int)((_leafAfter.Number(segment.Id, key) >> 1) ?? segment.Last);

    private void Read(Segment segment, byte[] key, Visit visit)
    {
        using var leaves = _leaves.Query(RowOf(segment.Id, LeafOf(segment, key)), RowOf(segment.Id, segment.Last));
        if (!leaves.Read())
        {
            return;
        }

        var leaf = leaves.GetUtf8(0);
        if (!PostingLeaf.TryFind(leaf, key, out var at, out var end))
        {
            return;
        }

        var id = 0;
        var isWhole = true;
        var wholeAt = 0;
        var missing = 0;
        while (true)
        {
            if (missing > 0)
            {
                var more = Math.Min(missing, end - at);
                _joined.Write(leaf.Slice(at, more));
                (at, missing) = (at + more, missing - more);
                if (missing == 0)
                {
                    Take(_joined.WrittenSpan);
                }
            }

            while (at < end)
            {
                // An id is the distance from the one before, but for the first of a list and the first of a leaf.
                isWhole |= at == wholeAt;
                id = (isWhole ? 0 : id) + PostingLeaf.Number(leaf, ref at);
                isWhole = false;
                var size = PostingLeaf.Number(leaf, ref at) >> 1;
                if (size <= end - at)
                {
                    Take(leaf.Slice(at, size));
                    at += size;
                    continue;
                }

                _joined.ResetWrittenCount();
                _joined.Write(leaf[at..end]);
                missing = size - (end - at);
                at = end;
            }

            if (end < PostingLeaf.LengthOf(leaf) || !leaves.Read())
            {
                break;
            }

            leaf = leaves.GetUtf8(0);
            wholeAt = PostingLeaf.FirstId(leaf);
            (at, end) = (PostingLeaf.Header, PostingLeaf.FirstWord(leaf));
        }

        if (missing > 0)
        {
            throw new OverflowException("The last list must end in the segment.");
        }

        void Take(ReadOnlySpan<byte> places)
        {
            if (places.Length > 0 && segment.Deleted?.Contains(id) != true)
            {
                visit(id, places);
            }
        }
    }

    /// <param name="Deleted">The items that are in it and not true any more; null for none.</param>
    private sealed record Segment(int Id, int First, int Last, IdSet? Deleted);
}
