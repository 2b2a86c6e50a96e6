using CuratedNews.Catalog.Changes;
using CuratedNews.Catalog.Queries;
using CuratedNews.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

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
        var topics = await Db.TopicsOfRemovedAsync(permalink, cancellationToken);
        Topics = [.. topics.Select(entry => entry.Topic).Where(topic => topic.Items > 0)];
        _hasTopics = Topics.Count > 0;
        topics.ForEach(entry => Db.Shown.AddAll([Part.Item(entry.ItemId), Part.Name(entry.Topic.Kind, entry.Topic.Key), Part.Sums(entry.NodeId)]));
        await LoadAsync("Taken back", cancellationToken);
        var page = Page();
        page.StatusCode = StatusCodes.Status410Gone;
        return page;
    }
}
