using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using CuratedNews.Catalog.Queries;

namespace CuratedNews.Web.Representations;

/// <summary>How a place in the list of all topics or offerings stands in a URL.</summary>
internal static class NodeCursor
{
    /// <summary>Longer than what two names of the longest make.</summary>
    private const int MaxCharacters = 20_000;

    public static NodePlace? Parse(string text)
    {
        if (text.Length > MaxCharacters || !Base64Url.IsValid(text))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<string[]>(Base64Url.DecodeFromChars(text)) is [{ } vocabulary, { } label, { } id]
                && long.TryParse(id, CultureInfo.InvariantCulture, out var nodeId)
                    ? new NodePlace(vocabulary, label, nodeId)
                    : null;
        }
        catch (Exception problem) when (problem is JsonException or FormatException)
        {
            return null;
        }
    }

    public static string Of(NodePlace place) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(
        JsonSerializer.Serialize<string[]>([place.Vocabulary, place.Label, place.NodeId.ToString(CultureInfo.InvariantCulture)])));
}
