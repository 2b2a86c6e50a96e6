using CuratedNews.Web.Hosting;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;

namespace CuratedNews.Web.Feeds;

/// <summary>The feeds of every page that lists items, and the list of all topics' feeds.</summary>
internal static class FeedRoutes
{
    private static readonly string[] GetOrHead = [HttpMethods.Get, HttpMethods.Head];

    public static void AddFeeds(this IServiceCollection services)
    {
        services.AddOptions<FeedOptions>().BindConfiguration("Feeds").ValidateDataAnnotations().ValidateOnStart();
        services.AddRouting(routing => routing.SetParameterPolicy<FeedConstraint>("feed"));
        services.AddHttpClient(FeedAnnouncer.ClientName, client => client.Timeout = FeedAnnouncer.TimeOut);
        services.AddSingleton<FeedAnnouncer>();
        services.AddHostedService(provider => provider.GetRequiredService<FeedAnnouncer>());
        services.PostConfigure<ResponseCompressionOptions>(compression =>
            compression.MimeTypes = [.. compression.MimeTypes, Opml.MediaType, .. FeedFormat.All.Select(format => format.MediaType)]);
    }

    public static void MapFeeds(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/{**path:feed}", GetOrHead, FeedAsync);
        routes.MapMethods("/opml.xml", GetOrHead, OpmlAsync);
    }

    private static async Task FeedAsync(HttpContext context, CatalogSnapshot snapshot, IOptions<SiteOptions> site, IOptions<FeedOptions> options, CancellationToken cancellationToken)
    {
        await snapshot.BeginAsync(cancellationToken);
        var response = context.Response;
        if (!FeedAddress.TryParse(context.Request.Path.Value, out var address)
            || await Feed.LoadAsync(snapshot.Db, snapshot.Now, address, site.Value, options.Value, cancellationToken) is not { } feed)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (feed.HubUrl is { } hub)
        {
            // Where WebSub's subscribers look first: https://www.w3.org/TR/websub/#discovery.
            response.Headers.Append("Link", $"<{hub}>; rel=\"hub\", <{feed.SelfUrl}>; rel=\"self\"");
        }

        var output = new FeedOutput(response.BodyWriter);
        if (address.Format == FeedFormat.Json)
        {
            response.ContentType = address.Format.MediaType;
            await JsonFeedWriter.WriteAsync(feed, output, cancellationToken);
        }
        else
        {
            response.ContentType = address.Format.MediaType + "; charset=utf-8";
            await (address.Format == FeedFormat.Atom ? AtomWriter.WriteAsync(feed, output, cancellationToken) : RssWriter.WriteAsync(feed, output, cancellationToken));
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
