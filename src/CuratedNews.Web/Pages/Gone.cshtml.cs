using CuratedNews.Catalog.Changes;
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
    private bool _hasTopics;

    /// <summary>Where it had no topics, it shows the largest of all.</summary>
    protected override bool IsOfParts => _hasTopics;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (HttpContext.Features.Get<CatalogPath>() is not { Kind: CatalogPathKind.Gone } found)
        {
            return NotFound();
        }

        var permalink = found.Path.ToString();
        var topics = await Db.Items
            .Where(item => item.Permalink == permalink && item.Status == ItemStatus.Removed && !item.IsShadowed)
            .Join(Db.Memberships, item => item.Id, member => member.ItemId, (item, member) => member)
            .Where(member => member.Node!.Kind == NodeKind.Topic)
            .OrderBy(member => member.Ordinal)
            .Select(member => new { member.ItemId, member.NodeId, Tie = new NodeTie(member.Node!.Kind, member.Node.Key, member.Node.Label, member.Node.Vocabulary, member.Node.Items) })
            .ToListAsync(cancellationToken);
        Topics = [.. topics.Select(topic => topic.Tie).Where(topic => topic.Items > 0)];
        _hasTopics = Topics.Count > 0;
        Db.Shown.Add(Part.Path(permalink));
        topics.ForEach(topic => Db.Shown.AddAll([Part.Item(topic.ItemId), Part.Name(topic.Tie.Kind, topic.Tie.Key), Part.Sums(topic.NodeId)]));
        await LoadAsync("Taken back", cancellationToken);
        var page = Page();
        page.StatusCode = StatusCodes.Status410Gone;
        return page;
    }
}
