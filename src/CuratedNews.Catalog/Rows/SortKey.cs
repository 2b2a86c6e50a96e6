using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CuratedNews.Catalog.Rows;

/// <summary>
/// An item's place among all items, newest first: the larger the key, the newer. The upper bits are seconds since 1970,
/// the lower 24 a hash of the file's path, so that the order is total and depends on nothing but the file.
/// </summary>
public static class SortKey
{
    private const int HashBits = 24;

    /// <param name="publishedAt">UTC.</param>
    public static long Of(DateTime publishedAt, string path)
    {
        var hash = BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(path)));
        return (Seconds(publishedAt) << HashBits) | (hash >> (32 - HashBits));
    }

    /// <summary>The largest key that an item published at or before a moment can have.</summary>
    public static long Until(DateTime moment) => ((Seconds(moment) + 1) << HashBits) - 1;

    /// <summary>The largest key that an item published at or before a moment can have, and that is below another key.</summary>
    /// <param name="before">Null for no other bound.</param>
    public static long Until(DateTime moment, long? before) => Math.Min(Until(moment), (before ?? long.MaxValue) - 1);

    /// <summary>The second, UTC, that a key begins with.</summary>
    public static DateTime TimeOf(long sortKey) => DateTime.UnixEpoch.AddSeconds(sortKey >> HashBits);

    /// <summary>The smallest key of a month, counted as <see cref="MonthOf"/> does.</summary>
    public static long MonthStart(int month) => Seconds(new DateTime(month / 12, (month % 12) + 1, 1, 0, 0, 0, DateTimeKind.Utc)) << HashBits;

    /// <summary>Months since the year 0: years times twelve plus the month, from 0.</summary>
    public static int MonthOf(DateTime publishedAt) => (publishedAt.Year * 12) + publishedAt.Month - 1;

    private static long Seconds(DateTime moment) => (moment.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerSecond;
}
