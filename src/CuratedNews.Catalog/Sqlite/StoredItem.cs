using CuratedNews.Content.Metadata;

namespace CuratedNews.Catalog.Sqlite;

/// <summary>What an import has to know of an item that the catalog holds already. Times are UTC.</summary>
internal sealed record StoredItem(
    int Id, string Path, string Permalink, ItemStatus Status, DateTime PublishedAt, DateTime? ExpiresAt, bool IsShadowed, bool IsLive, long SortKey, string Title, long? ExternalId)
{
    /// <summary>The beginning of every query that <see cref="AllOf"/> reads.</summary>
    public const string Query = "SELECT Id, Path, Permalink, Status, PublishedAt, ExpiresAt, IsShadowed, IsLive, SortKey, Title, ExternalId FROM Items";

    public static List<StoredItem> AllOf(Statement query, object parameter)
    {
        var items = new List<StoredItem>();
        using var reader = query.Query(parameter);
        while (reader.Read())
        {
            items.Add(new StoredItem(
                reader.GetInt32(0), reader.GetString(1), reader.GetString(2), (ItemStatus)reader.GetInt32(3),
                reader.GetTime(4), reader.IsNull(5) ? null : reader.GetTime(5),
                reader.GetBoolean(6), reader.GetBoolean(7), reader.GetInt64(8), reader.GetString(9), reader.IsNull(10) ? null : reader.GetInt64(10)));
        }

        return items;
    }
}
