using Microsoft.Playwright;
using Xunit;

namespace CuratedNews.Web.Tests.Browsing;

/// <summary>Every kind of page in a browser: for everybody, on every screen, without a complaint.</summary>
[Collection(nameof(Browser))]
public sealed class LookTests(SampleSite sample, Chromium chromium)
{
    [Theory]
    [ClassData(typeof(PageKinds))]
    public async Task A_page_never_scrolls_sideways_the_browser_has_nothing_to_say_and_no_rule_of_accessibility_is_broken(string url)
    {
        await using var window = await chromium.OpenAsync(sample.Site, url);
        foreach (var width in (int[])[1920, 768, 320, 360, 1280])
        {
            await window.ResizeAsync(width);

            Assert.Empty(await window.OverflowAsync());
        }

        Assert.Empty(window.Complaints);
        foreach (var (width, scheme) in ((int, ColorScheme)[])[(1280, ColorScheme.Light), (1280, ColorScheme.Dark), (360, ColorScheme.Light), (360, ColorScheme.Dark)])
        {
            await window.ResizeAsync(width);
            Assert.Empty((await window.Page.ViolationsAsync(scheme)).Select(violation => $"{width} {violation}"));
        }
    }

    [Fact]
    public async Task What_breaks_a_rule_is_found()
    {
        await using var window = await chromium.OpenAsync(sample.Site, "/");
        await window.Page.EvaluateAsync(
            """
            () => {
              const [image, grey] = [document.createElement('img'), document.createElement('p')];
              image.src = '/favicon.svg';
              grey.textContent = 'Grey on grey';
              [grey.style.color, grey.style.backgroundColor] = ['#777', '#888'];
              document.querySelector('main').append(image, grey);
            }
            """);

        var (light, dark) = (await window.Page.ViolationsAsync(ColorScheme.Light), await window.Page.ViolationsAsync(ColorScheme.Dark));

        Assert.Equal(["Light color-contrast", "Light image-alt"], light.Select(violation => violation.Split(':')[0]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray());
        Assert.Equal(["Dark color-contrast"], dark.Select(violation => violation.Split(':')[0]).Distinct(StringComparer.Ordinal).ToArray());
    }

    [Theory]
    [ClassData(typeof(PageKinds))]
    public async Task A_page_is_whole_without_script(string url)
    {
        await using var window = await chromium.OpenAsync(sample.Site, url, hasScript: false);
        var page = window.Page;

        Assert.True(await page.Locator("h1").CountAsync() == 1);
        Assert.True(await page.Locator("main").IsVisibleAsync());
        Assert.True(await page.Locator("nav[aria-label=Main] a").First.IsVisibleAsync());
        Assert.NotEmpty((await page.Locator("main").InnerTextAsync()).Trim());
        await page.Locator("nav[aria-label=Main] a", new PageLocatorOptions { HasTextString = "Topics" }).ClickAsync();
        await page.ArriveAsync("/topic/");
        Assert.Equal("Topics", await page.Locator("h1").InnerTextAsync());
    }

    [Fact]
    public async Task Dark_is_dark_and_light_is_light()
    {
        await using var light = await chromium.OpenAsync(sample.Site, "/");
        await using var dark = await chromium.OpenAsync(sample.Site, "/", scheme: ColorScheme.Dark);

        Assert.True(await PaperAsync(light) > 600);
        Assert.True(await PaperAsync(dark) < 150);
    }

    [Fact]
    public async Task A_reader_goes_from_an_offering_to_its_news_and_back()
    {
        await using var window = await chromium.OpenAsync(sample.Site, "/offering/tarnwick-ward-board");
        var page = window.Page;

        await page.Locator(".rows h3 a").First.ClickAsync();
        await page.WaitForSelectorAsync("article.item");
        var story = await page.Locator("h1").InnerTextAsync();
        await page.Locator(".aside a[href='/offering/tarnwick-ward-board']").ClickAsync();
        await page.ArriveAsync("/offering/tarnwick-ward-board");

        Assert.Equal(story, await page.Locator(".rows h3 a").First.InnerTextAsync());
        Assert.Empty(window.Complaints);
    }

    /// <summary>The brightness of the page's ground: the sum of red, green and blue.</summary>
    private static Task<int> PaperAsync(BrowserWindow window) =>
        window.Page.EvaluateAsync<int>("() => getComputedStyle(document.documentElement).backgroundColor.match(/\\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0)");
}
