using System.Net;
using Xunit;

namespace CuratedNews.Web.Tests.Commands;

public sealed class RedirectsTests : IDisposable
{
    private readonly TemporaryContent _content = new();

    public void Dispose() => _content.Dispose();

    [Fact]
    public async Task Every_old_and_gone_path_is_a_line_of_status_path_target_and_place()
    {
        _content.WriteItem("a", more: "aliases: [/old/a, /older]\n").WriteItem("gone", more: "status: removed\n").WriteItem("draft", more: "status: draft\naliases: /not/yet\n");

        var run = await CommandRun.OfAsync(_content.Beside(""), "redirects", "--content", "content");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            ["410\t/news/gone\t\tcontent/news/gone.md(3,7)", "301\t/old/a\t/news/a\tcontent/news/a.md(6,11)", "301\t/older\t/news/a\tcontent/news/a.md(6,19)"],
            run.OutputLines);
    }

    [Theory]
    [InlineData("/news/a", "/news/a answers 200: it is a page, by content/news/a.md(3,7)")]
    [InlineData("/OLD/A/", "/old/a/ answers 301 to /news/a, by content/news/a.md(6,10)")]
    [InlineData("https://elsewhere.example/old/a?x=1#y", "/old/a answers 301 to /news/a, by content/news/a.md(6,10)")]
    [InlineData("/news/gone", "/news/gone answers 410: its item was taken back, by content/news/gone.md(3,7)")]
    [InlineData("/news", "/news answers 301 to /news/, by content/news/a.md(4,11)")]
    [InlineData("/nwes/", "/nwes/ answers 404: no file names it. Did you mean '/news/'?")]
    [InlineData("/topic/x", "/topic/x is one of the portal's own; no file decides what it answers.")]
    public async Task A_path_is_explained_in_a_sentence(string url, string expected)
    {
        _content.WriteItem("a", more: "aliases: /old/a\n").WriteItem("gone", more: "status: removed\n");

        var run = await CommandRun.OfAsync(_content.Beside(""), "redirects", "explain", url, "--content", "content");

        Assert.Equal((0, "", expected), (run.ExitCode, run.Error, run.Output.TrimEnd('\n')));
    }

    [Fact]
    public async Task What_is_no_path_is_wrong_usage()
    {
        var run = await CommandRun.OfAsync(_content.Beside(""), "redirects", "explain", "not a path", "--content", "content");

        Assert.Equal((2, "A URL or path of the site is needed, such as /news/old-headline; found 'not a path'.\n"), (run.ExitCode, run.Error));
    }

    /// <summary>Loops, chains, contested URLs and names shared with sections: the command and the site agree on each path.</summary>
    [Fact]
    public async Task The_site_answers_what_the_command_says()
    {
        _content
            .WriteItem("circle-a", more: "aliases: [/news/circle-b, /both]\n")
            .WriteItem("circle-b", more: "aliases: [/news/circle-a, /both]\n")
            .WriteItem("first", more: "status: removed\n")
            .WriteItem("second", more: "status: removed\naliases: /news/first\n")
            .WriteItem("third", more: "aliases: [/news/first, /news/second, /news/fourth, /news]\n")
            .WriteItem("fourth", more: "status: draft\naliases: /draft\n")
            .WriteItem("expired", more: "expiryDate: 2026-05-02\naliases: /expired\n")
            .WriteItem("gone", more: "status: removed\naliases: /gone\n")
            .Write("one/a.md", "---\ntitle: A\nslug: one\nbasePath: /one/\ndate: 2026-05-01\naliases: /a\n---\n")
            .Write("one/b.md", "---\ntitle: B\nslug: one\nbasePath: /one/\ndate: 2026-05-01\naliases: [/b, /a]\nbreadcrumbs: [Home, Only here, B]\nbreadcrumbLinks: [/, /one/only-here/, '']\n---\n")
            .Write("one/c.md", "---\ntitle: C\nslug: two\nbasePath: /one/two/\ndate: 2026-05-01\n---\n")
            .Write("one/d.md", "---\ntitle: D\nslug: two\nbasePath: /one/\ndate: 2026-05-01\naliases: /one/two/two/three\n---\n");
        await using var site = await RunningSite.StartAsync(_content.Root);
        var ledger = (await CommandRun.OfAsync(_content.Beside(""), "redirects", "--content", "content")).OutputLines.Select(line => line.Split('\t')).ToList();

        Assert.Equal(
            ["/a", "/both", "/news", "/news/first", "/news/fourth", "/news/gone", "/news/second", "/one/two/two/three"],
            ledger.Select(line => line[1]).ToList());
        foreach (var line in ledger)
        {
            using var answer = await site.GetAsync(line[1]);
            Assert.Equal($"{line[0]} {line[1]} {line[2]}", $"{(int)answer.StatusCode} {line[1]} {answer.Headers.Location}");
            Assert.True(line[2].Length == 0 || await site.StatusAsync(line[2]) == HttpStatusCode.OK, line[2]);
        }

        foreach (var path in (string[])["/b", "/draft", "/gone", "/expired", "/one/only-here/", "/one/two", "/one/two/", "/one/one", "/news/circle-a", "/news/circle-b", "/news/"])
        {
            var said = (await CommandRun.OfAsync(_content.Beside(""), "redirects", "explain", path, "--content", "content")).Output;
            Assert.StartsWith($"{path} answers {(int)await site.StatusAsync(path)}", said, StringComparison.Ordinal);
        }
    }
}
