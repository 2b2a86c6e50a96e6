using Xunit;

namespace CuratedNews.Web.Tests.Browsing;

/// <summary>Who comes back sees what is new since, and finds again what was kept.</summary>
[Collection(nameof(Browser))]
public sealed class ComingBackTests(SampleSite sample, Chromium chromium)
{
    private const string NewDates = "main time[title='New since your last visit']";

    [Theory]
    [InlineData("/")]
    [InlineData("/news/")]
    [InlineData("/topic/symplur-patient-care")]
    [InlineData("/search?q=ward")]
    public async Task What_came_after_the_last_visit_is_marked_as_new(string url)
    {
        await using var window = await chromium.OpenWithAsync(sample.Site, KeptByReader.Of(seen: new(2026, 11, 16, 20, 0, 0, TimeSpan.Zero)), url);
        var times = await window.Page.Locator("main .meta > time").EvaluateAllAsync<string[]>("times => times.map(time => `${time.dateTime.slice(0, 10)} ${time.title ? 'new' : 'old'}`)");

        Assert.Contains(times, time => time.EndsWith(" new", StringComparison.Ordinal));
        Assert.Contains(times, time => time.EndsWith(" old", StringComparison.Ordinal));
        Assert.All(times, time => Assert.Equal(string.CompareOrdinal(time[..10], "2026-11-16") > 0 ? "new" : "old", time[11..]));
        Assert.EndsWith("New since your last visit", await window.Page.Locator(NewDates).First.TextContentAsync(), StringComparison.Ordinal);
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task A_visit_lasts_until_a_pause_of_half_an_hour()
    {
        await using var window = await chromium.OpenWithAsync(sample.Site, KeptByReader.Of(seen: new(2026, 11, 16, 20, 0, 0, TimeSpan.Zero)), "/news/");
        var page = window.Page;
        var first = await page.Locator(NewDates).CountAsync();

        await page.Clock.SetFixedTimeAsync(KeptByReader.Now.AddMinutes(29).UtcDateTime);
        await page.ReloadAsync();
        var same = await page.Locator(NewDates).CountAsync();
        await page.Clock.SetFixedTimeAsync(KeptByReader.Now.AddMinutes(29 + 31).UtcDateTime);
        await page.ReloadAsync();
        var next = await page.Locator(NewDates).CountAsync();

        Assert.True(first > 0);
        Assert.Equal((first, 0), (same, next));
    }

    [Fact]
    public async Task On_the_first_visit_nothing_is_new()
    {
        await using var window = await chromium.OpenWithAsync(sample.Site, null, "/news/");

        Assert.Equal(0, await window.Page.Locator(NewDates).CountAsync());
        Assert.NotEqual(0, await window.Page.Locator("main .meta > time").CountAsync());
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("\"text\"")]
    [InlineData("{\"topics\":7,\"later\":{\"length\":4294967295},\"seen\":\"yesterday\",\"before\":-1}")]
    [InlineData("{\"topics\":[null,7,{},{\"slug\":\"a b\",\"label\":\"x\"},{\"slug\":\"a,b\",\"label\":\"x\"}],\"later\":[null,{\"url\":\"javascript:alert(1)\",\"title\":\"x\"},{\"url\":\"//evil.example\",\"title\":\"x\"},{\"url\":\"/\\\\evil.example\",\"title\":\"x\"},{\"url\":\"/news/\"}],\"seen\":99999999999999}")]
    public async Task Whatever_is_stored_the_page_works_and_takes_what_it_can(string kept)
    {
        await using var window = await chromium.OpenWithAsync(sample.Site, kept, "/following");
        var page = window.Page;
        var links = await page.Locator("[data-part=later] a").CountAsync();
        var following = await page.Locator(".tools a").GetAttributeAsync("href");

        await page.GotoAsync("/news/");
        await page.Locator(".later").First.ClickAsync();

        Assert.Equal((0, "/following"), (links, following));
        Assert.Equal("true", await page.Locator(".later").First.GetAttributeAsync("aria-pressed"));
        Assert.Single(await KeptByReader.StoredAsync(page));
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task Where_nothing_can_be_stored_the_page_complains_of_nothing()
    {
        await using var window = await chromium.OpenAsync(sample.Site, "/robots.txt");
        var page = window.Page;
        await page.AddInitScriptAsync("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError'); } });");

        await page.GotoAsync("/news/");
        await page.Locator(".later").First.ClickAsync();
        var pressed = await page.Locator(".later").First.GetAttributeAsync("aria-pressed");
        await page.Keyboard.PressAsync("j");
        await page.GotoAsync("/following");

        Assert.Equal("true", pressed);
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task An_item_is_kept_from_a_list_or_its_own_page_and_found_again()
    {
        await using var window = await chromium.OpenAsync(sample.Site, "/news/");
        var page = window.Page;
        var entry = page.Locator(".rows article").Nth(2);
        var (title, url) = (await entry.Locator("h3 a").InnerTextAsync(), await entry.Locator("h3 a").GetAttributeAsync("href"));
        Assert.Equal($"Read later: {title}", await entry.Locator(".later").GetAttributeAsync("aria-label"));

        await entry.Locator(".later").ClickAsync();
        await page.GotoAsync(url!);
        var onItsPage = await page.Locator("button.keep").GetAttributeAsync("aria-pressed");
        await page.GotoAsync("/communities/nursing-informatics/curated-content/ward-notes-handover-in-three-colours");
        await page.Locator("button.keep").ClickAsync();
        await page.GotoAsync("/following");
        var list = page.Locator("[data-part=later] a");
        var kept = await list.AllInnerTextsAsync();

        Assert.Equal("true", onItsPage);
        Assert.Equal(["Handover in three colours", title], kept);
        await page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = $"Remove {title}" }).ClickAsync();
        Assert.Equal(["Handover in three colours"], await list.AllInnerTextsAsync());
        await list.First.ClickAsync();
        await page.WaitForSelectorAsync("article.item");
        await page.Locator("button.keep").ClickAsync();
        Assert.Empty(await KeptByReader.StoredAsync(page));
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task Another_window_shows_it_at_once()
    {
        await using var window = await chromium.OpenAsync(sample.Site, "/news/");
        var other = await window.Page.Context.NewPageAsync();
        await other.GotoAsync("/news/");

        await other.Locator(".later").First.ClickAsync();

        await window.Page.WaitForSelectorAsync(".later[aria-pressed=true]");
    }

    [Fact]
    public async Task A_page_that_is_made_ready_is_no_visit()
    {
        await using var window = await chromium.OpenWithAsync(sample.Site, KeptByReader.Of(seen: new(2026, 11, 16, 20, 0, 0, TimeSpan.Zero)), "/robots.txt");
        var page = window.Page;
        await page.AddInitScriptAsync("Object.defineProperty(document, 'prerendering', { get: () => !window.isShown });");

        await page.GotoAsync("/news/");
        await page.WaitForFunctionAsync("() => document.readyState === 'complete'");
        var before = (await page.Locator(NewDates).CountAsync(), await page.EvaluateAsync<string>("key => localStorage.getItem(key)", KeptByReader.Key));
        await page.EvaluateAsync("() => { window.isShown = true; document.dispatchEvent(new Event('prerenderingchange')); }");
        await page.WaitForSelectorAsync(NewDates);

        Assert.Equal((0, KeptByReader.Of(seen: new(2026, 11, 16, 20, 0, 0, TimeSpan.Zero))), before);
    }

    [Fact]
    public async Task Without_script_there_is_nothing_to_press_that_does_nothing()
    {
        foreach (var url in (string[])["/", "/news/", "/topic/symplur-patient-care", "/communities/nursing-informatics/curated-content/ward-notes-handover-in-three-colours", "/following"])
        {
            await using var window = await chromium.OpenAsync(sample.Site, url, hasScript: false);

            Assert.Equal(0, await window.Page.Locator(".later, button.keep, .shortcuts, .theme, [data-part=export]").And(window.Page.Locator(":visible")).CountAsync());
        }
    }
}
