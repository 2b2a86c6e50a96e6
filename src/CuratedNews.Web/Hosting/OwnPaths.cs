using CuratedNews.Catalog.Queries;
using CuratedNews.Catalog.Rows;
using CuratedNews.Content.Metadata;
using CuratedNews.Web.Feeds;
using CuratedNews.Web.Pages.Topics;
using CuratedNews.Web.Sitemaps;

namespace CuratedNews.Web.Hosting;

/// <summary>Whether there is anything at one of the portal's own paths, asked before a request is led to it: nobody is sent on to be told 404.</summary>
internal static class OwnPaths
{
    private const string Sitemaps = "sitemaps";

    /// <summary>Files at the root that are served, and pages that list nodes.</summary>
    private static readonly string[] Roots =
    [
        "/topic/", "/offering/", "/search", "/following", "/following/feed.xml", "/following/atom.xml", "/following/feed.json", "/opml.xml", "/sitemap.xml", "/news-sitemap.xml", "/robots.txt", "/opensearch.xml", "/llms.txt", "/openapi.json",
    ];

    /// <summary>The one form of a reserved path, whether anything is there or not.</summary>
    public static LocalPath FormOf(LocalPath path)
    {
        var page = path.AsPage();
        if (page.ToString().Split('/') is [_, "topic", var key, .. var rest]
            && TopicCombination.TryParse(key, out var combination)
            && LocalPath.TryParse(string.Join('/', ["/topic", combination.Key, .. rest]), out var combined))
        {
            return combined;
        }

        return page.ToString() is "/topic" or "/offering" ? page.AsSection() : page;
    }

    /// <param name="path">In its one form.</param>
    public static async Task<bool> IsThereAsync(CatalogSnapshot snapshot, LocalPath path, CancellationToken cancellationToken)
    {
        var text = path.ToString();
        if (Array.IndexOf(Roots, text) >= 0)
        {
            return true;
        }

        await snapshot.BeginAsync(cancellationToken);
        var db = snapshot.Db;
        if (FeedAddress.TryParse(text, out var feed))
        {
            return feed.IsSite
                || (feed.Kind == NodeKind.Topic && TopicCombination.TryParse(feed.Key, out var several) && await HasAllAsync(several.Keys))
                || await db.NodeAsync(feed.Kind, feed.Key, cancellationToken) is { Items: > 0 };
        }

        return text.Split('/') switch
        {
            [_, "topic", var key] => TopicCombination.TryParse(key, out var combination) ? await HasAllAsync(combination.Keys) : await HasAsync(NodeKind.Topic, key),
            [_, "offering", var key] => await HasAsync(NodeKind.Offering, key),
            [_, "author", var key] => await HasAsync(NodeKind.Author, key),
            [_, "source", var key] => await HasAsync(NodeKind.Source, key),
            [_, Sitemaps, var file] => file.EndsWith(".xml", StringComparison.Ordinal) && await SitemapParts.EntriesAsync(db, file[..^".xml".Length], snapshot.Now, cancellationToken) is not null,
            [_, "topic" or "offering" or "author" or "source" or Sitemaps, ..] or [_, _] => false,
            _ => true,
        };

        async Task<bool> HasAllAsync(IReadOnlyList<string> keys) =>
            (await db.PublicAsync(NodeKind.Topic, keys, cancellationToken)).Count == keys.Count;

        async Task<bool> HasAsync(NodeKind kind, string key) => await db.NodeAsync(kind, key, cancellationToken) is not null;
    }

    /// <summary>Is there a file of the program, or a picture of the content, at a path in which case counts?</summary>
    /// <param name="path">Decoded.</param>
    public static async Task<bool> IsFileAsync(CatalogSnapshot snapshot, IWebHostEnvironment environment, string path, CancellationToken cancellationToken)
    {
        const string Media = "/media/";
        if (!path.StartsWith(Media, StringComparison.Ordinal))
        {
            return environment.WebRootFileProvider.GetFileInfo(path).Exists;
        }

        var name = path[Media.Length..];
        await snapshot.BeginAsync(cancellationToken);
        return await snapshot.Db.PictureFileAsync(name, cancellationToken) is not null;
    }
}
