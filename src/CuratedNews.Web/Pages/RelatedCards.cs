using CuratedNews.Catalog.Queries;
using CuratedNews.Catalog.Search;
using CuratedNews.Content.Metadata;
using CuratedNews.Web.Pages.Shared;

namespace CuratedNews.Web.Pages;

/// <summary>An item below another one, with what it has to do with it.</summary>
/// <param name="Reason">"also about A and B".</param>
public sealed record RelatedCard(ItemCard Card, string Reason);

/// <summary>What stands below an item: others that report the same story, and others that have to do with it.</summary>
public sealed record RelatedCards(IReadOnlyList<ItemCard> SameStory, IReadOnlyList<RelatedCard> Others)
{
    public const int Candidates = 12;

    private const int MaxOthers = 4;
    private const int MaxSameStory = 4;

    /// <summary>Reports of one story come within so many days of each other.</summary>
    private const int StoryDays = 14;

    /// <summary>And have so much of their titles' words in common.</summary>
    private const double StoryLikeness = 0.45;

    public static RelatedCards None { get; } = new([], []);

    /// <param name="cards">Of the related items, which may lack some.</param>
    public static RelatedCards Of(string title, DateTime publishedAt, IReadOnlyList<RelatedItem> related, IReadOnlyList<ItemCard> cards)
    {
        var words = WordsOf(title);
        var story = cards
            .Where(card => Math.Abs((card.PublishedAt - publishedAt).TotalDays) <= StoryDays && Likeness(words, WordsOf(card.Title)) >= StoryLikeness)
            .Take(MaxSameStory)
            .ToList();
        var byId = cards.Except(story).ToDictionary(card => card.Id);
        return new RelatedCards(
            story,
            [
                .. related.Where(item => byId.ContainsKey(item.ItemId))
                    .Take(MaxOthers)
                    .Select(item => new RelatedCard(byId[item.ItemId], Reason(item))),
            ]);
    }

    private static string Reason(RelatedItem item) =>
        item.Shared.Count > 0 ? $"also about {Words.List(item.Shared)}" : $"also on {Words.List([.. item.Words.Select(word => $"“{word}”")])}";

    private static HashSet<string> WordsOf(string title)
    {
        const int MinLength = 4;
        return Slug.TryFromName(title, out var slug) ? [.. slug.ToString().Split('-').Where(word => word.Length >= MinLength)] : [];
    }

    /// <summary>The share of their words that two titles have in common; 0 where that is fewer than three words.</summary>
    private static double Likeness(HashSet<string> words, HashSet<string> others)
    {
        const int MinShared = 3;
        var shared = words.Count(others.Contains);
        return shared < MinShared ? 0 : (double)shared / (words.Count + others.Count - shared);
    }
}
