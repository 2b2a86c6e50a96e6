using CuratedNews.Catalog;
using CuratedNews.Catalog.Queries;

namespace CuratedNews.Web.Representations;

/// <summary>A part of all topics or offerings, as programs ask for it.</summary>
/// <param name="NextQuery">By which the part behind it is asked for; null at the list's end.</param>
internal sealed record NodePart(IReadOnlyList<NodeTie> Nodes, string? NextQuery)
{
    /// <summary>Loads the part that a query asks for; null where it means none.</summary>
    /// <param name="number">The site's page that is asked for, where the query names no other part.</param>
    public static async Task<NodePart?> LoadAsync(CatalogView db, NodeList list, IQueryCollection query, int number, int pageSize, CancellationToken cancellationToken)
    {
        if (query.ContainsKey("page") && !ListRange.IsIn(query))
        {
            return Of(await list.PageAsync(db, (number - 1) * pageSize, pageSize + 1, cancellationToken), pageSize, new ListRange(null, null));
        }

        if (!ListRange.TryParse(query, out var range))
        {
            return null;
        }

        var limit = range.Limit ?? ListRange.MaxLimit;
        if (range.After is not { } after)
        {
            return Of(await list.PageAsync(db, 0, limit + 1, cancellationToken), limit, range);
        }

        return NodeCursor.Parse(after) is { } place ? Of(await list.BehindAsync(db, place, limit + 1, cancellationToken), limit, range) : null;
    }

    /// <param name="nodes">Those of the part, and the one behind it where there is one.</param>
    private static NodePart Of(List<NodePlaced> nodes, int limit, ListRange range) =>
        new([.. nodes.Take(limit).Select(node => node.Tie)], nodes.Count > limit ? range.QueryAfter(NodeCursor.Of(nodes[limit - 1].Place)) : null);
}
