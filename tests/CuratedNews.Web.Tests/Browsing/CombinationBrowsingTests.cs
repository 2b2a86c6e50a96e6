using Microsoft.Playwright;
using Xunit;

namespace CuratedNews.Web.Tests.Browsing;

/// <summary>A reader combines topics, and finds one among all: with script and without.</summary>
[Collection(nameof(Browser))]
public sealed class CombinationBrowsingTests(SampleSite sample, Chromium chromium)
{
    private const string Titles = ".rows h3 a";
    private const string Chips = ".chips[aria-label='Combined topics'] a";
    private const string Filter = "#topic-filter";
    private const string Names = "main .index a";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_topic_is_narrowed_by_others_and_widened_again_step_by_step(bool hasScript)
    {
        await using var window = await chromium.OpenAsync(sample.Site, "/topic/symplur-patient-care", hasScript: hasScript);
        var page = window.Page;
        var (name, items, topics) = (await page.Locator("h1").InnerTextAsync(), await ItemsAsync(page), 1);

        for (var narrower = Narrower(page); await narrower.CountAsync() > 0; topics++, narrower = Narrower(page))
        {
            var label = await narrower.First.Locator("a").InnerTextAsync();
            var fewer = int.Parse(await narrower.First.Locator("b").EvaluateAsync<string>("bar => bar.childNodes[1].textContent"), System.Globalization.CultureInfo.InvariantCulture);
            await page.FollowAsync(narrower.First.Locator("a"));

            Assert.True(fewer <= items);
            Assert.Equal(fewer, await ItemsAsync(page));
            Assert.Equal(Math.Min(fewer, 20), await page.Locator(Titles).CountAsync());
            Assert.Contains(label, await page.Locator("h1").InnerTextAsync(), StringComparison.Ordinal);
            Assert.Equal(topics + 1, await page.Locator(Chips).CountAsync());
            items = fewer;
        }

        Assert.True(topics > 2, $"The topic could be narrowed only {topics - 1} times.");
        await page.GoBackAsync();
        Assert.Equal(topics - 1, await page.Locator(Chips).CountAsync());
        await page.GoForwardAsync();
        for (var left = topics - 1; left > 1; left--)
        {
            await page.FollowAsync(Chip(page, name, isOther: true).First);
            Assert.Equal(left, await page.Locator(Chips).CountAsync());
            Assert.True(await ItemsAsync(page) >= items);
        }

        await page.FollowAsync(Chip(page, name, isOther: true).First);
        Assert.Equal("/topic/symplur-patient-care", page.PathAndQuery());
        Assert.Equal(name, await page.Locator("h1").InnerTextAsync());
        Assert.Empty(window.Complaints);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_combination_turns_into_any_of_its_topics_and_back(bool hasScript)
    {
        await using var window = await chromium.OpenAsync(sample.Site, "/topic/klas-telehealth", hasScript: hasScript);
        var page = window.Page;
        var ofOne = await ItemsAsync(page);
        await page.FollowAsync(Narrower(page).First.Locator("a"));
        var (both, path) = (await ItemsAsync(page), page.PathAndQuery());
        await page.FollowAsync(Chip(page, "Telehealth", isOther: false));
        var ofOther = await ItemsAsync(page);
        await page.GoBackAsync();

        await page.FollowAsync(page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Items with any of them" }));
        var either = await ItemsAsync(page);
        var heading = await page.Locator("h1").InnerTextAsync();
        await page.FollowAsync(page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Only items with all of them" }));

        Assert.Equal(ofOne + ofOther - both, either);
        Assert.Equal("Telehealth or Rural Health", heading);
        Assert.Equal(path, page.PathAndQuery());
        Assert.Equal(both, await ItemsAsync(page));
        Assert.Empty(window.Complaints);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Topics_without_an_item_in_common_say_so_and_lead_on(bool hasScript)
    {
        await using var window = await chromium.OpenAsync(sample.Site, "/topic/medical-subject-headings-mesh-hearing-aids+medical-subject-headings-mesh-triage", hasScript: hasScript);
        var page = window.Page;

        Assert.Equal("No item is about Hearing Aids and Triage at once.", await page.Locator(".empty p").First.InnerTextAsync());
        await page.FollowAsync(page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Items with any of them" }));
        Assert.Equal(2, await page.Locator(Titles).CountAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_part_of_its_name_finds_a_topic_among_all(bool hasScript)
    {
        await using var window = await chromium.OpenAsync(sample.Site, "/topic/", hasScript: hasScript);
        var page = window.Page;
        var all = await page.Locator(Names).CountAsync();

        await page.SubmitAsync(Filter, "CARE", "/topic/?q=CARE");
        var names = await page.Locator(Names).AllInnerTextsAsync();

        Assert.Equal(names.Count, await page.Locator("header .meta").NumberAsync());
        Assert.InRange(names.Count, 2, all - 1);
        Assert.All(names, name => Assert.Contains("care", name, StringComparison.OrdinalIgnoreCase));
        Assert.Equal("CARE", await page.InputValueAsync(Filter));
        await page.FollowAsync(page.Locator(Names).First);
        Assert.Equal(names[0], await page.Locator("h1").InnerTextAsync());
        await page.GoBackAsync();
        await page.FollowAsync(page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "All topics", Exact = true }));
        Assert.Equal(all, await page.Locator(Names).CountAsync());
        Assert.Empty(window.Complaints);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_vocabulary_a_first_letter_and_a_word_narrow_all_topics_one_after_the_other(bool hasScript)
    {
        await using var window = await chromium.OpenAsync(sample.Site, "/topic/", hasScript: hasScript);
        var page = window.Page;
        var vocabulary = page.Locator("nav[aria-label=Vocabularies] a", new PageLocatorOptions { HasTextString = "Medical Subject Headings" });
        var (ofVocabulary, heading) = (await vocabulary.Locator("span").NumberAsync(), await vocabulary.EvaluateAsync<string>("link => link.firstChild.textContent.trim()"));

        await page.FollowAsync(vocabulary);
        Assert.Equal([heading], await page.Locator("main h2").AllInnerTextsAsync());
        Assert.Equal(ofVocabulary, await page.Locator(Names).CountAsync());
        Assert.Equal("true", await vocabulary.GetAttributeAsync("aria-current"));

        var second = page.Locator("nav[aria-label='First letters'] a").Nth(1);
        var letter = await second.InnerTextAsync();
        await page.FollowAsync(second);
        Assert.All(await page.Locator(Names).AllInnerTextsAsync(), name => Assert.StartsWith(letter, name, StringComparison.OrdinalIgnoreCase));

        await page.GoBackAsync();
        await page.SubmitAsync(Filter, "e", "/topic/?q=e&vocabulary=");
        Assert.Equal([heading], await page.Locator("main h2").AllInnerTextsAsync());
        Assert.Empty(window.Complaints);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_no_topic_is_called_can_be_searched_for_in_the_items(bool hasScript)
    {
        await using var window = await chromium.OpenAsync(sample.Site, "/topic/", hasScript: hasScript);
        var page = window.Page;

        await page.SubmitAsync(Filter, "asparagus", "/topic/?q=asparagus");
        var empty = await page.Locator(".empty p").First.InnerTextAsync();
        await page.FollowAsync(page.Locator(".empty a", new PageLocatorOptions { HasTextString = "search the items" }));

        Assert.Equal("No topic has that in its name.", empty);
        Assert.Equal(1, await page.Locator("h1").NumberAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_trail_of_a_topic_leads_to_its_vocabulary(bool hasScript)
    {
        await using var window = await chromium.OpenAsync(sample.Site, "/topic/klas-telehealth", hasScript: hasScript);
        var page = window.Page;

        await page.FollowAsync(page.Locator(".trail a", new PageLocatorOptions { HasTextString = "KLAS" }));

        Assert.Equal(["KLAS"], await page.Locator("main h2").AllInnerTextsAsync());
        Assert.Contains("Telehealth", await page.Locator(Names).AllInnerTextsAsync(), StringComparer.Ordinal);
    }

    private static Task<int> ItemsAsync(IPage page) => page.Locator("header .meta span").First.NumberAsync();

    /// <summary>The topics that would narrow what is shown further, each with the number of items left.</summary>
    private static ILocator Narrower(IPage page) =>
        page.Locator("section", new PageLocatorOptions { Has = page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "Narrow to items also about" }) }).Locator(".bars li");

    /// <summary>The chip that removes a topic, or the chips of all others.</summary>
    private static ILocator Chip(IPage page, string name, bool isOther)
    {
        var text = new PageLocatorOptions { HasTextString = name };
        return page.Locator(Chips, isOther ? new PageLocatorOptions { HasNotTextString = text.HasTextString } : text);
    }
}
