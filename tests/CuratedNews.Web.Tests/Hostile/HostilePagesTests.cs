using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using CuratedNews.Web.Tests.Browsing;
using CuratedNews.Web.Tests.Feeds;
using CuratedNews.Web.Tests.Representations;
using CuratedNews.Web.Tests.Sitemaps;
using Xunit;

namespace CuratedNews.Web.Tests.Hostile;

/// <summary>Hundreds of hostile bodies and front matters, imported, served, and opened in a browser whose content policy is switched off.</summary>
public sealed class HostilePagesTests(HostileSite hostile, Chromium chromium) : IClassFixture<HostileSite>
{
    private const int AtOnce = 24;

    [Fact]
    public void There_are_hundreds_of_different_attacks()
    {
        Assert.True(HostileBodies.All.Select(attack => attack.Text).Distinct(StringComparer.Ordinal).Count() >= 300, $"{HostileBodies.All.Count} bodies");
        Assert.True(HostileFrontMatters.All.Select(attack => attack.Text).Distinct(StringComparer.Ordinal).Count() >= 150, $"{HostileFrontMatters.All.Count} front matters");
    }

    [Fact]
    public async Task No_script_runs_and_no_request_leaves_on_any_page()
    {
        await using var browser = await WatchedPage.OpenAsync(chromium, hostile.Site);
        var alive = new List<string>();
        foreach (var urls in hostile.Cases.Keys.Concat(["/", "/news/", "/topic/", "/offering/", "/offering/hostile", "/search?q=trap"]).Chunk(AtOnce))
        {
            alive.AddRange(await browser.VisitAsync(urls));
        }

        Assert.True(alive.Count == 0, string.Join('\n', alive.Select(what => hostile.Cases.TryGetValue(what.Split(':')[0], out var attack) ? $"{what} ({attack.Class}: {attack.Text})" : what)));
        Assert.Empty(hostile.Evil.Visits);
    }

    [Fact]
    public async Task What_is_not_cleaned_is_noticed()
    {
        string[] quiet = ["clobbering", "Markdown", "page"];
        var attacks = HostileBodies.All.Where(body => !quiet.Contains(body.Class, StringComparer.Ordinal)).GroupBy(body => body.Class, StringComparer.Ordinal).SelectMany(bodies => bodies.Take(4)).ToList();
        await using var browser = await WatchedPage.OpenAsync(chromium, hostile.Site);
        await browser.Page.RouteAsync("**/uncleaned/*", route => int.TryParse(route.Request.Url.Split('/')[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? route.FulfillAsync(new() { ContentType = "text/html; charset=utf-8", Body = $"<!doctype html><title>x</title><main>{attacks[number].Text}" })
            : route.AbortAsync()); // Of pictures beside the page.

        var alive = await browser.VisitAsync([.. attacks.Select((_, number) => $"/uncleaned/{number}")]);

        // Of every class: some of the attacks are for browsers of other days.
        var noticed = attacks.Where((_, number) => alive.Any(what => what.StartsWith($"/uncleaned/{number}: ", StringComparison.Ordinal))).ToList();
        Assert.Empty(attacks.Select(attack => attack.Class).Except(noticed.Select(attack => attack.Class), StringComparer.Ordinal));
        Assert.True(noticed.Count > attacks.Count * 3 / 4, $"{noticed.Count} of {attacks.Count} are noticed");
        Assert.Contains(alive, what => what.EndsWith("a script ran", StringComparison.Ordinal));
        Assert.Contains(alive, what => what.StartsWith("a request: http://other-site.example/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nearly_all_of_them_are_served_as_pages_that_can_be_read()
    {
        var unreadable = new List<string>();
        foreach (var (url, attack) in hostile.Cases)
        {
            var answer = await Asked.ForAsync(hostile.Site, url);
            var page = new HtmlParser().ParseDocument(answer.Body);
            if (answer.Status != HttpStatusCode.OK || string.IsNullOrWhiteSpace(page.QuerySelector("h1")?.TextContent) || page.QuerySelector(".prose")?.TextContent.Contains(HostileSite.Before, StringComparison.Ordinal) != true)
            {
                unreadable.Add($"{url} ({attack.Class}: {attack.Text}): {(int)answer.Status}");
            }
        }

        Assert.True(unreadable.Count * 100 <= hostile.Cases.Count * 5, $"{unreadable.Count} of {hostile.Cases.Count}:\n{string.Join('\n', unreadable)}");
        Assert.All(unreadable, one => Assert.Contains("(paths of the item", one, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_form_for_machines_of_them_is_well_formed()
    {
        var entries = 0;
        foreach (var section in hostile.Sections)
        {
            // Items whose trail leads nowhere stand in no section.
            if (await hostile.Site.StatusAsync(section) == HttpStatusCode.NotFound)
            {
                continue;
            }

            foreach (var fileName in FeedReader.FileNames)
            {
                entries += FeedReader.Read(fileName, (await Asked.ForAsync(hostile.Site, section + fileName)).Body).Entries.Count;
            }

            Assert.NotEmpty((await Asked.ForAsync(hostile.Site, section + "index.json")).Json["items"]!.AsArray());
        }

        foreach (var url in hostile.Cases.Keys)
        {
            var page = await Asked.ForAsync(hostile.Site, url);
            if (page.Status == HttpStatusCode.OK)
            {
                var (json, markdown) = (await Asked.ForAsync(hostile.Site, url + ".json"), await Asked.ForAsync(hostile.Site, url + ".md"));
                Assert.Equal((string?)json.Json["title"], markdown.FrontMatter["title"]);
                Assert.Empty(markdown.Rendered.QuerySelectorAll("script, img, iframe, svg, [onerror], [onclick], [style], a[href^='javascript:' i], a[href^='data:' i]"));
                var graph = Assert.Single(new HtmlParser().ParseDocument(page.Body).QuerySelectorAll("script[type='application/ld+json']"));
                Assert.NotNull(JsonNode.Parse(graph.TextContent));
            }
        }

        var parts = ReadSitemap.Index((await Asked.ForAsync(hostile.Site, "/sitemap.xml")).Body);
        Assert.All(parts, part => Assert.StartsWith("/sitemaps/", part, StringComparison.Ordinal));
        var mapped = 0;
        foreach (var part in parts)
        {
            mapped += ReadSitemap.Part((await Asked.ForAsync(hostile.Site, part)).Body).Count;
        }

        Assert.True(mapped > hostile.Cases.Count * 9 / 10, $"{mapped} pages in sitemaps");
        Assert.True(entries > hostile.Cases.Count * 27 / 10, $"{entries} entries in feeds");
    }
}
