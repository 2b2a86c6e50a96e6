using System.Text.Json;
using Microsoft.Playwright;
using Xunit;

namespace CuratedNews.Web.Tests.Browsing;

/// <summary>Topics are followed in the reader's own browser, and with an address alone.</summary>
[Collection(nameof(Browser))]
public sealed class FollowingTests(SampleSite sample, Chromium chromium)
{
    private const string Two = "/following?topics=klas-telehealth,symplur-patient-care";

    private static readonly (string, string)[] Topics = [("symplur-patient-care", "Patient Care"), ("klas-telehealth", "Telehealth")];

    [Fact]
    public async Task A_followed_topic_is_on_the_page_that_the_masthead_leads_to_and_its_feed_is_there()
    {
        await using var window = await chromium.OpenAsync(sample.Site, "/topic/symplur-patient-care");
        var page = window.Page;

        await page.Locator("button.keep").ClickAsync();
        await page.GotoAsync("/topic/klas-telehealth");
        await page.Locator("button.keep").ClickAsync();
        await page.ReloadAsync();
        var pressed = await page.Locator("button.keep").GetAttributeAsync("aria-pressed");
        await page.Locator(".tools a").ClickAsync();
        await page.ArriveAsync(Two);

        Assert.Equal("true", pressed);
        Assert.Equal(["Patient Care", "Telehealth"], await page.Locator(".chips [data-slug]").EvaluateAllAsync<string[]>("chips => chips.map(chip => chip.dataset.label)"));
        Assert.Equal("/following/feed.xml?topics=klas-telehealth,symplur-patient-care", await page.GetByRole(AriaRole.Link, new() { Name = "Follow by RSS" }).GetAttributeAsync("href"));
        Assert.Equal("true", await page.Locator("[data-part=adopt]").GetAttributeAsync("aria-pressed"));
        await page.GetByRole(AriaRole.Link, new() { Name = "Remove Patient Care" }).ClickAsync();
        await page.ArriveAsync("/following?topics=klas-telehealth");
        Assert.Equal(["klas-telehealth"], await KeptByReader.StoredAsync(page));
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task The_bare_address_leads_to_what_is_followed()
    {
        await using var window = await chromium.OpenWithAsync(sample.Site, KeptByReader.Of(topics: Topics), "/following");

        await window.Page.ArriveAsync(Two);

        Assert.NotEqual(0, await window.Page.Locator(".rows article").CountAsync());
    }

    [Fact]
    public async Task Topics_that_are_ticked_are_followed()
    {
        await using var window = await chromium.OpenWithAsync(sample.Site, KeptByReader.Of(topics: Topics[..1]), "/following?topics=symplur-patient-care");
        var page = window.Page;

        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Telehealth" }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Follow what is ticked" }).ClickAsync();
        await page.ArriveAsync(Two);

