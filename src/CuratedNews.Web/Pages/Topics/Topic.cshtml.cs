using CuratedNews.Catalog.Queries;
using CuratedNews.Catalog.Rows;
using CuratedNews.Content.Metadata;
using CuratedNews.Web.Hosting;
using CuratedNews.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace CuratedNews.Web.Pages.Topics;

/// <summary>A topic: its items, the offerings that carry it, the topics that often come with it.</summary>
public sealed class TopicModel(CatalogSnapshot catalog) : NodePage(catalog)
{
    private const int MaxOfferings = 12;

    public IReadOnlyList<NodeTie> Offerings { get; private set; } = [];

    /// <summary>The topics that its items have besides, each with the combination that it narrows them to.</summary>
    public IReadOnlyList<Bar> Narrower => [.. Topics.Select(topic => new Bar(topic.Label, topic.Items, TopicCombination.Of(Node.Key, topic.Key).Path, "nofollow"))];

    public NeighbourMap? Map { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellationToken)
    {
        if (await LoadAsync(NodeKind.Topic, slug, cancellationToken) is { } other)
        {
            return other;
        }

        Offerings = await Db.TiesAsync(Node.Id, LinkKind.CarriedBy, MaxOfferings, cancellationToken);
        Map = await NeighbourMap.LoadAsync(Db, Topics, Offerings, cancellationToken);
        Trail = [Crumb.Home, Crumb.Topics, new Crumb(Node.Vocabulary, IndexModel.UrlOf(Node.Vocabulary)), new Crumb(Node.Label, Path)];
        var name = Node.Vocabulary == TopicName.NoVocabulary ? Node.Label : $"{Node.Label} ({Node.Vocabulary})";
        Head = ListHead(name, $"{Words.Count(List.Total, "item")} on {Node.Label}, a topic of {Node.Vocabulary}, newest first{(Offerings.Count > 0 ? $", and {Words.Count(Offerings.Count, "offering")} that have it" : "")}.");
        return Page();
    }
}
