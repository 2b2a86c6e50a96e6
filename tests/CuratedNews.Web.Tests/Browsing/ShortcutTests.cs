using Microsoft.Playwright;
using Xunit;

namespace CuratedNews.Web.Tests.Browsing;

/// <summary>Single keys for those who read with the keyboard, and nobody else is bothered by them.</summary>
[Collection(nameof(Browser))]
public sealed class ShortcutTests(SampleSite sample, Chromium chromium)
{
    private const string FocusedHref = "() => document.activeElement.getAttribute('href')";

    [Theory]
    [InlineData("/")]
    [InlineData("/news/")]
    [InlineData("/search?q=ward")]
    [InlineData("/following?topics=symplur-patient-care")]
    public async Task J_and_k_go_from_headline_to_headline(string url)
    {
        await using var window = await chromium.OpenAsync(sample.Site, url);
        var page = window.Page;
        var links = await page.Locator("main :is(article, li) :is(h2, h3) > a").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))");

        var walk = new List<string?>();
        foreach (var key in "kjjkkj")
        {
            await page.Keyboard.PressAsync(key.ToString());
            walk.Add(await page.EvaluateAsync<string?>(FocusedHref));
        }

        Assert.True(links.Length > 3);
        Assert.Equal([links[0], links[1], links[2], links[1], links[0], links[1]], walk);
        Assert.True(await page.EvaluateAsync<bool>("() => document.activeElement.matches(':focus-visible')"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/search?q=ward")]
    public async Task A_slash_leads_to_the_search_field(string url)
    {
        await using var window = await chromium.OpenAsync(sample.Site, url);

        await window.Page.Keyboard.PressAsync("/");
        await window.Page.Keyboard.TypeAsync("j/?");

        Assert.Equal("j/?", await window.Page.Locator("[role=search] [name=q]").InputValueAsync());
        Assert.Equal(0, await window.Page.Locator("dialog[open]").CountAsync());
    }

    [Fact]
    public async Task A_question_mark_lists_the_keys_for_everybody()
    {
        await using var window = await chromium.OpenAsync(sample.Site, "/", 360);
        var page = window.Page;
        foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
            await page.Keyboard.PressAsync("?");
            var dialog = page.GetByRole(AriaRole.Dialog, new PageGetByRoleOptions { Name = "Keyboard shortcuts" });

            Assert.Equal(["/", "j", "k", "?"], await dialog.Locator("kbd").AllInnerTextsAsync());
            Assert.Empty(await page.ViolationsAsync(scheme));
            Assert.Empty(await window.OverflowAsync());
            await page.Keyboard.PressAsync("j");
            Assert.True(await page.EvaluateAsync<bool>("() => document.querySelector('dialog').contains(document.activeElement)"));
            await page.Keyboard.PressAsync("Escape");
            Assert.False(await dialog.IsVisibleAsync());
        }

        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Keyboard shortcuts" }).ClickAsync();
        Assert.True(await page.Locator("dialog[open]").IsVisibleAsync());
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Close" }).ClickAsync();
        Assert.False(await page.Locator("dialog").IsVisibleAsync());
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task Whoever_turns_them_off_is_left_alone_on_every_page()
    {
        await using var window = await chromium.OpenAsync(sample.Site, "/");
        var page = window.Page;
        await page.Keyboard.PressAsync("?");
        await page.GetByLabel("Use these keys").UncheckAsync();
        await page.Keyboard.PressAsync("Escape");

        await page.GotoAsync("/news/");
        foreach (var key in (string[])["j", "/", "?"])
        {
            await page.Keyboard.PressAsync(key);
        }

        Assert.Equal("BODY", await page.EvaluateAsync<string>("() => document.activeElement.tagName"));
        Assert.False(await page.Locator("dialog").IsVisibleAsync());
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Keyboard shortcuts" }).ClickAsync();
        await page.GetByLabel("Use these keys").CheckAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("j");
        Assert.NotNull(await page.EvaluateAsync<string?>(FocusedHref));
    }

    [Theory]
    [InlineData("Control")]
    [InlineData("Alt")]
    [InlineData("Meta")]
    public async Task With_a_modifier_they_are_the_browser_s(string modifier)
    {
        await using var window = await chromium.OpenAsync(sample.Site, "/news/");

        // Dispatched, because the browser would take some of them for itself.
        foreach (var key in (string[])["j", "/", "?"])
        {
            await window.Page.EvaluateAsync("([key, modifier]) => document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ctrlKey: modifier === 'Control', altKey: modifier === 'Alt', metaKey: modifier === 'Meta' }))", new[] { key, modifier });
        }

        Assert.Equal("BODY", await window.Page.EvaluateAsync<string>("() => document.activeElement.tagName"));
        Assert.False(await window.Page.Locator("dialog").IsVisibleAsync());
    }
}
