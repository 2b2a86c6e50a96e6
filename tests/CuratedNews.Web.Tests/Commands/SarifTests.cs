using System.Text.Json;
using Xunit;

namespace CuratedNews.Web.Tests.Commands;

/// <summary>The output against what SARIF 2.1.0 (OASIS Standard, 2020) asks for.</summary>
public sealed class SarifTests : IDisposable
{
    private readonly TemporaryContent _content = new();

    public void Dispose() => _content.Dispose();

    [Fact]
    public async Task A_log_has_what_the_standard_requires()
    {
        _content.WriteItem("a", more: "expiryDate: yesterday\nstatsu: draft\nlastMod: 2026-05-01T08:00:00\n");

        var log = await LogAsync(exitCode: 1);

        Assert.Equal("2.1.0", log.GetProperty("version").GetString());
        Assert.True(Uri.TryCreate(log.GetProperty("$schema").GetString(), UriKind.Absolute, out _));
        var run = Assert.Single(log.GetProperty("runs").EnumerateArray());
        Assert.Equal("utf16CodeUnits", run.GetProperty("columnKind").GetString());
        var driver = run.GetProperty("tool").GetProperty("driver");
        Assert.Equal("CuratedNews", driver.GetProperty("name").GetString());
        Assert.NotEmpty(driver.GetProperty("version").GetString()!);

        var rules = driver.GetProperty("rules").EnumerateArray().ToList();
        Assert.Equal(rules.Count, rules.Select(rule => rule.GetProperty("id").GetString()).Distinct(StringComparer.Ordinal).Count());
        var results = run.GetProperty("results").EnumerateArray().ToList();
        Assert.Equal(3, results.Count);
        foreach (var result in results)
        {
            var index = result.GetProperty("ruleIndex").GetInt32();
            Assert.Equal(result.GetProperty("ruleId").GetString(), rules[index].GetProperty("id").GetString());
            Assert.Equal(result.GetProperty("level").GetString(), rules[index].GetProperty("defaultConfiguration").GetProperty("level").GetString());
            Assert.NotEmpty(result.GetProperty("message").GetProperty("text").GetString()!);
            var physical = Assert.Single(result.GetProperty("locations").EnumerateArray()).GetProperty("physicalLocation");
            Assert.InRange(physical.GetProperty("region").GetProperty("startLine").GetInt32(), 1, 20);
            Assert.InRange(physical.GetProperty("region").GetProperty("startColumn").GetInt32(), 1, 80);
            Assert.Equal("content/news/a.md", physical.GetProperty("artifactLocation").GetProperty("uri").GetString());
        }

        Assert.Equal(["error", "note", "warning"], results.Select(result => result.GetProperty("level").GetString()).Order(StringComparer.Ordinal).ToList());
    }

    [Fact]
    public async Task Every_rule_comes_with_its_help()
    {
        _content.WriteItem("fine");

        var rules = (await LogAsync(exitCode: 0)).GetProperty("runs")[0].GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().ToList();

        Assert.InRange(rules.Count, 80, 1_000);
        foreach (var rule in rules)
        {
            Assert.Matches("^CN[0-9]{4}\\z", rule.GetProperty("id").GetString());
            Assert.Matches("^(error|warning|note)\\z", rule.GetProperty("defaultConfiguration").GetProperty("level").GetString());
            foreach (var text in (string[])["shortDescription", "fullDescription", "help"])
            {
                Assert.True(rule.GetProperty(text).GetProperty("text").GetString()!.Length > 5);
            }

            Assert.Contains("```", rule.GetProperty("help").GetProperty("markdown").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Content_without_a_problem_has_an_empty_list_of_results()
    {
        _content.WriteItem("fine");

        Assert.Equal(0, (await LogAsync(exitCode: 0)).GetProperty("runs")[0].GetProperty("results").GetArrayLength());
    }

    [Fact]
    public async Task Braces_of_a_message_are_doubled_because_single_ones_stand_for_arguments()
    {
        _content.WriteItem("a", more: "expiryDate: '{0} {x}'\n");

        var message = (await LogAsync(exitCode: 1)).GetProperty("runs")[0].GetProperty("results")[0].GetProperty("message").GetProperty("text").GetString();

        Assert.Contains("found '{{0}} {{x}}'", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_is_a_relative_URI_with_what_URIs_may_not_hold_escaped()
    {
        _content.Write("news/a b #ä%.md", "---\ntitle: [Open\n---\n");

        var uri = (await LogAsync(exitCode: 1)).GetProperty("runs")[0].GetProperty("results")[0].GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString();

        Assert.Equal("content/news/a%20b%20%23%C3%A4%25.md", uri);
        Assert.True(Uri.TryCreate(uri, UriKind.Relative, out _));
    }

    [Fact]
    public async Task From_inside_the_folder_paths_begin_in_it()
    {
        _content.WriteItem("a", more: "expiryDate: yesterday\n");

        var run = await CommandRun.OfAsync(_content.Root, "validate", "--content", ".", "--format", "sarif");

        Assert.Contains("\"uri\": \"news/a.md\"", run.Output, StringComparison.Ordinal);
    }

    private async Task<JsonElement> LogAsync(int exitCode)
    {
        var run = await CommandRun.OfAsync(_content.Beside(""), "validate", "--content", "content", "--format", "sarif");
        Assert.Equal((exitCode, ""), (run.ExitCode, run.Error));
        return JsonDocument.Parse(run.Output).RootElement;
    }
}
