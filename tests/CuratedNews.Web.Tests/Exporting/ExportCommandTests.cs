using System.Diagnostics;
using System.Globalization;
using CuratedNews.Web.Tests.Commands;
using Xunit;

namespace CuratedNews.Web.Tests.Exporting;

public sealed class ExportCommandTests : IDisposable
{
    private readonly TemporaryContent _content = new();

    public void Dispose() => _content.Dispose();

    [Fact]
    public async Task It_says_what_it_did_and_twice_that_nothing_changed()
    {
        _content.WriteItem("a").WriteItem("b");

        var first = await ExportAsync();
        var second = await ExportAsync();

        Assert.Equal((0, ""), (first.ExitCode, first.Error));
        Assert.StartsWith("2 items, 0 captures: 2 added", first.OutputLines[0], StringComparison.Ordinal);
        var made = ExportedSite.FilesOf(_content.Beside("public")).Count;
        Assert.Equal((made, made, 0, 0, 0), Counts(first));
        Assert.Equal((0, ""), (second.ExitCode, second.Error));
        Assert.Equal((made, 0, 0, made, 0), Counts(second));
        Assert.Contains("<h1", await File.ReadAllTextAsync(_content.Beside("public/news/a.html")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_file_is_named_the_rest_exported_and_the_end_is_1()
    {
        _content.WriteItem("a").WriteItem("b", more: "expiryDate: tomorrow\n");

        var run = await ExportAsync();

        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("content/news/b.md(6,13): error CN1003:", run.OutputLines[0], StringComparison.Ordinal);
        Assert.True(File.Exists(_content.Beside("public/news/a.html")));
        Assert.False(File.Exists(_content.Beside("public/news/b.html")));
    }

    [Fact]
    public async Task A_page_that_can_have_no_file_is_named_and_the_end_is_1()
    {
        _content.WriteItem("a").WriteItem("index");

        var run = await ExportAsync();

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("'/news/index' has no file: another URL has 'news/index.html'", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, Counts(run).LeftOut);
    }

    [Theory]
    [InlineData("content", "apart from the content")]
    [InlineData("content/public", "apart from the content")]
    [InlineData(".", "apart from the content")]
    [InlineData("papers", "must be empty")]
    public async Task A_folder_that_is_not_for_an_export_is_refused_before_anything_is_done(string output, string because)
    {
        _content.WriteItem("a");
        Directory.CreateDirectory(_content.Beside("papers"));
        await File.WriteAllTextAsync(_content.Beside("papers/thesis.txt"), "mine");

        var run = await ExportAsync(output);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(because, Assert.Single(run.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.False(File.Exists(_content.Beside("catalog.db")));
        Assert.Equal("a.md", Path.GetFileName(Assert.Single(Directory.EnumerateFileSystemEntries(_content.FullPath("news")))));
    }

    [Fact]
    public async Task Without_a_folder_to_write_it_says_which_option_is_needed()
    {
        var run = await CommandRun.OfAsync(_content.Beside(""), "export");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("--out", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_ends_with_3()
    {
        _content.WriteItem("a");
        await File.WriteAllTextAsync(_content.Beside("file"), "mine");

        var run = await ExportAsync("file/public");

        Assert.Equal((3, ""), (run.ExitCode, run.Output));
        Assert.Contains("file", Assert.Single(run.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Something_in_the_way_of_a_page_ends_with_3()
    {
        _content.WriteItem("a");
        await ExportAsync();
        await File.WriteAllTextAsync(_content.Beside("public/news/b.html"), "mine");
        _content.WriteItem("b");

        var run = await ExportAsync();

        Assert.Equal(3, run.ExitCode);
        Assert.StartsWith("'/news/b' has no file: at 'news/b.html'", run.Error, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(_content.Beside("public/news/b.html")));
    }

    [Fact]
    public async Task A_wrong_configuration_ends_with_2_and_one_line()
    {
        _content.WriteItem("a");
        var start = new ProcessStartInfo(CommandRun.Program, ["export", "--out", "public", "--data", "catalog.db"]) { WorkingDirectory = _content.Beside(""), RedirectStandardError = true, UseShellExecute = false };
        start.Environment["Site__Name"] = new string('x', 41);

        using var process = Process.Start(start)!;
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Equal(2, process.ExitCode);
        Assert.StartsWith("The configuration must be put right: ", Assert.Single(error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Killed_at_any_moment_it_leaves_whole_files_and_the_next_one_ends_as_if_nothing_had_been()
    {
        for (var i = 0; i < 200; i++)
        {
            _content.WriteItem($"item-{i}", $"Headline {i}", $"categories: ['KLAS: Topic {i % 17}']\nauthor: [Ada]\n");
        }

        await ExportAsync("whole", "whole.db");
        foreach (var files in (int[])[1, 200])
        {
            using var export = CommandRun.Start(CommandRun.Program, _content.Beside(""), "export", "--out", "public", "--content", "content", "--data", "catalog.db");
            await UntilAsync(() => export.HasExited || (Directory.Exists(_content.Beside("public")) && ExportedSite.FilesOf(_content.Beside("public")).Count >= files));
            export.Kill();
            await export.WaitForExitAsync();
            foreach (var file in ExportedSite.FilesOf(_content.Beside("public")))
            {
                Assert.Equal(await File.ReadAllBytesAsync(_content.Beside($"whole/{file}")), await File.ReadAllBytesAsync(_content.Beside($"public/{file}")));
            }
        }

        // What was written of an item that goes meanwhile is removed, although no export came to its end.
        File.Delete(_content.FullPath("news/item-0.md"));
        await ExportAsync("whole", "whole.db");
        var run = await ExportAsync();

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(ExportedSite.FilesOf(_content.Beside("whole")), ExportedSite.FilesOf(_content.Beside("public")));
        Assert.Equal(await File.ReadAllTextAsync(_content.Beside("whole/.curatednews/manifest")), await File.ReadAllTextAsync(_content.Beside("public/.curatednews/manifest")));
    }

    [Theory]
    [InlineData(8192)]
    [InlineData(100_000)]
    public async Task A_catalog_that_was_damaged_since_the_last_export_is_made_anew(int from)
    {
        for (var i = 0; i < 20; i++)
        {
            _content.WriteItem($"item-{i}", $"Headline {i}");
        }

        await ExportAsync();
        var catalog = await File.ReadAllBytesAsync(_content.Beside("catalog.db"));
        for (var at = from; at < catalog.Length - 100; at += 1500)
        {
            "These bytes were something else before."u8.CopyTo(catalog.AsSpan(at));
        }

        await File.WriteAllBytesAsync(_content.Beside("catalog.db"), catalog);
        _content.WriteItem("item-3", "Headline of another day");
        var run = await ExportAsync();
        await ExportAsync("whole", "whole.db");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("damaged", run.Error, StringComparison.Ordinal);
        Assert.Equal(await File.ReadAllTextAsync(_content.Beside("whole/.curatednews/manifest")), await File.ReadAllTextAsync(_content.Beside("public/.curatednews/manifest")));
    }

    [Fact]
    public async Task Asked_to_stop_it_says_so_in_one_line_and_ends()
    {
        for (var i = 0; i < 200; i++)
        {
            _content.WriteItem($"item-{i}", more: $"categories: ['KLAS: Topic {i}']\n");
        }

        using var export = CommandRun.Start(CommandRun.Program, _content.Beside(""), "export", "--out", "public", "--content", "content", "--data", "catalog.db");
        var error = export.StandardError.ReadToEndAsync();
        var output = export.StandardOutput.ReadToEndAsync();
        await UntilAsync(() => export.HasExited || (Directory.Exists(_content.Beside("public")) && ExportedSite.FilesOf(_content.Beside("public")).Count >= 20));
        using var interrupt = Process.Start("kill", ["-INT", export.Id.ToString(CultureInfo.InvariantCulture)]);
        await export.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(3, export.ExitCode);
        Assert.Equal("The export was stopped before its end; the next one goes on from there.", (await error).TrimEnd());
        Assert.DoesNotContain(" made: ", await output, StringComparison.Ordinal);
        Assert.Equal(0, (await ExportAsync()).ExitCode);
    }

    [Fact]
    public async Task On_a_terminal_it_shows_how_far_it_is_and_elsewhere_nothing()
    {
        const string Script = "/usr/bin/script";
        Assert.SkipUnless(File.Exists(Script), "There is no 'script' here, which plays a terminal");
        for (var i = 0; i < 50; i++)
        {
            _content.WriteItem($"item-{i}", more: "author: [Ada]\nfeaturedImage: {href: x.png}\naliases: [/old/item-" + i.ToString(CultureInfo.InvariantCulture) + "]\n");
        }

        using var terminal = CommandRun.Start(Script, _content.Beside(""), "-q", "-e", "-c", $"'{CommandRun.Program}' export --out public --content content --data catalog.db", "/dev/null");
        var shown = await terminal.StandardOutput.ReadToEndAsync();
        await terminal.WaitForExitAsync();

        Assert.Equal(0, terminal.ExitCode);
        var total = ExportedSite.FilesOf(_content.Beside("public")).Count;
        Assert.Contains("Exporting", shown, StringComparison.Ordinal);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"of {total:N0},"), shown, StringComparison.Ordinal);
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        var started = Stopwatch.GetTimestamp();
        while (!isSo() && Stopwatch.GetElapsedTime(started) < TimeSpan.FromMinutes(1))
        {
            await Task.Delay(5);
        }
    }

    private static (int Made, int Written, int Removed, int Unchanged, int LeftOut) Counts(CommandRun run)
    {
        Assert.Matches(@"\A[0-9,]+ files? made: [0-9,]+ written, [0-9,]+ removed, [0-9,]+ unchanged; [0-9,]+ left out in [0-9]+\.[0-9]{2} s\z", run.OutputLines[^1]);
        var numbers = run.OutputLines[^1].Split(' ').Where(word => char.IsAsciiDigit(word[0])).Take(5).Select(word => int.Parse(word, NumberStyles.AllowThousands, CultureInfo.InvariantCulture)).ToList();
        return (numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
    }

    private Task<CommandRun> ExportAsync(string output = "public", string data = "catalog.db") =>
        CommandRun.OfAsync(_content.Beside(""), "export", "--out", output, "--content", "content", "--data", data);
}
