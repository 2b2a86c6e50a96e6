using CuratedNews.Catalog.Queries;
using CuratedNews.Catalog.Rows;
using CuratedNews.Web.Feeds;
using CuratedNews.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace CuratedNews.Web.Pages;

/// <summary>
/// The newest items of the topics that a reader follows. Which these are, the URL says, so that the page is there without
/// script and no server remembers a reader; what else a reader keeps, a script fills in.
/// </summary>
public sealed class FollowingModel(CatalogSnapshot catalog) : SitePage(catalog)
{
    private const int MaxSuggestions = 16;

    /// <summary>What the URL names.</summary>
    public FollowedTopics Asked { get; private set; } = FollowedTopics.Of([]);

    /// <summary>The topics among them that there are, by name.</summary>
    public IReadOnlyList<NodeTie> Topics { get; private set; } = [];

    /// <summary>What is named and no topic.</summary>
    public IReadOnlyList<string> Unknown { get; private set; } = [];

    public FollowedTopics WithoutUnknown => FollowedTopics.Of(Asked.Slugs.Except(Unknown, StringComparer.Ordinal));

    /// <summary>How many topics were named beyond those that one page takes.</summary>
    public int LeftOut { get; private set; }

    public ListPage List { get; private set; } = new([], 1, 0);

    /// <summary>Topics to follow, those with most items first.</summary>
    public IReadOnlyList<NodeTie> Suggestions { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var query = Request.Query["topics"];
        Asked = FollowedTopics.Parse(query);
        if (Asked.Rejected == 0 && !Asked.IsCanonical(query))
        {
            return LocalRedirectPermanent(Asked.Path);
        }

        var slugs = Asked.Slugs.Take(FollowedTopics.MaxTopics).ToList();
        var nodes = await Db.PublicAsync(NodeKind.Topic, slugs, cancellationToken);
        Topics = [.. nodes.OrderBy(node => node.Label, StringComparer.Ordinal).Select(NodeTie.Of)];
        Unknown = [.. slugs.Except(Topics.Select(tie => tie.Key), StringComparer.Ordinal)];
        LeftOut = Asked.Slugs.Count - slugs.Count;
        var items = await Db.NewestOfAnyAsync([.. nodes.Select(node => node.Id)], ListPage.Size, Now, cancellationToken);
        List = new ListPage(await Db.ToCardsAsync(items, cancellationToken), 1, items.Count);
        Suggestions = await SuggestionsAsync(slugs, cancellationToken);
        Feeds = Topics.Count > 0 && LeftOut == 0 ? PageFeeds.Of(Asked, "Followed topics") : [];
        Trail = [Crumb.Home, new Crumb("Following", null)];
        Head = new PageHead("Following", "The newest items of the topics that you follow, and what you keep to read later.", Asked.Path) { IsHidden = true };
        return Page();
    }

    private async Task<IReadOnlyList<NodeTie>> SuggestionsAsync(List<string> slugs, CancellationToken cancellationToken)
    {
        var largest = await Db.LargestAsync(NodeKind.Topic, MaxSuggestions + slugs.Count, cancellationToken);
        return [.. largest.Where(tie => !slugs.Contains(tie.Key, StringComparer.Ordinal)).Take(MaxSuggestions)];
    }
}
