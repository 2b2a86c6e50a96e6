using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace CuratedNews.Catalog.Sqlite;

/// <summary>
/// How a leaf of a full-text table is written: a header, the words in order, each with its list, then where each word
/// stands. A list has the items with the word, and of each the size of its places and the places.
/// </summary>
/// <remarks>
/// https://sqlite.org/src/file/ext/fts5/fts5_index.c. On a leaf that ends too early all of this throws
/// <see cref="IndexOutOfRangeException"/>, <see cref="ArgumentOutOfRangeException"/> or <see cref="OverflowException"/>.
/// </remarks>
internal static class PostingLeaf
{
    /// <summary>Bytes before the first word or, of a list that the leaf before began, what follows of it.</summary>
    public const int Header = 4;

    /// <summary>A column begins at a multiple of that.</summary>
    private const int ColumnSize = 1 << 28;

    /// <summary>Where a leaf's words and lists end, and the places of its words begin.</summary>
    public static int LengthOf(ReadOnlySpan<byte> leaf)
    {
        var length = BinaryPrimitives.ReadUInt16BigEndian(leaf[2..]);
        return length <= leaf.Length ? length : throw new OverflowException($"A leaf must have {length} bytes; found {leaf.Length}.");
    }

    /// <summary>Where a list that the leaf before began goes on with a whole id; 0 for nowhere.</summary>
    public static int FirstId(ReadOnlySpan<byte> leaf) => BinaryPrimitives.ReadUInt16BigEndian(leaf);

    /// <summary>Where the first word of a leaf stands, and the list of the leaf before ends.</summary>
    public static int FirstWord(ReadOnlySpan<byte> leaf)
    {
        var at = LengthOf(leaf);
        return at < leaf.Length ? Number(leaf, ref at) : at;
    }

    /// <summary>Where on a leaf a word's list begins and ends; false where the leaf has not the word.</summary>
    public static bool TryFind(ReadOnlySpan<byte> leaf, ReadOnlySpan<byte> key, out int start, out int end)
    {
        var words = LengthOf(leaf);
        var (next, same) = (0, 0);
        (start, end) = (0, 0);
        for (var isFirst = true; words < leaf.Length; isFirst = false)
        {
            next += Number(leaf, ref words);
            var at = next;

            // A word is written as what it shares with the one before, and the rest.
            var shared = isFirst ? 0 : Number(leaf, ref at);
            var rest = Number(leaf, ref at);
            if (shared <= same)
            {
                same = shared + key[shared..].CommonPrefixLength(leaf.Slice(at, rest));
                if (same == key.Length && shared + rest == key.Length)
                {
                    var following = words;
                    (start, end) = (at + rest, words < leaf.Length ? next + Number(leaf, ref following) : LengthOf(leaf));
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>The next place of a word in an item: a column and, from 0, the word's number in it.</summary>
    /// <param name="current">The place before; in the beginning what <paramref name="less"/> is below 0.</param>
    /// <param name="less">By how much all places are wanted smaller.</param>
    /// <returns>Where the place after it stands, and the place. Neighbouring words' places differ by 1.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (int At, int Current) NextPlace(ReadOnlySpan<byte> places, int at, int current, int less = 0)
    {
        var step = (uint)places[at] - 2;
        return step < 0x7E ? (at + 1, current + (int)step) : FarPlace(places, at, current, less);
    }

    /// <summary>An unsigned number in SQLite's own way: seven bits a byte, the upper ones first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Number(ReadOnlySpan<byte> bytes, ref int at) => bytes[at] < 0x80 ? bytes[at++] : LongNumber(bytes, ref at);

    private static int LongNumber(ReadOnlySpan<byte> bytes, ref int at)
    {
        var number = 0L;
        byte value;
        do
        {
            value = bytes[at++];
            number = (number << 7) | (value & 0x7FL);
        }
        while (value >= 0x80);

        return checked((int)number);
    }

    /// <summary>A place in another column, or further away than a byte says.</summary>
    private static (int At, int Current) FarPlace(ReadOnlySpan<byte> places, int at, int current, int less)
    {
        var step = Number(places, ref at);
        if (step == 1)
        {
            current = (ColumnSize * Number(places, ref at)) - less;
            step = Number(places, ref at);
        }

        return (at, current + step - 2);
    }
}
