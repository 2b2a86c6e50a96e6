using CuratedNews.Catalog.Queries;
using CuratedNews.Catalog.Rows;
using CuratedNews.Web.Feeds;
using CuratedNews.Web.Hosting;
using CuratedNews.Web.Pages.Shared;
using CuratedNews.Web.Representations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CuratedNews.Web.Pages;

/// <summary>The home page: what is new, what it is about, where else to go.</summary>
public sealed class IndexModel(CatalogSnapshot catalog, IOptions<SiteOptions> site) : SitePage(catalog)
{
    private const int Candidates = 8;
    private const int GridCards = 6;
    private const int NewestItems = 100;
    private const int MaxTopics = 200;
    private const int TopicsAVocabulary = 6;
    private const int SectionsBelow = 8;

    public ListPage List { get; private set; } = new([], 1, 0);

    public PagerModel Pager { get; private set; } = new("/", 1, 1, 1, 0, 0);

    /// <summary>The newest item whose picture was delivered, among the newest few; null where there is no item.</summary>
    public ItemCard? Lead { get; private set; }

    /// <summary>The items after the lead that have a card.</summary>
    public IReadOnlyList<ItemCard> Cards { get; private set; } = [];

    /// <summary>The rest of the first page, as headlines.</summary>
    public IReadOnlyList<ItemCard> Headlines { get; private set; } = [];

    /// <summary>The topics of the newest items.</summary>
    public IReadOnlyList<NodeTie> Covered { get; private set; } = [];

    /// <summary>The sections below each section of the masthead.</summary>
    public IReadOnlyList<(NodeTie Section, IReadOnlyList<NodeTie> Below)> Sections { get; private set; } = [];

    /// <summary>The largest topics of each vocabulary.</summary>
    public IReadOnlyList<(string Vocabulary, IReadOnlyList<NodeTie> Topics)> Vocabularies { get; private set; } = [];

    public override Func<SiteOptions, Document> Document => options => ListDocument.Of(this, options);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var home = await Db.Nodes.FirstOrDefaultAsync(node => node.Kind == NodeKind.Section && node.Key == "/", cancellationToken);
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
        Covered = await Db.Memberships.Published(home.Id, Now).NewestFirst().Take(NewestItems)
            .Join(Db.Memberships, newest => newest.ItemId, topic => topic.ItemId, (newest, topic) => topic.Node!)
            .Where(node => node.Kind == NodeKind.Topic)
            .GroupBy(node => new { node.Id, node.Kind, node.Key, node.Label, node.Vocabulary })
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key.Key)
            .Take(TopicsAVocabulary)
            .Select(group => new NodeTie(group.Key.Kind, group.Key.Key, group.Key.Label, group.Key.Vocabulary, group.Count()))
            .ToListAsync(cancellationToken);
        var sections = new List<(NodeTie, IReadOnlyList<NodeTie>)>();
        var keys = Facts.Sections.Select(section => section.Key).ToList();
        var ids = await Db.Nodes.Where(node => node.Kind == NodeKind.Section && keys.Contains(node.Key)).ToDictionaryAsync(node => node.Key, node => node.Id, StringComparer.Ordinal, cancellationToken);
        foreach (var section in Facts.Sections)
        {
            var below = await Db.NodeLinks.TiesAsync(ids[section.Key], LinkKind.Child, SectionsBelow, cancellationToken);
            if (below.Count > 0)
            {
                sections.Add((section, below));
            }
        }

        Sections = sections;
        var topics = await Db.Nodes.Where(node => node.Kind == NodeKind.Topic && node.Items > 0)
            .OrderByDescending(node => node.Items).ThenBy(node => node.Label)
            .Take(MaxTopics)
            .Select(node => new NodeTie(node.Kind, node.Key, node.Label, node.Vocabulary, node.Items))
            .ToListAsync(cancellationToken);
        Vocabularies = [.. topics
            .GroupBy(topic => topic.Vocabulary, StringComparer.Ordinal)
            .OrderByDescending(group => group.Sum(topic => topic.Items)).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Take(6)
            .Select(group => (group.Key, (IReadOnlyList<NodeTie>)[.. group.Take(TopicsAVocabulary)]))];
    }
}
