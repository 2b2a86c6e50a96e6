using System.Globalization;
using System.Text;
using CuratedNews.Catalog.Queries;
using CuratedNews.Web.Hosting;
using CuratedNews.Web.Pages;
using Microsoft.Extensions.Options;

namespace CuratedNews.Web.Sitemaps;

/// <summary>The sitemaps and <c>robots.txt</c>.</summary>
internal static class Sitemap
{
    private const string ContentType = "application/xml; charset=utf-8";
    private const string Namespace = "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"";
    private const string ImageNamespace = "xmlns:image=\"http://www.google.com/schemas/sitemap-image/1.1\"";
    private const string NewsNamespace = "xmlns:news=\"http://www.google.com/schemas/sitemap-news/0.9\"";

    /// <summary>Google's rules for news: the last two days, at most a thousand items.</summary>
    private const int MaxNews = 1_000;

    private static readonly TimeSpan NewsAge = TimeSpan.FromHours(48);
    private static readonly string[] GetOrHead = [HttpMethods.Get, HttpMethods.Head];

    public static void MapSitemaps(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/sitemap.xml", GetOrHead, IndexAsync);
        routes.MapMethods("/sitemaps/{name}.xml", GetOrHead, PartAsync);
        routes.MapMethods("/news-sitemap.xml", GetOrHead, NewsAsync);
        routes.MapMethods("/robots.txt", GetOrHead, Robots);
    }

    private static async Task IndexAsync(HttpContext context, CatalogSnapshot snapshot, IOptions<SiteOptions> site, CancellationToken cancellationToken)
    {
        await snapshot.BeginAsync(cancellationToken);
        var names = await SitemapParts.NamesAsync(snapshot.Db, cancellationToken);
        var pieces = new SitemapXml(site.Value.Absolute("")).Pieces(
            "sitemapindex", Namespace, names, (xml, name) => xml.Write("<sitemap>").Url("loc", $"/sitemaps/{name}.xml").Write("</sitemap>\n"));
        context.Response.ContentType = ContentType;
        foreach (var piece in pieces)
        {
            await context.Response.Body.WriteAsync(piece, cancellationToken);
        }
    }

    private static async Task PartAsync(string name, HttpContext context, CatalogSnapshot snapshot, Validators validators, IOptions<SiteOptions> site, CancellationToken cancellationToken)
    {
        await snapshot.BeginAsync(cancellationToken);
        if (await SitemapParts.EntriesAsync(snapshot.Db, name, snapshot.Now, cancellationToken) is not { } entries)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.ContentType = ContentType;
        await validators.SendAsync(context, () => new SitemapXml(site.Value.Absolute("")).Pieces("urlset", $"{Namespace} {ImageNamespace}", entries, WritePage));
        PageParts.Set(context, snapshot.Db);
    }

    private static void WritePage(SitemapXml xml, SitemapEntry page)
    {
        xml.Write("<url>").Url("loc", page.Path);
        if (page.ChangedAt is { } changedAt)
        {
            xml.Time("lastmod", changedAt);
        }

        if (page.ImagePath is { } image)
        {
            xml.Write("<image:image>").Url("image:loc", image).Write("</image:image>");
        }

        xml.Write("</url>\n");
    }

    private static async Task NewsAsync(HttpContext context, CatalogSnapshot snapshot, Validators validators, IOptions<SiteOptions> site, CancellationToken cancellationToken)
    {
        await snapshot.BeginAsync(cancellationToken);
        var news = await snapshot.Db.SitemapNewsAsync(snapshot.Now - NewsAge, snapshot.Now, MaxNews, cancellationToken);
        context.Response.ContentType = ContentType;
        await validators.SendAsync(
            context, () => new SitemapXml(site.Value.Absolute("")).Pieces("urlset", $"{Namespace} {NewsNamespace}", news, (xml, item) => WriteNews(xml, item, site.Value)));
    }

    private static void WriteNews(SitemapXml xml, SitemapNews item, SiteOptions site) => xml
        .Write("<url>").Url("loc", PageLinks.ToPath(item.Permalink))
        .Write("<news:news><news:publication>").Text("news:name", site.Name).Text("news:language", "en").Write("</news:publication>")
        .Time("news:publication_date", item.PublishedAt).Text("news:title", item.Title)
        .Write("</news:news></url>\n");

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
}
