using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using CuratedNews.Content;
using CuratedNews.Web.Commands;
using CuratedNews.Web.Tests.Commands;
using Xunit;

namespace CuratedNews.Web.Tests.Operation;

public sealed class DoctorTests : IDisposable
{
    private readonly TemporaryContent _content = new();
    private readonly StoppedClock _clock = new(TimeProvider.System.GetUtcNow());

    public void Dispose() => _content.Dispose();

    [Fact]
    public async Task A_place_where_a_site_can_run_is_told_to_be_one_and_nothing_is_changed()
    {
        _content.WriteItem("a");
        Assert.Equal(0, (await CommandRun.OfAsync(_content.Beside(""), "import", "--content", "content", "--data", "catalog.db")).ExitCode);
        var before = Files();

        var run = await CommandRun.OfAsync(_content.Beside(""), "doctor", "--content", "content", "--data", "catalog.db", "--urls", "http://127.0.0.1:0");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("Whole, of this version, with 1 items.", run.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.All(run.OutputLines, line => Assert.InRange(line.Length, 0, 80));
        Assert.Equal(before, Files());
    }

    [Fact]
    public void Everything_is_looked_at()
    {
        _content.WriteItem("a");

        var (exitCode, findings) = Examine();

        Assert.Equal(0, exitCode);
        Assert.Equal(["configuration", "content", "catalog", "permissions", "disk", "base URL", "preview", "clock", "user"], findings.Select(finding => finding.Subject).Distinct(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.All(findings.Where(finding => finding.Verdict != "ok"), finding => Assert.NotNull(finding.ToDo));
    }

    [Fact]
    public void What_is_no_catalog_is_a_problem_of_the_environment()
    {
        _content.WriteItem("a");
        File.WriteAllText(_content.Beside("catalog.db"), "A list of things to do");

        var (exitCode, findings) = Examine();

        Assert.Equal(3, exitCode);
        Assert.Equal(("problem", "Name another file with --data; the next start would rename this one."), Of(findings, "catalog"));
        Assert.Equal("A list of things to do", File.ReadAllText(_content.Beside("catalog.db")));
    }

    [Fact]
    public async Task A_damaged_catalog_is_found()
    {
        for (var i = 0; i < 200; i++)
        {
            _content.WriteItem($"item-{i}", body: string.Join(' ', Enumerable.Range(i, 200)));
        }

        Assert.Equal(0, (await CommandRun.OfAsync(_content.Beside(""), "import", "--content", "content", "--data", "catalog.db")).ExitCode);
        await using (var file = new FileStream(_content.Beside("catalog.db"), FileMode.Open))
        {
            file.Position = file.Length / 2;
            await file.WriteAsync(new byte[200_000].Select((_, i) => (byte)(i * 31)).ToArray());
        }

        var (exitCode, findings) = Examine();

        Assert.Equal(3, exitCode);
        Assert.Equal("problem", Of(findings, "catalog").Verdict);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_wrong_usage()
    {
        using var output = new StringWriter();

        var exitCode = DoctorCommand.Run(() => throw new UsageException("There is no folder."), new CommandLine.CatalogPath(_content.Beside("catalog.db")), urls: null, "text", _clock, output);

        Assert.Equal(2, exitCode);
        Assert.Contains("There is no folder.", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_folder_for_temporary_files_it_says_what_to_do()
    {
        _content.WriteItem("a");

        var run = await CommandRun.WithSettingsAsync(
            _content.Beside(""), [("TMPDIR", _content.Beside("nowhere"))], "doctor", "--content", "content", "--data", "catalog.db", "--urls", "http://127.0.0.1:0", "--format", "json");

        Assert.Equal(3, run.ExitCode);
        var problem = Assert.Single(JsonSerializer.Deserialize<List<JsonElement>>(run.Output)!, finding => finding.GetProperty("verdict").GetString() == "problem");
        Assert.Contains(_content.Beside("nowhere"), problem.GetProperty("found").GetString(), StringComparison.Ordinal);
        Assert.Contains("TMPDIR", problem.GetProperty("toDo").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_port_in_use_an_address_of_another_machine_and_one_that_is_none_are_told()
    {
        _content.WriteItem("a");
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();

        var (used, usedFindings) = Examine($"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}");
        var (foreign, foreignFindings) = Examine("http://192.0.2.1:5080");
        var (none, noneFindings) = Examine("nonsense");

        Assert.Equal((0, "warning"), (used, Of(usedFindings, "port").Verdict));
        Assert.Equal((3, "problem"), (foreign, Of(foreignFindings, "port").Verdict));
        Assert.Equal((3, "problem"), (none, Of(noneFindings, "port").Verdict));
    }

    [Fact]
    public void A_clock_before_the_last_change_of_a_file_is_told()
    {
        _content.WriteItem("a");
        _clock.Now = TimeProvider.System.GetUtcNow().AddDays(-3);

        var (exitCode, findings) = Examine();

        Assert.Equal((3, "problem"), (exitCode, Of(findings, "clock").Verdict));
    }

    [Fact]
    public void Keys_that_others_can_read_are_told()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no modes of files.");
            return;
        }

        _content.WriteItem("a");
        Directory.CreateDirectory(_content.Beside("keys"), UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite | UnixFileMode.OtherRead);

        var (exitCode, findings) = Examine();

        Assert.Equal(3, exitCode);
        Assert.StartsWith("chmod 700", Of(findings, "permissions").ToDo, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_configured_is_held_against_what_can_be_meant()
    {
        _content.WriteItem("a");

        var wrong = await CommandRun.WithSettingsAsync(_content.Beside(""), [("Cache__Mebibytes", "many"), ("Site__Nmae", "x"), ("Site__BaseUrl", "https://news.example.org"), ("AllowedHosts", "other.example"), ("Preview__Editors__0__Name", "Ada"), ("Preview__Editors__0__Secret", "not a hash!")], "doctor", "--content", "content", "--data", "catalog.db", "--urls", "http://127.0.0.1:0", "--format", "json");
        var findings = Parse(wrong.Output);

        Assert.Equal(2, wrong.ExitCode);
        Assert.Contains(findings, finding => finding.Found == "Cache:Mebibytes must be a number from 0 to 65536; found 'many'.");
        Assert.Contains(findings, finding => finding.Verdict == "warning" && finding.Found == "The configuration has no key 'Site:Nmae'. Did you mean 'Site:Name'?");
        Assert.Equal(("problem", "Add news.example.org."), Of(findings, "hosts"));
        Assert.Equal("problem", Of(findings, "preview").Verdict);
        Assert.Equal("ok", Of(findings, "base URL").Verdict);
    }

    private (int ExitCode, IReadOnlyList<Said> Findings) Examine(string urls = "http://127.0.0.1:0")
    {
        using var output = new StringWriter();
        var exitCode = DoctorCommand.Run(() => new ContentFolder(_content.Root), new CommandLine.CatalogPath(_content.Beside("catalog.db")), urls, "json", _clock, output);
        return (exitCode, Parse(output.ToString()));
    }

    private static List<Said> Parse(string json) => JsonSerializer.Deserialize<List<Said>>(json, JsonSerializerOptions.Web)!;

    private static (string Verdict, string? ToDo) Of(IReadOnlyList<Said> findings, string subject) =>
        findings.Where(finding => finding.Subject == subject).Select(finding => (finding.Verdict, finding.ToDo)).MaxBy(finding => finding.Verdict == "ok" ? 0 : 1);

    private string[] Files() => [.. Directory.EnumerateFileSystemEntries(_content.Beside(""), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    private sealed record Said(string Subject, string Verdict, string Found, string? ToDo);
}
