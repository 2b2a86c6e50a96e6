using CuratedNews.Catalog;
using CuratedNews.Catalog.Queries;
using CuratedNews.Catalog.Rows;
using CuratedNews.Content.Metadata;

namespace CuratedNews.Web.Hosting;

/// <summary>What a path outside the portal's own routes is.</summary>
internal enum CatalogPathKind
{
    Unknown,
    Section,
    Item,

    /// <summary>An item that was taken back: 410.</summary>
    Gone,
}

/// <summary>The answer to a path: what it is, and the URL path that it has.</summary>
internal sealed record CatalogPath(CatalogPathKind Kind, LocalPath Path)
{
    /// <summary>Looks a path up, with or without a '/' at its end, as a section, an item or an alias. Never more than one step.</summary>
    public static async Task<CatalogPath> ResolveAsync(CatalogView db, LocalPath path, DateTime now, CancellationToken cancellationToken)
    {
        var section = path.AsSection();
        var page = path.AsPage();
        if (path == LocalPath.Root || (path.IsSection && await IsSectionAsync()))
        {
            return new CatalogPath(CatalogPathKind.Section, section);
        }

        var permalink = page.ToString();
        if (await db.PublishedItemAsync(permalink, now, cancellationToken) is not null)
        {
            return new CatalogPath(CatalogPathKind.Item, page);
        }

        if (!path.IsSection && await IsSectionAsync())
        {
            return new CatalogPath(CatalogPathKind.Section, section);
        }

        if (await db.AliasTargetAsync(permalink, now, cancellationToken) is { } target && LocalPath.TryParse(target, out var canonical))
        {
            return new CatalogPath(CatalogPathKind.Item, canonical);
        }

        var isRemoved = await db.IsRemovedAsync(permalink, cancellationToken);
        return new CatalogPath(isRemoved ? CatalogPathKind.Gone : CatalogPathKind.Unknown, page);

        async Task<bool> IsSectionAsync() => await db.NodeAsync(NodeKind.Section, section.ToString(), cancellationToken) is not null;
    }
}