        Assert.Equal(["klas-telehealth", "symplur-patient-care"], await KeptByReader.StoredAsync(page));
        Assert.Equal("true", await page.Locator("[data-part=adopt]").GetAttributeAsync("aria-pressed"));
    }

    [Fact]
    public async Task A_list_that_somebody_sent_changes_nothing_until_it_is_taken_over()
    {
        await using var window = await chromium.OpenWithAsync(sample.Site, KeptByReader.Of(topics: [("klas-imaging", "Imaging")]), Two);
        var page = window.Page;

        await page.GetByRole(AriaRole.Link, new() { Name = "Remove Patient Care" }).ClickAsync();
        await page.ArriveAsync("/following?topics=klas-telehealth");
        var before = await KeptByReader.StoredAsync(page);
        var adopt = page.GetByRole(AriaRole.Button, new() { Name = "Follow these topics" });
        var pressed = await adopt.GetAttributeAsync("aria-pressed");
        await adopt.ClickAsync();
        var after = await KeptByReader.StoredAsync(page);
        var following = await page.Locator(".tools a").GetAttributeAsync("href");
        await adopt.ClickAsync();

        Assert.Equal("false", pressed);
        Assert.Equal(["klas-imaging"], before);
        Assert.Equal(["klas-telehealth", "klas-imaging"], after);
        Assert.Equal("/following?topics=klas-imaging,klas-telehealth", following);
        Assert.Equal(["klas-imaging"], await KeptByReader.StoredAsync(page));
    }

    [Fact]
    public async Task What_is_kept_goes_to_a_file_and_comes_back_in_another_browser()
    {
        await using var one = await chromium.OpenWithAsync(sample.Site, KeptByReader.Of(topics: Topics, later: [("/news/a", "A <b>headline</b>"), ("/news/b", "Another")]), Two);
        var download = await one.Page.RunAndWaitForDownloadAsync(() => one.Page.GetByRole(AriaRole.Button, new() { Name = "Export" }).ClickAsync());
        var file = await download.PathAsync();
        await using var two = await chromium.OpenWithAsync(sample.Site, KeptByReader.Of(topics: [("klas-imaging", "Imaging"), Topics[0]], later: [("/news/b", "Another"), ("/news/c", "A third")]), "/following?topics=klas-imaging,symplur-patient-care");

        await two.Page.GetByLabel("Import").SetInputFilesAsync(new FilePayload { Name = "following.json", MimeType = "application/json", Buffer = await File.ReadAllBytesAsync(file) });
        await two.Page.GetByText("The file brought topics: 2, items: 2.").WaitForAsync();

        Assert.Equal("following.json", download.SuggestedFilename);
        Assert.Equal(["later", "topics"], [.. JsonDocument.Parse(await File.ReadAllTextAsync(file)).RootElement.EnumerateObject().Select(part => part.Name).Order(StringComparer.Ordinal)]);
        Assert.Equal(["symplur-patient-care", "klas-telehealth", "klas-imaging", "/news/a", "/news/b", "/news/c"], await KeptByReader.StoredAsync(two.Page));
        Assert.Equal(["A <b>headline</b>", "Another", "A third"], await two.Page.Locator("[data-part=later] a").AllInnerTextsAsync());
        Assert.Empty(one.Complaints);
        Assert.Empty(two.Complaints);
    }

    [Theory]
    [InlineData("no JSON")]
    [InlineData("[]")]
    [InlineData("{\"topics\":[{\"slug\":\"a b\"}],\"later\":[{\"url\":\"https://evil.example/\",\"title\":\"x\"}]}")]
    public async Task Another_file_is_told_and_nothing_of_it_is_taken(string text)
    {
        await using var window = await chromium.OpenWithAsync(sample.Site, KeptByReader.Of(topics: Topics), Two);

        await window.Page.GetByLabel("Import").SetInputFilesAsync(new FilePayload { Name = "other.json", MimeType = "application/json", Buffer = System.Text.Encoding.UTF8.GetBytes(text) });
        await window.Page.GetByText("Expected a file that was exported here").WaitForAsync();

        Assert.Equal(["symplur-patient-care", "klas-telehealth"], await KeptByReader.StoredAsync(window.Page));
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task Everything_is_cleared_when_the_reader_says_so_twice()
    {
        await using var window = await chromium.OpenWithAsync(sample.Site, KeptByReader.Of(topics: Topics, later: [("/news/a", "A headline")]), Two);
        var page = window.Page;
        var answers = new Queue<bool>([false, true]);
        page.Dialog += async (_, dialog) => await (answers.Dequeue() ? dialog.AcceptAsync() : dialog.DismissAsync());
        var clear = page.GetByRole(AriaRole.Button, new() { Name = "Clear all" });

        await page.RunAndWaitForEventAsync(() => clear.ClickAsync());
        var kept = (await KeptByReader.StoredAsync(page)).Length;
        await page.RunAndWaitForEventAsync(() => clear.ClickAsync());
        await page.GetByText("Nothing kept.").WaitForAsync();

        Assert.Equal(3, kept);
        Assert.Empty(await KeptByReader.StoredAsync(page));
        Assert.Equal("/following", await page.Locator(".tools a").GetAttributeAsync("href"));
    }

    [Fact]
    public async Task Without_script_a_topic_s_page_leads_to_a_list_that_grows_and_shrinks_by_its_address()
    {
        await using var window = await chromium.OpenAsync(sample.Site, "/topic/symplur-patient-care", 360, hasScript: false);
        var page = window.Page;

        await page.GetByRole(AriaRole.Link, new() { Name = "Follow", Exact = true }).ClickAsync();
        await page.ArriveAsync("/following?topics=symplur-patient-care");
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Telehealth" }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Follow what is ticked" }).ClickAsync();
        await page.ArriveAsync(Two);
        var items = await page.Locator(".rows article").CountAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Remove Patient Care" }).ClickAsync();
        await page.ArriveAsync("/following?topics=klas-telehealth");

        Assert.Equal(20, items);
        Assert.Empty(await window.OverflowAsync());
    }
}

/// <summary>Waiting for what a click brings up.</summary>
internal static class DialogWaiting
{
    public static async Task RunAndWaitForEventAsync(this IPage page, Func<Task> act)
    {
        var shown = new TaskCompletionSource();
        void OnShown(object? sender, IDialog dialog) => shown.TrySetResult();
        page.Dialog += OnShown;
        await act();
        await shown.Task.WaitAsync(TimeSpan.FromSeconds(10));
        page.Dialog -= OnShown;
        await page.WaitForTimeoutAsync(50);
    }
}
