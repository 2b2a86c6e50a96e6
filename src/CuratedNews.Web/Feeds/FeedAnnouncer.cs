using System.Threading.Channels;
using CuratedNews.Catalog.Importing;
using CuratedNews.Catalog.Queries;
using CuratedNews.Catalog.Rows;
using CuratedNews.Web.Hosting;
using Microsoft.Extensions.Options;

namespace CuratedNews.Web.Feeds;

/// <summary>
/// Tells the WebSub hub which feeds an import changed. It works behind the imports, one announcement after the other, and
/// whatever the hub does, they and the pages go on.
/// </summary>
/// <remarks>https://www.w3.org/TR/websub/#publishing leaves the request open; all hubs take the one of PubSubHubbub 0.4, section 7.1.</remarks>
internal sealed partial class FeedAnnouncer(
    IServiceScopeFactory scopes, IHttpClientFactory clients, IOptions<FeedOptions> options, IOptions<SiteOptions> site, TimeProvider time, ILogger<FeedAnnouncer> logger) : BackgroundService
{
    public const string ClientName = "WebSub";

    /// <summary>For one request.</summary>
    public static readonly TimeSpan TimeOut = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(1);

    /// <summary>Announcements that wait; a hub that is that far behind hears of the site's feed with the next one anyway.</summary>
    private const int MaxWaiting = 100;

    /// <summary>Items and nodes that one announcement goes by; sections come first.</summary>
    private const int MaxItems = 500;
    private const int MaxNodes = 100;

    private const int UrlsARequest = 60;

    private readonly Channel<IReadOnlyCollection<string>> _imports =
        Channel.CreateBounded<IReadOnlyCollection<string>>(new BoundedChannelOptions(MaxWaiting) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    /// <summary>What appeared later than this was not announced yet.</summary>
    private DateTime _announcedUntil = time.GetUtcNow().UtcDateTime;

    /// <summary>Takes note of an import and returns at once.</summary>
    /// <param name="paths">The files that it read, below the content folder; null for all, of which only the site's feed is announced.</param>
    public void Announce(ImportSummary summary, IReadOnlyCollection<string>? paths)
    {
        if (options.Value.Hub is not null && summary.HasChanges)
        {
            _imports.Writer.TryWrite(paths ?? []);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var paths in _imports.Reader.ReadAllAsync(stoppingToken))
            {
                await AnnounceAsync(paths, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The site ends, perhaps before it began: that is nothing to log.
        }
    }

    private async Task AnnounceAsync(IReadOnlyCollection<string> paths, CancellationToken stoppingToken)
    {
        try
        {
            foreach (var urls in (await ChangedFeedsAsync(paths, stoppingToken)).Chunk(UrlsARequest))
            {
                await PublishAsync(urls, stoppingToken);
            }
        }
        catch (Exception problem) when (!stoppingToken.IsCancellationRequested)
        {
            // The site is worth more than an announcement: what changed is announced with the next import.
            NotAnnounced(problem);
        }
    }

    /// <summary>The URLs of the feeds that show what was changed or appeared, of the site's always, each in every format.</summary>
    private async Task<IReadOnlyList<string>> ChangedFeedsAsync(IReadOnlyCollection<string> paths, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var snapshot = scope.ServiceProvider.GetRequiredService<CatalogSnapshot>();
        await snapshot.BeginAsync(cancellationToken);
        var (db, now) = (snapshot.Db, snapshot.Now);
        var nodes = await db.NodesOfChangesAsync(paths, _announcedUntil, now, MaxItems, MaxNodes, cancellationToken);
        _announcedUntil = now;
        return [.. nodes
            .Prepend((Kind: NodeKind.Section, Key: "/"))
            .Distinct()
            .SelectMany(node => FeedFormat.All.Select(format => site.Value.Absolute(new FeedAddress(node.Kind, node.Key, format).Path)))];
    }

    /// <summary>Asks twice at most.</summary>
    private async Task PublishAsync(string[] urls, CancellationToken cancellationToken)
    {
        if (await TryPublishAsync(urls, cancellationToken) is { } first)
        {
            await Task.Delay(Retry, time, cancellationToken);
            if (await TryPublishAsync(urls, cancellationToken) is { } second)
            {
                NotTaken(options.Value.Hub!, urls.Length, first, second);
            }
        }
    }

    /// <returns>Why the hub did not take it; null where it did.</returns>
    private async Task<string?> TryPublishAsync(string[] urls, CancellationToken cancellationToken)
    {
        try
        {
            using var client = clients.CreateClient(ClientName);
            using var form = new FormUrlEncodedContent(urls.Select(url => KeyValuePair.Create("hub.url", url)).Prepend(KeyValuePair.Create("hub.mode", "publish")));
            using var response = await client.PostAsync(options.Value.Hub, form, cancellationToken);
            return response.IsSuccessStatusCode ? null : $"status {(int)response.StatusCode}";
        }
        catch (Exception problem) when (problem is HttpRequestException || (problem is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return problem.Message;
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The hub {Hub} was not told of {Urls} changed feeds: {First}; then {Second}")]
    private partial void NotTaken(Uri hub, int urls, string first, string second);

    [LoggerMessage(2, LogLevel.Error, "The changed feeds could not be announced")]
    private partial void NotAnnounced(Exception problem);
}
