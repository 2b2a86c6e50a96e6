using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CuratedNews.Catalog;
using CuratedNews.Catalog.Rows;
using CuratedNews.Content;
using CuratedNews.Content.Diagnostics;
using CuratedNews.Content.Html;
using CuratedNews.Web.Commands;
using CuratedNews.Web.Hosting;
using CuratedNews.Web.Pages;
using Microsoft.EntityFrameworkCore;

namespace CuratedNews.Web.Preview;

/// <summary>
/// Notes on the elements of a page where in a content file they come from: <c>data-source</c> is the place,
/// <c>data-field</c> the field, <c>data-derived</c> what the value was made of where the file does not say it itself,
/// <c>data-editor</c> the link that opens the file there.
/// </summary>
internal sealed class SourceMarks(ContentFolder folder, ItemParser parser, EditorLinks links)
{
    public async Task AddAsync(HttpContext context, PreviewView view, IHtmlDocument document)
    {
        var snapshot = context.RequestServices.GetRequiredService<CatalogSnapshot>();
        if (document.QuerySelector("main article.item") is { } article)
        {
            var permalink = context.Features.Get<CatalogPath>()?.Path.ToString();
            var path = view.IsFile ? view.With : await snapshot.Db.Items.Where(item => item.Permalink == permalink && !item.IsShadowed).Select(item => item.Path).FirstOrDefaultAsync(context.RequestAborted);
            if (path is not null && Read(path) is { Item: { } item } parsed)
            {
                MarkItem(document, article, item, parsed.Locations);
            }
        }

        await MarkHeadlinesAsync(snapshot.Db, document, context.RequestAborted);
    }

    private ParsedItem? Read(string path) => folder.Find(path) is { } file ? ContentReading.Read(folder, parser, file) : null;

    private void MarkItem(IHtmlDocument document, IElement article, CuratedItem item, ItemLocations places)
    {
        Mark(article.QuerySelector("header h1"), places.Title);
        Mark(article.QuerySelector("header .meta time"), places.Date);
        Mark(article.QuerySelectorAll("header .meta time").ElementAtOrDefault(1), places.Modified);
        Mark(article.QuerySelector("header .meta a[href^='/source/']"), places.SourceUrl);
        Mark(article.QuerySelector("a.onward"), places.SourceUrl);
        Mark(article.QuerySelector(".art"), places.ImageName ?? (places.TopicPlaces is [var first, ..] ? first with { DerivedFrom = "the first topic, since there is no image" } : null));
        Mark(article.QuerySelector(".insight p[dir]"), places.Insight);
        Mark(article.QuerySelectorAll("div > p.meta > span").LastOrDefault(span => span.TextContent.StartsWith("Hat tip", StringComparison.Ordinal)), places.HatTip);
        MarkTrail(document, places);
        MarkEach(article.QuerySelectorAll("header .meta a[href^='/author/']"), item.Curators, curator => PageLinks.To(NodeKind.Author, curator.Slug.ToString()), places.CuratorPlaces);
        MarkEach(article.QuerySelectorAll("aside a[href^='/topic/']"), item.Topics, topic => PageLinks.To(NodeKind.Topic, topic.Slug.ToString()), places.TopicPlaces);
        MarkEach(article.QuerySelectorAll("aside a[href^='/offering/']"), item.Offerings, offering => PageLinks.To(NodeKind.Offering, offering.Slug.ToString()), places.OfferingPlaces);

        // A page that is older than the file, for a moment, has other blocks.
        var blocks = article.QuerySelector(".prose")?.QuerySelectorAll("*").Where(element => BodyBlocks.Has(element.LocalName)).ToList() ?? [];
        for (var i = 0; i < blocks.Count && blocks.Count == places.Blocks.Length; i++)
        {
            Mark(blocks[i], new FieldPlace("body", places.Blocks[i]));
        }
    }

    /// <summary>The trail's first entry is the site's own, its last the item itself.</summary>
    private void MarkTrail(IHtmlDocument document, ItemLocations places)
    {
        var crumbs = document.QuerySelectorAll("nav.trail li").Skip(1).ToList();
        for (var i = 0; i < crumbs.Count; i++)
        {
            var crumb = (IElement?)crumbs[i].QuerySelector("a") ?? crumbs[i];
            Mark(crumb, i == crumbs.Count - 1 ? places.Title : i < places.Crumbs.Length ? places.Crumbs[i] : null);
        }
    }

    private void MarkEach<T>(IEnumerable<IElement> elements, IReadOnlyList<T> values, Func<T, string> urlOf, IReadOnlyList<FieldPlace> places)
    {
        foreach (var element in elements)
        {
            var index = values.Select(urlOf).ToList().IndexOf(element.GetAttribute("href")!);
            Mark(element, index >= 0 && index < places.Count ? places[index] : null);
        }
    }

    /// <summary>A headline elsewhere leads to its file.</summary>
    private async Task MarkHeadlinesAsync(CatalogView db, IHtmlDocument document, CancellationToken cancellationToken)
    {
        var headlines = document.QuerySelectorAll("main :is(h2, h3) > a[href^='/']").ToList();
        var permalinks = headlines.Select(link => Uri.UnescapeDataString(link.GetAttribute("href")!)).Distinct(StringComparer.Ordinal).ToList();
        if (permalinks.Count == 0)
        {
            return;
        }

        var paths = (await db.Items.Where(item => permalinks.Contains(item.Permalink) && !item.IsShadowed).Select(item => new { item.Permalink, item.Path }).ToListAsync(cancellationToken))
            .DistinctBy(item => item.Permalink, StringComparer.Ordinal)
            .ToDictionary(item => item.Permalink, item => item.Path, StringComparer.Ordinal);
        foreach (var link in headlines)
        {
            if (paths.TryGetValue(Uri.UnescapeDataString(link.GetAttribute("href")!), out var path))
            {
                Mark(link, new FieldPlace("", new SourceLocation(path, 1, 1)));
            }
        }
    }

    private void Mark(IElement? element, FieldPlace? place)
    {
        if (element is null || place is null || place.Location.Path is null)
        {
            return;
        }

        element.SetAttribute("data-source", EditorLinks.Write(place.Location));
        if (place.Field.Length > 0)
        {
            element.SetAttribute("data-field", place.Field);
        }

        if (place.DerivedFrom is { } derived)
        {
            element.SetAttribute("data-derived", derived);
        }

        if (links.To(place.Location) is { } link)
        {
            element.SetAttribute("data-editor", link);
        }
    }
}
