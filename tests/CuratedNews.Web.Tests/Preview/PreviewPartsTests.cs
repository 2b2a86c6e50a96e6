using CuratedNews.Content;
using CuratedNews.Content.Diagnostics;
using CuratedNews.Web.Preview;
using Microsoft.Extensions.Options;
using Xunit;

namespace CuratedNews.Web.Tests.Preview;

/// <summary>The ways to a place in a file, and what is shown of it.</summary>
public sealed class PreviewPartsTests(DraftSite draft) : IClassFixture<DraftSite>
{
    [Theory]
    [InlineData("vscode", "/files", "news/a.md", "vscode://file/files/news/a.md:3:7")]
    [InlineData("VSCode", "/files/", "a b#c?d%e.md", "vscode://file/files/a%20b%23c%3Fd%25e.md:3:7")]
    [InlineData("jetbrains", "/files", "news/été &x.md", "idea://open?file=/files/news/%C3%A9t%C3%A9%20%26x.md&line=3&column=7")]
    [InlineData("jetbrains", "D:\\site\\files", "a.md", "idea://open?file=/D%3A/site/files/a.md&line=3&column=7")]
    [InlineData("http://editor.example{path}#L{line}C{column}", "/files", "a{line}.md", "http://editor.example/files/a%7Bline%7D.md#L3C7")]
    [InlineData("emacs://open?file={path}&line={line}", "/a+b", "c.md", "emacs://open?file=/a%2Bb/c.md&line=3")]
    public void A_link_leads_an_editor_s_program_to_the_very_place(string template, string root, string path, string expected) =>
        Assert.Equal(expected, Links(template, root).To(new SourceLocation(path, 3, 7)));

    [Fact]
    public void Without_a_root_it_is_this_machine_s_content_folder()
    {
        using var content = new TemporaryContent();

        var link = new EditorLinks(new ContentFolder(content.Root), Options.Create(new PreviewOptions())).To(new SourceLocation("a.md", 1, 2));

        Assert.Equal($"vscode://file{content.Root}/a.md:1:2", link);
    }

    [Fact]
    public void Where_places_are_copied_there_is_no_link()
    {
        var (copy, open) = (Links("copy", "/files"), Links("vscode", "/files"));

        Assert.Equal((true, null), (copy.Copies, copy.To(new SourceLocation("a.md", 3, 7))));
        Assert.False(open.Copies);
        Assert.Equal("news/a b.md:3:7", EditorLinks.Write(new SourceLocation("news/a b.md", 3, 7)));
    }

    [Theory]
    [InlineData(1, "1-3")]
    [InlineData(4, "2-6")]
    [InlineData(9, "7-9")]
    public void The_lines_around_a_problem_are_shown(int line, string expected)
    {
        var frame = CodeFrame.Of([.. Enumerable.Range(1, 9).Select(number => $"line {number}")], new SourceLocation("a.md", line, 6))!;

        Assert.Equal(expected, $"{frame.Lines[0].Number}-{frame.Lines[^1].Number}");
        Assert.Equal((line, "     ^"), (frame.Line, frame.Caret));
        Assert.All(frame.Lines, shown => Assert.Equal($"line {shown.Number}", shown.Text));
    }

    [Fact]
    public void A_line_that_is_no_longer_there_has_no_frame()
    {
        Assert.Null(CodeFrame.Of(["one"], new SourceLocation("a.md", 2, 1)));
        Assert.Null(CodeFrame.Of([], new SourceLocation("a.md", 1, 1)));
    }

    [Fact]
    public void A_tab_before_the_problem_stays_one_so_that_the_caret_stands_below_it()
    {
        var frame = CodeFrame.Of(["\tkey:\tvalue"], new SourceLocation("a.md", 1, 7))!;

        Assert.Equal("\t    \t^", frame.Caret);
    }

    [Fact]
    public void A_column_past_the_end_is_shown_there()
    {
        var frame = CodeFrame.Of(["ab"], new SourceLocation("a.md", 1, 40))!;

        Assert.Equal("  ^", frame.Caret);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(119)]
    [InlineData(120)]
    [InlineData(121)]
    [InlineData(500)]
    [InlineData(1000)]
    public void Of_a_long_line_the_part_with_the_problem_is_shown(int column)
    {
        var line = string.Concat(Enumerable.Range(0, 1000).Select(i => (char)('a' + (i % 26))));

        var frame = CodeFrame.Of(["short", line, "short"], new SourceLocation("a.md", 2, column))!;

        var shown = frame.Lines[1].Text;
        Assert.InRange(shown.Length, 1, 160);
        Assert.Equal(line[column - 1], shown[frame.Caret.Length - 1]);
        Assert.Contains(shown, line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-12-01", "2026-12-01T00:00Z")]
    [InlineData("2026-12-01T08:00", "2026-12-01T08:00Z")]
    [InlineData("2026-12-01T08:00Z", "2026-12-01T08:00Z")]
    [InlineData("2026-12-01T08:00%2B02:00", "2026-12-01T06:00Z")]
    [InlineData("2026-12-01T08:00+02:00", "2026-12-01T06:00Z")]
    [InlineData("2026-12-01T08:00:30", "2026-12-01T08:00:30Z")]
    [InlineData("2026-12-01T08:00:30-05:00", "2026-12-01T13:00:30Z")]
    [InlineData("2026-11-01", null)]
    public async Task A_moment_is_UTC_without_an_offset_and_the_past_is_now(string asked, string? expected)
    {
        var link = (await draft.Session.PageAsync($"/preview/site/?asOf={asked}")).QuerySelector("main h2 a")!.GetAttribute("href");

        Assert.Equal("/preview/site/news/out" + (expected is null ? "" : "?asOf=" + Uri.EscapeDataString(expected)), link);
    }

    [Theory]
    [InlineData("tomorrow")]
    [InlineData("2026-13-01")]
    [InlineData("2026-12-01T25:00")]
    [InlineData("9999-12-31")]
    [InlineData("1-1-1")]
    [InlineData("01/12/2026")]
    [InlineData("%00")]
    public async Task What_is_no_moment_is_refused(string asked)
    {
        using var answer = await draft.Session.GetAsync($"/preview/site/?asOf={asked}");

        Assert.Equal(System.Net.HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private static EditorLinks Links(string template, string root) =>
        new(new ContentFolder("content"), Options.Create(new PreviewOptions { EditorLink = template, EditorRoot = root }));
}
