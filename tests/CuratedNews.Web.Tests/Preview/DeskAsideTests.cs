using Xunit;

namespace CuratedNews.Web.Tests.Preview;

/// <summary>What stands beside the desk's lists: the charts, and the drafts that are shared.</summary>
public sealed class DeskAsideTests
{
    [Fact]
    public async Task The_charts_say_what_appeared_each_week_and_how_sound_the_folder_is()
    {
        using var content = new TemporaryContent();
        content.Write("news/a.md", Dated("a", "2026-11-16")).Write("news/b.md", Dated("b", "2026-11-22T11:00:00Z")).Write("news/c.md", Dated("c", "2026-11-22T13:00:00Z"))
            .Write("news/d.md", Dated("d", "2026-11-15T23:59:59Z")).Write("news/e.md", Dated("e", "2026-12-24")).Write("news/old.md", Dated("old", "2025-01-01"))
            .Write("news/hint.md", Dated("hint", "2026-06-01", "unknown: field\n")).WriteItem("warned", "Warned", "categories: [Topic without a vocabulary]\n").Write("news/broken.md", "---\ntitle: [\n---\n");
        await using var site = await RunningSite.StartAsync(content.Root, EditorSession.Settings);
        using var session = await EditorSession.SignInAsync(site);

        var desk = await session.PageAsync("/preview/");

        Assert.Equal(
            ["21 Dec 2026 0 1", "16 Nov 2026 2 1", "9 Nov 2026 1 0", "1 Jun 2026 1 0"],
            desk.QuerySelectorAll("#weeks tbody tr").Select(row => string.Join(' ', row.Children.Select(cell => cell.TextContent))).ToArray());
        Assert.Contains("most, 3, in the week of 16 Nov 2026", desk.QuerySelector(".weeks")?.GetAttribute("aria-label"), StringComparison.Ordinal);
        Assert.Equal(2, desk.QuerySelectorAll(".weeks .ahead").Length);
        Assert.Equal(
            ["Without a problem 6 67 %", "With hints 1 11 %", "With warnings 1 11 %", "With errors 1 11 %"],
            desk.QuerySelectorAll(".health-table tbody tr").Select(row => string.Join(' ', row.Children.Select(cell => cell.TextContent))).ToArray());
        Assert.Equal(4, desk.QuerySelectorAll(".health rect").Length);
    }

    [Fact]
    public async Task Shared_drafts_are_listed_and_ended()
    {
        using var content = new TemporaryContent();
        content.WriteItem("draft", "Not yet", "status: draft\n");
        await using var site = await RunningSite.StartAsync(content.Root, EditorSession.Settings);
        using var session = await EditorSession.SignInAsync(site);
        using (await session.PostAsync("/preview/share", await session.PageAsync("/preview/file/news/draft.md"), ("path", "news/draft.md"), ("until", "2026-11-29T12:00")))
        {
        }

        var desk = await session.PageAsync("/preview/");
        var share = Assert.Single(desk.QuerySelectorAll("#shares li"));
        Assert.Equal(("Not yet", "/preview/file/news/draft.md#share"), (DeskText.Of(share.QuerySelector("a")!), share.QuerySelector("a")?.GetAttribute("href")));
        Assert.Contains("until 29 Nov 2026, 12:00 UTC", DeskText.Of(share), StringComparison.Ordinal);
        Assert.Contains($"by {EditorSession.Name}", DeskText.Of(share), StringComparison.Ordinal);
        using var ended = await session.PostAsync(share.QuerySelector("form")!.GetAttribute("action")!, desk, ("token", share.QuerySelector("input[name=token]")!.GetAttribute("value")!));

        Assert.Equal("/preview/#shares", ended.Headers.Location?.ToString());
        Assert.Empty((await session.PageAsync("/preview/")).QuerySelectorAll("#shares li"));
    }

    private static string Dated(string slug, string date, string more = "") => $"---\ntitle: {slug}\nslug: {slug}\nbasePath: /news/\ndate: {date}\n{more}---\nText.\n";
}
