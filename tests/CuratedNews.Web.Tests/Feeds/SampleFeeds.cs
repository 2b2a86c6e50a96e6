using System.Net;
using Xunit;

namespace CuratedNews.Web.Tests.Feeds;

/// <summary>Every feed of the sample site, read once.</summary>
public sealed class SampleFeeds(SampleSite sample) : IAsyncLifetime
{
    public const string BaseUrl = "http://localhost:5080";

    private static readonly string[] Roots = ["/topic/", "/offering/", "/author/", "/source/"];

    private SiteCrawl? _crawl;

    internal SiteCrawl Crawl => _crawl ?? throw new InvalidOperationException("The sample site's feeds are not read yet.");

    /// <summary>The pages that list items, with what they list on their first page; the home page shows its own in another way.</summary>
    internal List<(CrawledPage Page, IReadOnlyList<string> Items)> Pages { get; } = [];

    /// <summary>By page and by file name.</summary>
    internal Dictionary<(string Page, string FileName), ReadFeed> Feeds { get; } = [];

    /// <summary>Pages whose feeds answer 404, with what they list.</summary>
    internal List<(string Page, IReadOnlyList<string> Items)> Without { get; } = [];

    public static string UrlOf(string page, string fileName) => $"{page.TrimEnd('/')}/{fileName}";

    public async ValueTask InitializeAsync()
    {
        _crawl = await sample.CrawlAsync();
        foreach (var page in Crawl.Pages.Where(page => IsList(page.Url)))
        {
            string[] items = [.. page.Document.QuerySelectorAll(".rows h3 a").Select(link => link.GetAttribute("href")!)];
            Pages.Add((page, items));
            foreach (var fileName in FeedReader.FileNames)
            {
                using var response = await sample.Site.GetAsync(UrlOf(page.Url, fileName));
                if (response.StatusCode == HttpStatusCode.OK)
                {
                    Feeds.Add((page.Url, fileName), FeedReader.Read(fileName, await response.Content.ReadAsStringAsync()));
                }
                else
                {
                    Without.Add((page.Url, items));
                }
            }
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static bool IsList(string url) =>
        !url.Contains('?')
        && url is not ("/topic/" or "/offering/")
        && (url.EndsWith('/') || Array.Exists(Roots, root => url.StartsWith(root, StringComparison.Ordinal)));
}
