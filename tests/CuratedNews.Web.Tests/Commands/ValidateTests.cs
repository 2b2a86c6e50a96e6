using System.Text.Json;
using Xunit;

namespace CuratedNews.Web.Tests.Commands;

public sealed class ValidateTests : IDisposable
{
    private readonly TemporaryContent _content = new();

    public void Dispose() => _content.Dispose();

    [Fact]
    public async Task Content_without_an_error_ends_with_0_and_a_summary()
    {
        _content.WriteItem("a").WriteItem("b").Write("captures/c.txt", "A captured article\n\nIts text.\n");

        var run = await CommandRun.OfAsync(_content.Beside(""), "validate", "--content", "content");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Matches("^2 items, 1 capture, 0 broken: 0 errors, 0 warnings, [0-9]+ hints? in [0-9.]+ s\\z", run.OutputLines[^1]);
    }

    [Fact]
    public async Task The_sample_site_has_no_error()
    {
        var run = await CommandRun.OfAsync(_content.Beside(""), "validate", "--content", SampleSite.ContentRoot);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.DoesNotContain(run.OutputLines, line => line.Contains(": error ", StringComparison.Ordinal) || line.Contains(": warning ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_problem_of_every_file_is_one_line_that_an_editor_can_follow()
    {
        _content.WriteItem("a", more: "expiryDate: yesterday\nstatsu: draft\n")
            .Write("news/b.md", "---\ntitle: [Open\n---\nText\n")
            .Write("news/c.md", "---\ntitle: No date\nslug: c/d\n---\nText\n")
            .WriteItem("fine");

        var run = await CommandRun.OfAsync(_content.Beside(""), "validate", "--content", "content");

        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Assert.All(run.OutputLines[..^1], line => Assert.Matches("^content/news/[abc]\\.md\\([0-9]+,[0-9]+\\): (error|warning|info) CN[0-9]{4}: .+\\z", line));
        Assert.Contains(run.OutputLines, line => line.StartsWith("content/news/a.md(6,13): error CN1003:", StringComparison.Ordinal));
        Assert.Contains(run.OutputLines, line => line.StartsWith("content/news/a.md(7,1): info CN1020:", StringComparison.Ordinal) && line.Contains("status", StringComparison.Ordinal));
        Assert.Contains(run.OutputLines, line => line.StartsWith("content/news/b.md(", StringComparison.Ordinal));
        Assert.Contains(run.OutputLines, line => line.StartsWith("content/news/c.md(3,7): error CN1006:", StringComparison.Ordinal));
        Assert.StartsWith("1 item, 0 captures, 3 broken:", run.OutputLines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_is_an_array_of_objects_and_nothing_else()
    {
        _content.WriteItem("a", more: "expiryDate: \"yesterday <b>\"\n").WriteItem("fine");

        var run = await CommandRun.OfAsync(_content.Beside(""), "validate", "--content", "content", "--format", "json");

        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        var diagnostic = Assert.Single(JsonDocument.Parse(run.Output).RootElement.EnumerateArray());
        Assert.Equal(["path", "line", "column", "severity", "code", "message"], [.. diagnostic.EnumerateObject().Select(property => property.Name)]);
        Assert.Equal(
            ("news/a.md", 6, 13, "error", "CN1003"),
            (diagnostic.GetProperty("path").GetString(), diagnostic.GetProperty("line").GetInt32(), diagnostic.GetProperty("column").GetInt32(), diagnostic.GetProperty("severity").GetString(), diagnostic.GetProperty("code").GetString()));
        Assert.Contains("'yesterday <b>'", diagnostic.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_of_clean_content_is_an_empty_array()
    {
        _content.WriteItem("fine");

        var run = await CommandRun.OfAsync(_content.Beside(""), "validate", "--content", "content", "--format", "json");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(0, JsonDocument.Parse(run.Output).RootElement.GetArrayLength());
    }

    [Fact]
    public async Task It_touches_no_catalog()
    {
        _content.WriteItem("fine");

        await CommandRun.OfAsync(_content.Beside(""), "validate", "--content", "content");

        Assert.Equal(["content"], [.. Directory.EnumerateFileSystemEntries(_content.Beside("")).Select(path => Path.GetFileName(path))]);
    }
}
