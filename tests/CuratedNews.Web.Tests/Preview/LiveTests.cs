using CuratedNews.Web.Preview;
using Xunit;

namespace CuratedNews.Web.Tests.Preview;

/// <summary>What open previews hear.</summary>
public sealed class LiveTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Who_listens_hears_once_of_many_changes_and_of_the_last()
    {
        var events = new LiveEvents();
        using var stop = new CancellationTokenSource();
        await using var heard = events.ListenAsync(stop.Token).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Assert.Equal(0, events.Listeners);
        await heard.MoveNextAsync();
        Assert.Equal(("hello", 1), (heard.Current.EventType, events.Listeners));

        events.Tell("one");
        events.Tell("two");
        events.Tell("three");
        await heard.MoveNextAsync();
        Assert.Equal(("changed", "three"), (heard.Current.EventType, heard.Current.Data));
        var next = heard.MoveNextAsync().AsTask();

        await Task.Delay(200, TestContext.Current.CancellationToken);
        Assert.False(next.IsCompleted, "the same changes were told twice");
        events.Tell("four");
        Assert.True(await next);
        Assert.Equal("four", heard.Current.Data);
    }

    [Fact]
    public async Task Who_goes_is_forgotten_and_the_others_still_hear()
    {
        var events = new LiveEvents();
        using var stop = new CancellationTokenSource();
        await using var goes = events.ListenAsync(stop.Token).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        await using var stays = events.ListenAsync(CancellationToken.None).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        await goes.MoveNextAsync();
        await stays.MoveNextAsync();
        var end = goes.MoveNextAsync().AsTask();
        Assert.Equal(2, events.Listeners);

        await stop.CancelAsync();

        Assert.False(await end.WaitAsync(Longest, TestContext.Current.CancellationToken));
        Assert.Equal(1, events.Listeners);
        events.Tell("one");
        await stays.MoveNextAsync();
        Assert.Equal("one", stays.Current.Data);
    }

    [Fact]
    public async Task What_shows_only_across_files_stands_on_the_page_of_each_until_it_is_mended()
    {
        using var content = new TemporaryContent();
        content.WriteItem("a", "First").Write("news/b.md", "---\ntitle: Second\nslug: a\nbasePath: /news/\ndate: 2026-05-01\n---\nText.\n");
        await using var site = await RunningSite.StartAsync(content.Root, EditorSession.Settings);
        using var session = await EditorSession.SignInAsync(site);

        Assert.Contains("news/a.md", await ProblemsAsync(session, problems => problems.Length > 0), StringComparison.Ordinal);
        content.WriteItem("b", "Second");

        Assert.Equal("", await ProblemsAsync(session, problems => problems.Length == 0));
    }

    /// <summary>What the page says of its file's problems, as soon as that is as expected.</summary>
    private static async Task<string> ProblemsAsync(EditorSession session, Func<string, bool> isExpected)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var problems = (await session.PageAsync("/preview/file/news/b.md")).QuerySelector("#problems")?.TextContent ?? "";
            if (isExpected(problems) || TimeProvider.System.GetElapsedTime(started) > Longest)
            {
                return problems;
            }

            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }
}
