using System.Globalization;
using System.Text;
using System.Xml;
using CuratedNews.Catalog.Queries;
using CuratedNews.Web.Hosting;
using CuratedNews.Web.Pages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SortKey = CuratedNews.Catalog.Rows.SortKey;

namespace CuratedNews.Web.Sitemaps;

/// <summary>The sitemaps and <c>robots.txt</c>.</summary>
internal static class Sitemap
{
    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private const string ImageNamespace = "http://www.google.com/schemas/sitemap-image/1.1";
    private const string NewsNamespace = "http://www.google.com/schemas/sitemap-news/0.9";

    /// <summary>Google's rules for news: the last two days, at most a thousand items.</summary>
    private const int MaxNews = 1_000;

    private static readonly TimeSpan NewsAge = TimeSpan.FromHours(48);

    public static void MapSitemaps(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sitemap.xml", IndexAsync);
        routes.MapGet("/sitemaps/{name}.xml", PartAsync);
        routes.MapGet("/news-sitemap.xml", NewsAsync);
        routes.MapGet("/robots.txt", Robots);
    }

    private static async Task IndexAsync(HttpContext context, CatalogSnapshot snapshot, IOptions<SiteOptions> site, CancellationToken cancellationToken)
    {
        await snapshot.BeginAsync(cancellationToken);
        await using var xml = Start(context.Response, "sitemapindex");
        foreach (var name in await SitemapParts.NamesAsync(snapshot.Db, cancellationToken))
        {
            await xml.WriteStartElementAsync(null, "sitemap", null);
            await xml.WriteElementStringAsync(null, "loc", null, site.Value.Absolute($"/sitemaps/{name}.xml"));
            await xml.WriteEndElementAsync();
        }
    }

    private static async Task PartAsync(string name, HttpContext context, CatalogSnapshot snapshot, IOptions<SiteOptions> site, CancellationToken cancellationToken)
    {
        await snapshot.BeginAsync(cancellationToken);
        if (await SitemapParts.EntriesAsync(snapshot.Db, name, snapshot.Now, cancellationToken) is not { } entries)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await using var xml = Start(context.Response, "urlset");
        await xml.WriteAttributeStringAsync("xmlns", "image", null, ImageNamespace);
        await foreach (var entry in entries.WithCancellation(cancellationToken))
        {
            await xml.WriteStartElementAsync(null, "url", null);
            await xml.WriteElementStringAsync(null, "loc", null, site.Value.Absolute(entry.Path));
            if (entry.ChangedAt is { } changedAt)
            {
                await xml.WriteElementStringAsync(null, "lastmod", null, Time(changedAt));
            }

            if (entry.ImagePath is { } image)
            {
                await xml.WriteStartElementAsync("image", "image", ImageNamespace);
                await xml.WriteElementStringAsync("image", "loc", ImageNamespace, site.Value.Absolute(image));
                await xml.WriteEndElementAsync();
            }

            await xml.WriteEndElementAsync();
        }
    }

    private static async Task NewsAsync(HttpContext context, CatalogSnapshot snapshot, IOptions<SiteOptions> site, CancellationToken cancellationToken)
    {
        await snapshot.BeginAsync(cancellationToken);
        var oldest = snapshot.Now - NewsAge;
        var news = await snapshot.Db.Memberships.Published(await snapshot.Db.Nodes.HomeIdAsync(cancellationToken), snapshot.Now)
            .Where(member => member.SortKey > SortKey.Until(oldest))
            .NewestFirst()
            .Take(MaxNews)
            .Select(member => new { member.Item!.Permalink, member.Item.Title, member.Item.PublishedAt })
            .ToListAsync(cancellationToken);
        await using var xml = Start(context.Response, "urlset");
        await xml.WriteAttributeStringAsync("xmlns", "news", null, NewsNamespace);
        foreach (var item in news)
        {
            await xml.WriteStartElementAsync(null, "url", null);
            await xml.WriteElementStringAsync(null, "loc", null, site.Value.Absolute(PageLinks.ToPath(item.Permalink)));
            await xml.WriteStartElementAsync("news", "news", NewsNamespace);
            await xml.WriteStartElementAsync("news", "publication", NewsNamespace);
            await xml.WriteElementStringAsync("news", "name", NewsNamespace, site.Value.Name);
            await xml.WriteElementStringAsync("news", "language", NewsNamespace, "en");
            await xml.WriteEndElementAsync();
            await xml.WriteElementStringAsync("news", "publication_date", NewsNamespace, Time(item.PublishedAt));
            await xml.WriteElementStringAsync("news", "title", NewsNamespace, item.Title);
            await xml.WriteEndElementAsync();
            await xml.WriteEndElementAsync();
        }
    }

    private static IResult Robots(IOptions<SiteOptions> site)
    {
        var text = new StringBuilder("User-agent: *\nDisallow: /preview/\n\n");
        if (!site.Value.AllowAiCrawlers)
        {
            foreach (var crawler in SiteOptions.AiCrawlers)
            {
                text.Append(CultureInfo.InvariantCulture, $"User-agent: {crawler}\n");
            }

            text.Append("Disallow: /\n\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"Sitemap: {site.Value.Absolute("/sitemap.xml")}\nSitemap: {site.Value.Absolute("/news-sitemap.xml")}\n");
        return Results.Text(text.ToString(), "text/plain", Encoding.UTF8);
    }

    private static XmlWriter Start(HttpResponse response, string root)
    {
        response.ContentType = "application/xml; charset=utf-8";
        var xml = XmlWriter.Create(response.Body, new XmlWriterSettings { Async = true, Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) });
        xml.WriteStartElement(root, Namespace);
        return xml;
    }

    private static string Time(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
