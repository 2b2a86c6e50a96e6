using System.Diagnostics.Metrics;
using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CuratedNews.Catalog.Importing;
using CuratedNews.Catalog.Sqlite;
using CuratedNews.Content;
using CuratedNews.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CuratedNews.Web.Tests;

/// <summary>The site as <c>serve</c> runs it, on a free port, with a catalog of its own and a clock that stands on one day.</summary>
internal sealed class RunningSite : IAsyncDisposable
{
    /// <summary>What readers' clocks say while these tests run.</summary>
    public static readonly DateTimeOffset Today = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private readonly string _data;
    private readonly WebApplication _app;
    private readonly HttpClient _client;

    private RunningSite(string data, WebApplication app, LogLines log, StoppedClock clock, ImportSummary imported)
    {
        Imported = imported;
        _data = data;
        _app = app;
        Log = log;
        Clock = clock;
        Catalog = app.Services.GetRequiredService<CatalogFile>();
        Readers = app.Services.GetRequiredService<CatalogReaders>();
        Address = new Uri(app.Urls.Single());
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = Address };
    }

    /// <summary>The origin, such as http://127.0.0.1:34567.</summary>
    public Uri Address { get; }

    public StoppedClock Clock { get; }

    public CatalogReaders Readers { get; }

    public CatalogFile Catalog { get; }

    /// <summary>What the import before the start found.</summary>
    public ImportSummary Imported { get; }

    /// <summary>Everything that the site routes to.</summary>
    public IReadOnlyList<Endpoint> Endpoints => _app.Services.GetRequiredService<EndpointDataSource>().Endpoints;

    /// <summary>The methods that an endpoint is there for; HEAD goes with GET.</summary>
    public async Task<IReadOnlyList<string>> MethodsAsync(Endpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is { HttpMethods.Count: > 0 } said)
        {
            return said.HttpMethods;
        }

        // A page is there for what it handles, which is known when it is compiled.
        var page = endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } descriptor
            ? await _app.Services.GetRequiredService<PageLoader>().LoadAsync(descriptor, endpoint.Metadata)
            : throw new InvalidOperationException($"{endpoint.DisplayName} does not say what methods it is there for.");
        return [.. page.HandlerMethods!.SelectMany(handler => handler.HttpMethod == "Get" ? ["GET", "HEAD"] : (string[])[handler.HttpMethod.ToUpperInvariant()]).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Of whose meters this site's are.</summary>
    public IMeterFactory Meters => _app.Services.GetRequiredService<IMeterFactory>();

    /// <summary>Where the keys lie by which editors are known.</summary>
    public string KeysFolder => Path.Combine(_data, "keys");

    /// <summary>What the site logged as a warning or worse.</summary>
    public LogLines Log { get; }

    /// <param name="settings">
    /// Of the configuration, such as <c>Feeds:Hub</c>; <c>environment</c> is the environment's name, <c>catalog</c> a catalog to begin with a copy of.
    /// </param>
    public static Task<RunningSite> StartAsync(string contentRoot, params (string Key, string Value)[] settings) => StartAsync(contentRoot, _ => { }, settings);

    /// <param name="configure">Adds to the services, or watches them.</param>
    public static async Task<RunningSite> StartAsync(string contentRoot, Action<IServiceCollection> configure, params (string Key, string Value)[] settings)
    {
        var data = Directory.CreateTempSubdirectory("curatednews-").FullName;
        var catalog = new CatalogFile(Path.Combine(data, "catalog.db"));
        if (Array.Find(settings, setting => setting.Key == "catalog").Value is { } first)
        {
            File.Copy(first, catalog.FullPath);
        }

        catalog.Prepare();
        var (clock, log) = (new StoppedClock(Today), new LogLines());
        var app = WebSite.Build(new ContentFolder(contentRoot), catalog, "http://127.0.0.1:0", builder =>
        {
            builder.Configuration["Http:SearchesAMinute"] = "0"; // All tests ask from one address.
            builder.Configuration["Operation:SlowMilliseconds"] = "600000"; // A test machine is slow, and what is logged is looked at.
            builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
            builder.Environment.EnvironmentName = Array.Find(settings, setting => setting.Key == "environment").Value ?? "Production";
            builder.Services.AddSingleton<TimeProvider>(clock);
            builder.Logging.ClearProviders().AddProvider(log);
            configure(builder.Services);
        });
        var imported = await app.Services.GetRequiredService<Importer>().ImportAsync(progress: null, CancellationToken.None);
        await app.StartAsync();
        return new RunningSite(data, app, log, clock, imported);
    }

    /// <summary>Imports what changed in the content folder, now and not when the watcher comes to it.</summary>
    public Task<ImportSummary> ImportAsync() => _app.Services.GetRequiredService<Importer>().ImportAsync(progress: null, CancellationToken.None);

    /// <summary>Asks as a browser does; redirects are not followed.</summary>
    public Task<HttpResponseMessage> GetAsync(string url) => _client.GetAsync(new Uri(url, UriKind.Relative));

    /// <summary>Asks for the answer in a coding, and leaves it in that.</summary>
    public async Task<HttpResponseMessage> GetAsync(string url, string encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.AcceptEncoding.ParseAdd(encoding);
        return await _client.SendAsync(request);
    }

    public async Task<HttpStatusCode> StatusAsync(string url)
    {
        using var response = await GetAsync(url);
        return response.StatusCode;
    }

    /// <summary>A page that answers 200.</summary>
    public async Task<IHtmlDocument> PageAsync(string url)
    {
        using var response = await GetAsync(url);
        var html = await response.Content.ReadAsStringAsync();
        return response.StatusCode == HttpStatusCode.OK
            ? await new HtmlParser().ParseDocumentAsync(html)
            : throw new InvalidOperationException($"{url} answered {(int)response.StatusCode}: {html}");
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_data, recursive: true);
    }
}
