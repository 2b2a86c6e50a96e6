using System.Text.Json;
using static CuratedNews.Web.Tests.Feeds.FeedFormatException;
using static CuratedNews.Web.Tests.Feeds.FeedReader;

namespace CuratedNews.Web.Tests.Feeds;

/// <remarks>https://www.jsonfeed.org/version/1.1/.</remarks>
internal static class JsonFeedReader
{
    private static readonly HashSet<string> InFeed =
        ["version", "title", "home_page_url", "feed_url", "description", "user_comment", "next_url", "icon", "favicon", "authors", "language", "expired", "hubs", "items"];

    private static readonly HashSet<string> InItem =
    [
        "id", "url", "external_url", "title", "content_html", "content_text", "summary", "image", "banner_image", "date_published", "date_modified", "authors", "tags", "language",
        "attachments",
    ];

    public static ReadFeed Read(string text)
    {
        using var document = JsonDocument.Parse(text);
        var feed = document.RootElement;
        CheckNames(feed, InFeed);
        ThrowUnless(String(feed, "version") == "https://jsonfeed.org/version/1.1", "the version is 1.1");
        HttpUrl(String(feed, "icon"));
        HttpUrl(String(feed, "favicon"));
        Authors(feed);
        var entries = feed.GetProperty("items").EnumerateArray().Select(Entry).ToList();
        Unique(entries.Select(entry => entry.Id));
        return new ReadFeed
        {
            Title = String(feed, "title"),
            Description = String(feed, "description"),
            PageUrl = HttpUrl(String(feed, "home_page_url")),
            SelfUrl = HttpUrl(String(feed, "feed_url")),
            Language = Language(String(feed, "language")),
            HubUrl = feed.TryGetProperty("hubs", out var hubs) ? Hub(hubs) : null,
            Entries = entries,
            Urls = [.. Urls(feed)],
        };
    }

    private static ReadEntry Entry(JsonElement item)
    {
        CheckNames(item, InItem);
        var attachment = item.TryGetProperty("attachments", out var attachments) ? attachments.EnumerateArray().Single() : default;
        var image = attachment.ValueKind == JsonValueKind.Object
            ? $"{HttpUrl(String(attachment, "url"))} {MediaType(String(attachment, "mime_type"))} {attachment.GetProperty("size_in_bytes").GetInt64()}"
            : null;
        ThrowUnless((Optional(item, "image") is { } url ? image?.StartsWith(url + " ", StringComparison.Ordinal) : image is null) == true, "the image is the attachment");
        return new ReadEntry(
            AbsoluteUri(String(item, "id")),
            HttpUrl(String(item, "url")),
            String(item, "title"),
            Optional(item, "summary") ?? "",
            String(item, "content_html"),
            InternetTime(String(item, "date_published")),
            InternetTime(String(item, "date_modified")),
            Authors(item),
            item.TryGetProperty("_source", out var source) ? String(source, "name") : null,
            Optional(item, "external_url") is { } original ? HttpUrl(original) : null,
            image)
        {
            Topics = [.. item.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()!)],
        };
    }

    /// <summary>Only what the specification names, and extensions, whose names begin with '_'.</summary>
    private static void CheckNames(JsonElement element, HashSet<string> known)
    {
        foreach (var property in element.EnumerateObject())
        {
            ThrowUnless(known.Contains(property.Name) || (property.Name is ['_', >= 'a' and <= 'z', ..] && !property.Name.Contains('.')), $"no field {property.Name}");
        }
    }

    private static string Authors(JsonElement element)
    {
        if (!element.TryGetProperty("authors", out var authors))
        {
            return "";
        }

        ThrowUnless(authors.GetArrayLength() > 0, "authors are left out where there are none");
        return string.Join(", ", authors.EnumerateArray().Select(author =>
        {
            HttpUrl(String(author, "url"));
            return String(author, "name");
        }));
    }

    private static string Hub(JsonElement hubs)
    {
        var hub = hubs.EnumerateArray().Single();
        ThrowUnless(String(hub, "type") == "WebSub", "the hub speaks WebSub");
        return HttpUrl(String(hub, "url"));
    }

    private static IEnumerable<string> Urls(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property =>
            property.Value.ValueKind == JsonValueKind.String && (property.Name.EndsWith("url", StringComparison.Ordinal) || property.Name is "icon" or "favicon" or "image")
                ? [property.Value.GetString()!]
                : Urls(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Urls),
        _ => [],
    };

    private static string String(JsonElement element, string name)
    {
        ThrowUnless(Optional(element, name) is { Length: > 0 }, $"a text {name}");
        return Optional(element, name)!;
    }

    private static string? Optional(JsonElement element, string name)
    {
        if (!element.TryGetProperty(name, out var value))
        {
            return null;
        }

        ThrowUnless(value.ValueKind == JsonValueKind.String, $"{name} is a text");
        return value.GetString();
    }
}
