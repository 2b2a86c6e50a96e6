using CuratedNews.Web.Tests.Commands;
using Microsoft.Extensions.Options;
using Xunit;

namespace CuratedNews.Web.Tests.Hostile;

/// <summary>How much a file may hold, as the configuration says.</summary>
public sealed class ContentLimitsTests : IDisposable
{
    private readonly TemporaryContent _content = new();

    public void Dispose() => _content.Dispose();

    [Fact]
    public async Task A_limit_of_the_configuration_holds_and_another_one_reads_the_same_files_anew()
    {
        _content.WriteItem("long", body: new string('w', 2_000)).WriteItem("short", string.Concat(Enumerable.Repeat("word ", 20)), "aliases: [/a, /b, /c]");

        var tight = await RunAsync(("Content__MaxFileBytes", "1000"), ("Content__MaxTitleLength", "30"), ("Content__MaxEntries", "2"));
        var same = await RunAsync(("Content__MaxFileBytes", "1000"), ("Content__MaxTitleLength", "30"), ("Content__MaxEntries", "2"));
        var own = await RunAsync();

        Assert.Contains("error CN0001: A content file has at most 1000 bytes", tight.Output, StringComparison.Ordinal);
        Assert.Contains("1 item, 0 captures: 2 added", tight.Output, StringComparison.Ordinal);
        Assert.Contains("2 warnings", tight.Output, StringComparison.Ordinal);
        Assert.Contains("2 unchanged", same.Output, StringComparison.Ordinal);
        Assert.Contains("2 items, 0 captures: 0 added, 2 updated", own.Output, StringComparison.Ordinal);
        Assert.Contains("0 errors, 0 warnings", own.Output, StringComparison.Ordinal);
        Assert.Equal((1, 1, 0), (tight.ExitCode, same.ExitCode, own.ExitCode));
    }

    [Theory]
    [InlineData("Content:MaxFileBytes", "10")]
    [InlineData("Content:MaxBodyLength", "0")]
    [InlineData("Content:MaxDepth", "100000")]
    [InlineData("Content:MaxTitleLength", "0")]
    [InlineData("Content:MaxTextLength", "-1")]
    [InlineData("Content:MaxEntries", "0")]
    [InlineData("Content:MaxDiagnostics", "0")]
    public async Task A_limit_that_cannot_be_meant_ends_the_start_by_its_name(string key, string value)
    {
        var problem = await Assert.ThrowsAsync<OptionsValidationException>(() => RunningSite.StartAsync(_content.Root, (key, value)));

        Assert.StartsWith($"{key} must be a number from ", Assert.Single(problem.Failures), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10", "Content:MaxFileBytes must be a number from 1000 to 100000000; found '10'.")]
    [InlineData("many", "Content:MaxFileBytes must be a number from 1000 to 100000000; found 'many'.")]
    public async Task A_command_says_in_one_line_which_limit_cannot_be_meant(string value, string expected)
    {
        var run = await RunAsync(("Content__MaxFileBytes", value));

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("The configuration must be put right: ", run.Error, StringComparison.Ordinal);
        Assert.Contains(expected, Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    private Task<CommandRun> RunAsync(params (string Name, string Value)[] environment) =>
        CommandRun.WithSettingsAsync(_content.Root, environment, "import", "--content", _content.Root, "--data", _content.Beside("catalog.db"));
}
