using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Xunit;

namespace CuratedNews.Web.Tests.SharedCaches;

/// <summary>What a cache was told.</summary>
internal sealed record Purge(bool IsEverything, IReadOnlyList<string> Urls, IReadOnlyList<string> Keys, string Authorization);

/// <summary>Whoever stands for a cache on a free port: it keeps what it is told, and answers as a test wants.</summary>
internal sealed class FakeCache : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Purge> _told = new();
    private readonly Func<int, int> _answer;
    private int _asked;

    private FakeCache(WebApplication app, Func<int, int> answer)
    {
        (_app, _answer) = (app, answer);
        _app.MapPost("/purge", ReceiveAsync);
    }

    public string Url => _app.Urls.Single() + "/purge";

    /// <summary>What it took.</summary>
    public IReadOnlyList<Purge> Told => [.. _told];

    /// <summary>How often it was asked, taken or not.</summary>
    public int Asked => _asked;

    /// <param name="answer">The status of a request, by its number from 1.</param>
    public static async Task<FakeCache> StartAsync(Func<int, int>? answer = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var cache = new FakeCache(builder.Build(), answer ?? (_ => StatusCodes.Status204NoContent));
        await cache._app.StartAsync();
        return cache;
    }

    /// <summary>Waits until it was told enough.</summary>
    public async Task WaitAsync(Func<IReadOnlyList<Purge>, bool> enough)
    {
        for (var tries = 0; tries < 600 && !enough(Told); tries++)
        {
            await Task.Delay(50);
        }

        Assert.True(enough(Told), $"The cache was told {Told.Count} times, and not what was waited for.");
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private async Task ReceiveAsync(HttpContext context)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        context.Response.StatusCode = _answer(Interlocked.Increment(ref _asked));
        if (context.Response.StatusCode < StatusCodes.Status300MultipleChoices)
        {
            var change = body.RootElement;
            _told.Enqueue(new Purge(change.GetProperty("everything").GetBoolean(), Texts(change.GetProperty("urls")), Texts(change.GetProperty("keys")), context.Request.Headers.Authorization.ToString()));
        }
    }

    private static string[] Texts(JsonElement list) => [.. list.EnumerateArray().Select(text => text.GetString()!)];
}
