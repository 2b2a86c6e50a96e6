using CuratedNews.Catalog;
using CuratedNews.Catalog.Queries;
using CuratedNews.Catalog.Rows;

namespace CuratedNews.Web.Representations;

/// <summary>A part of a node's items, as programs ask for it.</summary>
/// <param name="NextQuery">By which the part behind it is asked for; null at the list's end.</param>
internal sealed record ListPart(ListPage List, string? NextQuery)
{
    /// <summary>
    /// Loads the part that a query asks for: a page of the site by its number, or so many items behind a cursor. Null where
    /// the query means neither, or a page that is not there.
    /// </summary>
    /// <param name="number">The page's; null where the query gives none that could be.</param>
    public static async Task<ListPart?> LoadAsync(CatalogView db, NodeRow node, IQueryCollection query, int? number, DateTime now, CancellationToken cancellationToken)
    {
        var (list, hasMore, range) = (default(ListPage), false, new ListRange(null, null));
        if (number is { } page && !ListRange.IsIn(query))
        {
            list = await ListPage.LoadAsync(db, node, page, now, cancellationToken);
            hasMore = page < list?.Last;
        }
        else if (ListRange.TryParse(query, out range))
        {
            var cursor = default(ItemCursor);
            if (range.After is { } after && !ItemCursor.TryParse(after, out cursor))
            {
                return null;
            }

            var limit = range.Limit ?? ListPage.Size;
            var items = await cursor.BehindAsync(db, node.Id, now, limit + 1, cancellationToken);
            var cards = await db.ToCardsAsync(items, cancellationToken);
            list = new ListPage([.. cards.Take(limit)], 1, node.Items);
            hasMore = cards.Count > limit;
        }

        if (list is null)
        {
            return null;
        }

        return new ListPart(list, hasMore ? range.QueryAfter((await ItemCursor.OfAsync(db, node.Id, list.Cards[^1].Id, cancellationToken)).ToString()) : null);
    }
}
