using System.Collections.Immutable;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Dom.Events;
using AngleSharp.Html.Parser;

namespace CuratedNews.Web.Tests;

/// <summary>A page as a visitor finds it.</summary>
/// <param name="Errors">What an HTML parser had to repair.</param>
internal sealed record CrawledPage(string Url, IHtmlDocument Document, string Html, IReadOnlyList<string> Errors)
{
    public string Title => Document.Title ?? "";

    public string Description => Document.QuerySelector("meta[name=description]")?.GetAttribute("content") ?? "";

    /// <summary>Whether search engines are asked not to list it.</summary>
    public bool IsHidden => Document.QuerySelector("meta[name=robots]")?.GetAttribute("content")?.Contains("noindex", StringComparison.Ordinal) == true;

    /// <summary>The page that search engines are to list, as a path where it is of this site; null where the page names none.</summary>
    public string? Canonical => Document.QuerySelector("link[rel=canonical]")?.GetAttribute("href")?.Replace(SiteCrawl.BaseUrl, "", StringComparison.Ordinal);

    /// <summary>What a reader sees, with one space between words.</summary>
    public string Text => string.Join(' ', (Document.Body?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>Every URL of a site that its pages name, followed from the home page on.</summary>
internal sealed class SiteCrawl
{
    public const string BaseUrl = "http://localhost:5080";

    private readonly SortedDictionary<string, string> _failures = new(StringComparer.Ordinal);

    private SiteCrawl()
    {
    }

    public List<CrawledPage> Pages { get; } = [];

    /// <summary>Files that are no pages, by URL: their content types.</summary>
    public SortedDictionary<string, string> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>What the files say that are text: feeds, maps of the site.</summary>
    public SortedDictionary<string, string> Texts { get; } = new(StringComparer.Ordinal);

    /// <summary>URLs that did not answer 200, each with its status and a page that names it.</summary>
    public IEnumerable<string> Failures => _failures.Select(failure => $"{failure.Key}: {failure.Value}");

    public CrawledPage this[string url] => Pages.Find(page => page.Url == url) ?? throw new KeyNotFoundException($"No page of the site leads to {url}.");

    public static async Task<SiteCrawl> OfAsync(RunningSite site)
    {
        var crawl = new SiteCrawl();
        var seen = new HashSet<string>(StringComparer.Ordinal) { "/" };
        var queue = new Queue<(string Url, string From)>([("/", "nowhere")]);
        while (queue.TryDequeue(out var next))
        {
            foreach (var url in await crawl.VisitAsync(site, next.Url, next.From))
            {
                if (seen.Add(url))
                {
                    queue.Enqueue((url, next.Url));
                }
            }
        }

        return crawl;
    }

    /// <summary>The URLs of this site that a page names and that a crawler is to follow, as paths with their queries.</summary>
    public static IEnumerable<string> UrlsOf(IParentNode document) =>
        from element in document.QuerySelectorAll("[href], [src], [poster], [action], meta[property='og:url'], meta[property='og:image']")
        where element.GetAttribute("rel")?.Contains("nofollow", StringComparison.Ordinal) != true
        from name in ImmutableArray.Create("href", "src", "poster", "action", "content")
        where name != "content" || element.LocalName == "meta"
        let value = element.GetAttribute(name)
        where value is not null
        let url = value.StartsWith(BaseUrl, StringComparison.Ordinal) ? value[BaseUrl.Length..] : value
        where url.StartsWith('/')
        select url.Split('#')[0];

    private async Task<IEnumerable<string>> VisitAsync(RunningSite site, string url, string from)
    {
        using var response = await site.GetAsync(url);
        if (response.StatusCode != HttpStatusCode.OK)
        {
            _failures[url] = $"{(int)response.StatusCode}, named by {from}";
            return [];
        }

        var type = response.Content.Headers.ContentType?.MediaType ?? "";
        if (type != "text/html")
        {
            Files[url] = type;
            if (!type.StartsWith("image/", StringComparison.Ordinal) && type != "text/css")
            {
                Texts[url] = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());
            }

            return [];
        }

        var html = await response.Content.ReadAsStringAsync();
        var errors = new List<string>();
        var parser = new HtmlParser(new HtmlParserOptions { IsStrictMode = false });
        parser.Error += (_, problem) => errors.Add(problem is HtmlErrorEvent error ? $"{error.Position}: {error.Message}" : "unknown");
        Pages.Add(new CrawledPage(url, await parser.ParseDocumentAsync(html), html, errors));
        return UrlsOf(Pages[^1].Document);
    }
}
