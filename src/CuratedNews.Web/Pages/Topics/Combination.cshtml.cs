using CuratedNews.Catalog.Queries;
using CuratedNews.Catalog.Rows;
using CuratedNews.Catalog.Search;
using CuratedNews.Web.Feeds;
using CuratedNews.Web.Hosting;
using CuratedNews.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace CuratedNews.Web.Pages.Topics;

/// <summary>The items of several topics at once, and what narrows them further.</summary>
public sealed class CombinationModel(CatalogSnapshot catalog, ItemSearch search) : SitePage(catalog)
{
    private const int MaxTies = 10;

    public TopicCombination Combination { get; private set; } = new([], false);

    /// <summary>The combined topics, in the order of the URL.</summary>
    public IReadOnlyList<NodeTie> Topics { get; private set; } = [];

    public ListPage List { get; private set; } = new([], 1, 0);

    public PagerModel Pager { get; private set; } = new("/", 1, 1, 1, 0, 0);

    public MonthChart? Chart { get; private set; }

    /// <summary>The topics that these items have besides, each with the combination that it narrows them to.</summary>
    public IReadOnlyList<Bar> Narrower { get; private set; } = [];

    public IReadOnlyList<NodeTie> Offerings { get; private set; } = [];

    /// <summary>"A and B", "A, B or C".</summary>
    public string Name => Words.List([.. Topics.Select(topic => topic.Label)], Combination.Conjunction);

    public async Task<IActionResult> OnGetAsync(string topics, CancellationToken cancellationToken)
    {
        if (!TopicCombination.TryParse(topics, out var combination) || PageNumber() is not { } number)
        {
            return NotFound();
        }

        Topics = await LoadTopicsAsync(combination, cancellationToken);
        if (Topics.Count < combination.Keys.Count)
        {
            return NotFound();
        }

        Combination = combination;
        if (combination.Keys.Count == 1 || topics != combination.Key || NamesFirstPage)
        {
            return ToFirstPage(combination.Path);
        }

        var answer = search.Find(Connection, new SearchRequest { Choices = combination.Choices, Order = SearchOrder.Date, Page = number, FacetValues = MaxTies + TopicCombination.MaxTopics }, Now);
        if (number > 1 && answer.ItemIds.Count == 0)
        {
            return NotFound();
        }

        List = new ListPage(await Db.ToCardsAsync(answer.ItemIds, cancellationToken), number, answer.Total);
        Pager = PagerModel.Of(List, combination.Path);
        Chart = MonthChart.Of(answer.Months);
        Narrower =
        [
            .. answer.Facets.GetValueOrDefault(NodeKind.Topic, [])
                .Where(topic => !combination.Keys.Contains(topic.Key, StringComparer.Ordinal) && (combination.IsEither || topic.Items < answer.Total))
                .Select(topic => (Topic: topic, Narrowed: combination.IsEither ? null : combination.With(topic.Key)))
                .Select(entry => new Bar(entry.Topic.Label, entry.Topic.Items, entry.Narrowed?.Path ?? PageLinks.To(NodeKind.Topic, entry.Topic.Key), "nofollow"))
                .Take(MaxTies),
        ];
        Offerings = [.. answer.Facets.GetValueOrDefault(NodeKind.Offering, []).Take(MaxTies)];
        Feeds = answer.Total > 0 ? PageFeeds.Of(combination.Path, Name) : [];
        Trail = [Crumb.Home, Crumb.Topics, new Crumb(Name, null)];
        Head = PageHead.OfList(Name, $"{Words.Count(answer.Total, "item")} on {Name}, newest first.", Pager) with { IsHidden = true };
        return Page();
    }

    private async Task<IReadOnlyList<NodeTie>> LoadTopicsAsync(TopicCombination combination, CancellationToken cancellationToken) =>
        [.. (await Db.PublicAsync(NodeKind.Topic, combination.Keys, cancellationToken)).Select(NodeTie.Of)];
}
