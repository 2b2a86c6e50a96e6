using CuratedNews.Catalog;
using CuratedNews.Catalog.Queries;
using CuratedNews.Catalog.Rows;
using Microsoft.EntityFrameworkCore;

namespace CuratedNews.Web.Hosting;

/// <summary>What the home page shows besides items; like <see cref="SiteFacts"/>, loaded once a generation.</summary>
/// <param name="Covered">The topics of the newest items.</param>
/// <param name="Sections">The sections below each section of the masthead.</param>
/// <param name="Vocabularies">The largest topics of each vocabulary.</param>
public sealed record FrontFacts(
    long Generation,
    IReadOnlyList<NodeTie> Covered,
    IReadOnlyList<(NodeTie Section, IReadOnlyList<NodeTie> Below)> Sections,
    IReadOnlyList<(string Vocabulary, IReadOnlyList<NodeTie> Topics)> Vocabularies)
{
    private const int NewestItems = 100;
    private const int SectionsBelow = 8;
    private const int MaxTopics = 200;
    private const int MaxVocabularies = 6;
    private const int TopicsAVocabulary = 6;

    /// <summary>Of a site without items.</summary>
    public static FrontFacts None { get; } = new(-1, [], [], []);

    public static async Task<FrontFacts> LoadAsync(CatalogDbContext db, SiteFacts site, long homeId, DateTime now, CancellationToken cancellationToken)
    {
        var covered = await db.Memberships.Published(homeId, now).NewestFirst().Take(NewestItems)
            .Join(db.Memberships, newest => newest.ItemId, topic => topic.ItemId, (newest, topic) => topic.Node!)
            .Where(node => node.Kind == NodeKind.Topic)
            .GroupBy(node => new { node.Id, node.Kind, node.Key, node.Label, node.Vocabulary })
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key.Key)
            .Take(TopicsAVocabulary)
            .Select(group => new NodeTie(group.Key.Kind, group.Key.Key, group.Key.Label, group.Key.Vocabulary, group.Count()))
            .ToListAsync(cancellationToken);
        return new FrontFacts(site.Generation, covered, await SectionsAsync(db, site, cancellationToken), await VocabulariesAsync(db, cancellationToken));
    }

    private static async Task<IReadOnlyList<(NodeTie, IReadOnlyList<NodeTie>)>> SectionsAsync(CatalogDbContext db, SiteFacts site, CancellationToken cancellationToken)
    {
        var sections = new List<(NodeTie, IReadOnlyList<NodeTie>)>();
        var keys = site.Sections.Select(section => section.Key).ToList();
        var ids = await db.Nodes
            .Where(node => node.Kind == NodeKind.Section && keys.Contains(node.Key))
            .ToDictionaryAsync(node => node.Key, node => node.Id, StringComparer.Ordinal, cancellationToken);
        foreach (var section in site.Sections)
        {
            var below = await db.TiesAsync(ids[section.Key], LinkKind.Child, SectionsBelow, cancellationToken);
            if (below.Count > 0)
            {
                sections.Add((section, below));
            }
        }

        return sections;
    }

    private static async Task<IReadOnlyList<(string, IReadOnlyList<NodeTie>)>> VocabulariesAsync(CatalogDbContext db, CancellationToken cancellationToken)
    {
        var topics = await db.Nodes.LargestAsync(NodeKind.Topic, MaxTopics, cancellationToken);
        return
        [
            .. topics
                .GroupBy(topic => topic.Vocabulary, StringComparer.Ordinal)
                .OrderByDescending(group => group.Sum(topic => topic.Items)).ThenBy(group => group.Key, StringComparer.Ordinal)
                .Take(MaxVocabularies)
                .Select(group => (group.Key, (IReadOnlyList<NodeTie>)[.. group.Take(TopicsAVocabulary)])),
        ];
    }
}
