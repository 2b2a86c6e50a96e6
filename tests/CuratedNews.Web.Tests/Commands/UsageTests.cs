using Xunit;

namespace CuratedNews.Web.Tests.Commands;

/// <summary>What cannot be meant is said in a line or two, with what was probably meant.</summary>
public sealed class UsageTests : IDisposable
{
    private readonly TemporaryContent _content = new();

    public void Dispose() => _content.Dispose();

    [Theory]
    [InlineData("Did you mean '--content'", "validate", "--contnet", "content")]
    [InlineData("Did you mean '--content'", "--contents", "content")]
    [InlineData("Did you mean '--data'", "import", "--date", "x.db")]
    [InlineData("Did you mean '--urls'", "serve", "--url", "http://127.0.0.1:0")]
    [InlineData("Did you mean 'validate'", "validat")]
    [InlineData("Did you mean 'import'", "imprt")]
    [InlineData("'xml'", "validate", "--format", "xml")]
    [InlineData("--format", "validate", "--format")]
    [InlineData("'surplus'", "import", "surplus")]
    [InlineData("--help", "import", "--quickly")]
    public async Task An_unknown_word_is_answered_with_the_nearest_known_one(string expected, params string[] args)
    {
        var run = await CommandRun.OfAsync(_content.Beside(""), args);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("validate")]
    [InlineData("import")]
    [InlineData("serve")]
    public async Task A_content_folder_that_is_not_there_is_named_with_the_nearest_that_is(string command)
    {
        var run = await CommandRun.OfAsync(_content.Beside(""), command, "--content", "contnet");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(_content.Beside("contnet"), run.Error, StringComparison.Ordinal);
        Assert.Contains($"Did you mean '{_content.Root}'?", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task A_content_folder_far_from_any_other_is_named_alone()
    {
        var run = await CommandRun.OfAsync(_content.Beside(""), "validate", "--content", "nowhere/at/all");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(_content.Beside("nowhere/at/all"), run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Did you mean", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_no_content_folder()
    {
        await File.WriteAllTextAsync(_content.Beside("a-file"), "text");

        var run = await CommandRun.OfAsync(_content.Beside(""), "validate", "--content", "a-file");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("a-file", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("validate", "--help")]
    [InlineData("--version")]
    public async Task Help_and_version_are_results(params string[] args)
    {
        var run = await CommandRun.OfAsync(_content.Beside(""), args);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.NotEmpty(run.OutputLines);
    }
}
