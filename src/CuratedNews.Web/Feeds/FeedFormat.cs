namespace CuratedNews.Web.Feeds;

/// <summary>A format that every feed is written in.</summary>
/// <param name="FileName">By which a page's feed is asked for, below the page's own URL.</param>
/// <param name="Name">As readers know it.</param>
internal sealed record FeedFormat(string FileName, string MediaType, string Name)
{
    /// <remarks>https://www.rssboard.org/rss-specification.</remarks>
    public static FeedFormat Rss { get; } = new("feed.xml", "application/rss+xml", "RSS");

    /// <remarks>RFC 4287.</remarks>
    public static FeedFormat Atom { get; } = new("atom.xml", "application/atom+xml", "Atom");

    /// <remarks>https://www.jsonfeed.org/version/1.1/.</remarks>
    public static FeedFormat Json { get; } = new("feed.json", "application/feed+json", "JSON Feed");

    public static IReadOnlyList<FeedFormat> All { get; } = [Rss, Atom, Json];

    /// <summary>The format that a file's name asks for; null where it names none.</summary>
    public static FeedFormat? Of(string fileName) => All.FirstOrDefault(format => format.FileName == fileName);
}
