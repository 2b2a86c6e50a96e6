using System.Globalization;
using Xunit;

namespace CuratedNews.Web.Tests.Commands;

public sealed class NewTests : IDisposable
{
    private readonly TemporaryContent _content = new();

    public void Dispose() => _content.Dispose();

    [Theory]
    [InlineData("news")]
    [InlineData("/news")]
    [InlineData("/News/")]
    public async Task It_writes_a_draft_without_a_problem_and_prints_its_path(string section)
    {
        _content.WriteItem("a", more: "breadcrumbs: [Home, The News, A]\nbreadcrumbLinks: [/, /news/, '']\n").WriteItem("b");

        var run = await NewAsync(section, "Lamps: a 'question'", "--link", "https://www.lamps.example/a");
        var draft = await File.ReadAllTextAsync(_content.FullPath("news/lamps-a-question.md"));
        var check = await CommandRun.OfAsync(_content.Beside(""), "validate");

        Assert.Equal((0, "", "content/news/lamps-a-question.md\n"), (run.ExitCode, run.Error, run.Output));
        Assert.StartsWith("---\ntitle: 'Lamps: a ''question'''\nbasePath: /news/\nslug: lamps-a-question\n", draft, StringComparison.Ordinal);
        Assert.Contains("link:\n  brand: lamps.example\n  href: https://www.lamps.example/a\n", draft, StringComparison.Ordinal);
        Assert.Contains("status: draft\n", draft, StringComparison.Ordinal);
        Assert.InRange(
            DateOnly.ParseExact(draft.Split("date: ")[1][..10], "yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(-1),
            DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime));
        Assert.Matches("^3 items, 0 captures, 0 broken: 0 errors, 0 warnings, 0 hints", Assert.Single(check.OutputLines));
    }

    [Fact]
    public async Task The_trail_is_that_of_the_section_s_items_and_below_it_the_path_s()
    {
        _content.Write("c/a.md", "---\ntitle: A\nslug: a\nbasePath: /communities/rural-health/\ndate: 2026-05-01\nbreadcrumbs: [Home, All Communities, Rural Health (RH), A]\nbreadcrumbLinks: [/, /communities/, /communities/rural-health/, '']\n---\nText.\n");

        await NewAsync("communities/rural-health/snow-plans", "The lamp");

        var draft = await File.ReadAllTextAsync(_content.FullPath("communities/rural-health/snow-plans/the-lamp.md"));
        Assert.Contains(
            "breadcrumbs:\n  - Home\n  - All Communities\n  - Rural Health (RH)\n  - Snow plans\n  - The lamp\nbreadcrumbLinks:\n  - /\n  - /communities/\n  - /communities/rural-health/\n  - /communities/rural-health/snow-plans/\n  - ''\n",
            draft,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_section_that_no_item_has_is_new_or_misspelt()
    {
        _content.WriteItem("a");

        var run = await NewAsync("nwes", "The lamp");

        Assert.Equal((0, "content/nwes/the-lamp.md\n"), (run.ExitCode, run.Output));
        Assert.StartsWith("No item stands in '/nwes/' yet, so the section is new. Did you mean '/news/'?\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Neither_a_URL_nor_a_file_is_taken_from_another()
    {
        _content.Write("elsewhere/x.md", "---\ntitle: The lamp\nslug: the-lamp\nbasePath: /news/\ndate: 2026-05-01\n---\nText.\n").Write("news/the-chair.md", "A capture");

        var url = await NewAsync("news", "The lamp");
        var file = await NewAsync("news", "The chair");

        Assert.Equal((2, ""), (url.ExitCode, url.Output));
        Assert.Contains("'/news/the-lamp' is that of 'elsewhere/x.md'", url.Error, StringComparison.Ordinal);
        Assert.Equal((2, ""), (file.ExitCode, file.Output));
        Assert.Contains("is there already", file.Error, StringComparison.Ordinal);
        Assert.Equal("A capture", await File.ReadAllTextAsync(_content.FullPath("news/the-chair.md")));
    }

    [Theory]
    [InlineData("topic", "The lamp", "none of the portal's own")]
    [InlineData("../outside", "The lamp", "found '../outside'")]
    [InlineData("/.hidden/", "The lamp", "no dot")]
    [InlineData("news", "?!", "letter or digit")]
    [InlineData("news", "The lamp", "--link", "--link", "lamps.example")]
    public async Task What_cannot_be_meant_is_wrong_usage(string section, string title, string expected, params string[] more)
    {
        var run = await CommandRun.OfAsync(_content.Beside(""), ["new", section, title, .. more]);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_content.Root));
    }

    [Fact]
    public async Task A_link_out_of_the_folder_is_not_followed()
    {
        Directory.CreateDirectory(_content.Beside("outside"));
        Directory.CreateSymbolicLink(_content.FullPath("news"), _content.Beside("outside"));

        var run = await NewAsync("news", "The lamp");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("symbolic link", run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(_content.Beside("outside")));
    }

    private Task<CommandRun> NewAsync(params string[] args) => CommandRun.OfAsync(_content.Beside(""), ["new", .. args]);
}
