using Xunit;

namespace CuratedNews.Web.Tests.Browsing;

/// <summary>Everything is reached with the keyboard alone, and one sees where one is.</summary>
[Collection(nameof(Browser))]
public sealed class KeyboardTests(SampleSite sample, Chromium chromium)
{
    private const string Focused = "() => { const element = document.activeElement, style = getComputedStyle(element), box = element.getBoundingClientRect(); return [element.className, element.getAttribute('href'), style.outlineStyle, style.outlineWidth, String(box.left >= 0 && box.right <= innerWidth && box.width > 0 && box.bottom > 0)]; }";

    [Theory]
    [ClassData(typeof(PageKinds))]
    public async Task The_first_stop_is_the_way_past_the_masthead(string url)
    {
        await using var window = await chromium.OpenAsync(sample.Site, url);
        var page = window.Page;

        await page.Keyboard.PressAsync("Tab");
        var first = await page.EvaluateAsync<string[]>(Focused);
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        var isInMain = await page.EvaluateAsync<bool>("() => document.querySelector('main').contains(document.activeElement)");

        Assert.Equal(["skip", "#main", "solid", "3px", "true"], first);
        Assert.True(isInMain);
    }

    [Theory]
    [ClassData(typeof(PageKinds))]
    public async Task Every_stop_can_be_seen(string url)
    {
        await using var window = await chromium.OpenAsync(sample.Site, url, 360);
        var links = await window.Page.Locator("a, summary").CountAsync();
        var stops = new List<string>();

        for (var i = 0; i < Math.Min(links, 60); i++)
        {
            await window.Page.Keyboard.PressAsync("Tab");
            stops.Add(string.Join(' ', await window.Page.EvaluateAsync<string?[]>(Focused)));
        }

        Assert.NotEmpty(stops);
        Assert.All(stops, stop => Assert.EndsWith("solid 3px true", stop, StringComparison.Ordinal));
    }
}
