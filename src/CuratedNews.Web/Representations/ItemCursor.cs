using System.Buffers.Binary;
using System.Buffers.Text;
using CuratedNews.Catalog;
using CuratedNews.Catalog.Queries;
using CuratedNews.Catalog.Rows;
using Microsoft.EntityFrameworkCore;

namespace CuratedNews.Web.Representations;

/// <summary>
/// A place in any list of items, newest first: behind one item, whatever is added before or after it. Written as 16
/// characters of base64url.
/// </summary>
internal readonly record struct ItemCursor(long SortKey, int ItemId)
{
    private const int Bytes = sizeof(long) + sizeof(int);
    private const int Characters = 16;

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

    /// <summary>The cursor behind an item that a list has just shown.</summary>
    public static async Task<ItemCursor> OfAsync(CatalogView db, int itemId, CancellationToken cancellationToken) =>
        new(await db.Items.Where(item => item.Id == itemId).Select(item => item.SortKey).SingleAsync(cancellationToken), itemId);

    /// <summary>A node's items behind the cursor that readers see at a moment, from an index alone. The default is the place before the first.</summary>
    public IQueryable<MembershipRow> Behind(CatalogView db, long nodeId, DateTime now)
    {
        if (this == default)
        {
            return db.Memberships.Published(nodeId, now);
        }

        // One bound and not two, because the index serves one.
        var (isListed, until) = (true, Math.Min(SortKey, Catalog.Rows.SortKey.Until(now)));
        var (key, id) = (SortKey, ItemId);
        return db.Memberships.Where(member =>
            member.NodeId == nodeId && member.IsListed == isListed && member.SortKey <= until && (member.SortKey < key || member.ItemId < id));
    }

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        BinaryPrimitives.WriteInt64BigEndian(bytes, SortKey);
        BinaryPrimitives.WriteInt32BigEndian(bytes[sizeof(long)..], ItemId);
        return Base64Url.EncodeToString(bytes);
    }
}
