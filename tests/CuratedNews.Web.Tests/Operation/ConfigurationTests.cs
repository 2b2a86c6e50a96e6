using CuratedNews.Web.Operation;
using CuratedNews.Web.Tests.Commands;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace CuratedNews.Web.Tests.Operation;

public sealed class ConfigurationTests
{
    [Theory]
    [InlineData("Cache:Mebibytes", "many", "Cache:Mebibytes must be a number from 0 to 65536; found 'many'.")]
    [InlineData("Cache:Mebibytes", "-1", "Cache:Mebibytes must be a number from 0 to 65536; found '-1'.")]
    [InlineData("Site:BaseUrl", "news.example.org", "Site:BaseUrl must be an absolute http or https URL, such as https://news.example.org; found 'news.example.org'.")]
    [InlineData("Site:BaseUrl", "https://xn--ü.example.org", "Site:BaseUrl must be an absolute http or https URL, such as https://news.example.org; found 'https://xn--ü.example.org'.")]
    [InlineData("Site:BaseUrl", "ftp://news.example.org", "Site:BaseUrl must be an absolute http or https URL, such as https://news.example.org; found 'ftp://news.example.org'.")]
    [InlineData("Site:Name", "", "Site:Name must be a text of 1 to 40 characters; found ''.")]
    [InlineData("Site:AllowAiCrawlers", "perhaps", "Site:AllowAiCrawlers must be true or false; found 'perhaps'.")]
    [InlineData("Feeds:Hub", "hub", "'Feeds:Hub' must be an absolute http or https URL, such as https://hub.example.org/; found 'hub'.")]
    [InlineData("Capture:TimeoutSeconds", "soon", "Capture:TimeoutSeconds must be a number from 1 to 600; found 'soon'.")]
    [InlineData("Operation:LogFormat", "xml", "Operation:LogFormat must be text or json; found 'xml'.")]
    [InlineData("Operation:MetricsFrom", "10.0.0.0/8, everywhere", "Operation:MetricsFrom must be addresses and networks with ',' between them, such as 127.0.0.1, 10.0.0.0/8; found '10.0.0.0/8, everywhere'.")]
    [InlineData("Operation:OpenTelemetry", "collector", "Operation:OpenTelemetry must be an absolute http or https URL, such as https://news.example.org; found 'collector'.")]
    [InlineData("Preview:EditorLink", "emacs", "Preview:EditorLink is vscode, jetbrains, copy or a URL with {path} in it; found 'emacs'.")]
    [InlineData("Serilog:MinimumLevel:Override:Microsoft", "Loud", "Serilog:MinimumLevel:Override:Microsoft must be one of Verbose, Debug, Information, Warning, Error, Fatal; found 'Loud'.")]
    public void A_value_that_cannot_be_meant_is_told_with_its_key_and_what_was_expected(string key, string value, string expected)
    {
        var check = Check((key, value));

        Assert.Equal([expected], check.Problems);
        Assert.Empty(check.Unknown);
    }

    [Theory]
    [InlineData("Cache:Megabytes", "The configuration has no key 'Cache:Megabytes'. Did you mean 'Cache:Mebibytes'?")]
    [InlineData("Operation:MetricFrom", "The configuration has no key 'Operation:MetricFrom'. Did you mean 'Operation:MetricsFrom'?")]
    [InlineData("Site:Colour", "The configuration has no key 'Site:Colour'.")]
    [InlineData("Preview:Editors:0:Password", "The configuration has no key 'Preview:Editors:0:Password'.")]
    [InlineData("Sites:Name", "The configuration has no section 'Sites'. Did you mean 'Site'?")]
    public void A_key_that_nothing_reads_is_told_with_the_one_that_was_meant(string key, string expected)
    {
        var check = Check((key, "7"), ("Preview:Editors:0:Name", "Ada"), ("Preview:Editors:0:Secret", "x"));

        Assert.Equal([expected], check.Unknown);
        Assert.Empty(check.Problems);
    }

    [Fact]
    public void What_is_documented_is_right_and_all_problems_are_told_at_once()
    {
        var right = Check(("site:name", "News"), ("Cache:Mebibytes", "0"), ("Operation:MetricsFrom", ""), ("Operation:LogFormat", "Json"), ("Serilog:MinimumLevel", "Debug"), ("Logging:LogLevel:Default", "Debug"));
        var wrong = Check(("Cache:Mebibytes", "many"), ("Operation:SlowMilliseconds", "0"));

        Assert.Empty(right.Problems);
        Assert.Empty(right.Unknown);
        Assert.Equal(2, wrong.Problems.Count);
    }

    [Fact]
    public async Task A_site_that_is_configured_wrong_ends_with_2_and_one_line()
    {
        using var content = new TemporaryContent();
        content.WriteItem("a");

        var run = await CommandRun.WithSettingsAsync(content.Beside(""), [("Cache__Mebibytes", "many"), ("Site__Nmae", "x")], "serve", "--content", "content", "--data", "catalog.db", "--urls", "http://127.0.0.1:0");

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("The configuration must be put right: Cache:Mebibytes must be a number from 0 to 65536; found 'many'.\n", run.Error);
        Assert.Equal("", run.Output);
    }

    private static ConfigurationCheck Check(params (string Key, string Value)[] settings) =>
        ConfigurationCheck.Of(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build());
}
