using Microsoft.Data.Sqlite;
using Xunit;

namespace CuratedNews.Web.Tests.Commands;

public sealed class ImportTests : IDisposable
{
    private readonly TemporaryContent _content = new();

    public void Dispose() => _content.Dispose();

    [Fact]
    public async Task It_says_what_it_did_and_twice_that_nothing_changed()
    {
        _content.WriteItem("a").WriteItem("b");

        var first = await ImportAsync();
        var second = await ImportAsync();

        Assert.Equal((0, ""), (first.ExitCode, first.Error));
        Assert.Matches("^2 items, 0 captures: 2 added, 0 updated, 0 removed, 0 unchanged; 0 errors, 0 warnings in [0-9.]+ s\\z", Assert.Single(first.OutputLines));
        Assert.Equal((0, ""), (second.ExitCode, second.Error));
        Assert.Matches("^2 items, 0 captures: 0 added, 0 updated, 0 removed, 2 unchanged; 0 errors", Assert.Single(second.OutputLines));
    }

    [Fact]
    public async Task A_broken_file_is_named_the_rest_imported_and_the_end_is_1()
    {
        _content.WriteItem("a").WriteItem("b", more: "expiryDate: tomorrow\n");

        var run = await ImportAsync();

        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("content/news/b.md(6,13): error CN1003:", run.OutputLines[0], StringComparison.Ordinal);
        Assert.Matches("^1 item, 0 captures: .*; 1 error, 0 warnings in ", run.OutputLines[^1]);
    }

    [Fact]
    public async Task Without_an_option_it_takes_the_folder_named_content_and_keeps_the_catalog_under_data()
    {
        _content.WriteItem("a");

        var run = await CommandRun.OfAsync(_content.Beside(""), "import");

        Assert.Equal(0, run.ExitCode);
        Assert.True(File.Exists(_content.Beside("data/catalog.db")));
    }

    [Fact]
    public async Task A_catalog_below_a_file_cannot_be_written()
    {
        await File.WriteAllTextAsync(_content.Beside("a-file"), "text");

        var run = await ImportAsync("a-file/catalog.db");

        Assert.Equal((3, ""), (run.ExitCode, run.Output));
        Assert.Contains(_content.Beside("a-file/catalog.db"), Assert.Single(run.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_catalog_that_is_a_folder_cannot_be_written()
    {
        var run = await ImportAsync("content");

        Assert.Equal((3, ""), (run.ExitCode, run.Output));
        Assert.Contains(_content.Root, Assert.Single(run.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_kept_and_a_catalog_made_in_its_place()
    {
        _content.WriteItem("a");
        await File.WriteAllTextAsync(_content.Beside("notes.txt"), "Dear diary");

        var run = await ImportAsync("notes.txt");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("notes.txt", Assert.Single(run.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.Equal("Dear diary", await File.ReadAllTextAsync(Directory.EnumerateFiles(_content.Beside(""), "notes.txt*.bak").Single()));
        Assert.StartsWith("1 item", run.OutputLines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_catalog_of_another_version_is_rebuilt_and_it_says_so()
    {
        _content.WriteItem("a");
        await ImportAsync();
        await using (var connection = new SqliteConnection($"Data Source={_content.Beside("catalog.db")};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA user_version = 999999";
            await command.ExecuteNonQueryAsync();
        }

        var run = await ImportAsync();

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("another version", Assert.Single(run.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.StartsWith("1 item, 0 captures: 1 added", run.OutputLines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_catalog_is_rebuilt_and_it_says_so()
    {
        _content.WriteItem("a");
        await ImportAsync();
        var bytes = await File.ReadAllBytesAsync(_content.Beside("catalog.db"));
        bytes.AsSpan(100).Fill(0xFF);
        await File.WriteAllBytesAsync(_content.Beside("catalog.db"), bytes);

        var run = await ImportAsync();

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("damaged", Assert.Single(run.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.StartsWith("1 item, 0 captures: 1 added", run.OutputLines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_terminal_it_shows_how_far_it_is_and_elsewhere_nothing()
    {
        const string Script = "/usr/bin/script";
        Assert.SkipUnless(File.Exists(Script), "There is no 'script' here, which plays a terminal");
        for (var i = 0; i < 300; i++)
        {
            _content.WriteItem($"item-{i}", body: string.Concat(Enumerable.Repeat("A sentence of some length that has to be read. ", 100)));
        }

        using var terminal = CommandRun.Start(Script, _content.Beside(""), "-q", "-e", "-c", $"'{CommandRun.Program}' import --content content --data first.db", "/dev/null");
        var shown = await terminal.StandardOutput.ReadToEndAsync();
        await terminal.WaitForExitAsync();
        var piped = await ImportAsync("second.db");

        Assert.Equal(0, terminal.ExitCode);
        Assert.Contains("Importing", shown, StringComparison.Ordinal);
        Assert.Contains("of 300", shown, StringComparison.Ordinal);
        Assert.Contains("300 items, 0 captures: 300 added", shown, StringComparison.Ordinal);
        Assert.Equal("", piped.Error);
        Assert.DoesNotContain("\u001b", piped.Output, StringComparison.Ordinal);
    }

    private Task<CommandRun> ImportAsync(string data = "catalog.db") => CommandRun.OfAsync(_content.Beside(""), "import", "--content", "content", "--data", data);
}
