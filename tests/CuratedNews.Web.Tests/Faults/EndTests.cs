using System.Net.Sockets;
using System.Text;
using CuratedNews.Web.Tests.Commands;
using CuratedNews.Web.Tests.Preview;
using Xunit;

namespace CuratedNews.Web.Tests.Faults;

/// <summary>How the program ends when it is asked to.</summary>
public sealed class EndTests : IDisposable
{
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(2);
    private readonly TemporaryContent _content = new();

    public void Dispose() => _content.Dispose();

    [Fact]
    public async Task It_ends_within_five_seconds_whoever_is_slow_and_the_second_time_at_once()
    {
        _content.WriteItem("a", body: string.Concat(Enumerable.Repeat("<p>A long text.</p>\n", 20_000)));
        using (var site = await ServedSite.StartAsync(_content))
        {
            using var slow = await SlowAsync(site.Address);
            site.Signal("TERM");
            var (elapsed, code) = await site.EndAsync();
            Assert.True(elapsed < Promised, $"it took {elapsed.TotalSeconds:0.0} s");
            Assert.Equal(0, code);
        }

        using (var site = await ServedSite.StartAsync(_content))
        {
            using var slow = await SlowAsync(site.Address);
            site.Signal("INT");
            await Task.Delay(TimeSpan.FromMilliseconds(300));
            Assert.False(site.Process.HasExited, "nobody was slow");
            site.Signal("TERM");
            var (elapsed, code) = await site.EndAsync();
            Assert.True(elapsed < AtOnce, $"it took {elapsed.TotalSeconds:0.0} s");
            Assert.Equal(143, code);
        }
    }

    [Theory]
    [InlineData("import")]
    [InlineData("serve")]
    public async Task An_import_that_runs_is_given_up_in_a_line_and_the_next_one_brings_every_item(string command)
    {
        for (var i = 0; i < 1500; i++)
        {
            _content.WriteItem($"item-{i}", $"Item {i}");
        }

        string[] urls = command == "serve" ? ["--urls", "http://127.0.0.1:0"] : [];
        using (var process = CommandRun.Start(CommandRun.Program, _content.Beside(""), [command, "--content", "content", "--data", "catalog.db", .. urls]))
        {
            var error = process.StandardError.ReadToEndAsync();
            await ServedSite.UntilAsync(() => Task.FromResult(File.Exists(_content.Beside("catalog.db-wal"))), "it imports");
            using (var kill = System.Diagnostics.Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
            {
                await kill.WaitForExitAsync();
            }

            await process.WaitForExitAsync().WaitAsync(Promised);

            // Cut off where the machine is too slow for a regular end.
            var said = (await error).Trim();
            Assert.True(process.ExitCode == 143 || (process.ExitCode == 3 && said == "It was stopped before its end; the catalog is as it was."), $"{process.ExitCode}: {said}");
        }

        var run = await CommandRun.OfAsync(_content.Beside(""), "import", "--content", "content", "--data", "catalog.db");
        Assert.StartsWith("1,500 items, 0 captures: 1,500 added", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_open_preview_does_not_keep_it_from_ending()
    {
        _content.WriteItem("a");
        var site = await RunningSite.StartAsync(_content.Root, EditorSession.Settings);
        using var editor = await EditorSession.SignInAsync(site);
        using var client = new HttpClient { BaseAddress = site.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/preview/events", UriKind.Relative));
        request.Headers.Add("Cookie", string.Join("; ", editor.Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        using var listening = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", listening.Content.Headers.ContentType?.MediaType);

        var end = site.DisposeAsync().AsTask();

        Assert.Same(end, await Task.WhenAny(end, Task.Delay(AtOnce)));
    }

    /// <summary>Three at once: one who says nothing, one who stops in the middle of a request, one who asks much and reads nothing.</summary>
    private static async Task<Sockets> SlowAsync(Uri site)
    {
        var sockets = new Sockets();
        foreach (var text in (string[])["", "GET / HTTP/1.1\r\nHost: loca", string.Concat(Enumerable.Repeat($"GET /news/a HTTP/1.1\r\nHost: {site.Authority}\r\n\r\n", 200))])
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
            sockets.Add(socket);
            await socket.ConnectAsync(site.Host, site.Port);
            await socket.SendAsync(Encoding.ASCII.GetBytes(text));
        }

        await Task.Delay(TimeSpan.FromMilliseconds(500));
        return sockets;
    }
}
