using CuratedNews.Catalog;
using CuratedNews.Catalog.Queries;
using CuratedNews.Catalog.Rows;
using CuratedNews.Web.Feeds;
using CuratedNews.Web.Pages;
using CuratedNews.Web.Sitemaps;
using Microsoft.AspNetCore.StaticAssets;

namespace CuratedNews.Web.Exporting;

/// <summary>Every URL that an export makes, as it comes from the catalog; none of the long lists is held.</summary>
internal sealed class SiteUrls(CatalogView db, DateTime now, EndpointDataSource endpoints)
{
    /// <summary>What every other page is like that is not there; it says nothing of what was asked for.</summary>
    private const string NotFound = "/error/404";

    private static readonly string[] Files =
        ["/robots.txt", "/sitemap.xml", "/news-sitemap.xml", "/opml.xml", "/opensearch.xml", "/llms.txt", "/assets/speculation-rules.json"];

    private static readonly NodeKind[] Kinds = [NodeKind.Section, NodeKind.Topic, NodeKind.Offering, NodeKind.Author, NodeKind.Source];

    /// <summary>All of them, in an order that depends on the catalog alone: of two that want one file, the first gets it.</summary>
    public async Task<IEnumerable<ExportUrl>> AllAsync(CancellationToken cancellationToken)
    {
        var items = (await db.HomeAsync(cancellationToken))?.Items ?? 0;
        var topics = await db.CountNodePagesAsync(NodeKind.Topic, cancellationToken);
        var offerings = await db.CountNodePagesAsync(NodeKind.Offering, cancellationToken);
        var sitemaps = await SitemapParts.NamesAsync(db, cancellationToken);
        IEnumerable<IEnumerable<ExportUrl>> all =
        [
            [new ExportUrl(NotFound, "404.html", ExportKind.Missing)],
            Files.Select(ExportUrl.OfFile),
            [ExportUrl.OfPage("/following")],
            Pages("/", items, ListPage.Size),
            Pages("/topic/", topics, IndexPage.Size),
            Pages("/offering/", offerings, IndexPage.Size),
            Feeds("/"),
            Kinds.SelectMany(PagesOfNodes),
            db.EachPermalink(now).Select(permalink => ExportUrl.OfPage(PageLinks.ToPath(permalink))),
            sitemaps.Select(name => ExportUrl.OfFile($"/sitemaps/{name}.xml")),
            Assets().Select(ExportUrl.OfFile),
            db.EachPicture(now).Select(name => ExportUrl.OfFile(PageLinks.ToMedia(name))),
            db.EachOldPath(now).Select(path => ExportUrl.OfOld(PageLinks.ToPath(path))),
        ];
        return all.SelectMany(urls => urls);
    }

    /// <summary>Every page of every node of a kind, and its feeds.</summary>
    private IEnumerable<ExportUrl> PagesOfNodes(NodeKind kind) =>
        from node in db.EachNodePage(kind)
        let path = PageLinks.To(kind, node.Key)
        from url in Pages(path, node.Items, ListPage.Size).Concat(node.Items > 0 ? Feeds(path) : [])
        select url;

    private static IEnumerable<ExportUrl> Pages(string path, int entries, int size) =>
        Enumerable.Range(1, Math.Max(1, (entries + size - 1) / size)).Select(number => ExportUrl.OfPage(path, number));

    private static IEnumerable<ExportUrl> Feeds(string path) => FeedFormat.All.Select(format => ExportUrl.OfFile(FeedAddress.PathOf(path, format)));

    /// <summary>The program's own files, by the names that pages and style sheets give them; not the copies that are compressed.</summary>
    private List<string> Assets()
    {
        var paths = endpoints.Endpoints
            .Select(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>())
            .OfType<StaticAssetDescriptor>()
            .Where(asset => !asset.ResponseHeaders.Any(header => header.Name == "Content-Encoding"))
            .Select(asset => "/" + asset.Route);
        return [.. paths.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }
}
