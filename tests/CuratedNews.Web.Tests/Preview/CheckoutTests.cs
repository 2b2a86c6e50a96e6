using System.Diagnostics;
using System.Net;
using Xunit;

namespace CuratedNews.Web.Tests.Preview;

/// <summary>A checkout of another branch changes many files at once.</summary>
public sealed class CheckoutTests
{
    private const int Files = 600;
    private const int Changed = 200;

    [Fact]
    public async Task A_git_checkout_is_followed_at_once_and_meanwhile_no_page_fails()
    {
        Assert.SkipWhen(!TryGit(Path.GetTempPath(), "--version"), "There is no git here");
        using var content = new TemporaryContent();
        for (var i = 0; i < Files; i++)
        {
            content.WriteItem($"item-{i}", $"Item {i} of the first");
        }

        Git(content.Root, "init", "-q", "-b", "first");
        Git(content.Root, "add", ".");
        Git(content.Root, "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-qm", "first");
        Git(content.Root, "checkout", "-qb", "second");
        for (var i = 0; i < Changed; i++)
        {
            content.WriteItem($"item-{i}", $"Item {i} of the second");
        }

        File.Delete(content.FullPath("news/item-500.md"));
        content.WriteItem("new", "A new one");
        Git(content.Root, "add", "-A", ".");
        Git(content.Root, "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-qm", "second");
        Git(content.Root, "checkout", "-q", "first");
        await using var site = await RunningSite.StartAsync(content.Root, EditorSession.Settings);
        using var session = await EditorSession.SignInAsync(site);
        using var stop = new CancellationTokenSource();
        var statuses = ReadAsync(session, stop.Token);

        Git(content.Root, "checkout", "-q", "second");
        await UntilAsync(site, async () => await TitleAsync(site, "/news/item-0") == "Item 0 of the second" && await TitleAsync(site, $"/news/item-{Changed - 1}") == $"Item {Changed - 1} of the second" && await TitleAsync(site, "/news/new") == "A new one" && await site.StatusAsync("/news/item-500") == HttpStatusCode.NotFound);
        Git(content.Root, "checkout", "-q", "first");
        await UntilAsync(site, async () => await TitleAsync(site, "/news/item-0") == "Item 0 of the first" && await TitleAsync(site, $"/news/item-{Changed - 1}") == $"Item {Changed - 1} of the first" && await site.StatusAsync("/news/new") == HttpStatusCode.NotFound && await site.StatusAsync("/news/item-500") == HttpStatusCode.OK);

        await stop.CancelAsync();
        Assert.Equal([HttpStatusCode.OK], (await statuses).Distinct());
        for (var i = 0; i < Files; i += 37)
        {
            Assert.Equal($"Item {i} of the first", await TitleAsync(site, $"/news/item-{i}"));
        }
    }

    /// <summary>Asks for pages and previews that are there in both branches, again and again.</summary>
    private static async Task<List<HttpStatusCode>> ReadAsync(EditorSession session, CancellationToken stop)
    {
        var statuses = new List<HttpStatusCode>();
        while (!stop.IsCancellationRequested)
        {
            foreach (var url in (string[])["/", "/news/item-3", "/preview/site/?asOf=2026-12-01", "/preview/file/news/item-3.md", "/preview/", "/feed.xml"])
            {
                using var answer = await session.GetAsync(url);
                statuses.Add(answer.StatusCode);
            }
        }

        return statuses;
    }

    private static async Task<string?> TitleAsync(RunningSite site, string url)
    {
        using var answer = await site.GetAsync(url);
        return answer.StatusCode == HttpStatusCode.OK ? (await site.PageAsync(url)).QuerySelector("h1")?.TextContent : null;
    }

    private static async Task UntilAsync(RunningSite site, Func<Task<bool>> isSo)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await isSo())
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(30), $"it is not so after half a minute; logged: {string.Join('\n', site.Log.Lines)}");
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }
    }

    private static void Git(string folder, params string[] arguments) => Assert.True(TryGit(folder, arguments), $"git {string.Join(' ', arguments)} failed");

    private static bool TryGit(string folder, params string[] arguments)
    {
        try
        {
            using var git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
            git.StandardOutput.ReadToEnd();
            git.StandardError.ReadToEnd();
            git.WaitForExit();
            return git.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
