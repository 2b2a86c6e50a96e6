using System.IO.Compression;
using System.Text.Encodings.Web;
using CuratedNews.Catalog.Importing;
using CuratedNews.Catalog.Sqlite;
using CuratedNews.Content;
using CuratedNews.Web.Feeds;
using CuratedNews.Web.Hosting.Wire;
using CuratedNews.Web.Operation;
using CuratedNews.Web.Pages;
using CuratedNews.Web.Pages.Search;
using CuratedNews.Web.Preview;
using CuratedNews.Web.Representations;
using CuratedNews.Web.SharedCaches;
using CuratedNews.Web.Sitemaps;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;

namespace CuratedNews.Web.Hosting;

/// <summary>Puts the web application together: what it serves, and in which order a request passes.</summary>
public static class WebSite
{
    /// <summary>How long requests have to come to their end when the program is asked to; the whole of it takes less than 5 s.</summary>
    private static readonly TimeSpan LongestDrain = TimeSpan.FromSeconds(3);

    /// <param name="urls">Where to listen; null for what the configuration says.</param>
    public static WebApplication Build(ContentFolder folder, CatalogFile catalog, string? urls, Action<WebApplicationBuilder>? configure = null)
    {
        // Files of the program stand beside it under its name, wherever and by whatever program it is started.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(WebSite).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(WireAnswers.StandBefore));

        // An answer from memory is sent by the thread that read the request; PageCache leads all other requests away from it.
        builder.WebHost.UseSockets(sockets => sockets.UnsafePreferInlineScheduling = true);
        if (urls is not null)
        {
            builder.WebHost.UseUrls(urls);
        }

        builder.Logging.ClearProviders();
        AddServices(builder.Services, folder, catalog);
        builder.Services.ReadKeysLate();
        builder.Logging.AddSiteLog(builder.Configuration);
        configure?.Invoke(builder);
        ConfigurationCheck.Of(builder.Configuration).ThrowIfWrong();
        if (builder.Configuration["Operation:OpenTelemetry"] is { Length: > 0 } collector)
        {
            builder.Services.AddOpenTelemetry(new Uri(collector));
        }

        var app = builder.Build();

        // To find the pages takes a sixth of the time to the first one, and is done beside the rest of the start.
        _ = Task.Run(() => app.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors);
        MapRequests(app);
        return app;
    }

    private static void AddServices(IServiceCollection services, ContentFolder folder, CatalogFile catalog)
    {
        services.AddHttpFront();
        services.AddRateLimits();
        services.AddSection<SiteOptions>();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(folder);
        services.AddSingleton(catalog);
        services.AddSection<ContentOptions>();
        services.AddSingleton(provider => new ItemParser(provider.GetRequiredService<IOptions<ContentOptions>>().Value.Limits));
        services.AddSingleton<Importer>();
        services.AddSingleton<SiteFactsCache>();
        services.AddSingleton<StartPause>();
        services.AddSingleton<ContentWatcher>();
        services.AddHostedService(provider => provider.GetRequiredService<ContentWatcher>());
        services.AddSingleton<CatalogReaders>();
        services.AddScoped<CatalogSnapshot>();
        services.AddSingleton<CatalogRoutes>();
        services.AddSingleton<AnswerDates>();
        services.AddSingleton<Validators>();
        services.AddSection<CacheOptions>();
        services.AddSingleton(provider => new RecentPages(provider.GetRequiredService<IOptions<CacheOptions>>().Value.Mebibytes * 1024L * 1024));
        services.AddSingleton<PageVariants>();
        services.AddSingleton<CatalogChanges>();
        services.AddSingleton<KeptPages>();
        services.AddSingleton<KnownHosts>();
        services.AddSingleton<WireAnswers>();
        services.AddSingleton<CatalogMoment>();
        services.AddHostedService(provider => provider.GetRequiredService<CatalogMoment>());
        services.AddHostedService<CatalogCheck>();
        services.Configure<HostOptions>(host => host.ShutdownTimeout = LongestDrain);
        services.AddOperation();
        services.AddSharedCaches();
        services.AddFeeds();
        services.AddSearch();
        services.AddRepresentations();

        services.AddSingleton<HtmlEncoder>(new PageEncoder());
        services.AddPreview(catalog);
        services.AddRazorPages(pages => pages.Conventions.AddFolderRouteModelConvention("/", route =>
        {
            // These are reached through the catalog alone, never by a path of their own.
            if (route.ViewEnginePath is "/Section" or "/Item" or "/Gone")
            {
                foreach (var selector in route.Selectors)
                {
                    selector.AttributeRouteModel!.SuppressPathMatching = true;
                }
            }
        }));
        services.AddResponseCompression(compression =>
        {
            // No page holds a secret that its length could tell.
            compression.EnableForHttps = true;
            compression.Providers.Add<BrotliCompressionProvider>();
            compression.Providers.Add<GzipCompressionProvider>();
            compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml"];
        });

        services.AddSingleton<IResponseCompressionProvider, AnswerCompression>();
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Optimal);
        services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Optimal);
    }

    private static void MapRequests(WebApplication app)
    {
        app.UseProxies();
        app.UseMiddleware<PageCache>();
        app.UseMiddleware<RequestLog>();
        app.UseResponseCompression();
        app.UseMiddleware<Validators>();
        app.UseExceptionHandler(ErrorModel.AfterExceptions);

        // Behind the former, which takes back all headers before it asks for the page of an error.
        app.Use((context, next) => SecurityHeaders.AddAsync(context, next));
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseMiddleware<CatalogRescue>();

        // Named here, or the framework puts these two before everything else, where they are a tenth of an answer from memory.
        app.UseAuthentication();
        app.UseMiddleware<PreviewGate>();
        app.UseMiddleware<RequestMethods>();
        app.UseMiddleware<RepresentationUrls>();
        app.UseMiddleware<CanonicalUrls>();
        app.UseRouting();
        app.UseAuthorization();
        app.UseRateLimiter();
        app.MapStaticAssets();
        app.MapSpeculationRules();
        app.MapOperation();
        app.MapSitemaps();
        app.MapFeeds();
        app.MapSearch();
        app.MapPreview();
        app.MapRepresentations();
        app.MapMethods("/media/{name}", [HttpMethods.Get, HttpMethods.Head], MediaFiles.ServeAsync);
        app.MapRazorPages().WithStaticAssets();
        app.MapDynamicPageRoute<CatalogRoutes>("{**path}");
    }
}
