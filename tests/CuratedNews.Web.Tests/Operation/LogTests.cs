using System.Diagnostics;
using System.Text.Json;
using CuratedNews.Web.Tests.Commands;
using Serilog.Events;
using Serilog.Parsing;
using Xunit;

namespace CuratedNews.Web.Tests.Operation;

public sealed class LogTests : IDisposable
{
    private readonly TemporaryContent _content = new();

    public void Dispose() => _content.Dispose();

    [Fact]
    public async Task Lines_are_objects_with_the_request_and_without_who_asked_and_what_for()
    {
        _content.WriteItem("a");
        var (lines, libraries) = await ServeAsync(("Operation__LogFormat", "json"));

        var objects = lines.Select(line => JsonDocument.Parse(line).RootElement).ToList();
        var slow = objects.First(line => line.GetProperty("RenderedMessage").GetString()!.Contains("/search", StringComparison.Ordinal));

        Assert.Equal("Warning", slow.GetProperty("Level").GetString());
        Assert.Equal(("GET", "/search", 200), (slow.GetProperty("Properties").GetProperty("Method").GetString(), slow.GetProperty("Properties").GetProperty("Path").GetString(), slow.GetProperty("Properties").GetProperty("Status").GetInt32()));
        Assert.NotEmpty(slow.GetProperty("Properties").GetProperty("RequestId").GetString()!);
        Assert.Equal(32, slow.GetProperty("TraceId").GetString()!.Length);
        AssertQuiet(lines);
        Assert.DoesNotContain("OpenTelemetry", libraries, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_for_people_end_with_the_request_too()
    {
        _content.WriteItem("a");
        var (lines, _) = await ServeAsync();

        Assert.Contains(lines, line => System.Text.RegularExpressions.Regex.IsMatch(line, @"^\[\d\d:\d\d:\d\d WRN\] GET /search answered 200 only after \d+ ms \(request [0-9A-Z]+:[0-9A-F]{8}, trace [0-9a-f]{32}\)$", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
        AssertQuiet(lines);
    }

    [Fact]
    public async Task A_request_that_fails_is_one_line_with_the_number_that_its_page_shows()
    {
        _content.WriteItem("a");
        await using var site = await RunningSite.StartAsync(_content.Root, ("Cache:Mebibytes", "0"));
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={site.Catalog.FullPath};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "ALTER TABLE ItemTexts RENAME TO Gone";
            command.ExecuteNonQuery();
        }

        using var answer = await site.GetAsync("/news/a?from=kelthor");
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromSeconds(30) && !site.Log.Lines.Any(line => line.Contains("answered 500", StringComparison.Ordinal));)
        {
            // The answer is sent before its end is logged.
            await Task.Delay(10);
        }

        var line = Assert.Single(site.Log.Lines, line => line.Contains("answered 500", StringComparison.Ordinal));
        Assert.Matches("^Error CuratedNews.Web.Operation.RequestLog: GET /news/a answered 500 after [0-9]+ ms", line);
        Assert.DoesNotContain(site.Log.Lines, line => line.Contains("kelthor", StringComparison.Ordinal));
    }

    [Fact]
    public void A_message_stays_on_its_line()
    {
        var template = new MessageTemplateParser().Parse("Read {Path}");
        var line = new LogEvent(DateTimeOffset.UnixEpoch, LogEventLevel.Warning, exception: null, template, [new LogEventProperty("Path", new ScalarValue("a\n[00:00:00 ERR] forged\u001B[2J\u2028"))]);
        using var output = new StringWriter();

        new CuratedNews.Web.Operation.LogLines().Format(line, output);

        Assert.Equal("[00:00:00 WRN] Read a\\u000a[00:00:00 ERR] forged\\u001b[2J\\u2028\n", output.ToString());
    }

    /// <summary>Serves, is asked for a page and a search, and ends; every request counts as slow.</summary>
    /// <returns>What it wrote to standard error, and the libraries that it had loaded.</returns>
    private async Task<(IReadOnlyList<string> Lines, string Libraries)> ServeAsync(params (string, string)[] settings)
    {
        using var serve = CommandRun.StartWith(_content.Beside(""), [.. settings, ("Operation__SlowMilliseconds", "1")], "serve", "--content", "content", "--data", "catalog.db", "--urls", "http://127.0.0.1:0");
        try
        {
            var error = serve.StandardError.ReadToEndAsync();
            string? serving;
            while ((serving = await serve.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(3))) is not null && !serving.StartsWith("Serving", StringComparison.Ordinal))
            {
            }

            using var client = new HttpClient { BaseAddress = new Uri(serving!.Split(' ').Single(word => word.StartsWith("http://", StringComparison.Ordinal))) };
            await client.GetStringAsync(new Uri("/news/a", UriKind.Relative));
            await client.GetStringAsync(new Uri("/search?q=kelthor", UriKind.Relative));
            var libraries = OperatingSystem.IsLinux() ? await File.ReadAllTextAsync($"/proc/{serve.Id}/maps") : "";
            using var kill = Process.Start("kill", ["-INT", serve.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            await serve.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));
            return ((await error).Split('\n', StringSplitOptions.RemoveEmptyEntries), libraries);
        }
        finally
        {
            if (!serve.HasExited)
            {
                serve.Kill(entireProcessTree: true);
            }
        }
    }

    private static void AssertQuiet(IEnumerable<string> lines) =>
        Assert.DoesNotContain(lines, line => line.Contains("kelthor", StringComparison.Ordinal) || line.Contains("127.0.0.1", StringComparison.Ordinal));
}
