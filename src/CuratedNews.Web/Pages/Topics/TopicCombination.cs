using CuratedNews.Catalog.Rows;
using CuratedNews.Catalog.Search;
using CuratedNews.Content.Metadata;

namespace CuratedNews.Web.Pages.Topics;

/// <summary>Two to five topics, all of which an item has (<c>a+b</c>), or any (<c>a,b</c>).</summary>
/// <param name="Keys">The topics' slugs, each once, in ordinal order.</param>
/// <param name="IsEither">One of them is enough.</param>
public sealed record TopicCombination(IReadOnlyList<string> Keys, bool IsEither)
{
    public const int MaxTopics = 5;

    private const char Both = '+';
    private const char Either = ',';

    /// <summary>How the combination stands in a URL, after <c>/topic/</c>; a single topic that was named twice is that topic.</summary>
    public string Key => string.Join(IsEither ? Either : Both, Keys);

    public string Path => "/topic/" + string.Join(IsEither ? Either : Both, Keys.Select(Uri.EscapeDataString));

    /// <summary>What stands before the last topic's name.</summary>
    public string Conjunction => IsEither ? "or" : "and";

    /// <summary>What is searched for: one condition a topic, or one for all of them.</summary>
    public IReadOnlyList<FacetChoice> Choices => IsEither ? [new FacetChoice(NodeKind.Topic, Keys)] : [.. Keys.Select(key => new FacetChoice(NodeKind.Topic, key))];

    /// <summary>Reads a combination in any order; false for one topic's slug, for both signs at once, and for too many topics.</summary>
    public static bool TryParse(string text, out TopicCombination combination)
    {
        combination = new TopicCombination([], false);
        var isEither = text.Contains(Either, StringComparison.Ordinal);
        if (isEither == text.Contains(Both, StringComparison.Ordinal))
        {
            return false;
        }

        var slugs = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var part in text.Split(isEither ? Either : Both))
        {
            if (!Slug.TryParse(part, out var slug))
            {
                return false;
            }

            slugs.Add(slug.ToString());
        }

        combination = new TopicCombination([.. slugs], isEither);
        return slugs.Count <= MaxTopics;
    }

    /// <summary>One topic narrowed by another.</summary>
    public static TopicCombination Of(string key, string other) => new([.. new SortedSet<string>(StringComparer.Ordinal) { key, other }], IsEither: false);

    /// <summary>The combination with another topic; null where it has as many as can be.</summary>
    public TopicCombination? With(string key) => Keys.Count >= MaxTopics ? null : this with { Keys = [.. Keys.Append(key).Order(StringComparer.Ordinal)] };

    /// <summary>The path without a topic: another combination's, or that of the topic that is left.</summary>
    public string PathWithout(string key) => (this with { Keys = [.. Keys.Where(other => other != key)] }).Path;
}
