using System.Net;
using Xunit;

namespace CuratedNews.Web.Tests.Preview;

/// <summary>The editors' desk: everything in the content folder by where it stands.</summary>
public sealed class DeskTests(DeskSite desk) : IClassFixture<DeskSite>
{
    private const string Hostile = "<script>alert(1)</script> & \"'><img src=x onerror=alert(2)>";

    [Fact]
    public async Task Every_file_is_in_one_stage_and_each_stage_says_how_many_it_has()
    {
        var page = await desk.Session.PageAsync("/preview/");

        Assert.Equal(
            ["All 9", "Broken 1", "Captures 1", "Drafts 1", "In review 1", "Scheduled 1", "Published 1", "Expired 1", "Removed 1", "Hidden 1"],
            page.QuerySelectorAll(".stages a").Select(DeskText.Of).ToArray());
    }

    [Theory]
    [InlineData("broken", "broken.md", "/preview/file/news/broken.md")]
    [InlineData("capture", "raw.txt", "/preview/file/captures/raw.txt")]
    [InlineData("draft", "It is a draft", "/preview/file/news/draft.md")]
    [InlineData("review", "It is in review", "/preview/file/news/review.md")]
    [InlineData("scheduled", "It is scheduled", "/preview/file/news/scheduled.md")]
    [InlineData("published", "It is out", "/preview/file/news/out.md")]
    [InlineData("expired", "It has expired", "/preview/file/news/expired.md")]
    [InlineData("removed", "It was removed", "/preview/file/news/removed.md")]
    [InlineData("hidden", "It is hidden", "/preview/file/news/second.md")]
    public async Task A_stage_lists_its_files_with_their_pages_and_places(string stage, string title, string page)
    {
        var list = await desk.Session.PageAsync($"/preview/?state={stage}");

        var entry = Assert.Single(list.QuerySelectorAll(".entries > li"));
        var link = entry.QuerySelector(".title a");
        Assert.Equal((title, page), (link?.TextContent, link?.GetAttribute("href")));
        Assert.Equal(page["/preview/file/".Length..] + ":1:1", entry.QuerySelector(".file")?.GetAttribute("data-place"));
        Assert.StartsWith("vscode://file/", entry.QuerySelector(".file")?.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal("page", list.QuerySelector($".stages [data-stage={stage}] a")?.GetAttribute("aria-current"));
        using var there = await desk.Session.GetAsync(page);
        Assert.Equal(HttpStatusCode.OK, there.StatusCode);
    }

    [Fact]
    public async Task A_file_that_breaks_leaves_the_stage_of_its_last_good_version()
    {
        using var content = new TemporaryContent();
        content.WriteItem("draft", "The last good one", "status: draft\n").WriteItem("out", "It is out");
        await using var site = await RunningSite.StartAsync(content.Root, EditorSession.Settings);
        using var session = await EditorSession.SignInAsync(site);
        content.Write("news/draft.md", "---\ntitle: Broken\nslug: draft\nbasePath: /news/\ndate: yesterday\n---\nText.\n");
        content.Write("news/out.md", "---\ntitle: Broken too\nslug: out\nbasePath: /news/\ndate: yesterday\n---\nText.\n");
        await site.ImportAsync();

        var broken = await session.PageAsync("/preview/?state=broken");
        var drafts = await session.PageAsync("/preview/?state=draft");

        Assert.Equal(["All 2", "Broken 2", "Captures 0", "Drafts 0", "In review 0", "Scheduled 0", "Published 0", "Expired 0", "Removed 0"], broken.QuerySelectorAll(".stages a").Select(DeskText.Of).ToArray());
        Assert.Equal(["The last good one", "It is out"], broken.QuerySelectorAll(".entries .title").Select(DeskText.Of).ToArray());
        Assert.Equal(["1 error", "1 error"], broken.QuerySelectorAll(".entries .problem").Select(DeskText.Of).ToArray());
        Assert.Equal("Nothing here", DeskText.Of(drafts.QuerySelector(".empty p")!));
    }

    [Theory]
    [InlineData("q=draft", "It is a draft")]
    [InlineData("q=DRAFT%20it", "It is a draft")]
    [InlineData("q=captures/", "raw.txt")]
    [InlineData("q=broken.md", "broken.md")]
    [InlineData("q=out&state=published", "It is out")]
    [InlineData("q=out&state=draft", "")]
    [InlineData("q=%25", "")]
    [InlineData("q=_", "")]
    [InlineData("q=%5C", "")]
    [InlineData("q=no-such-thing", "")]
    [InlineData("state=broken&q=news/b", "broken.md")]
    public async Task A_search_finds_every_word_in_title_or_path(string query, string expected)
    {
        var found = await desk.Session.PageAsync($"/preview/?{query}");

        Assert.Equal(expected.Length == 0 ? [] : [expected], found.QuerySelectorAll(".entries .title").Select(DeskText.Of).ToArray());
        Assert.Equal(expected.Length == 0 ? 1 : 0, found.QuerySelectorAll(".empty").Length);
    }

    [Fact]
    public async Task A_search_knows_the_case_of_every_alphabet()
    {
        using var content = new TemporaryContent();
        content.WriteItem("one", "Études cliniques").WriteItem("two", "医療の記録").WriteItem("three", "Something else");
        await using var site = await RunningSite.StartAsync(content.Root, EditorSession.Settings);
        using var session = await EditorSession.SignInAsync(site);

        var french = await session.PageAsync("/preview/?q=%C3%A9tudes");
        var japanese = await session.PageAsync("/preview/?q=%E5%8C%BB%E7%99%82");

        Assert.Equal(["Études cliniques"], french.QuerySelectorAll(".entries .title").Select(DeskText.Of).ToArray());
        Assert.Equal(["医療の記録"], japanese.QuerySelectorAll(".entries .title").Select(DeskText.Of).ToArray());
    }

    [Fact]
    public async Task Pages_follow_one_another_until_every_file_was_shown_once()
    {
        using var content = new TemporaryContent();
        for (var i = 0; i < 120; i++)
        {
            content.WriteItem($"d{i}", $"Draft {i}", "status: draft\n")
                .WriteItem($"ed{i}", $"Expired {i}", $"expiryDate: 2026-10-{(i % 20) + 1:00}\n")
                .Write($"news/sd{i}.md", $"---\ntitle: Scheduled {i}\nslug: sd{i}\nbasePath: /news/\ndate: 2027-01-{(i % 20) + 1:00}\n---\nText.\n")
                .Write($"captures/{i}-d.txt", $"Captured {i}\n\nSome text.\n");
        }

        await using var site = await RunningSite.StartAsync(content.Root, EditorSession.Settings);
        using var session = await EditorSession.SignInAsync(site);

        // A search shows at most a page of files without an item, before the items.
        foreach (var (query, files) in ((string, int)[])[("state=draft", 120), ("state=expired", 120), ("state=scheduled", 120), ("state=capture", 120), ("q=d", 360 + 50)])
        {
            var seen = new List<string>();
            var sizes = new List<int>();
            for (var url = $"/preview/?{query}"; url is not null;)
            {
                var page = await session.PageAsync(url);
                var paths = page.QuerySelectorAll(".entries .file").Select(file => file.GetAttribute("data-place")!).ToList();
                seen.AddRange(paths);
                sizes.Add(paths.Count);
                url = page.QuerySelector(".pager [rel=next]")?.GetAttribute("href");
                Assert.Equal(sizes.Count > 1, page.QuerySelector(".pager a")?.TextContent == "First page");
            }

            Assert.Equal((query, files), (query, seen.Count));
            Assert.Equal(seen.Count, seen.Distinct(StringComparer.Ordinal).Count());
            Assert.All(sizes, size => Assert.InRange(size, 1, 100));
        }
    }

    [Fact]
    public async Task What_is_scheduled_next_and_what_expired_last_come_first()
    {
        using var content = new TemporaryContent();
        foreach (var day in (int[])[9, 3, 6])
        {
            content.Write($"news/s{day}.md", $"---\ntitle: For the {day}th\nslug: s{day}\nbasePath: /news/\ndate: 2027-01-0{day}\n---\nText.\n")
                .WriteItem($"e{day}", $"Until the {day}th", $"expiryDate: 2026-10-0{day}\n");
        }

        await using var site = await RunningSite.StartAsync(content.Root, EditorSession.Settings);
        using var session = await EditorSession.SignInAsync(site);

        var scheduled = await session.PageAsync("/preview/?state=scheduled");
        var expired = await session.PageAsync("/preview/?state=expired");

        Assert.Equal(["For the 3th", "For the 6th", "For the 9th"], scheduled.QuerySelectorAll(".entries .title").Select(DeskText.Of).ToArray());
        Assert.Equal(["Until the 9th", "Until the 6th", "Until the 3th"], expired.QuerySelectorAll(".entries .title").Select(DeskText.Of).ToArray());
        Assert.Contains("appears 3 Jan 2027", DeskText.Of(scheduled.QuerySelector(".entries .meta")!), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/preview/?state=nonsense")]
    [InlineData("/preview/?state=1")]
    [InlineData("/preview/problems?rule=CN9999")]
    [InlineData("/preview/problems?rule=CN1003&page=2")]
    [InlineData("/preview/problems?page=0")]
    [InlineData("/preview/problems?by=file&page=x")]
    public async Task What_is_not_there_is_not_found(string url)
    {
        using var answer = await desk.Session.GetAsync(url);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("state=draft&after=nonsense")]
    [InlineData("state=draft&after=99999999999999999999.1")]
    [InlineData("state=expired&after=-5.1")]
    [InlineData("state=capture&after=%00")]
    public async Task A_place_to_go_on_from_may_be_anything(string query)
    {
        using var answer = await desk.Session.GetAsync($"/preview/?{query}");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Hostile_titles_and_paths_are_text()
    {
        using var content = new TemporaryContent();
        content.WriteItem("nasty", Hostile, "status: draft\n").Write("captures/<img src=x onerror=alert(3)>.txt", $"{Hostile}\n\nText.\n");
        await using var site = await RunningSite.StartAsync(content.Root, EditorSession.Settings);
        using var session = await EditorSession.SignInAsync(site);

        foreach (var url in (string[])["/preview/", $"/preview/?q={Uri.EscapeDataString(Hostile)}", "/preview/file/captures/%3Cimg%20src%3Dx%20onerror%3Dalert%283%29%3E.txt", $"/preview/problems?file={Uri.EscapeDataString(Hostile)}"])
        {
            var page = await session.PageAsync(url);
            Assert.Empty(page.QuerySelectorAll("main img, main script, main [onerror]"));
        }

        var list = await session.PageAsync("/preview/");
        Assert.Contains(Hostile, list.QuerySelectorAll(".entries .title").Select(DeskText.Of), StringComparer.Ordinal);
        Assert.Contains("<img src=x onerror=alert(3)>.txt", list.QuerySelectorAll(".entries .title").Select(DeskText.Of), StringComparer.Ordinal);
    }

    [Fact]
    public async Task An_empty_folder_says_how_to_begin()
    {
        using var content = new TemporaryContent();
        await using var site = await RunningSite.StartAsync(content.Root, EditorSession.Settings);
        using var session = await EditorSession.SignInAsync(site);

        var page = await session.PageAsync("/preview/");
        var problems = await session.PageAsync("/preview/problems");

        Assert.Contains("curatednews new", DeskText.Of(page.QuerySelector(".empty")!), StringComparison.Ordinal);
        Assert.Equal("No problems", DeskText.Of(problems.QuerySelector(".empty p")!));
    }
}
