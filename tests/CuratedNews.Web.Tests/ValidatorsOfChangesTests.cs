using System.Text.RegularExpressions;
using Xunit;

namespace CuratedNews.Web.Tests;

/// <summary>An import changes the validators of what it changed and of nothing else: everything is asked for again after each.</summary>
public sealed partial class ValidatorsOfChangesTests : IDisposable
{
    private const string Edited = "news/2026/3b0c2cf6-695c-5116-86b7-04f78d16c090.md";
    private const string OldTitle = "The handover that arrives before the stretcher";
    private const string NewTitle = "A handover that comes before its stretcher";
    private const string AddedTitle = "Eleven lamps that nobody had counted";
    private const string Added = "news/2026/eleven-lamps.md";

    private readonly string _folder = Directory.CreateTempSubdirectory("curatednews-").FullName;

    [Fact]
    public async Task Only_what_an_edited_an_added_and_a_deleted_item_changed_is_sent_again()
    {
        SampleSite.CopyTo(_folder);
        await using var site = await RunningSite.StartAsync(_folder);
        using var client = new ValidatorsClient(site.Address);
        var urls = await UrlsAsync(site);
        var start = await client.GetAllAsync(urls, _ => null);
        Assert.All(start, entry => Assert.Equal((entry.Key, 200, true), (entry.Key, entry.Value.Status, entry.Value.ETag is not null)));

        Replace(Edited, $"title: {OldTitle}", $"title: {NewTitle}");
        var edit = await StepAsync(site, client, start);
        var showing = start.Where(entry => entry.Value.Text.Contains(OldTitle, StringComparison.Ordinal)).Select(entry => entry.Key).ToList();
        Assert.True(showing.Count > 30, $"{showing.Count} answers are few for an item with topics, offerings, a curator and a source");
        Assert.Equal(showing, [.. edit.Sent]);

        await File.WriteAllTextAsync(Path.Combine(_folder, Added), $"""
            ---
            title: {AddedTitle}
            basePath: /news/
            slug: eleven-lamps
            date: '2026-10-15'
            breadcrumbs: [Home, News, {AddedTitle}]
            breadcrumbLinks: [/, /news/, '']
            author: [Zoë Lindqvist]
            categories: ['KLAS: Telehealth']
            link: https://ward-notes.example/2026/10/eleven-lamps
            ---
            Eleven lamps hung in a corridor, and nobody had counted them. Then somebody did.
            """);
        var add = await StepAsync(site, client, edit.Now);
        AssertSentIsWhatDiffers(edit.Now, add);
        var linking = add.Now.Where(entry => entry.Value.Text.Contains("/news/eleven-lamps", StringComparison.Ordinal)).Select(entry => entry.Key).ToHashSet(StringComparer.Ordinal);
        Assert.DoesNotContain(add.Sent, url => IsItem(url) && !linking.Contains(url));
        Assert.True(add.Sent.Count < urls.Count / 3, $"{add.Sent.Count} of {urls.Count} answers changed for one item");

        File.Delete(Path.Combine(_folder, Added));
        var delete = await StepAsync(site, client, add.Now);
        AssertSentIsWhatDiffers(add.Now, delete);
        Assert.All(delete.Now, entry => Assert.Equal((entry.Key, edit.Now[entry.Key].ETag), (entry.Key, entry.Value.ETag)));

        File.SetLastWriteTimeUtc(Path.Combine(_folder, Edited), DateTime.UnixEpoch);
        var touch = await StepAsync(site, client, delete.Now);
        Assert.Empty(touch.Sent);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static bool IsItem(string url) => ItemUrl().IsMatch(url);

    /// <summary>Strong validators: what was not sent again is byte for byte what it was, and what was sent is not.</summary>
    private static void AssertSentIsWhatDiffers(SortedDictionary<string, Reply> before, Step step) =>
        Assert.Equal([.. before.Where(entry => !entry.Value.Body.AsSpan().SequenceEqual(step.Now[entry.Key].Body)).Select(entry => entry.Key)], [.. step.Sent]);

    /// <summary>Imports a minute later and asks for everything again, with the validators from before and without.</summary>
    private static async Task<Step> StepAsync(RunningSite site, ValidatorsClient client, SortedDictionary<string, Reply> before)
    {
        site.Clock.Now += TimeSpan.FromMinutes(1);
        await site.ImportAsync();
        var asked = await client.GetAllAsync(before.Keys, url => before[url].ETag);
        Assert.All(asked, entry => Assert.True(entry.Value.Status is 200 or 304, $"{entry.Key} answered {entry.Value.Status}"));
        site.Clock.Now += TimeSpan.FromMinutes(1);
        var now = await client.GetAllAsync(before.Keys, _ => null);
        var sent = asked.Where(entry => entry.Value.Status == 200).Select(entry => entry.Key).ToList();
        foreach (var (url, reply) in now)
        {
            Assert.Equal((url, sent.Contains(url, StringComparer.Ordinal)), (url, before[url].ETag != reply.ETag));
            Assert.Equal((url, sent.Contains(url, StringComparer.Ordinal)), (url, before[url].LastModified != reply.LastModified));
        }

        return new Step(sent, now);
    }

    /// <summary>All that pages name, their other forms, and what robots.txt and the map of the site name.</summary>
    private static async Task<IReadOnlyCollection<string>> UrlsAsync(RunningSite site)
    {
        var crawl = await SiteCrawl.OfAsync(site);
        var urls = new SortedSet<string>([.. crawl.Files.Keys, "/robots.txt", "/news-sitemap.xml", "/sitemap.xml", "/llms.txt", "/openapi.json"], StringComparer.Ordinal);
        foreach (var page in crawl.Pages.Where(page => !page.IsHidden))
        {
            urls.Add(page.Url);
            using var response = await site.GetAsync(page.Url);
            if (!response.Headers.Contains("Link"))
            {
                continue;
            }

            urls.UnionWith(Alternate().Matches(response.Headers.NonValidated["Link"].ToString()).Select(match => match.Groups["path"].Value));
        }

        using var index = await site.GetAsync("/sitemap.xml");
        urls.UnionWith(Location().Matches(await index.Content.ReadAsStringAsync()).Select(match => match.Groups["path"].Value));
        Assert.All((string[])[".json", ".md", "feed.xml", ".css", ".jpg", "/sitemaps/sections.xml", "/opml.xml", "/opensearch.xml"], end => Assert.Contains(urls, url => url.EndsWith(end, StringComparison.Ordinal)));
        return urls;
    }

    private void Replace(string path, string text, string by)
    {
        var old = File.ReadAllText(Path.Combine(_folder, path));
        Assert.Contains(text, old, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(_folder, path), old.Replace(text, by, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^/(news|communities/[^/]+/curated-content)/[^/?]+$(?<!/index\.(json|md))(?<!/(feed\.xml|atom\.xml|feed\.json))", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex ItemUrl();

    [GeneratedRegex("<http://localhost:5080(?<path>[^>]+)>; rel=\"alternate\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Alternate();

    [GeneratedRegex("<loc>http://localhost:5080(?<path>[^<]+)</loc>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Location();

    /// <param name="Sent">The URLs that answered 200 to the validators from before, in order.</param>
    /// <param name="Now">What each answers now.</param>
    private sealed record Step(IReadOnlyList<string> Sent, SortedDictionary<string, Reply> Now);
}
