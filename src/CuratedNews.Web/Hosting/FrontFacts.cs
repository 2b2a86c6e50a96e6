using CuratedNews.Catalog;
using CuratedNews.Catalog.Queries;
using CuratedNews.Catalog.Rows;

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

    public static async Task<FrontFacts> LoadAsync(CatalogView db, SiteFacts site, long homeId, DateTime now, CancellationToken cancellationToken)
    {
        var covered = await db.TopicsOfNewestAsync(homeId, now, NewestItems, TopicsAVocabulary, cancellationToken);
        return new FrontFacts(site.Generation, covered, await SectionsAsync(db, site, cancellationToken), await VocabulariesAsync(db, cancellationToken));
    }

    private static async Task<IReadOnlyList<(NodeTie, IReadOnlyList<NodeTie>)>> SectionsAsync(CatalogView db, SiteFacts site, CancellationToken cancellationToken)
    {
        var sections = new List<(NodeTie, IReadOnlyList<NodeTie>)>();
        foreach (var section in site.Sections)
        {
            if (await db.NodeAsync(section.Kind, section.Key, cancellationToken) is { } node
                && await db.TiesAsync(node.Id, LinkKind.Child, SectionsBelow, cancellationToken) is { Count: > 0 } below)
            {
                sections.Add((section, below));
            }
        }

        return sections;
    }

    private static async Task<IReadOnlyList<(string, IReadOnlyList<NodeTie>)>> VocabulariesAsync(CatalogView db, CancellationToken cancellationToken)
    {
        var topics = await db.LargestAsync(NodeKind.Topic, MaxTopics, cancellationToken);
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
