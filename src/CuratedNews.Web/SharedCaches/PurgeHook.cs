using System.Net.Http.Headers;
using CuratedNews.Catalog.Changes;
using CuratedNews.Catalog.Sqlite;
using CuratedNews.Web.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace CuratedNews.Web.SharedCaches;

/// <summary>
/// Tells a cache which URLs an import changed, and by which keys. It works behind the imports; while the cache does not take
/// it, what is to be told gathers, and is told again and again.
/// </summary>
internal sealed partial class PurgeHook(
    CatalogMoment moment, CatalogFile catalog, GivenAnswers given, IHttpClientFactory clients, IOptions<SharedCacheOptions> options, IOptions<SiteOptions> site, TimeProvider time, ILogger<PurgeHook> logger) : BackgroundService
{
    public const string ClientName = "Purge";

    /// <summary>For one request.</summary>
    public static readonly TimeSpan TimeOut = TimeSpan.FromSeconds(10);

    private const int UrlsARequest = 500;

    /// <summary>With more, all that there is is thrown away by its key.</summary>
    private const int MaxKeys = 2_000;

    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly HashSet<string> _urls = new(StringComparer.Ordinal);
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private bool _isEverything;
    private long? _lookedAt;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.Purge is not { } hook)
        {
            return;
        }

        var (pause, isTold) = (Between, false);
        using var timer = new PeriodicTimer(Between, TimeProvider.System);
        using var stop = stoppingToken.Register(timer.Dispose);
        while (await timer.WaitForNextTickAsync(CancellationToken.None))
        {
            Look();
            if (!_isEverything && _urls.Count == 0 && _keys.Count == 0)
            {
                continue;
            }

            if (await TryTellAsync(hook, stoppingToken) is not { } problem)
            {
                (timer.Period, pause, isTold) = (Between, Between, false);
                continue;
            }

            if (!isTold)
            {
                NotTaken(hook, _urls.Count, problem);
            }

            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            (timer.Period, isTold) = (pause, true);
        }
    }

    /// <summary>Gathers what imports changed since the last look.</summary>
    private void Look()
    {
        if (moment.Current(time.GetUtcNow().UtcDateTime) is not { } generation || (generation == _lookedAt && !given.IsOneLate))
        {
            return;
        }

        try
        {
            if (given.Take(generation, Changed) is { } urls)
            {
                _urls.UnionWith(urls);
                if (_lookedAt is { } before && before < generation)
                {
                    // What another node gave has these keys, also where this one gave nothing.
                    Changed(before, generation);
                }
            }
            else
            {
                _isEverything = true;
            }

            _lookedAt = generation;
        }
        catch (SqliteException)
        {
            // The catalog is away, and what was given out is of it no more.
            (_isEverything, _lookedAt) = (true, generation);
        }
    }

    /// <summary>What imports changed, whose keys are told too.</summary>
    private ChangedParts Changed(long after, long until)
    {
        var parts = catalog.ReadChanges(after, until);
        _keys.UnionWith(parts.Numbers?.Select(SurrogateKeys.Of).Append(SurrogateKeys.Any) ?? [SurrogateKeys.All]);
        return parts;
    }

    /// <returns>Why it was not taken; null where all of it was.</returns>
    private async Task<string?> TryTellAsync(Uri hook, CancellationToken stoppingToken)
    {
        try
        {
            using var client = clients.CreateClient(ClientName);
            if (_isEverything)
            {
                await TellAsync(client, hook, new Change(IsEverything: true, [], [SurrogateKeys.All]), stoppingToken);
            }
            else
            {
                string[] keys = _keys.Count > MaxKeys ? [SurrogateKeys.All] : [.. _keys];
                foreach (var urls in _urls.Order(StringComparer.Ordinal).Select(site.Value.Absolute).DefaultIfEmpty().Chunk(UrlsARequest))
                {
                    await TellAsync(client, hook, new Change(IsEverything: false, [.. urls.OfType<string>()], keys), stoppingToken);
                    keys = [];
                }
            }
        }
        catch (Exception problem) when (!stoppingToken.IsCancellationRequested)
        {
            // The site is worth more than a cache: whatever it was, it is tried again.
            return problem.Message;
        }
        catch (OperationCanceledException)
        {
            // The site ends.
            return null;
        }

        _urls.Clear();
        _keys.Clear();
        _isEverything = false;
        return null;
    }

    private async Task TellAsync(HttpClient client, Uri hook, Change change, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, hook) { Content = JsonContent.Create(change) };
        request.Headers.Authorization = options.Value.PurgeToken is { } token ? new AuthenticationHeaderValue("Bearer", token) : null;
        using var response = await client.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    [LoggerMessage(1, LogLevel.Warning, "The cache at {Hook} was not told of {Urls} changed URLs, and is told again until it takes them: {Problem}")]
    private partial void NotTaken(Uri hook, int urls, string problem);

    /// <summary>What is sent.</summary>
    /// <param name="IsEverything">Whatever is held may be changed: behind a start, or where more was given out than is remembered.</param>
    /// <param name="Urls">Absolute, by <c>Site:BaseUrl</c>.</param>
    /// <param name="Keys">As the header says them.</param>
    private sealed record Change([property: System.Text.Json.Serialization.JsonPropertyName("everything")] bool IsEverything, string[] Urls, string[] Keys);
}
