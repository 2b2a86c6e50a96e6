using CuratedNews.Catalog.Queries;
using CuratedNews.Catalog.Rows;
using Microsoft.EntityFrameworkCore;

namespace CuratedNews.Web.Representations;

/// <summary>A part of all topics or offerings, as programs ask for it.</summary>
/// <param name="NextQuery">By which the part behind it is asked for; null at the list's end.</param>
internal sealed record NodePart(IReadOnlyList<NodeTie> Nodes, string? NextQuery)
{
    /// <summary>Loads the part that a query asks for; null where it means none.</summary>
    /// <param name="nodes">In the order of vocabulary, label and id.</param>
    /// <param name="number">The site's page that is asked for, where the query names no other part.</param>
    public static async Task<NodePart?> LoadAsync(IQueryable<NodeRow> nodes, IQueryCollection query, int number, int pageSize, CancellationToken cancellationToken)
    {
        var (range, limit) = (new ListRange(null, null), ListRange.MaxLimit);
        if (query.ContainsKey("page") && !ListRange.IsIn(query))
        {
            nodes = nodes.Skip((number - 1) * pageSize);
            limit = pageSize;
        }
        else if (!ListRange.TryParse(query, out range))
        {
            return null;
        }
        else if (range.After is { } after)
        {
            if (NodeCursor.Parse(after) is not { } cursor)
            {
                return null;
            }

            nodes = cursor.Behind(nodes);
        }

        limit = range.Limit ?? limit;
        var rows = await nodes
            .Take(limit + 1)
            .Select(node => new { node.Id, Tie = new NodeTie(node.Kind, node.Key, node.Label, node.Vocabulary, node.Items) })
            .ToListAsync(cancellationToken);
        var last = rows.Count > limit ? rows[limit - 1] : null;
        return new NodePart(
            [.. rows.Take(limit).Select(row => row.Tie)],
            last is null ? null : range.QueryAfter(new NodeCursor(last.Tie.Vocabulary, last.Tie.Label, last.Id).ToString()));
    }
}
