using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CuratedNews.Web.Tests.Feeds;

/// <summary>What a publisher asked a hub.</summary>
internal sealed record HubRequest(string Mode, IReadOnlyList<string> Urls);

/// <summary>A WebSub hub on a free port: it keeps what it is asked, and answers as a test wants.</summary>
internal sealed class FakeHub : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<HubRequest> _requests = new();
    private readonly Func<int, CancellationToken, Task<int>> _answer;

    private FakeHub(WebApplication app, Func<int, CancellationToken, Task<int>> answer)
    {
        (_app, _answer) = (app, answer);
        _app.MapPost("/hub", ReceiveAsync);
    }

    public string Url => _app.Urls.Single() + "/hub";

    public IReadOnlyList<HubRequest> Requests => [.. _requests];

    /// <param name="answer">The status of a request, by its number from 1.</param>
    public static async Task<FakeHub> StartAsync(Func<int, CancellationToken, Task<int>>? answer = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var hub = new FakeHub(builder.Build(), answer ?? ((_, _) => Task.FromResult(StatusCodes.Status204NoContent)));
        await hub._app.StartAsync();
        return hub;
    }

    /// <summary>Waits for a number of requests, and returns them.</summary>
    public Task<IReadOnlyList<HubRequest>> WaitAsync(int count) => WaitAsync(requests => requests.Count >= count);

    public async Task<IReadOnlyList<HubRequest>> WaitAsync(Func<IReadOnlyList<HubRequest>, bool> enough)
    {
        for (var tries = 0; tries < 600 && !enough(Requests); tries++)
        {
            await Task.Delay(50);
        }

        return Requests;
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private async Task ReceiveAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        _requests.Enqueue(new HubRequest(form["hub.mode"].ToString(), [.. form["hub.url"].OfType<string>()]));
        context.Response.StatusCode = await _answer(_requests.Count, context.RequestAborted);
    }
}
