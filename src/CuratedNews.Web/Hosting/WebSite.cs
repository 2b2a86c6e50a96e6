using System.IO.Compression;
using System.Text.Encodings.Web;
using CuratedNews.Catalog.Importing;
using CuratedNews.Catalog.Sqlite;
using CuratedNews.Content;
using CuratedNews.Web.Feeds;
using CuratedNews.Web.Hosting.Wire;
using CuratedNews.Web.Pages.Search;
using CuratedNews.Web.Preview;
using CuratedNews.Web.Representations;
using CuratedNews.Web.Sitemaps;
using Microsoft.AspNetCore.ResponseCompression;
using Serilog;
using Serilog.Events;
using Serilog.Extensions.Logging;

namespace CuratedNews.Web.Hosting;

/// <summary>Puts the web application together: what it serves, and in which order a request passes.</summary>
public static class WebSite
{
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
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.ConfigureEndpointDefaults(WireAnswers.StandBefore);
        });

        // An answer from memory is sent by the thread that read the request; PageCache leads all other requests away from it.
        builder.WebHost.UseSockets(sockets => sockets.UnsafePreferInlineScheduling = true);
        if (urls is not null)
        {
            builder.WebHost.UseUrls(urls);
        }

        // It warns at every start that its keys are files; they are for the program's own user alone.
        builder.Logging.ClearProviders().AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.Logging.AddSerilog(
            new LoggerConfiguration().ReadFrom.Configuration(builder.Configuration)
                .Filter.ByExcluding(line => StartProblem.Of(line.Exception) is not null) // The command says it in one line.
                .WriteTo.Console(formatProvider: System.Globalization.CultureInfo.InvariantCulture, standardErrorFromLevel: LogEventLevel.Verbose)
                .CreateLogger(),
            dispose: true)
            .AddFilter<SerilogLoggerProvider>("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        AddServices(builder.Services, folder, catalog);
        configure?.Invoke(builder);
        var app = builder.Build();
        MapRequests(app);
        return app;
    }

    private static void AddServices(IServiceCollection services, ContentFolder folder, CatalogFile catalog)
    {
        services.AddOptions<SiteOptions>().BindConfiguration("Site").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(folder);
        services.AddSingleton(catalog);
        services.AddSingleton(new ItemParser(ContentLimits.Default));
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
        services.AddOptions<CacheOptions>().BindConfiguration("Cache").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<PageVariants>();
        services.AddSingleton<KeptPages>();
        services.AddSingleton<KnownHosts>();
        services.AddSingleton<WireAnswers>();
        services.AddSingleton<CatalogMoment>();
        services.AddHostedService(provider => provider.GetRequiredService<CatalogMoment>());
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
        app.UseMiddleware<PageCache>();
        app.Use((context, next) => SecurityHeaders.AddAsync(context, next));
        app.UseResponseCompression();
        app.UseMiddleware<Validators>();
        app.UseExceptionHandler("/error/500");
        app.UseStatusCodePagesWithReExecute("/error/{0}");

        // Named here, or the framework puts these two before everything else, where they are a tenth of an answer from memory.
        app.UseAuthentication();
        app.UseMiddleware<PreviewGate>();
        app.UseMiddleware<RepresentationUrls>();
        app.UseMiddleware<CanonicalUrls>();
        app.UseRouting();
        app.UseAuthorization();
        app.UseRateLimiter();
        app.MapStaticAssets();
        app.MapSpeculationRules();
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
