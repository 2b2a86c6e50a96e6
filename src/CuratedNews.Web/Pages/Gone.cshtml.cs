using CuratedNews.Catalog.Queries;
using CuratedNews.Catalog.Rows;
using CuratedNews.Content.Metadata;
using CuratedNews.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CuratedNews.Web.Pages;

/// <summary>410, for an item that was taken back: the topics that it had, and nothing of itself.</summary>
public sealed class GoneModel(CatalogSnapshot catalog) : ElsewherePage(catalog)
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (HttpContext.Features.Get<CatalogPath>() is not { Kind: CatalogPathKind.Gone } found)
        {
            return NotFound();
        }

        var permalink = found.Path.ToString();
        Topics = await Db.Items
            .Where(item => item.Permalink == permalink && item.Status == ItemStatus.Removed)
            .Join(Db.Memberships, item => item.Id, member => member.ItemId, (item, member) => member)
            .Where(member => member.Node!.Kind == NodeKind.Topic && member.Node.Items > 0)
            .OrderBy(member => member.Ordinal)
            .Select(member => new NodeTie(member.Node!.Kind, member.Node.Key, member.Node.Label, member.Node.Vocabulary, member.Node.Items))
            .ToListAsync(cancellationToken);
        await LoadAsync("Taken back", cancellationToken);
        var page = Page();
        page.StatusCode = StatusCodes.Status410Gone;
        return page;
    }
}
