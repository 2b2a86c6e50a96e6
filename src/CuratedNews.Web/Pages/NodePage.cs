using CuratedNews.Catalog.Queries;
using CuratedNews.Catalog.Rows;
using CuratedNews.Web.Feeds;
using CuratedNews.Web.Hosting;
using CuratedNews.Web.Pages.Shared;
using CuratedNews.Web.Representations;
using Microsoft.AspNetCore.Mvc;

namespace CuratedNews.Web.Pages;

/// <summary>
/// The page of a section, topic, offering, author or source: its items, its months, its topics. What else it shows, each
/// kind's own page loads.
/// </summary>
public abstract class NodePage(CatalogSnapshot catalog) : SitePage(catalog)
{
    private const int MaxTopics = 10;

    public NodeRow Node { get; private set; } = null!;

    public ListPage List { get; private set; } = null!;

    public PagerModel Pager { get; private set; } = null!;

    public MonthChart? Chart { get; private set; }

    /// <summary>When its oldest item is from; null where it has none.</summary>
    public int? FirstMonth { get; private set; }

    /// <summary>The topics that its items have most.</summary>
    public IReadOnlyList<NodeTie> Topics { get; private set; } = [];

    /// <summary>What stands over <see cref="Topics"/>.</summary>
    public virtual string TopicsTitle => "Most covered here";

    /// <summary>The page's path as in a URL, without a query.</summary>
    public string Path => PageLinks.To(Node.Kind, Node.Key);

    protected override bool IsOfParts => true;

    public override Func<SiteOptions, Document> Document => site => ListDocument.Of(this, site);

    /// <summary>Loads the node and the page of its list; null where all is well, else the answer.</summary>
    protected async Task<IActionResult?> LoadAsync(NodeKind kind, string key, CancellationToken cancellationToken)
    {
        if (await Db.NodeAsync(kind, key, cancellationToken) is not { } node
            || await ListAsync(node, cancellationToken) is not { } list)
        {
            return NotFound();
        }

        (Node, List) = (node, list);
        if (NamesFirstPage)
        {
            return ToFirstPage(Path);
        }

        var months = await Db.MonthsAsync(node.Id, cancellationToken);
        FirstMonth = months.Count == 0 ? null : months[^1].Month;
        Chart = MonthChart.Of(months);
        Pager = PagerModel.Of(list, Path);
        Feeds = node.Items > 0 ? PageFeeds.Of(node) : [];
        Topics = await Db.TiesAsync(node.Id, kind == NodeKind.Offering ? LinkKind.Carries : LinkKind.Topic, MaxTopics, cancellationToken);
        return null;
    }

    /// <summary>The head of a list: every further page has a title of its own.</summary>
    protected PageHead ListHead(string title, string description)
    {
        var head = PageHead.OfList(title, description, Pager);
        return head with { Nodes = [data => data.CollectionPage(head, title, List, data.Subject(this))] };
    }

    /// <summary>", mostly about A, B and C"; empty where its items have no topics.</summary>
    protected string Subjects => Topics.Count == 0 ? "" : $", mostly about {Words.List([.. Topics.Take(4).Select(topic => topic.Label)])}";

    /// <summary>"51 items since May 2021".</summary>
    public string Extent => FirstMonth is { } month ? $"{Words.Count(List.Total, "item")} since {Words.Month(month)}" : "No items yet";
}
