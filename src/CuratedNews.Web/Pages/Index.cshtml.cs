using CuratedNews.Catalog.Queries;
using CuratedNews.Catalog.Rows;
using CuratedNews.Web.Feeds;
using CuratedNews.Web.Hosting;
using CuratedNews.Web.Pages.Shared;
using CuratedNews.Web.Representations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace CuratedNews.Web.Pages;

/// <summary>The home page: what is new, what it is about, where else to go.</summary>
public sealed class IndexModel(CatalogSnapshot catalog, SiteFactsCache cache, IOptions<SiteOptions> site) : SitePage(catalog)
{
    private const int Candidates = 8;
    private const int GridCards = 6;

    public string SiteName => site.Value.Name;

    public ListPage List { get; private set; } = new([], 1, 0);

    public PagerModel Pager { get; private set; } = new("/", 1, 1, 1, 0, 0);

    /// <summary>The newest item whose picture was delivered, among the newest few; null where there is no item.</summary>
    public ItemCard? Lead { get; private set; }

    /// <summary>The items after the lead that have a card.</summary>
    public IReadOnlyList<ItemCard> Cards { get; private set; } = [];

    /// <summary>The rest of the first page, as headlines.</summary>
    public IReadOnlyList<ItemCard> Headlines { get; private set; } = [];

    /// <summary>What the first page shows besides items.</summary>
    public FrontFacts Front { get; private set; } = FrontFacts.None;

    /// <summary>The first page shows more than items.</summary>
    protected override bool IsOfParts => Pager.Number > 1;

    public override Func<SiteOptions, Document> Document => options => ListDocument.Of(this, options);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var home = await Db.HomeAsync(cancellationToken);
        Head = new PageHead("", site.Value.Tagline, "/");
        if (home is null)
        {
            return PageNumber() == 1 ? Page() : NotFound();
        }

        if (await ListAsync(home, cancellationToken) is not { } list)
        {
            return NotFound();
        }

        if (NamesFirstPage)
        {
            return ToFirstPage("/");
        }

        var number = list.Number;
        List = list;
        Feeds = PageFeeds.Of("/", site.Value.Name);
        Pager = PagerModel.Of(list, "/");
        Head = PageHead.OfList(number == 1 ? "" : "All items", number == 1 ? site.Value.Tagline : "all items, newest first.", Pager);
        var head = Head;
        Head = head with { Nodes = [data => data.CollectionPage(head, site.Value.Name, List, about: null)] };
        if (number == 1)
        {
            await LoadFrontAsync(home, cancellationToken);
        }

        return Page();
    }

    private async Task LoadFrontAsync(NodeRow home, CancellationToken cancellationToken)
    {
        Lead = List.Cards.Take(Candidates).FirstOrDefault(card => card.Picture is not null) ?? (List.Cards.Count > 0 ? List.Cards[0] : null);
        var others = List.Cards.Where(card => card != Lead).ToList();
        Cards = [.. others.Take(GridCards)];
        Headlines = [.. others.Skip(GridCards)];
        Front = cache.Front is { } front && front.Generation == Facts.Generation
            ? front
            : await FrontFacts.LoadAsync(Db, Facts, home.Id, Now, cancellationToken);
        if (IsReal)
        {
            cache.Front = Front;
        }
    }
}
