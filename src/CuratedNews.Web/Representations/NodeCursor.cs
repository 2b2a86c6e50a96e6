using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using CuratedNews.Catalog.Rows;

namespace CuratedNews.Web.Representations;

/// <summary>A place in the list of all topics or offerings, by vocabulary and name: behind one, whether it is still there or not.</summary>
internal sealed record NodeCursor(string Vocabulary, string Label, long NodeId)
{
    /// <summary>Longer than what two names of the longest make.</summary>
    private const int MaxCharacters = 20_000;

    public static NodeCursor? Parse(string text)
    {
        if (text.Length > MaxCharacters || !Base64Url.IsValid(text))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<string[]>(Base64Url.DecodeFromChars(text)) is [{ } vocabulary, { } label, { } id]
                && long.TryParse(id, System.Globalization.CultureInfo.InvariantCulture, out var nodeId)
                    ? new NodeCursor(vocabulary, label, nodeId)
                    : null;
        }
        catch (Exception problem) when (problem is JsonException or FormatException)
        {
            return null;
        }
    }

    /// <summary>The nodes behind the cursor.</summary>
    /// <param name="nodes">In the order of vocabulary, label and id.</param>
    public IQueryable<NodeRow> Behind(IQueryable<NodeRow> nodes)
    {
        var (vocabulary, label, id) = (Vocabulary, Label, NodeId);

        // CA1309, CA1310, MA0074: the database compares, byte by byte, as its order does.
#pragma warning disable CA1309, CA1310, MA0074, MA0001
        return nodes.Where(node => string.Compare(node.Vocabulary, vocabulary) >= 0
            && (string.Compare(node.Vocabulary, vocabulary) > 0 || string.Compare(node.Label, label) > 0 || (node.Label == label && node.Id > id)));
#pragma warning restore CA1309, CA1310, MA0074, MA0001
    }

    public override string ToString() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(
        JsonSerializer.Serialize<string[]>([Vocabulary, Label, NodeId.ToString(System.Globalization.CultureInfo.InvariantCulture)])));
}
