using CuratedNews.Web.Operation;

namespace CuratedNews.Web.SharedCaches;

internal static class SharedCacheSite
{
    public static void AddSharedCaches(this IServiceCollection services)
    {
        services.AddSection<SharedCacheOptions>();
        services.AddSingleton<GivenAnswers>();
        services.AddSingleton<SharedCache>();
        services.AddHttpClient(PurgeHook.ClientName, client => client.Timeout = PurgeHook.TimeOut);
        services.AddHostedService<PurgeHook>();
    }
}
