using System.Text.Json;
using CuratedNews.Catalog.Rows;
using CuratedNews.Catalog.Sqlite;
using CuratedNews.Content.Metadata;

namespace CuratedNews.Catalog.Queries;

/// <summary>The columns that SQL asks for, and how what pages show is made of them. Tables have fixed names: i for items, t for their texts, n for nodes.</summary>
internal static class RowColumns
{
    /// <summary>What readers see at a moment, which is the parameter ?1. The status is <see cref="ItemStatus.Published"/>, spelled out as indexes have it.</summary>
    public const string Published = "i.Status = 0 AND NOT i.IsShadowed AND i.PublishedAt <= ?1 AND (i.ExpiresAt IS NULL OR i.ExpiresAt > ?1)";

    public const string Card = "i.Id, i.Permalink, i.Title, i.Summary, i.PublishedAt, i.ReadingMinutes, i.SourceHost, i.TopicLabel, i.TopicSlug, i.ImageName, i.ImageAlt";

    public const string Item =
        "i.Id, i.Path, i.ExternalId, i.Permalink, i.Status, i.SortKey, i.PublishedAt, i.ModifiedAt, i.ExpiresAt, i.IsShadowed, i.IsOriginalCanonical, " +
        "i.IsLive, i.ChangesAt, i.Title, i.Summary, i.ReadingMinutes, i.SourceHost, i.SourceUrl, i.TopicLabel, i.TopicSlug, i.ImageName, i.ImageAlt";

    /// <summary>Of how many <see cref="Item"/> consists.</summary>
    public const int OfItem = 22;

    public const string Text =
        "t.ItemId, t.Body, t.Trail, t.HatTipName, t.HatTipUrl, t.InsightName, t.InsightText, t.OpenGraphTitle, t.OpenGraphDescription, t.TwitterTitle, t.TwitterDescription";

    public const string Node = "n.Id, n.Kind, n.Key, n.Label, n.Vocabulary, n.Items, n.Mentions";

    /// <summary>Before the number of items.</summary>
    public const string Tie = "n.Kind, n.Key, n.Label, n.Vocabulary";

    /// <summary>A list of values as one parameter, so that a statement has one text however many there are: <c>IN (SELECT value FROM json_each(?1))</c>.</summary>
    public static string List<T>(IReadOnlyCollection<T> values) => JsonSerializer.Serialize(values);

    /// <summary>Without its picture.</summary>
    public static ItemCard ReadCard(Statement.Rows row) => new()
    {
        Id = row.GetInt32(0),
        Permalink = row.GetString(1),
        Title = row.GetString(2),
        Summary = row.GetString(3),
        PublishedAt = row.GetTime(4),
        ReadingMinutes = row.GetInt32(5),
        SourceHost = row.GetStringOrNull(6),
        TopicLabel = row.GetStringOrNull(7),
        TopicSlug = row.GetStringOrNull(8),
        ImageName = row.GetStringOrNull(9),
        ImageAlt = row.GetStringOrNull(10),
    };

    public static ItemRow ReadItem(Statement.Rows row) => new()
    {
        Id = row.GetInt32(0),
        Path = row.GetString(1),
        ExternalId = row.IsNull(2) ? null : row.GetInt64(2),
        Permalink = row.GetString(3),
        Status = (ItemStatus)row.GetInt32(4),
        SortKey = row.GetInt64(5),
        PublishedAt = row.GetTime(6),
        ModifiedAt = row.IsNull(7) ? null : row.GetTime(7),
        ExpiresAt = row.IsNull(8) ? null : row.GetTime(8),
        IsShadowed = row.GetBoolean(9),
        IsOriginalCanonical = row.GetBoolean(10),
        IsLive = row.GetBoolean(11),
        ChangesAt = row.IsNull(12) ? null : row.GetTime(12),
        Title = row.GetString(13),
        Summary = row.GetString(14),
        ReadingMinutes = row.GetInt32(15),
        SourceHost = row.GetStringOrNull(16),
        SourceUrl = row.GetStringOrNull(17),
        TopicLabel = row.GetStringOrNull(18),
        TopicSlug = row.GetStringOrNull(19),
        ImageName = row.GetStringOrNull(20),
        ImageAlt = row.GetStringOrNull(21),
    };

    /// <param name="first">The column that it begins with.</param>
    public static ItemTextRow ReadText(Statement.Rows row, int first) => new()
    {
        ItemId = row.GetInt32(first),
        Body = row.GetString(first + 1),
        Trail = row.GetString(first + 2),
        HatTipName = row.GetStringOrNull(first + 3),
        HatTipUrl = row.GetStringOrNull(first + 4),
        InsightName = row.GetStringOrNull(first + 5),
        InsightText = row.GetStringOrNull(first + 6),
        OpenGraphTitle = row.GetStringOrNull(first + 7),
        OpenGraphDescription = row.GetStringOrNull(first + 8),
        TwitterTitle = row.GetStringOrNull(first + 9),
        TwitterDescription = row.GetStringOrNull(first + 10),
    };

    public static NodeRow ReadNode(Statement.Rows row) => new()
    {
        Id = row.GetInt64(0),
        Kind = (NodeKind)row.GetInt32(1),
        Key = row.GetString(2),
        Label = row.GetString(3),
        Vocabulary = row.GetString(4),
        Items = row.GetInt32(5),
        Mentions = row.GetInt32(6),
    };

    /// <param name="first">The column that it begins with.</param>
    public static NodeTie ReadTie(Statement.Rows row, int first) =>
        new((NodeKind)row.GetInt32(first), row.GetString(first + 1), row.GetString(first + 2), row.GetString(first + 3), row.GetInt32(first + 4));
}
