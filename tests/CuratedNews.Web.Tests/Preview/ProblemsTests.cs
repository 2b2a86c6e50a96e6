using AngleSharp.Dom;
using Xunit;

namespace CuratedNews.Web.Tests.Preview;

/// <summary>The problems of the whole folder, and the pages of files that have none of their own.</summary>
public sealed class ProblemsTests
{
    [Fact]
    public async Task Problems_are_grouped_by_rule_and_by_file_the_worst_first()
    {
        using var content = new TemporaryContent();
        content.WriteItem("hints", "Hints", "unknown: field\nother: field\n")
            .Write("news/two.md", "---\ntitle: Two\nslug: two\nbasePath: /news/\ndate: yesterday\nstatus: drift\n---\nText.\n")
            .Write("news/one.md", "---\ntitle: One\nslug: one\nbasePath: /news/\ndate: tomorrow\n---\nText.\n");
        await using var site = await RunningSite.StartAsync(content.Root, EditorSession.Settings);
        using var session = await EditorSession.SignInAsync(site);

        var page = await session.PageAsync("/preview/problems");

        Assert.Equal(["error CN1003 2", "error CN1008 1", "info CN1020 2"], page.QuerySelectorAll(".rules > li").Select(rule => $"{Text(rule.QuerySelector(".problem")!)} {Text(rule.QuerySelector(".count")!)}").ToArray());
        Assert.Equal(["news/two.md 2 errors", "news/one.md 1 error", "news/hints.md 2 hints"], page.QuerySelectorAll(".entries > li").Select(file => $"{Text(file.QuerySelector(".title")!)} {Text(file.QuerySelector(".problem")!)}").ToArray());
        Assert.Equal("/preview/problems?rule=CN1003", page.QuerySelector(".rules .title a")?.GetAttribute("href"));
        Assert.Equal(["news/one.md", "news/two.md"], page.QuerySelectorAll(".rules > li:first-child li a:first-child").Select(Text).ToArray());
    }

