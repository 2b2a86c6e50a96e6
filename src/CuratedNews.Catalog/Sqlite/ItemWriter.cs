using System.Text.Json;
using CuratedNews.Catalog.Importing;
using CuratedNews.Content;
using CuratedNews.Content.Metadata;
using Microsoft.Data.Sqlite;

namespace CuratedNews.Catalog.Sqlite;

/// <summary>Writes items with their texts and aliases, and finds those that the catalog holds.</summary>
internal sealed class ItemWriter(SqliteConnection connection) : IDisposable
{
    private readonly Statement _find = new(connection, $"{StoredItem.Query} WHERE Path = ?");
    private readonly Statement _rivals = new(connection, $"{StoredItem.Query} WHERE Permalink = ?");
    private readonly Statement _due = new(connection, $"{StoredItem.Query} WHERE ChangesAt IS NOT NULL AND ChangesAt <= ?");
    private readonly Statement _early = new(
        connection,
        $"{StoredItem.Query} WHERE Status = {(int)ItemStatus.Published} AND NOT IsShadowed AND ((IsLive AND PublishedAt > ?1) OR (NOT IsLive AND ChangesAt IS NULL AND ExpiresAt > ?1))");
    private readonly Statement _add = new(
        connection,
        "INSERT INTO Items (Id, Path, ExternalId, Permalink, Status, SortKey, PublishedAt, ModifiedAt, ExpiresAt, IsShadowed, IsLive, ChangesAt, Title, Summary, ReadingMinutes, SourceHost, SourceUrl, IsOriginalCanonical, TopicLabel, TopicSlug, ImageName, ImageAlt) "
        + "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    private readonly Statement _delete = new(connection, "DELETE FROM Items WHERE Id = ?");
    private readonly Statement _setState = new(connection, "UPDATE Items SET IsShadowed = ?, IsLive = ?, ChangesAt = ? WHERE Id = ?");
    private readonly Statement _addText = new(
        connection,
        "INSERT INTO ItemTexts (ItemId, Body, Trail, HatTipName, HatTipUrl, InsightName, InsightText, OpenGraphTitle, OpenGraphDescription, TwitterTitle, TwitterDescription) "
        + "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    private readonly Statement _deleteText = new(connection, "DELETE FROM ItemTexts WHERE ItemId = ?");
    private readonly Statement _readBody = new(connection, "SELECT Body FROM ItemTexts WHERE ItemId = ?");
    private readonly Statement _setBody = new(connection, "UPDATE ItemTexts SET Body = ? WHERE ItemId = ?");
    private readonly Statement _addAlias = new(connection, "INSERT INTO Aliases (Path, ItemId) VALUES (?, ?)");
    private readonly Statement _deleteAliases = new(connection, "DELETE FROM Aliases WHERE ItemId = ?");
    private int _lastId = Last(connection);

    /// <summary>How many more items there are than before.</summary>
    public int Count { get; private set; }

    public StoredItem? Find(string path) => StoredItem.AllOf(_find, path) is [var item] ? item : null;

    /// <summary>The items with a permalink, of which one is shown.</summary>
    public List<StoredItem> WithPermalink(string permalink) => StoredItem.AllOf(_rivals, permalink);

    /// <summary>All permalinks that more than one item has.</summary>
    public List<string> ContestedPermalinks()
    {
        var permalinks = new List<string>();
        using var contested = new Statement(connection, "SELECT Permalink FROM Items GROUP BY Permalink HAVING count(*) > 1");
        using var reader = contested.Query();
        while (reader.Read())
        {
            permalinks.Add(reader.GetString(0));
        }

        return permalinks;
    }

    /// <summary>The items that appear or expire up to a moment and have not yet.</summary>
    public List<StoredItem> DueAt(DateTime moment) => StoredItem.AllOf(_due, moment);

    /// <summary>The items that appeared or expired by a clock that went wrong, and at the moment have not yet. Looks at all items.</summary>
    public List<StoredItem> EarlyAt(DateTime moment) => StoredItem.AllOf(_early, moment);

    /// <param name="oldId">The id that the file's item had; null where it had none.</param>
    /// <returns>The item's id.</returns>
    public int Add(CuratedItem item, int? oldId, long sortKey, ItemState state)
    {
        var id = oldId ?? ++_lastId;
        var topic = item.Topics.IsEmpty ? null : item.Topics[0];
        _add.Run(
            id, item.Path, item.ExternalId, item.Permalink.ToString(), item.Status, sortKey, item.PublishedAt, item.ModifiedAt, item.ExpiresAt, false, state.IsLive, state.ChangesAt,
            item.Title, item.Summary, item.ReadingMinutes, item.Source?.Host, item.Source?.Url, item.IsOriginalCanonical, topic?.Label, topic?.Slug.ToString(), item.Image?.FileName, item.Image?.Alt);
        _addText.Run(
            id, item.Body.ToString(), TrailJson(item), item.HatTip?.Name, item.HatTip?.Url, item.Insight?.Name, item.Insight?.Text,
            item.OpenGraph?.Title, item.OpenGraph?.Description, item.Twitter?.Title, item.Twitter?.Description);
        foreach (var alias in item.Aliases)
        {
            _addAlias.Run(alias.ToString(), id);
        }

        Count++;
        return id;
    }

    public void Delete(int id)
    {
        Count--;
        _deleteAliases.Run(id);
        _deleteText.Run(id);
        _delete.Run(id);
    }

    public void SetState(int id, bool isShadowed, ItemState state) => _setState.Run(isShadowed, state.IsLive, state.ChangesAt, id);

    public void ChangeBody(int id, Func<string, string> change)
    {
        string body;
        using (var reader = _readBody.Query(id))
        {
            reader.Read();
            body = reader.GetString(0);
        }

        _setBody.Run(change(body), id);
    }

    public void Dispose()
    {
        foreach (var statement in (Statement[])[_find, _rivals, _due, _early, _add, _delete, _setState, _addText, _deleteText, _readBody, _setBody, _addAlias, _deleteAliases])
        {
            statement.Dispose();
        }
    }

    private static string TrailJson(CuratedItem item) =>
        JsonSerializer.Serialize(item.Trail.Select(crumb => new[] { crumb.Label, crumb.Section?.ToString() }));

    private static int Last(SqliteConnection connection)
    {
        using var items = new Statement(connection, "SELECT coalesce(max(Id), 0) FROM Items");
        return (int)items.Number()!.Value;
    }
}
