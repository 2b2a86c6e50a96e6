using Microsoft.Playwright;
using Xunit;

namespace CuratedNews.Web.Tests.Browsing;

/// <summary>Titles of 300 characters and words without an end do not break the page.</summary>
[Collection(nameof(Browser))]
public sealed class LongTextTests(Chromium chromium)
{
    [Fact]
    public async Task Long_titles_and_endless_words_fit_the_narrowest_screen()
    {
        using var content = new TemporaryContent();
        var title = string.Join(' ', Enumerable.Repeat("Behandlungsunterstützung ohne Wartezimmer", 8))[..300];
        var word = new string('w', 160);
        content.WriteItem("title", title, $"categories: ['Symplur: {title[..180]}']\nauthor: ['{title[..150]}']\nrelatedOfferings:\n- {{ label: '{title[..190]}', permalink: /offering/long }}\n");
        content.WriteItem("word", word, $"""
            description: {word}
            categories: ['{word}: {word}']
            author: [{word}]
            link:
              href: https://{word[..60]}.{word[..60]}.example/{word}
            via: {word}
            viaLink: https://via.example/{word}
            insights_name: {word}
            insights_description: {word}
            breadcrumbs: [Home, {word}, {word}]
            breadcrumbLinks: [/, /news/, '#']
            relatedOfferings:
            - label: {word}
              permalink: /offering/word
              categories: ['{word}: {word}']
            """, $"{word}\n\n> {word}\n\n- {word}\n\n    {word} {word}\n\n`{word}`\n\n| {word} | b |\n|---|---|\n| {word} | {word} |\n\n<https://example.org/{word}>\n\n## {word}\n");
        for (var i = 0; i < 24; i++)
        {
            content.WriteItem($"filler-{i}", i % 2 == 0 ? title : word, $"author: [{word}]\n");
        }

        await using var site = await RunningSite.StartAsync(content.Root);
        var crawl = await SiteCrawl.OfAsync(site);
        var wide = new List<string>();
        foreach (var url in crawl.Pages.Select(page => page.Url).Where(url => !url.Contains("/filler-", StringComparison.Ordinal)))
        {
            await using var window = await chromium.OpenAsync(site, url);
            foreach (var width in (int[])[1280, 360, 320])
            {
                await window.ResizeAsync(width);
                wide.AddRange((await window.OverflowAsync()).Select(element => $"{url} at {width}: {element}"));
            }
        }

        Assert.Empty(crawl.Failures);
        Assert.Empty(wide);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/topic/")]
    [InlineData("/offering/")]
    public async Task An_empty_site_breaks_no_rule_of_accessibility(string url)
    {
        using var content = new TemporaryContent();
        await using var site = await RunningSite.StartAsync(content.Root);
        await using var window = await chromium.OpenAsync(site, url, 360, ColorScheme.Dark);

        Assert.Empty(await window.Page.ViolationsAsync(ColorScheme.Light));
        Assert.Empty(await window.Page.ViolationsAsync(ColorScheme.Dark));
        Assert.Empty(await window.OverflowAsync());
        Assert.Empty(window.Complaints);
    }
}
