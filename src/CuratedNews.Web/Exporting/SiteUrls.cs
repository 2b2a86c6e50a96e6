using System.Runtime.CompilerServices;
using CuratedNews.Catalog;
using CuratedNews.Catalog.Queries;
using CuratedNews.Catalog.Rows;
using CuratedNews.Content.Metadata;
using CuratedNews.Web.Feeds;
using CuratedNews.Web.Pages;
using CuratedNews.Web.Sitemaps;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.EntityFrameworkCore;

namespace CuratedNews.Web.Exporting;

/// <summary>Every URL that an export makes, as it comes from the catalog; none of the lists is held.</summary>
internal sealed class SiteUrls(CatalogView db, DateTime now, EndpointDataSource endpoints)
{
    /// <summary>What every other page is like that is not there; it says nothing of what was asked for.</summary>
    private const string NotFound = "/error/404";

    private static readonly string[] Files =
        ["/robots.txt", "/sitemap.xml", "/news-sitemap.xml", "/opml.xml", "/opensearch.xml", "/llms.txt", "/assets/speculation-rules.json"];

    private static readonly NodeKind[] Kinds = [NodeKind.Section, NodeKind.Topic, NodeKind.Offering, NodeKind.Author, NodeKind.Source];

    /// <summary>All of them, in an order that depends on the catalog alone: of two that want one file, the first gets it.</summary>
    public async IAsyncEnumerable<ExportUrl> AllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new ExportUrl(NotFound, "404.html", ExportKind.Missing);
        foreach (var file in Files)
        {
            yield return ExportUrl.OfFile(file);
        }

        yield return ExportUrl.OfPage("/following");
        await foreach (var url in HomeAsync(cancellationToken))
        {
            yield return url;
        }

        foreach (var kind in Kinds)
        {
            await foreach (var url in NodesAsync(kind, cancellationToken))
            {
                yield return url;
            }
        }

        await foreach (var permalink in Permalinks().AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return ExportUrl.OfPage(PageLinks.ToPath(permalink));
        }

        foreach (var name in await SitemapParts.NamesAsync(db, cancellationToken))
        {
            yield return ExportUrl.OfFile($"/sitemaps/{name}.xml");
        }

        foreach (var asset in Assets())
        {
            yield return ExportUrl.OfFile(asset);
        }

        await foreach (var name in Media().AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return ExportUrl.OfFile(PageLinks.ToMedia(name));
        }

        await foreach (var path in OldPaths().AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return ExportUrl.OfOld(PageLinks.ToPath(path));
        }
    }

    /// <summary>How many <see cref="AllAsync"/> has.</summary>
    public async Task<int> CountAsync(CancellationToken cancellationToken)
    {
        var fixedOnes = 2 + Files.Length + (await SitemapParts.NamesAsync(db, cancellationToken)).Count + Assets().Count;
        await foreach (var _ in HomeAsync(cancellationToken))
        {
            fixedOnes++;
        }

        var nodes = 0;
        foreach (var kind in Kinds)
        {
            nodes += await Nodes(kind).SumAsync(node => 1 + (node.Items > 0 ? FeedFormat.All.Count + ((node.Items - 1) / ListPage.Size) : 0), cancellationToken);
        }

        return fixedOnes + nodes
            + await Permalinks().CountAsync(cancellationToken)
            + await Media().CountAsync(cancellationToken)
            + await OldPaths().CountAsync(cancellationToken);
    }

    /// <summary>The home page, the lists of all topics and offerings, and the site's own feeds.</summary>
    private async IAsyncEnumerable<ExportUrl> HomeAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var items = await db.Nodes.Where(node => node.Kind == NodeKind.Section && node.Key == "/").Select(node => node.Items).FirstOrDefaultAsync(cancellationToken);
        var topics = await db.Nodes.Public(NodeKind.Topic).CountAsync(cancellationToken);
        var offerings = await db.Nodes.Public(NodeKind.Offering).CountAsync(cancellationToken);
        foreach (var url in Pages("/", items, ListPage.Size).Concat(Pages("/topic/", topics, IndexPage.Size)).Concat(Pages("/offering/", offerings, IndexPage.Size)).Concat(Feeds("/")))
        {
            yield return url;
        }
    }

    /// <summary>Every page of every node of a kind, and its feeds.</summary>
    private async IAsyncEnumerable<ExportUrl> NodesAsync(NodeKind kind, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var nodes = Nodes(kind).OrderBy(node => node.Key).Select(node => new { node.Key, node.Items }).AsAsyncEnumerable();
        await foreach (var node in nodes.WithCancellation(cancellationToken))
        {
            var path = PageLinks.To(kind, node.Key);
            foreach (var url in Pages(path, node.Items, ListPage.Size).Concat(node.Items > 0 ? Feeds(path) : []))
            {
                yield return url;
            }
        }
    }

    private static IEnumerable<ExportUrl> Pages(string path, int entries, int size) =>
        Enumerable.Range(1, Math.Max(1, (entries + size - 1) / size)).Select(number => ExportUrl.OfPage(path, number));

    private static IEnumerable<ExportUrl> Feeds(string path) => FeedFormat.All.Select(format => ExportUrl.OfFile(FeedAddress.PathOf(path, format)));

    private IQueryable<NodeRow> Nodes(NodeKind kind) => db.Nodes.Public(kind).Where(node => node.Kind != NodeKind.Section || node.Key != "/");

    private IQueryable<string> Permalinks() => db.Items.Published(now).OrderBy(item => item.Permalink).Select(item => item.Permalink);

    /// <summary>Pictures, save those that nobody but items shows that are not out: a folder can be looked through, the site cannot.</summary>
    private IQueryable<string> Media()
    {
        var shown = db.Items.Published(now).Where(item => item.ImageName != null).Select(item => item.ImageName!);
        var named = db.Items.Where(item => item.ImageName != null).Select(item => item.ImageName!);
        return db.Media
            .Where(media => media.Width > 0 && (shown.Contains(media.Name) || !named.Contains(media.Name)))
            .Select(media => media.Name).Distinct().OrderBy(name => name);
    }

    /// <summary>Aliases of what readers see, and what was taken back. A page or another alias may have the path too.</summary>
    private IQueryable<string> OldPaths() =>
        db.Aliases.Join(db.Items.Published(now), alias => alias.ItemId, item => item.Id, (alias, item) => alias.Path)
            .Union(db.Items.Where(item => item.Status == ItemStatus.Removed && !item.IsShadowed).Select(item => item.Permalink))
            .OrderBy(path => path);

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
