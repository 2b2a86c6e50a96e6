using System.Text.Json;
using System.Text.RegularExpressions;
using CuratedNews.Web.Tests.Preview;
using Xunit;

namespace CuratedNews.Web.Tests.Commands;

public sealed class EditorTests : IDisposable
{
    private readonly TemporaryContent _content = new();

    public void Dispose() => _content.Dispose();

    [Theory]
    [InlineData("Ishbel", "low tide at nine")]
    [InlineData("Zoë O'Brien \"Z\"", "åéß 雨雨 🌧 and more")]
    public async Task Whoever_is_in_the_printed_entry_signs_in_with_the_secret(string name, string secret)
    {
        var run = await AddAsync(name, secret + "\nAnother line\n");

        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain(secret, run.Output + run.Error, StringComparison.Ordinal);
        await SignsInAsync(run, name, secret);
    }

    [Fact]
    public async Task Without_a_secret_one_is_made_and_said_beside_the_entry()
    {
        var (first, second) = (await AddAsync("Ishbel", ""), await AddAsync("Ishbel", "\n"));

        var secrets = new[] { first, second }.Select(run => Regex.Match(run.Error, @"^The secret of 'Ishbel', shown this once: (?<secret>\S+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["secret"].Value).ToList();
        Assert.NotEqual(secrets[0], secrets[1], StringComparer.Ordinal);
        Assert.All(secrets, secret => Assert.Matches("^[a-z2-9]{20}$", secret));
        Assert.DoesNotContain(secrets[0], first.Output, StringComparison.Ordinal);
        await SignsInAsync(first, "Ishbel", secrets[0]);
    }

    [Theory]
    [InlineData("Ishbel", "eleven char", "at least 12 characters; found 11")]
    [InlineData("Ishbel", "x", "found 1.")]
    [InlineData("", "low tide at nine", "1 to 100 characters")]
    [InlineData("  ", "low tide at nine", "1 to 100 characters")]
    [InlineData("a\nb", "low tide at nine", "1 to 100 characters")]
    public async Task What_cannot_be_an_editor_is_wrong_usage(string name, string secret, string expected)
    {
        var run = await AddAsync(name, secret);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("low tide", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_has_a_hundred_characters_at_most()
    {
        var (fits, not) = (await AddAsync(new string('x', 100), "low tide at nine"), await AddAsync(new string('x', 101), "low tide at nine"));

        Assert.Equal((0, 2), (fits.ExitCode, not.ExitCode));
    }

    [Theory]
    [InlineData]
    [InlineData("add")]
    [InlineData("remove", "Ishbel")]
    public async Task A_command_that_is_none_is_explained(params string[] args)
    {
        var run = await CommandRun.OfAsync(_content.Beside(""), ["editor", .. args]);

        Assert.Equal(2, run.ExitCode);
        Assert.NotEmpty(run.Error);
    }

    private async Task SignsInAsync(CommandRun run, string name, string secret)
    {
        var entry = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal(["Name", "Secret"], [.. entry.EnumerateObject().Select(property => property.Name)]);
        Assert.Equal(name, entry.GetProperty("Name").GetString());
        await using var site = await RunningSite.StartAsync(_content.Root, ("Preview:Editors:0:Name", name), ("Preview:Editors:0:Secret", entry.GetProperty("Secret").GetString()!));
        using var session = new EditorSession(site);
        using var wrong = await session.TryAsync(name, secret + "x");
        using var right = await session.TryAsync(name, secret);
        Assert.Equal((System.Net.HttpStatusCode.Unauthorized, System.Net.HttpStatusCode.Redirect), (wrong.StatusCode, right.StatusCode));
    }

    private Task<CommandRun> AddAsync(string name, string input) => CommandRun.WithInputAsync(input, _content.Beside(""), "editor", "add", name);
}
