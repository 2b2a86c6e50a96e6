using System.Net;
using Xunit;

namespace CuratedNews.Web.Tests.Preview;

/// <summary>What whoever tries secrets comes upon.</summary>
public sealed class SignInTests
{
    [Theory]
    [InlineData(EditorSession.Name, "a harbour at high tide")]
    [InlineData(EditorSession.Name, "")]
    [InlineData("Somebody", EditorSession.Secret)]
    [InlineData("", "")]
    public async Task A_wrong_name_or_secret_is_refused_alike(string name, string secret)
    {
        using var content = new TemporaryContent();
        await using var site = await RunningSite.StartAsync(content.Root, EditorSession.Settings);
        using var session = new EditorSession(site);

        using var answer = await session.TryAsync(name, secret);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.False(session.Cookies.ContainsKey("__Host-curatednews"));
        Assert.Contains("do not belong together", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_is_tried_too_often_is_locked_for_a_while_even_for_the_right_secret()
    {
        using var content = new TemporaryContent();
        await using var site = await RunningSite.StartAsync(content.Root, EditorSession.Settings);
        using var session = new EditorSession(site);
        for (var i = 0; i < CuratedNews.Web.Preview.Editors.MaxTries; i++)
        {
            using var wrong = await session.TryAsync(EditorSession.Name, $"wrong {i}");
            Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        }

        using (var locked = await session.TryAsync(EditorSession.Name, EditorSession.Secret))
        {
            Assert.Equal(HttpStatusCode.Unauthorized, locked.StatusCode);
            Assert.Contains("tried too often", await locked.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        site.Clock.Now += CuratedNews.Web.Preview.Editors.LockedFor;
        using var later = await session.TryAsync(EditorSession.Name, EditorSession.Secret);
        Assert.Equal(HttpStatusCode.Redirect, later.StatusCode);
    }

    [Fact]
    public async Task A_stranger_keeps_no_editor_out_but_many_networks_do()
    {
        using var content = new TemporaryContent();
        await using var site = await RunningSite.StartAsync(content.Root, [.. EditorSession.Settings, ("Proxy:Addresses:0", "127.0.0.1")]);
        using var stranger = new EditorSession(site);
        using var editor = new EditorSession(site) { ForwardedFor = "2001:db8:ed::1" };
        for (var network = 0; network < 9; network++)
        {
            await TryFiveAsync(network);
        }

        using (var refused = await stranger.TryAsync(EditorSession.Name, EditorSession.Secret))
        {
            Assert.Contains("tried too often", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        using (var answer = await editor.TryAsync(EditorSession.Name.ToLowerInvariant(), EditorSession.Secret))
        {
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        }

        // It got in, so that the others count from the beginning.
        for (var network = 10; network < 20; network++)
        {
            await TryFiveAsync(network);
        }

        using var later = new EditorSession(site) { ForwardedFor = "2001:db8:ed::1" };
        using var locked = await later.TryAsync(EditorSession.Name, EditorSession.Secret);
        Assert.Contains("tried too often", await locked.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        async Task TryFiveAsync(int network)
        {
            stranger.ForwardedFor = $"2001:db8:{network:x}::1";
            for (var i = 0; i < CuratedNews.Web.Preview.Editors.MaxTries; i++)
            {
                using var wrong = await stranger.TryAsync(EditorSession.Name, "wrong");
                Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
            }
        }
    }

    [Fact]
    public async Task Ten_tries_a_minute_from_one_address_are_enough()
    {
        using var content = new TemporaryContent();
        await using var site = await RunningSite.StartAsync(content.Root, EditorSession.Settings);
        using var session = new EditorSession(site);
        for (var i = 0; i < 10; i++)
        {
            using var wrong = await session.TryAsync($"Nobody {i}", "wrong");
            Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        }

        using var answer = await session.TryAsync("Nobody", "wrong");

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.InRange(answer.Headers.RetryAfter?.Delta ?? TimeSpan.Zero, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
    }
}
