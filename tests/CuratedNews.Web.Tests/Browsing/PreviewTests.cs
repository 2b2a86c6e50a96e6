using CuratedNews.Web.Tests.Preview;
using Microsoft.Playwright;
using Xunit;

namespace CuratedNews.Web.Tests.Browsing;

/// <summary>The editor's side in a browser.</summary>
[Collection(nameof(Browser))]
public sealed class PreviewTests(Chromium chromium)
{
    private const string Desk = "/preview/";

    [Fact]
    public async Task An_editor_signs_in_looks_at_a_draft_and_signs_out()
    {
        using var content = new TemporaryContent();
        content.WriteItem("draft", "Not yet", "status: draft\n");
        await using var site = await RunningSite.StartAsync(content.Root, EditorSession.Settings);
        await using var window = await chromium.OpenAsync(site, "/preview/file/news/draft.md");
        var page = window.Page;

        await page.GetByLabel("Name").FillAsync(EditorSession.Name);
        await page.GetByLabel("Secret").FillAsync("not the secret");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Sign in" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("do not belong together");
        await page.GetByLabel("Secret").FillAsync(EditorSession.Secret);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Sign in" }).ClickAsync();

        await page.ArriveAsync("/preview/file/news/draft.md");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 })).ToHaveTextAsync("Not yet");
        await Assertions.Expect(page.Locator("#preview .stage")).ToHaveTextAsync("Draft");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = $"Sign out {EditorSession.Name}" }).ClickAsync();
        await page.ArriveAsync("/preview/sign-in");
        await page.GotoAsync("/preview/file/news/draft.md");
        await Assertions.Expect(page.GetByLabel("Secret")).ToBeVisibleAsync();
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task A_saved_file_changes_the_open_page_in_place()
    {
        using var content = new TemporaryContent();
        content.WriteItem("draft", "Version 0", "status: draft\n", string.Join("\n\n", Enumerable.Range(0, 80).Select(i => $"Paragraph {i}.")));
        await using var site = await RunningSite.StartAsync(content.Root, EditorSession.Settings);
        await using var window = await SignedInAsync(site, "/preview/file/news/draft.md");
        var page = window.Page;
        await Assertions.Expect(page.Locator("#preview .live")).ToHaveTextAsync("Live");
        await page.EvaluateAsync("() => { window.stays = true; scrollTo(0, 1500); document.querySelector('.onward, .prose, main a').focus({ preventScroll: true }); }");
        var scrolled = await page.EvaluateAsync<double>("() => scrollY");

        content.WriteItem("draft", "Version 1", "status: draft\n", string.Join("\n\n", Enumerable.Range(0, 80).Select(i => i == 70 ? "It is another one." : $"Paragraph {i}.")));

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 })).ToHaveTextAsync("Version 1");
        await Assertions.Expect(page.Locator(".prose")).ToContainTextAsync("It is another one.");
        Assert.StartsWith("Version 1", await page.TitleAsync(), StringComparison.Ordinal);
        Assert.True(await page.EvaluateAsync<bool>("() => window.stays"), "the page was loaded again");
        Assert.Equal(scrolled, await page.EvaluateAsync<double>("() => scrollY"));
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task Lists_and_counts_follow_too()
    {
        using var content = new TemporaryContent();
        content.WriteItem("one", "The first", "categories: ['KLAS: Telehealth']\n");
        await using var site = await RunningSite.StartAsync(content.Root, EditorSession.Settings);
        await using var window = await SignedInAsync(site, "/preview/site/topic/klas-telehealth");
        await Assertions.Expect(window.Page.Locator("#preview .live")).ToHaveTextAsync("Live");

        content.WriteItem("two", "The second", "categories: ['KLAS: Telehealth']\n");

        await Assertions.Expect(window.Page.Locator("main header .meta")).ToContainTextAsync("2 items");
        await Assertions.Expect(window.Page.Locator("main .rows")).ToContainTextAsync("The second");
    }

    [Fact]
    public async Task A_file_that_breaks_keeps_its_last_page_under_its_errors_until_it_is_mended()
    {
        using var content = new TemporaryContent();
        content.WriteItem("item", "The good one");
        await using var site = await RunningSite.StartAsync(content.Root, EditorSession.Settings);
        await using var window = await SignedInAsync(site, "/preview/file/news/item.md");
        var (page, problems) = (window.Page, window.Page.Locator("#problems"));
        await Assertions.Expect(page.Locator("#preview .live")).ToHaveTextAsync("Live");

        content.Write("news/item.md", "---\ntitle: The broken one\nslug: item\nbasePath: /news/\ndate: yesterday\nstatus: drift\n---\nText.\n");

        await Assertions.Expect(problems).ToContainTextAsync("CN1003");
        await Assertions.Expect(problems).ToContainTextAsync("Did you mean 'draft'?");
        Assert.Equal(2, await problems.Locator(".frame").CountAsync());
        var frame = (await problems.Locator(".frame").First.InnerTextAsync()).Split('\n');
        var at = Array.FindIndex(frame, line => line.Contains("date: yesterday", StringComparison.Ordinal));
        Assert.Equal(frame[at].IndexOf("yesterday", StringComparison.Ordinal), frame[at + 1].IndexOf('^', StringComparison.Ordinal));
        Assert.Equal("The good one", await page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 }).InnerTextAsync());

        content.WriteItem("item", "The mended one");

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 })).ToHaveTextAsync("The mended one");
        await Assertions.Expect(problems).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_moment_to_come_shows_what_will_be_there_and_lists_what_comes_and_goes()
    {
        using var content = new TemporaryContent();
        content.WriteItem("stays", "It stays")
            .WriteItem("goes", "It goes", "expiryDate: 2026-11-25\n")
            .Write("news/comes.md", "---\ntitle: It comes\nslug: comes\nbasePath: /news/\ndate: 2026-11-30T08:00:00Z\n---\nText.\n");
        await using var site = await RunningSite.StartAsync(content.Root, EditorSession.Settings);
        await using var window = await SignedInAsync(site, "/preview/site/news/");
        var page = window.Page;
        await Assertions.Expect(page.Locator("main header .meta")).ToContainTextAsync("2 items");

        await page.GetByText("Moment").ClickAsync();
        await page.GetByLabel("Show the site as of (UTC)").FillAsync("2026-12-01T08:00");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Show" }).ClickAsync();

        await page.ArriveAsync(at => at.Contains("/preview/site/news/?asOf=2026-12-01T08", StringComparison.Ordinal), "of that moment");
        Assert.Equal(["It comes", "It stays"], await page.Locator("main .rows h3").AllInnerTextsAsync());
        await page.GetByText("1 appear, 1 disappear until then").ClickAsync();
        Assert.Equal(["30 Nov 2026, 08:00 UTC It comes", "25 Nov 2026, 00:00 UTC It goes"], await page.Locator("#changes li").AllInnerTextsAsync());

        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "It comes" }).Last.ClickAsync();
        await page.ArriveAsync("/preview/site/news/comes?asOf=2026-12-01T08%3A00Z");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 })).ToHaveTextAsync("It comes");
    }

    [Fact]
    public async Task Every_kind_of_element_says_where_it_comes_from_and_a_click_opens_the_file_there()
    {
        using var content = new TemporaryContent();
        content.Write("news/item.md", string.Join('\n',
            "---", // 1
            "title: A headline", // 2
            "slug: item", // 3
            "basePath: /news/", // 4
            "breadcrumbs: [Home, News, A headline]", // 5
            "breadcrumbLinks: [/, /news/, '#']", // 6
            "date: 2026-05-01", // 7
            "author: [Ada, Ben]", // 8
            "categories:", // 9
            "- 'KLAS: Telehealth'", // 10
            "relatedOfferings:", // 11
            "- label: Alakin", // 12
            "  permalink: /offering/alakin", // 13
            "link:", // 14
            "  href: https://found.example/x", // 15
            "featuredImage:", // 16
            "  href: harbour.png", // 17
            "insights_description: Worth a look.", // 18
            "---", // 19
            "First *paragraph*.", // 20
            "", // 21
            "## A heading", // 22
            "", // 23
            "- one", // 24
            "- two", // 25
            ""));
        await using var site = await RunningSite.StartAsync(content.Root, [.. EditorSession.Settings, ("Preview:EditorLink", "http://editor.example{path}#{line},{column}"), ("Preview:EditorRoot", "/files")]);
        await using var window = await SignedInAsync(site, "/preview/file/news/item.md");
        var page = window.Page;
        (string Element, string Place)[] expected =
        [
            ("h1", "title 2:8"), ("nav.trail li:nth-child(2) a", "breadcrumbs 5:21"), ("header time", "date 7:7"), ("header a[href*='/author/ada']", "author 8:10"), ("header a[href*='/author/ben']", "author 8:15"),
            ("header a[href*='/source/']", "link.href 15:9"), ("a.onward", "link.href 15:9"), ("aside a[href*='/topic/']", "categories 10:3"), ("aside a[href*='/offering/']", "relatedOfferings[].label 12:10"),
            (".insight p[dir]", "insights_description 18:23"), (".prose > p", "body 20:1"), (".prose > h2", "body 22:1"), (".prose li:first-child", "body 24:1"), (".prose li:last-child", "body 25:1"),
        ];

        var found = new List<(string, string)>();
        foreach (var (element, _) in expected)
        {
            var mark = page.Locator($"main {element}").First;
            found.Add((element, $"{await mark.GetAttributeAsync("data-field")} {(await mark.GetAttributeAsync("data-source"))?["news/item.md:".Length..]}"));
        }

        Assert.Equal(expected, found);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Sources" }).ClickAsync();
        await page.Locator(".prose > h2").HoverAsync();
        Assert.Equal("body · news/item.md:22:1", await page.GetByRole(AriaRole.Tooltip).InnerTextAsync());
        await page.RouteAsync("http://editor.example/**", route => route.FulfillAsync(new RouteFulfillOptions { ContentType = "text/html", Body = "an editor" }));
        await page.Locator(".prose li:last-child").ClickAsync();
        await page.ArriveAsync("http://editor.example/files/news/item.md#25,1");
    }

    [Fact]
    public async Task A_draft_stands_in_the_lists_that_one_reaches_from_it()
    {
        using var content = new TemporaryContent();
        content.WriteItem("out", "It is out", "categories: ['KLAS: Telehealth']\n")
            .WriteItem("draft", "Not yet", "status: draft\ncategories: ['KLAS: Telehealth', 'KLAS: Brand New']\n");
        await using var site = await RunningSite.StartAsync(content.Root, EditorSession.Settings);
        await using var window = await SignedInAsync(site, "/preview/file/news/draft.md");
        var page = window.Page;

        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Telehealth" }).ClickAsync();
        await page.ArriveAsync("/preview/site/topic/klas-telehealth?with=news%2Fdraft.md");
        var titles = await page.Locator("main .rows h3").AllInnerTextsAsync();
        await page.GotoAsync("/preview/site/topic/klas-brand-new?with=news%2Fdraft.md");
        var heading = await page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 }).InnerTextAsync();

        Assert.Equal("It is out, Not yet", string.Join(", ", titles.Order(StringComparer.Ordinal)));
        Assert.Equal("Brand New", heading);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, await site.StatusAsync("/topic/klas-brand-new"));
    }

    [Fact]
    public async Task A_shared_draft_is_seen_by_whoever_has_the_link_until_it_is_revoked_or_published()
    {
        using var content = new TemporaryContent();
        content.WriteItem("draft", "Not yet", "status: draft\n");
        await using var site = await RunningSite.StartAsync(content.Root, [.. EditorSession.Settings, ("Site:BaseUrl", "http://news.example")]);
        await using var window = await SignedInAsync(site, "/preview/file/news/draft.md");
        var page = window.Page;

        var revoked = await ShareAsync(page, "2026-11-30T12:00");
        await using var guest = await chromium.OpenAsync(site, revoked);
        await Assertions.Expect(guest.Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 })).ToHaveTextAsync("Not yet");
        Assert.Equal(0, await guest.Page.Locator("#preview").CountAsync());
        Assert.Equal("noindex", await guest.Page.Locator("meta[name=robots]").GetAttributeAsync("content"));
        Assert.Empty(guest.Complaints);
        await page.Locator($"li:has(input[value$='{revoked}']) button").ClickAsync();
        await page.ArriveAsync("#share");
        Assert.Equal(404, (await guest.Page.GotoAsync(revoked))!.Status);

        var published = await ShareAsync(page, "2026-11-30T12:00");
        content.WriteItem("draft", "Now it is out");
        await site.ImportAsync();
        await guest.Page.GotoAsync(published);
        Assert.Equal("/news/draft", new Uri(guest.Page.Url).AbsolutePath);
    }

    [Fact]
    public async Task A_link_to_a_draft_ends_at_its_moment()
    {
        using var content = new TemporaryContent();
        content.WriteItem("draft", "Not yet", "status: draft\n");
        await using var site = await RunningSite.StartAsync(content.Root, EditorSession.Settings);
        await using var window = await SignedInAsync(site, "/preview/file/news/draft.md");
        var link = await ShareAsync(window.Page, "2026-11-23T12:00");

        site.Clock.Now = new DateTimeOffset(2026, 11, 23, 11, 59, 59, TimeSpan.Zero);
        var before = await site.StatusAsync(link);
        site.Clock.Now = new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

        Assert.Equal((System.Net.HttpStatusCode.OK, System.Net.HttpStatusCode.NotFound), (before, await site.StatusAsync(link)));
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(320)]
    public async Task No_page_of_the_preview_breaks_a_rule_of_accessibility(int width)
    {
        using var content = new TemporaryContent();
        content.WriteItem("draft", "Not yet", "status: draft\nunknown: field\n").Write("captures/raw.txt", "Some raw text\n\nThat is not finished.\n").Write("news/broken.md", "---\ntitle: [\n---\n");
        await using var site = await RunningSite.StartAsync(content.Root, EditorSession.Settings);
        await using var window = await SignedInAsync(site, Desk, width);
        foreach (var url in (string[])[Desk, "/preview/file/news/draft.md", "/preview/file/captures/raw.txt", "/preview/file/news/broken.md", "/preview/site/?asOf=2026-12-01"])
        {
            await window.Page.GotoAsync(url);
            await window.Page.EvaluateAsync("() => document.querySelectorAll('details').forEach(details => details.open = true)");
            foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
            {
                Assert.Empty((await window.Page.ViolationsAsync(scheme)).Select(violation => $"{url} {violation}"));
                Assert.Empty(await window.OverflowAsync());
            }
        }

        Assert.Empty(window.Complaints);
    }

    private async Task<BrowserWindow> SignedInAsync(RunningSite site, string url, int width = 1280)
    {
        var window = await chromium.OpenAsync(site, $"/preview/sign-in?returnUrl={Uri.EscapeDataString(url)}", width);
        await window.Page.GetByLabel("Name").FillAsync(EditorSession.Name);
        await window.Page.GetByLabel("Secret").FillAsync(EditorSession.Secret);
        await window.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Sign in" }).ClickAsync();
        await window.Page.ArriveAsync(url);
        return window;
    }

    /// <returns>The path of the new link.</returns>
    private static async Task<string> ShareAsync(IPage page, string until)
    {
        var before = await page.Locator("#share li").CountAsync();
        await page.EvaluateAsync("() => document.querySelector('.share').open = true");
        await page.GetByLabel("Until (UTC)").FillAsync(until);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Make a link" }).ClickAsync();
        await Assertions.Expect(page.Locator("#share li")).ToHaveCountAsync(before + 1);
        return new Uri(await page.Locator("#share li input[readonly]").First.InputValueAsync()).AbsolutePath;
    }
}
