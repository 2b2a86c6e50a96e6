using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using CuratedNews.Benchmarks.Measures;
using CuratedNews.Catalog.Sqlite;
using CuratedNews.Web.Tests.Commands;
using Xunit;

namespace CuratedNews.Web.Tests.Faults;

/// <summary>kill -9 at any moment loses nothing.</summary>
public sealed class KillTests(ITestOutputHelper output) : IDisposable
{
    private readonly TemporaryContent _content = new();

    public void Dispose() => _content.Dispose();

    [Fact]
    public async Task Twenty_kills_of_imports_leave_the_old_edition_or_the_new_one_and_readers_undisturbed()
    {
        var log = new StringWriter();
        var wrong = await KillsMeasure.RunAsync(CommandRun.Program, items: 200, kills: 20, seed: Environment.TickCount, log);
        output.WriteLine(log.ToString());
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task A_site_that_is_killed_while_it_follows_edits_has_all_of_them_after_the_next_start()
    {
        for (var i = 0; i < 60; i++)
        {
            _content.WriteItem($"item-{i}", $"Item {i}");
        }

        for (var round = 0; round < 4; round++)
        {
            using (var site = await ServedSite.StartAsync(_content))
            {
                for (var i = 0; i < 60; i += 2)
                {
                    _content.WriteItem($"item-{i}", string.Create(CultureInfo.InvariantCulture, $"Item {i} of round {round}"));
                }

                await Task.Delay(TimeSpan.FromMilliseconds(round * 40));
                site.Process.Kill();
            }
        }

        var run = await CommandRun.OfAsync(_content.Beside(""), "import", "--content", "content", "--data", "catalog.db");
        Assert.StartsWith("60 items, 0 captures", run.Output, StringComparison.Ordinal);
        Assert.Null(new CatalogFile(_content.Beside("catalog.db")).FindDamage());
        using var last = await ServedSite.StartAsync(_content);
        for (var i = 0; i < 60; i += 2)
        {
            Assert.Contains($"Item {i} of round 3", await last.TextAsync($"/news/item-{i}"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_export_that_is_killed_is_completed_by_the_next_one()
    {
        for (var i = 0; i < 150; i++)
        {
            _content.WriteItem($"item-{i}", $"Item {i}");
        }

        string[] export = ["export", "--content", "content", "--data", "catalog.db", "--out"];
        var started = Stopwatch.GetTimestamp();
        Assert.Equal(0, (await CommandRun.OfAsync(_content.Beside(""), [.. export, "whole"])).ExitCode);
        var whole = Stopwatch.GetElapsedTime(started);

        for (var kill = 1; kill <= 4; kill++)
        {
            using var process = CommandRun.Start(CommandRun.Program, _content.Beside(""), [.. export, "killed"]);
            await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(whole * kill / 5));
            process.Kill();
            await process.WaitForExitAsync();
        }

        Assert.Equal(0, (await CommandRun.OfAsync(_content.Beside(""), [.. export, "killed"])).ExitCode);
        Assert.Equal(Files("whole"), Files("killed"));
    }

    /// <summary>Every file with its hash, but for the lock and what the next export remembers: when each file was written.</summary>
    private List<string> Files(string folder) =>
    [
        .. Directory.GetFiles(_content.Beside(folder), "*", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith(".curatednews/memory", StringComparison.Ordinal))
            .Select(file => $"{Path.GetRelativePath(_content.Beside(folder), file)} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))}")
            .Order(StringComparer.Ordinal),
    ];
}
