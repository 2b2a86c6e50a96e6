using CuratedNews.Content.Metadata;
using Microsoft.Extensions.Primitives;

namespace CuratedNews.Web.Pages;

/// <summary>
/// The topics that a reader follows, as a URL names them: <c>?topics=a,b,c</c>, each once, in the order of their code
/// points, so that the same topics have one URL.
/// </summary>
public sealed class FollowedTopics
{
    /// <summary>More than that is no longer followed but skimmed, and its URL no longer taken everywhere.</summary>
    public const int MaxTopics = 50;

    private FollowedTopics(IReadOnlyList<string> slugs, int rejected) => (Slugs, Rejected) = (slugs, rejected);

    /// <summary>How many of the names can be no topic's, whatever is in the catalog.</summary>
    public int Rejected { get; }

    /// <summary>As many as were named; whether there are such topics, only the catalog knows.</summary>
    public IReadOnlyList<string> Slugs { get; }

    /// <summary>The query with its '?'; empty where no topic is named.</summary>
    public string Query => Slugs.Count == 0 ? "" : "?topics=" + string.Join(',', Slugs.Select(Uri.EscapeDataString));

    /// <summary>The page of these topics' newest items, as in a URL.</summary>
    public string Path => "/following" + Query;

    /// <summary>Reads a query: topics with commas between them, or a parameter for each, as a form sends them.</summary>
    public static FollowedTopics Parse(StringValues topics) => Of(topics.ToString().Split(',', StringSplitOptions.TrimEntries));

    public static FollowedTopics Of(IEnumerable<string> topics)
    {
        var slugs = new SortedSet<string>(StringComparer.Ordinal);
        var rejected = 0;
        foreach (var topic in topics.Where(topic => topic.Length > 0))
        {
            if (Slug.TryParse(topic, out var slug))
            {
                slugs.Add(slug.ToString());
            }
            else
            {
                rejected++;
            }
        }

        return new FollowedTopics([.. slugs], rejected);
    }

    public FollowedTopics Without(string topic) => Of(Slugs.Where(slug => slug != topic));

    /// <summary>Is this what a query says, letter by letter?</summary>
    public bool IsCanonical(StringValues topics) => Slugs.Count == 0 ? topics.Count == 0 : topics.Count == 1 && topics.ToString() == string.Join(',', Slugs);
}
