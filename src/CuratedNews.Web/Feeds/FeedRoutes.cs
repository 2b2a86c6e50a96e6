using CuratedNews.Catalog.Rows;
using CuratedNews.Catalog.Search;
using CuratedNews.Web.Hosting;
using CuratedNews.Web.Operation;
using CuratedNews.Web.Pages;
using CuratedNews.Web.Pages.Topics;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;

namespace CuratedNews.Web.Feeds;

/// <summary>The feeds of every page that lists items, and the list of all topics' feeds.</summary>
internal static class FeedRoutes
{
    private static readonly string[] GetOrHead = [HttpMethods.Get, HttpMethods.Head];

    public static void AddFeeds(this IServiceCollection services)
    {
        services.AddSection<FeedOptions>();
        services.AddRouting(routing => routing.SetParameterPolicy<FeedConstraint>("feed"));
        services.AddHttpClient(FeedAnnouncer.ClientName, client => client.Timeout = FeedAnnouncer.TimeOut);
        services.AddSingleton<FeedMemory>();
        services.AddSingleton<FeedAnnouncer>();
        services.AddHostedService(provider => provider.GetRequiredService<FeedAnnouncer>());
        services.PostConfigure<ResponseCompressionOptions>(compression =>
            compression.MimeTypes = [.. compression.MimeTypes, Opml.MediaType, .. FeedFormat.All.Select(format => format.MediaType)]);
    }

    public static void MapFeeds(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/{**path:feed}", GetOrHead, FeedAsync);
        routes.MapMethods("/following/{file:feed}", GetOrHead, FollowedAsync);
        routes.MapMethods("/opml.xml", GetOrHead, OpmlAsync);
    }

    private static async Task FeedAsync(HttpContext context, CatalogSnapshot snapshot, ItemSearch search, FeedMemory memory, IOptions<SiteOptions> site, IOptions<FeedOptions> options, CancellationToken cancellationToken)
    {
        await snapshot.BeginAsync(cancellationToken);
        if (FeedAddress.TryParse(context.Request.Path.Value, out var address)
            && await (address.Kind == NodeKind.Topic && TopicCombination.TryParse(address.Key, out var combination)
                ? CombinationFeed.LoadAsync(snapshot, search, combination, address.Format, site.Value, options.Value, cancellationToken)
                : memory.LoadAsync(context, snapshot, address, cancellationToken)) is { } feed)
        {
            await SendAsync(context.Response, feed, address.Format, cancellationToken);
            return;
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
    }

    private static async Task FollowedAsync(string file, HttpContext context, CatalogSnapshot snapshot, IOptions<SiteOptions> site, IOptions<FeedOptions> options, CancellationToken cancellationToken)
    {
        var query = context.Request.Query["topics"];
        var topics = FollowedTopics.Parse(query);
        var format = FeedFormat.Of(file)!;
        if (topics.Slugs.Count > 0 && !topics.IsCanonical(query))
        {
            // The same topics are one feed, however a reader put them together.
            context.Response.StatusCode = StatusCodes.Status301MovedPermanently;
            context.Response.Headers.Location = FollowedFeed.PathOf(topics, format);
            return;
        }

        await snapshot.BeginAsync(cancellationToken);
        if (await FollowedFeed.LoadAsync(snapshot.Db, snapshot.Now, topics, format, site.Value, options.Value, cancellationToken) is { } feed)
        {
            await SendAsync(context.Response, feed, format, cancellationToken);
            return;
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
    }

    private static async Task SendAsync(HttpResponse response, Feed feed, FeedFormat format, CancellationToken cancellationToken)
    {
        if (feed.HubUrl is { } hub)
        {
            // Where WebSub's subscribers look first: https://www.w3.org/TR/websub/#discovery.
            response.Headers.Append("Link", $"<{hub}>; rel=\"hub\", <{feed.SelfUrl}>; rel=\"self\"");
        }

        var output = new FeedOutput(response.BodyWriter);
        if (format == FeedFormat.Json)
        {
            response.ContentType = format.MediaType;
            await JsonFeedWriter.WriteAsync(feed, output, cancellationToken);
        }
        else
        {
            response.ContentType = format.MediaType + "; charset=utf-8";
            await (format == FeedFormat.Atom ? AtomWriter.WriteAsync(feed, output, cancellationToken) : RssWriter.WriteAsync(feed, output, cancellationToken));
        }

        await output.SendAsync(cancellationToken);
    }

    private static async Task OpmlAsync(HttpContext context, CatalogSnapshot snapshot, IOptions<SiteOptions> site, CancellationToken cancellationToken)
    {
        await snapshot.BeginAsync(cancellationToken);
        context.Response.ContentType = Opml.MediaType + "; charset=utf-8";
        var output = new FeedOutput(context.Response.BodyWriter);
        await Opml.WriteAsync(snapshot.Db, site.Value, output, cancellationToken);
        await output.SendAsync(cancellationToken);
    }

    /// <summary>A path below any page that ends in the name of a feed.</summary>
    private sealed class FeedConstraint : IRouteConstraint
    {
        public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
            values.TryGetValue(routeKey, out var path) && FeedAddress.TryParse("/" + path, out _);
    }
}
