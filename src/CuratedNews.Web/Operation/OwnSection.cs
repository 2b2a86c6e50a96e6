using CuratedNews.Web.Capturing;
using CuratedNews.Web.Feeds;
using CuratedNews.Web.Hosting;
using CuratedNews.Web.Preview;
using CuratedNews.Web.SharedCaches;

namespace CuratedNews.Web.Operation;

/// <summary>A section of the configuration that is this program's own, so that every key in it can be told to be right or wrong.</summary>
/// <param name="Options">The class that it is bound to.</param>
internal sealed record OwnSection(string Name, Type Options);

internal static class OwnSections
{
    public static IReadOnlyList<OwnSection> All { get; } =
    [
        new("Site", typeof(SiteOptions)),
        new("Content", typeof(ContentOptions)),
        new("Feeds", typeof(FeedOptions)),
        new("Cache", typeof(CacheOptions)),
        new("SharedCache", typeof(SharedCacheOptions)),
        new("Capture", typeof(CaptureOptions)),
        new("Preview", typeof(PreviewOptions)),
        new("Operation", typeof(OperationOptions)),
        new("Http", typeof(HttpOptions)),
        new("Proxy", typeof(ProxyOptions)),
    ];

    /// <summary>Binds one of the sections to its options; <see cref="ConfigurationCheck"/> has checked it before.</summary>
    public static void AddSection<TOptions>(this IServiceCollection services)
        where TOptions : class =>
        services.AddOptions<TOptions>().BindConfiguration(All.Single(section => section.Options == typeof(TOptions)).Name).ValidateDataAnnotations();
}
