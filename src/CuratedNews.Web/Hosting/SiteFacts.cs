using CuratedNews.Catalog;
using CuratedNews.Catalog.Queries;
using CuratedNews.Catalog.Rows;

namespace CuratedNews.Web.Hosting;

/// <summary>What every page shows of the whole site: the sections in the masthead, the totals in the footer.</summary>
public sealed record SiteFacts(long Generation, IReadOnlyList<NodeTie> Sections, int Items, int Curators, int Sources)
{
    public static async Task<SiteFacts> LoadAsync(CatalogView db, long generation, CancellationToken cancellationToken)
    {
        var home = await db.HomeAsync(cancellationToken);
        return new SiteFacts(
            generation,
            home is null ? [] : await db.TiesAsync(home.Id, LinkKind.Child, NodeQueries.MainSections, cancellationToken),
            home?.Items ?? 0,
            await db.CountAsync(NodeKind.Author, cancellationToken),
            await db.CountAsync(NodeKind.Source, cancellationToken));
    }
}
