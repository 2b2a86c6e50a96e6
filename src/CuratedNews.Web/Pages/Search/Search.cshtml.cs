using CuratedNews.Catalog.Queries;
using CuratedNews.Catalog.Rows;
using CuratedNews.Catalog.Search;
using CuratedNews.Catalog.Sqlite;
using CuratedNews.Content.Html;
using CuratedNews.Web.Hosting;
using CuratedNews.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Net.Http.Headers;

namespace CuratedNews.Web.Pages.Search;

/// <summary>A search: what was found, the facets to narrow it by and, where nothing was found, ways on.</summary>
[EnableRateLimiting(RateLimits.Search)]
public sealed class SearchModel(CatalogSnapshot catalog, ItemSearch search, WordIndex words, Completion completion, ExcerptMaker excerpts, TimeProvider time) : SitePage(catalog)
{
    public SearchAddress Address { get; private set; } = new();

    public int Total { get; private set; }

    /// <summary>No item has all the words; the results have some of them.</summary>
    public bool IsPartial { get; private set; }

    public IReadOnlyList<SearchResult> Results { get; private set; } = [];

    public IReadOnlyList<FacetList> Facets { get; private set; } = [];

    /// <summary>What narrows the search, each with the address without it.</summary>
    public IReadOnlyList<SearchChip> Chips { get; private set; } = [];

    public PagerModel Pager { get; private set; } = new(SearchAddress.Path, 1, 1, 1, 0, 0);

    /// <summary>Where else to go; null where something was found that has all the words.</summary>
    public Rescue? Rescue { get; private set; }

    /// <summary>From the question to the last row.</summary>
    public TimeSpan Elapsed { get; private set; }

    /// <summary>Topics to begin with, where nothing is asked yet.</summary>
    public IReadOnlyList<NodeTie> Topics { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        const int MaxTopics = 24;
        Address = SearchAddress.Of(Request.Query);
        Trail = [Crumb.Home, new Crumb("Search", null)];
        var asked = Address.Query.Text;
        Head = new PageHead(asked.Length == 0 ? "Search" : $"Search for {asked}", "Search all items by words, topic, offering, source, curator and year.", Address.ToUrl()) { IsHidden = true };
        if (PageNumber() is not { } number)
        {
            return NotFound();
        }

        if (Address.IsEmpty)
        {
            Topics = await Db.LargestAsync(NodeKind.Topic, MaxTopics, cancellationToken);
            return number == 1 ? Page() : NotFound();
        }

        // It says how long it took: no two answers are the same, and a validator would never fit.
        Response.Headers.TryAdd(HeaderNames.CacheControl, "private, no-cache");
        var started = time.GetTimestamp();
        var request = Address.ToRequest(number);
        var answer = search.Find(Connection, request, Now);
        if (number > 1 && answer.ItemIds.Count == 0)
        {
            return NotFound();
        }

        Total = answer.Total;
        Results = await ResultsAsync(answer, cancellationToken);
        Facets = FacetList.Of(answer, Address);
        Chips = await ChipsAsync(cancellationToken);
        IsPartial = answer.IsPartial && Total > 0;
        Rescue = Total > 0 && !IsPartial ? null : Rescue.Find(Connection, search, words, completion, Address, Now);
        Elapsed = time.GetElapsedTime(started);
        var last = Math.Max(1, (Total + request.PageSize - 1) / request.PageSize);
        Pager = new PagerModel(Address.ToUrl(), number, last, ((number - 1) * request.PageSize) + 1, Results.Count, Total);
        return Page();
    }

    private async Task<IReadOnlyList<SearchResult>> ResultsAsync(SearchAnswer answer, CancellationToken cancellationToken)
    {
        var cards = await Db.ToCardsAsync(answer.ItemIds, cancellationToken);
        if (MatchExpression.OfAny(Address.Query) is not { } any)
        {
            return [.. cards.Select(card => new SearchResult(card, [new ExcerptPart(card.Title, false)], []))];
        }

        var bodies = await Db.BodiesAsync([.. answer.ItemIds], cancellationToken);
        var found = excerpts.Make(any, cards.Select(card => (card.Id, card.Title, PlainText.Of(SafeHtml.FromCatalog(bodies[card.Id])))));
        return
        [
            .. cards.Select(card => found.TryGetValue(card.Id, out var excerpt)
                ? new SearchResult(card, excerpt.Title, excerpt.Text)
                : new SearchResult(card, [new ExcerptPart(card.Title, false)], [])),
        ];
    }

    private async Task<IReadOnlyList<SearchChip>> ChipsAsync(CancellationToken cancellationToken)
    {
        var chips = Address.Query.Filters
            .Select(filter => new SearchChip($"{(filter.IsNegated ? "not " : "")}{filter.Field.ToString().ToLowerInvariant()}: {filter.Value}", (Address with { Query = Address.Query.Without(filter) }).ToUrl()))
            .ToList();
        foreach (var choice in Address.Choices)
        {
            var node = SearchAddress.NodeOf(choice) is var (kind, key) ? await Db.NodeAsync(kind, key, cancellationToken) : null;
            chips.Add(new SearchChip($"{FacetList.NameOf(choice.Parameter)}: {node?.Label ?? choice.Value}", Address.Without(choice).ToUrl()));
        }

        return chips;
    }
}

/// <summary>An item that was found.</summary>
/// <param name="Title">Its title in parts.</param>
/// <param name="Text">The passage that was found; empty where its summary says more.</param>
public sealed record SearchResult(ItemCard Card, IReadOnlyList<ExcerptPart> Title, IReadOnlyList<ExcerptPart> Text);

/// <summary>Something that narrows a search.</summary>
/// <param name="Url">The search without it.</param>
public sealed record SearchChip(string Label, string Url);
