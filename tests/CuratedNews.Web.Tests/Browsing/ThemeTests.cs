using Microsoft.Playwright;
using Xunit;

namespace CuratedNews.Web.Tests.Browsing;

/// <summary>The colours that a reader chose are there from the first paint on, on every page.</summary>
[Collection(nameof(Browser))]
public sealed class ThemeTests(SampleSite sample, Chromium chromium)
{
    private const string Paper = "() => getComputedStyle(document.documentElement).backgroundColor";
    private const string Light = "rgb(251, 250, 246)";
    private const string Dark = "rgb(20, 23, 26)";

    [Fact]
    public async Task The_switch_goes_round_from_the_system_s_colours_and_is_remembered()
    {
        await using var window = await chromium.OpenAsync(sample.Site, "/", scheme: ColorScheme.Dark);
        var page = window.Page;
        var button = page.Locator("button.theme");
        var seen = new List<string> { await SeenAsync() };

        for (var i = 0; i < 3; i++)
        {
            await button.ClickAsync();
            seen.Add(await SeenAsync());
            await page.ReloadAsync();
            seen.Add(await SeenAsync());
        }

        Assert.Equal(
            [
                $"Colours: system {Dark}",
                $"Colours: light {Light}", $"Colours: light {Light}",
                $"Colours: dark {Dark}", $"Colours: dark {Dark}",
                $"Colours: system {Dark}", $"Colours: system {Dark}",
            ],
            seen);
        Assert.Empty(window.Complaints);

        async Task<string> SeenAsync() => $"{await button.InnerTextAsync()} {await page.EvaluateAsync<string>(Paper)}";
    }

    [Theory]
    [InlineData("/topic/symplur-patient-care")]
    [InlineData("/nothing-here")]
    public async Task A_choice_is_there_before_the_page_s_first_element(string url)
    {
        await using var window = await chromium.OpenAsync(sample.Site, "/", scheme: ColorScheme.Dark);
        await window.Page.Locator("button.theme").ClickAsync();
        await window.Page.AddInitScriptAsync(
            """
            new MutationObserver((_, observer) => {
              if (document.body) { window.atBody = document.documentElement.dataset.theme; observer.disconnect(); }
            }).observe(document, { childList: true, subtree: true });
            """);

        await window.Page.GotoAsync(url);

        Assert.Equal("light", await window.Page.EvaluateAsync<string>("() => window.atBody"));
        Assert.Equal(Light, await window.Page.EvaluateAsync<string>(Paper));
    }

    [Fact]
    public async Task The_browser_s_own_bars_follow_the_choice()
    {
        await using var window = await chromium.OpenAsync(sample.Site, "/");
        const string Bars = "() => [...document.querySelectorAll('meta[name=theme-color]')].map(meta => meta.media).join(' ')";
        var system = await window.Page.EvaluateAsync<string>(Bars);

        await window.Page.Locator("button.theme").ClickAsync();
        var light = await window.Page.EvaluateAsync<string>(Bars);
        await window.Page.Locator("button.theme").ClickAsync();
        var dark = await window.Page.EvaluateAsync<string>(Bars);

        Assert.Equal("(prefers-color-scheme: light) (prefers-color-scheme: dark)", system);
        Assert.Equal("all not all", light);
        Assert.Equal("not all all", dark);
    }

    [Fact]
    public async Task What_is_no_theme_is_as_if_nothing_were_chosen()
    {
        await using var window = await chromium.OpenAsync(sample.Site, "/robots.txt", scheme: ColorScheme.Dark);
        await window.Page.EvaluateAsync("() => localStorage.setItem('reader.1.theme', 'plaid\" onload')");

        await window.Page.GotoAsync("/");

        Assert.Equal("system", await window.Page.GetAttributeAsync("html", "data-theme"));
        Assert.Equal(Dark, await window.Page.EvaluateAsync<string>(Paper));
        Assert.Empty(window.Complaints);
    }

    [Theory]
    [InlineData(ColorScheme.Light, Light)]
    [InlineData(ColorScheme.Dark, Dark)]
    public async Task Without_script_the_system_rules_and_no_button_is_there_that_does_nothing(ColorScheme scheme, string paper)
    {
        await using var window = await chromium.OpenAsync(sample.Site, "/topic/symplur-patient-care", scheme: scheme, hasScript: false);

        var buttons = window.Page.Locator("button").And(window.Page.Locator(":visible"));

        Assert.Equal(["Search"], [.. (await buttons.AllInnerTextsAsync()).Select(text => text.Trim())]);
        Assert.Equal(paper, await window.Page.Locator("html").EvaluateAsync<string>("html => getComputedStyle(html).backgroundColor"));
    }
}