    [Fact]
    public async Task A_rule_has_all_its_places_with_what_it_means_and_its_cure()
    {
        using var content = new TemporaryContent();
        for (var i = 0; i < 60; i++)
        {
            content.WriteItem($"i{i:00}", "A headline", "unknown: field\n");
        }

        await using var site = await RunningSite.StartAsync(content.Root, EditorSession.Settings);
        using var session = await EditorSession.SignInAsync(site);

        var first = await session.PageAsync("/preview/problems?rule=CN1020");
        var second = await session.PageAsync(first.QuerySelector(".pager [rel=next]")!.GetAttribute("href")!);

        var places = first.QuerySelectorAll(".places .file").Concat(second.QuerySelectorAll(".places .file")).Select(place => place.GetAttribute("data-place")!).ToArray();
        Assert.Equal([.. Enumerable.Range(0, 60).Select(i => $"news/i{i:00}.md:6:1")], places);
        Assert.Contains("Cure:", Text(first.QuerySelector(".help")!), StringComparison.Ordinal);
        Assert.Contains("'unknown' is not known", Text(first.QuerySelector(".places li")!), StringComparison.Ordinal);
        Assert.DoesNotContain("`", Text(first.QuerySelector(".help")!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_has_all_its_problems_with_the_lines_around_them()
    {
        using var content = new TemporaryContent();
        content.WriteItem("item", "An item", "unknown: field\n");
        await using var site = await RunningSite.StartAsync(content.Root, EditorSession.Settings);
        using var session = await EditorSession.SignInAsync(site);

        var page = await session.PageAsync("/preview/problems?file=news/item.md");

        var problem = Assert.Single(page.QuerySelectorAll(".problem-list li"));
        Assert.Contains("unknown: field", problem.QuerySelector(".frame .here")?.TextContent, StringComparison.Ordinal);
        Assert.Contains("CN1020", Text(problem), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_shows_only_across_files_comes_with_the_check_of_the_folder()
    {
        using var content = new TemporaryContent();
        content.WriteItem("one", "First").Write("news/other.md", "---\ntitle: Second\nslug: one\nbasePath: /news/\ndate: 2026-05-01\n---\nText.\n");
        await using var site = await RunningSite.StartAsync(content.Root, EditorSession.Settings);
        using var session = await EditorSession.SignInAsync(site);

        var page = await session.PageAsync("/preview/problems");
        for (var i = 0; i < 100 && !Text(page.Body!).Contains("Checked across files", StringComparison.Ordinal); i++)
        {
            Assert.Contains("is being checked", Text(page.Body!), StringComparison.Ordinal);
            await Task.Delay(100);
            page = await session.PageAsync("/preview/problems");
        }

        Assert.Contains("Checked across files 22 Nov 2026, 12:00 UTC", Text(page.Body!), StringComparison.Ordinal);
        Assert.All(page.QuerySelectorAll(".rules > li .problem"), problem => Assert.Contains("CN20", Text(problem), StringComparison.Ordinal));
        var rule = page.QuerySelector(".rules > li")!;
        var places = await session.PageAsync(rule.QuerySelector(".title a")!.GetAttribute("href")!);
        Assert.Equal(Text(rule.QuerySelector(".count")!), places.QuerySelectorAll(".places > li").Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var file = await session.PageAsync(page.QuerySelector(".entries .title a")!.GetAttribute("href")!);
        Assert.NotEmpty(file.QuerySelectorAll(".problem-list li"));
        var listed = await session.PageAsync("/preview/?state=hidden");
        Assert.NotEmpty(listed.QuerySelectorAll(".entries .problem"));
    }

    [Fact]
    public async Task A_file_that_was_never_without_an_error_shows_its_source_and_what_is_wrong()
    {
        using var content = new TemporaryContent();
        content.Write("news/broken.md", "---\ntitle: <b>One</b>\nslug: one\nbasePath: /news/\ndate: yesterday\n---\nText.\n");
        await using var site = await RunningSite.StartAsync(content.Root, EditorSession.Settings);
        using var session = await EditorSession.SignInAsync(site);

        var page = await session.PageAsync("/preview/file/news/broken.md");

        Assert.Contains("CN1003", Text(Assert.Single(page.QuerySelectorAll(".problem-list li"))), StringComparison.Ordinal);
        Assert.Equal(["1 ---", "2 title: <b>One</b>", "3 slug: one", "4 basePath: /news/", "5 date: yesterday", "6 ---", "7 Text."], page.QuerySelectorAll(".source > p").Select(Text).ToArray());
        Assert.Equal("L5", page.QuerySelector(".source .here")?.Id);
    }

    [Fact]
    public async Task A_capture_shows_the_draft_that_it_would_become_and_all_that_is_struck_out()
    {
        using var content = new TemporaryContent();
        content.Write("captures/it's raw.txt", "Harbours count their boats again\n\nShare this article\n\nThe count in the small harbours of the coast was taken up again after a pause of two years, and it found more boats than before.\n\nIt will be taken every spring, said those who keep the books of the harbours along the coast.\n");
        await using var site = await RunningSite.StartAsync(content.Root, EditorSession.Settings);
        using var session = await EditorSession.SignInAsync(site);

        var page = await session.PageAsync("/preview/file/captures/it%27s%20raw.txt");

        Assert.Equal("Harbours count their boats again", Text(page.QuerySelector(".capture-title")!));
        Assert.Contains("taken up again", Text(page.QuerySelector(".capture .prose")!), StringComparison.Ordinal);
        Assert.DoesNotContain("Share this", Text(page.QuerySelector(".capture .prose")!), StringComparison.Ordinal);
        var struck = Assert.Single(page.QuerySelectorAll(".struck > li"));
        Assert.Equal("Share this article", Text(struck.QuerySelector("del")!));
        Assert.NotEmpty(Text(struck.QuerySelector("small")!));
        Assert.Equal("#L3", struck.QuerySelector("a")?.GetAttribute("href"));
        Assert.Equal("Share this article", Text(page.QuerySelector("#L3 del")!));
        Assert.Single(page.QuerySelectorAll(".source del"));
        Assert.Empty(page.QuerySelectorAll(".problem-list"));
        Assert.Equal($"curatednews capture '{content.FullPath("captures/it'\\''s raw.txt")}'", Text(page.QuerySelector(".notice code")!));
    }

    [Fact]
    public async Task A_file_that_is_no_text_says_so()
    {
        using var content = new TemporaryContent();
        content.Write("news/empty.md", "");
        File.WriteAllBytes(content.FullPath("news/binary.md"), [0xFF, 0xFE, 0x00, 0x01]);
        await using var site = await RunningSite.StartAsync(content.Root, EditorSession.Settings);
        using var session = await EditorSession.SignInAsync(site);

        var binary = await session.PageAsync("/preview/file/news/binary.md");
        var empty = await session.PageAsync("/preview/file/news/empty.md");

        Assert.Equal("The file is no text", Text(binary.QuerySelector(".empty p")!));
        Assert.Equal("The file is empty", Text(empty.QuerySelector(".empty p")!));
    }

    /// <summary>With single spaces, as it is seen.</summary>
    private static string Text(INode node)
    {
        var clone = node.Clone();
        foreach (var unseen in clone is IElement element ? element.QuerySelectorAll(".unseen").ToList() : [])
        {
            unseen.Remove();
        }

        return string.Join(' ', clone.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
