using System.Collections.Frozen;

namespace CuratedNews.Content.Metadata;

/// <summary>The portal's own URLs, which no item, section or alias may take.</summary>
public static class ReservedPaths
{
    private static readonly FrozenSet<string> FirstSegments = FrozenSet.ToFrozenSet(
        [
            "topic", "offering", "author", "source", "search", "following", "media", "preview", "api", "assets", "sitemaps",
            "healthz", "readyz", "metrics", "sitemap.xml", "news-sitemap.xml", "robots.txt", "opensearch.xml", "opml.xml",
            "llms.txt", "openapi.json", "manifest.webmanifest", "favicon.ico", "favicon.svg", "site.css", "error",
        ],
        StringComparer.Ordinal);

    private static readonly FrozenSet<string> LastSegments = FrozenSet.ToFrozenSet(["feed.xml", "atom.xml", "feed.json"], StringComparer.Ordinal);

    /// <summary>What the URLs of a page's other forms end in.</summary>
    private static readonly string[] Suffixes = [".json", ".md"];

    public static bool Has(LocalPath path)
    {
        var text = path.AsPage().ToString();
        return text != "/"
            && (FirstSegments.Contains(path.FirstSegment.ToString()) || IsFile(path) || Array.Exists(Suffixes, suffix => text.EndsWith(suffix, StringComparison.Ordinal)));
    }

    /// <summary>Is it a feed, or a file at the root such as <c>/openapi.json</c>, and so no other form of a page?</summary>
    public static bool IsFile(LocalPath path)
    {
        var text = path.AsPage().ToString();
        var name = text[(text.LastIndexOf('/') + 1)..];
        return LastSegments.Contains(name) || (name.Contains('.') && text.Length == name.Length + 1 && FirstSegments.Contains(name));
    }

    /// <summary>Does it begin as the portal's own URLs do?</summary>
    public static bool IsPortal(LocalPath path) => FirstSegments.Contains(path.FirstSegment.ToString()) || (IsFile(path) && path.AsPage().ToString().LastIndexOf('/') == 0);

    /// <summary>The page whose feed or other form a path is: <c>/news/</c> of <c>/news/feed.xml</c>, <c>/news/x</c> of <c>/news/x.json</c>; null where it is neither.</summary>
    public static LocalPath? PageOf(LocalPath path)
    {
        var text = path.AsPage().ToString();
        var name = text[(text.LastIndexOf('/') + 1)..];
        var suffix = LastSegments.Contains(name) ? name : Array.Find(Suffixes, suffix => name.EndsWith(suffix, StringComparison.Ordinal));
        return suffix switch
        {
            null => null,
            _ when suffix.Length == name.Length || name == "index" + suffix => Parse(text[..^name.Length]),
            _ => Parse(text[..^suffix.Length]),
        };

        static LocalPath? Parse(string page) => LocalPath.TryParse(page, out var parsed) ? parsed : null;
    }
}
