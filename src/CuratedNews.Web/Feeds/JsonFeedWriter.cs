using System.Text.Encodings.Web;
using System.Text.Json;

namespace CuratedNews.Web.Feeds;

/// <summary>Writes a feed as JSON Feed 1.1.</summary>
/// <remarks>https://www.jsonfeed.org/version/1.1/.</remarks>
internal static class JsonFeedWriter
{
    /// <summary>A feed is never part of a page, so that only what JSON itself asks for is escaped.</summary>
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task WriteAsync(Feed feed, FeedOutput output, CancellationToken cancellationToken)
    {
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        json.WriteString("version", "https://jsonfeed.org/version/1.1");
        json.WriteString("title", feed.Title);
        json.WriteString("description", feed.Description);
        json.WriteString("home_page_url", feed.PageUrl);
        json.WriteString("feed_url", feed.SelfUrl);
        json.WriteString("language", Feed.Language);
        json.WriteString("icon", feed.IconUrl);
        json.WriteString("favicon", feed.IconUrl);
        WriteAuthors(json, [feed.Site]);
        if (feed.HubUrl is { } hub)
        {
            json.WriteStartArray("hubs");
            json.WriteStartObject();
            json.WriteString("type", "WebSub");
            json.WriteString("url", hub);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteStartArray("items");
        foreach (var entry in feed.Entries)
        {
            Write(entry, json);
            await output.SendPieceAsync(cancellationToken);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(FeedEntry entry, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", entry.Id);
        json.WriteString("url", entry.Url);
        if (entry.OriginalUrl is { } original)
        {
            json.WriteString("external_url", original);
        }

        json.WriteString("title", entry.Title);
        if (entry.Summary.Length > 0)
        {
            json.WriteString("summary", entry.Summary);
        }

        json.WriteString("content_html", entry.Content);
        json.WriteString("date_published", AtomWriter.Time(entry.PublishedAt));
        json.WriteString("date_modified", AtomWriter.Time(entry.UpdatedAt));
        if (entry.Authors.Count > 0)
        {
            WriteAuthors(json, entry.Authors);
        }

        json.WriteStartArray("tags");
        foreach (var topic in entry.Topics)
        {
            json.WriteStringValue(topic.Name);
        }

        json.WriteEndArray();
        if (entry.Image is { } image)
        {
            json.WriteString("image", image.Url);
            json.WriteStartArray("attachments");
            json.WriteStartObject();
            json.WriteString("url", image.Url);
            json.WriteString("mime_type", image.MediaType);
            json.WriteNumber("size_in_bytes", image.LengthBytes);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        if (entry.Source is { } source)
        {
            json.WriteStartObject("_source");
            json.WriteString("name", source.Host);
            json.WriteString("url", source.Url);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.Flush();
    }

    private static void WriteAuthors(Utf8JsonWriter json, IReadOnlyList<FeedAuthor> authors)
    {
        json.WriteStartArray("authors");
        foreach (var author in authors)
        {
            json.WriteStartObject();
            json.WriteString("name", author.Name);
            json.WriteString("url", author.Url);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
