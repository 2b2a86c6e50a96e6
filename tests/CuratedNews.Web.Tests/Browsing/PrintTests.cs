using Microsoft.Playwright;
using Xunit;

namespace CuratedNews.Web.Tests.Browsing;

/// <summary>On paper a page is an article with its source, and nothing that could be pressed.</summary>
[Collection(nameof(Browser))]
public sealed class PrintTests(SampleSite sample, Chromium chromium)
{
    private const string Item = "/communities/nursing-informatics/curated-content/ward-notes-handover-in-three-colours";

    [Theory]
    [InlineData(Item)]
    [InlineData("/topic/symplur-patient-care")]
    [InlineData("/")]
    public async Task Nothing_is_printed_that_is_there_to_be_pressed(string url)
    {
        await using var window = await chromium.OpenAsync(sample.Site, url, scheme: ColorScheme.Dark);

        await window.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        var pressed = await window.Page.Locator("button, input, nav, .pager, footer, .keep").EvaluateAllAsync<string[]>("all => all.filter(element => element.checkVisibility()).map(element => element.outerHTML.slice(0, 80))");

        Assert.Empty(pressed);
        Assert.True(await window.Page.Locator(".masthead .name").IsVisibleAsync());
        Assert.Equal("rgb(255, 255, 255)", await window.Page.EvaluateAsync<string>("() => getComputedStyle(document.documentElement).backgroundColor"));
    }

    [Fact]
    public async Task An_article_is_printed_with_the_address_of_its_source()
    {
        await using var window = await chromium.OpenAsync(sample.Site, Item);
        var page = window.Page;

        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        var source = await page.Locator(".onward").EvaluateAsync<string[]>("link => [link.href, getComputedStyle(link, '::after').content]");

        Assert.StartsWith("https://ward-notes.example/", source[0], StringComparison.Ordinal);
        Assert.Equal($"\": {source[0]}\"", source[1].Replace("\" \"", "", StringComparison.Ordinal).Replace("\": \" \"", "\": ", StringComparison.Ordinal));
        Assert.True(await page.Locator("h1").IsVisibleAsync());
        Assert.True(await page.Locator(".prose").IsVisibleAsync());
        Assert.False(await page.Locator(".neighbours").First.IsVisibleAsync());
        Assert.NotEmpty(await page.PdfAsync());
    }
}
