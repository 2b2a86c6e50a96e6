using System.Net;
using System.Text.Json;

namespace CuratedNews.Content.Captures;

/// <summary>What JSON-LD says of an article; values as they are written.</summary>
/// <remarks>https://schema.org/Article, https://www.w3.org/TR/json-ld11/. Only the shapes that sites write are read, not every one that JSON-LD allows.</remarks>
internal sealed record LinkedArticle(string? Headline, string? Description, string? DatePublished, string? Writer, string? Publisher, string? Url, string? Image)
{
    private const int MaxDepth = 32;

    /// <summary>The first article in a script, at the top, in a list or in a graph; null where there is none or it is no JSON.</summary>
    public static LinkedArticle? Find(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json.Trim(), new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = MaxDepth });
            return Find(document.RootElement);
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            // The second is a string with half of a surrogate pair.
            return null;
        }
    }

    private static LinkedArticle? Find(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            return element.EnumerateArray().Select(Find).FirstOrDefault(found => found is not null);
        }

        if (element.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        return IsArticle(element)
            ? new LinkedArticle(
                Text(element, "headline") ?? Text(element, "name"), Text(element, "description"), Text(element, "datePublished"), Names(element, "author"), Names(element, "publisher"),
                Text(element, "url") ?? Id(element, "mainEntityOfPage") ?? Text(element, "@id"), Id(element, "image"))
            : element.TryGetProperty("@graph", out var graph) ? Find(graph) : element.TryGetProperty("mainEntity", out var entity) ? Find(entity) : null;
    }

    private static bool IsArticle(JsonElement element) => element.TryGetProperty("@type", out var type) && type.ValueKind switch
    {
        JsonValueKind.String => IsArticle(type.GetString()!),
        JsonValueKind.Array => type.EnumerateArray().Any(one => one.ValueKind == JsonValueKind.String && IsArticle(one.GetString()!)),
        _ => false,
    };

    private static bool IsArticle(string type) => type.EndsWith("Article", StringComparison.Ordinal) || type.EndsWith("BlogPosting", StringComparison.Ordinal) || type is "Report" or "SocialMediaPosting";

    /// <summary>Sites encode for HTML what needs no encoding here.</summary>
    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? WebUtility.HtmlDecode(value.GetString()) : null;

    /// <summary>An address: itself, or that of what it is the address of.</summary>
    private static string? Id(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? Address(value) : null;

    private static string? Address(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Array when value.GetArrayLength() > 0 => Address(value[0]),
        JsonValueKind.Object => Text(value, "url") ?? Text(value, "contentUrl") ?? Text(value, "@id"),
        _ => null,
    };

    /// <summary>Names of people or organizations, with commas between.</summary>
    private static string? Names(JsonElement element, string name)
    {
        if (!element.TryGetProperty(name, out var value))
        {
            return null;
        }

        var names = (value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().ToArray() : [value])
            .Select(one => one.ValueKind == JsonValueKind.String ? WebUtility.HtmlDecode(one.GetString()) : one.ValueKind == JsonValueKind.Object ? Text(one, "name") : null)
            .Where(one => !string.IsNullOrWhiteSpace(one))
            .ToList();
        return names.Count == 0 ? null : string.Join(", ", names);
    }
}
