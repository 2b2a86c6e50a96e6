using System.Buffers.Binary;
using System.Buffers.Text;
using CuratedNews.Catalog;
using CuratedNews.Catalog.Queries;

namespace CuratedNews.Web.Representations;

/// <summary>
/// A place in any list of items, newest first: behind one item, whatever is added before or after it. Written as 16
/// characters of base64url, alike on every machine with the same content.
/// </summary>
/// <param name="Alike">How many of the items of just this key stand before the place, that item among them.</param>
internal readonly record struct ItemCursor(long SortKey, int Alike)
{
    private const int Bytes = sizeof(long) + sizeof(int);
    private const int Characters = 16;

    /// <summary>Two items of one second share a key by a chance of one in sixteen million; more than these are no list's.</summary>
    private const int MaxAlike = 100;

    public static bool TryParse(string? text, out ItemCursor cursor)
    {
        cursor = default;
        Span<byte> bytes = stackalloc byte[Bytes];
        if (text is not { Length: Characters } || !Base64Url.IsValid(text) || !Base64Url.TryDecodeFromChars(text, bytes, out var written) || written != Bytes)
        {
            return false;
        }

        cursor = new ItemCursor(BinaryPrimitives.ReadInt64BigEndian(bytes), BinaryPrimitives.ReadInt32BigEndian(bytes[sizeof(long)..]));
        return cursor.ToString() == text;
    }

    /// <summary>The cursor behind an item that a node's list has just shown.</summary>
    public static async Task<ItemCursor> OfAsync(CatalogView db, long nodeId, int itemId, CancellationToken cancellationToken)
    {
        var (sortKey, alike) = await db.PlaceInListAsync(nodeId, itemId, cancellationToken);
        return new ItemCursor(sortKey, alike);
    }

    /// <summary>The ids of a node's items behind the cursor that readers see at a moment, from an index alone. The default is the place before the first.</summary>
    public async Task<List<int>> BehindAsync(CatalogView db, long nodeId, DateTime now, int count, CancellationToken cancellationToken)
    {
        if (this == default)
        {
            return await db.ItemsOfNodeAsync(nodeId, now, count, cancellationToken);
        }

        var (key, alike) = (SortKey, Alike is < 0 or > MaxAlike ? MaxAlike : Alike);
        var members = await db.MembersAsync(nodeId, now, key, count + alike, cancellationToken);
        var shown = members.TakeWhile(member => member.SortKey == key).Take(alike).Count();
        return [.. members.Skip(shown).Take(count).Select(member => member.ItemId)];
    }

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        BinaryPrimitives.WriteInt64BigEndian(bytes, SortKey);
        BinaryPrimitives.WriteInt32BigEndian(bytes[sizeof(long)..], Alike);
        return Base64Url.EncodeToString(bytes);
    }
}
