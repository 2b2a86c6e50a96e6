using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace CuratedNews.Web.Tests.Browsing;

/// <summary>A reader searches: with script, where suggestions come while one types, and without.</summary>
[Collection(nameof(Browser))]
public sealed class SearchBrowsingTests(SampleSite sample, Chromium chromium)
{
    private const string Field = "#search-words";
    private const string Titles = ".results .rows h3 a";
    private const string Chips = ".chips[aria-label='Narrowed by'] a";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Words_typed_on_any_page_are_found_and_what_is_found_can_be_read(bool hasScript)
    {
        await using var window = await chromium.OpenAsync(sample.Site, "/offering/tarnwick-ward-board", hasScript: hasScript);
        var page = window.Page;

        await page.SubmitAsync("#site-search", "alarms", "/search");
        var total = await page.Locator("h1").NumberAsync();
        var titles = await page.Locator(Titles).AllInnerTextsAsync();
        var marked = await page.Locator(".results mark").AllInnerTextsAsync();
        await page.FollowAsync(page.Locator(Titles).First);
        var story = await page.Locator("article.item h1").InnerTextAsync();
        await page.GoBackAsync();

        Assert.True(total > 1);
        Assert.Equal(total, titles.Count);
        Assert.Contains("alarm", marked[0], StringComparison.OrdinalIgnoreCase);
        Assert.Equal(titles[0], story);
        Assert.Equal("/search?q=alarms", page.PathAndQuery());
        Assert.Equal("alarms", await page.InputValueAsync(Field));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Facets_narrow_chips_widen_and_the_back_button_goes_back(bool hasScript)
    {
        await using var window = await chromium.OpenAsync(sample.Site, "/search?q=nurses", hasScript: hasScript);
        var page = window.Page;
        var all = await page.Locator("h1").NumberAsync();
        var titles = await page.Locator(Titles).AllInnerTextsAsync();

        var (topic, ofTopic) = await ChooseAsync(page, "Topic");
        var (year, ofBoth) = await ChooseAsync(page, "Year");

        Assert.InRange(ofTopic, 1, all - 1);
        Assert.InRange(ofBoth, 1, ofTopic);
        Assert.Equal([$"Remove topic: {topic} ×", $"Remove year: {year} ×"], await page.Locator(Chips).AllTextContentsAsync());
        Assert.DoesNotContain(topic, await Facet(page, "Topic").Locator("a").AllInnerTextsAsync(), StringComparer.Ordinal);
        Assert.Equal("nurses", await page.InputValueAsync(Field));

        await page.GoBackAsync();
        Assert.Equal([$"Remove topic: {topic} ×"], await page.Locator(Chips).AllTextContentsAsync());
        Assert.Equal(ofTopic, await page.Locator("h1").NumberAsync());

        await page.GoForwardAsync();
        await page.FollowAsync(page.Locator(Chips).First);
        Assert.Equal([$"Remove year: {year} ×"], await page.Locator(Chips).AllTextContentsAsync());
        await page.FollowAsync(page.Locator(Chips).First);
        Assert.Equal("/search?q=nurses", page.PathAndQuery());
        Assert.Equal(titles, await page.Locator(Titles).AllInnerTextsAsync());
        Assert.Equal(0, await page.Locator(Chips).CountAsync());
        Assert.Empty(window.Complaints);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_chosen_stays_while_other_words_are_tried(bool hasScript)
    {
        await using var window = await chromium.OpenAsync(sample.Site, "/search?q=nurses", hasScript: hasScript);
        var page = window.Page;
        var (curator, _) = await ChooseAsync(page, "Curator");
        var chosen = new Uri(page.Url).Query.Split('&')[1];

        await page.SubmitAsync(Field, "patients", "/search?q=patients");

        Assert.Equal($"/search?q=patients&{chosen}", page.PathAndQuery());
        Assert.Equal([$"Remove curator: {curator} ×"], await page.Locator(Chips).AllTextContentsAsync());
        Assert.True(await page.Locator(Titles).CountAsync() > 0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_newest_come_first_where_a_reader_wants_it(bool hasScript)
    {
        await using var window = await chromium.OpenAsync(sample.Site, "/search?q=nurses", hasScript: hasScript);
        var page = window.Page;
        var best = await page.Locator(Titles).AllInnerTextsAsync();

        await page.FollowAsync(page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Newest first" }));
        var days = await page.Locator(".results time").EvaluateAllAsync<string[]>("times => times.map(time => time.dateTime)");
        await page.FollowAsync(page.Locator(".pager a[rel=next]"));
        var olderDays = await page.Locator(".results time").EvaluateAllAsync<string[]>("times => times.map(time => time.dateTime)");
        await page.FollowAsync(page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Best first" }));

        Assert.Equal([.. days.Concat(olderDays).OrderDescending(StringComparer.Ordinal)], [.. days, .. olderDays]);
        Assert.Equal(best, await page.Locator(Titles).AllInnerTextsAsync());
        Assert.Empty(window.Complaints);
    }

    [Theory]
    [InlineData(true, "alrams", "alarms")]
    [InlineData(false, "alrams", "alarms")]
    [InlineData(true, "\"nurse calll\"", "\"nurse call\"")]
    [InlineData(false, "\"nurse calll\"", "\"nurse call\"")]
    public async Task A_misspelt_word_leads_to_what_was_meant(bool hasScript, string typed, string meant)
    {
        await using var window = await chromium.OpenAsync(sample.Site, "/search", hasScript: hasScript);
        var page = window.Page;

        await page.SubmitAsync(Field, typed, "/search?q=");
        var heading = await page.Locator("h1").InnerTextAsync();
        var offer = await page.Locator(".rescue p").First.InnerTextAsync();
        await page.FollowAsync(page.Locator(".rescue p a").First);
        var total = await page.Locator("h1").NumberAsync();

        Assert.True(heading is "Nothing found" or "No exact match", heading);
        Assert.StartsWith($"Did you mean {meant}? That finds {total} item", offer, StringComparison.Ordinal);
        Assert.Equal(meant, await page.InputValueAsync(Field));
        Assert.True(await page.Locator(Titles).CountAsync() > 0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Where_no_item_has_all_words_those_with_some_are_shown_as_such(bool hasScript)
    {
        await using var window = await chromium.OpenAsync(sample.Site, "/search?q=dentist+asparagus", hasScript: hasScript);
        var page = window.Page;

        Assert.Equal("No exact match", await page.Locator("h1").InnerTextAsync());
        Assert.Equal("No item has all of these words. These have some of them:", await page.Locator("h2.partial").InnerTextAsync());
        Assert.Equal(["asparagus", "dentist"], [.. (await page.Locator(".results mark").AllInnerTextsAsync()).Select(word => word.ToLowerInvariant()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
        var shorter = await page.Locator(".rescue .names li").CountAsync();
        Assert.Equal(2, shorter);
        for (var i = 0; i < shorter; i++)
        {
            var entry = page.Locator(".rescue .names li").Nth(i);
            var (word, items) = (await entry.Locator("a").InnerTextAsync(), await entry.Locator("small").NumberAsync());
            await page.FollowAsync(entry.Locator("a"));
            Assert.Equal((word, items), (await page.InputValueAsync(Field), await page.Locator("h1").NumberAsync()));
            Assert.Equal(0, await page.Locator("h2.partial").CountAsync());
            await page.GoBackAsync();
        }

        Assert.Empty(window.Complaints);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Where_nothing_is_like_it_there_is_a_way_in_all_the_same(bool hasScript)
    {
        await using var window = await chromium.OpenAsync(sample.Site, "/search?q=qqzzqq", hasScript: hasScript);
        var page = window.Page;

        Assert.Equal("Nothing found", await page.Locator("h1").InnerTextAsync());
        await page.FollowAsync(page.Locator(".rescue a[href='/topic/']"));
        Assert.Equal("Topics", await page.Locator("h1").InnerTextAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_page_without_words_has_topics_to_begin_with(bool hasScript)
    {
        await using var window = await chromium.OpenAsync(sample.Site, "/search", hasScript: hasScript);
        var page = window.Page;
        var first = page.Locator("main .section .chips a").First;
        var (name, items) = (await first.EvaluateAsync<string>("link => link.firstChild.textContent.trim()"), await first.Locator("span").NumberAsync());

        await page.FollowAsync(first);

        Assert.Equal(name, await page.Locator("h1").InnerTextAsync());
        Assert.Equal(items, await page.Locator("header .meta span").First.NumberAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_facet_folds_by_mouse_and_by_keyboard(bool hasScript)
    {
        await using var window = await chromium.OpenAsync(sample.Site, "/search?q=nurses", 320, hasScript: hasScript);
        var facet = Facet(window.Page, "Topic");
        var value = facet.Locator("a").First;
        var wasVisible = await value.IsVisibleAsync();

        await facet.Locator("summary").ClickAsync();
        var isFolded = !await value.IsVisibleAsync();
        await facet.Locator("summary").PressAsync("Enter");

        Assert.True(wasVisible && isFolded);
        Assert.True(await value.IsVisibleAsync());
    }

    [Theory]
    [InlineData("/search")]
    [InlineData("/search?q=nurses")]
    [InlineData("/search?q=the&page=2")]
    [InlineData("/search?q=nurses+-rural+year:2020-2026&topic=symplur-patient-care&vocabulary=Symplur&section=%2Fnews%2F&author=naomi-aoi-%E9%9D%92%E4%BA%95")]
    [InlineData("/search?q=alrams")]
    [InlineData("/search?q=dentist+asparagus")]
    [InlineData("/search?q=qqzzqq")]
    [InlineData("/search?q=wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww+topic:wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww")]
    [InlineData("/topic/klas-telehealth+symplur-rural-health")]
    [InlineData("/topic/klas-telehealth,symplur-rural-health")]
    [InlineData("/topic/healthcare-it-news-electronic-medical-records-emr+medical-subject-headings-mesh-wearable-electronic-devices+medigy-chronic-care-management+symplur-physicianburnout")]
    [InlineData("/topic/")]
    [InlineData("/topic/?vocabulary=medical-subject-headings-mesh&letter=e")]
    [InlineData("/topic/?q=wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww")]
    public async Task A_page_for_finding_is_for_everybody_on_every_screen(string url)
    {
        await using var window = await chromium.OpenAsync(sample.Site, url);

        Assert.Empty(await ProblemsAsync(window));
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task Suggestions_under_the_large_field_are_for_everybody_on_every_screen()
    {
        await using var window = await chromium.OpenAsync(sample.Site, "/search");
        await window.Page.Locator(Field).PressSequentiallyAsync("tele");
        await window.Page.GetByRole(AriaRole.Option).First.WaitForAsync();

        Assert.Empty(await ProblemsAsync(window));
        Assert.True(await window.Page.GetByRole(AriaRole.Option).First.IsVisibleAsync());
    }

    private static ILocator Facet(IPage page, string title) =>
        page.Locator("details.facet", new PageLocatorOptions { Has = page.Locator("summary", new PageLocatorOptions { HasTextRegex = new Regex($"^{title}$", RegexOptions.None, TimeSpan.FromSeconds(1)) }) });

    /// <summary>Chooses the first value of a facet; the page that it leads to has as many items as it said.</summary>
    private static async Task<(string Label, int Items)> ChooseAsync(IPage page, string facet)
    {
        var value = Facet(page, facet).Locator("li").First;
        var (label, items) = (await value.Locator("a").InnerTextAsync(), await value.Locator("span").NumberAsync());
        await page.FollowAsync(value.Locator("a"));
        Assert.Equal(items, await page.Locator("h1").NumberAsync());
        return (label, items);
    }

    /// <summary>What axe finds and what reaches beyond the window, narrow and wide, light and dark.</summary>
    private static async Task<List<string>> ProblemsAsync(BrowserWindow window)
    {
        var problems = new List<string>();
        foreach (var width in (int[])[1280, 320])
        {
            await window.ResizeAsync(width);
            problems.AddRange((await window.OverflowAsync()).Select(element => $"{width}: {element}"));
            foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
            {
                problems.AddRange((await window.Page.ViolationsAsync(scheme)).Select(violation => $"{width} {violation}"));
            }
        }

        return problems;
    }
}
