using System.Text;
using CuratedNews.Catalog.Importing;
using CuratedNews.Catalog.Search;
using CuratedNews.Catalog.Sqlite;
using CuratedNews.Content;
using CuratedNews.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CuratedNews.Benchmarks.Fuzzing;

/// <summary>The sample site on a free port of this process: its search and its routes.</summary>
internal sealed class FuzzedSite : IAsyncDisposable
{
    private static readonly string[] Words =
    [
        "ward", "nurse", "telehealth ", "co-pilot", "a", " OR ", " AND ", "NOT ", "\"", "“", "«", "-", "--", "*", "(", ")", "^", "+", ":", ",", ";", "..", "{title}:", "NEAR(a b, 2)", "title:", "rowid:", "'; DROP TABLE t; --", "?1", "@p", "topic:klas-telehealth", "-by:", "curator:x", "source:a.example,",
        "offering:x---y", "section:/news/", "year:2024", "year:2020-2023", "year:2020..", "1,140", "http://a.example/b?c=d", " ", " ",
    ];

    private static readonly string[] Segments =
    [
        "/", "/news/", "/topic/", "/topic/klas-telehealth", "+symplur-patient-care", ",klas-telehealth", "/offering/", "/author/", "/source/ward-notes.example", "/search", "?q=", "?page=", "2", "-1", "0", "99999999999999999999", "&", "=", "?", "/feed.xml", "/atom.xml", "/feed.json", ".json", ".md", "?limit=", "&after=",
        "/media/", "desk-lamp.jpg", "/assets/", "/sitemap.xml", "/sitemaps/", "2026-11.xml", "/preview/", "/preview/site/", "?asOf=", "?with=", "/preview/sign-in", "/search/suggest", "/search/suggestions", "/following", "?topics=", "/error/", "500", "/healthz", "/readyz", "/metrics", "/openapi.json", "/robots.txt", "..", "%2e%2e", "%2f", "%5c", "\\", ";", "%00", "%0d%0a", "%ff", "%", "NEWS", "~", "*", ":", "@", "x", "éa",
    ];

    private static readonly string[] Methods = ["GET", "GET", "GET", "GET", "GET", "GET", "HEAD", "POST", "PUT", "OPTIONS", "TRACE", "FUZZ"];

    private static readonly string[] Accepts = ["*/*", "text/html", "application/json", "text/markdown;q=1, */*;q=0.1", "text/html;q=0, application/json;q=zzz", ",,;"];

    private readonly string _data;
    private readonly WebApplication _app;
    private readonly HttpClient _client;
    private readonly CatalogReader _reader;

    private FuzzedSite(string data, WebApplication app)
    {
        (_data, _app) = (data, app);
        _reader = app.Services.GetRequiredService<CatalogReaders>().Rent();
        _reader.Begin();
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false });
        Search = new FuzzTarget("search", dice => dice.Soup(Words, dice.Chance(0.02) ? 3_000 : 14), text => Task.FromResult(FaultOfSearch(text)));
        Routes = new FuzzTarget("routes", dice => $"{dice.Pick(Methods)} {Escaped("/" + dice.Soup(Segments, 7))} {dice.Pick(Accepts)}", FaultOfRouteAsync);
    }

    /// <summary>The sample's, found upwards from the program.</summary>
    public static ContentFolder Folder { get; } = Find();

    public FuzzTarget Search { get; }

    public FuzzTarget Routes { get; }

    public static async Task<FuzzedSite> StartAsync()
    {
        var data = Directory.CreateTempSubdirectory("curatednews-fuzz-").FullName;
        var catalog = new CatalogFile(Path.Combine(data, "catalog.db"));
        catalog.Prepare();
        var app = WebSite.Build(Folder, catalog, "http://127.0.0.1:0", builder =>
        {
            builder.Logging.ClearProviders();
            builder.Environment.EnvironmentName = "Production";
        });
        await app.Services.GetRequiredService<Importer>().ImportAsync(progress: null, CancellationToken.None);
        await app.StartAsync();
        return new FuzzedSite(data, app);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _reader.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_data, recursive: true);
    }

    private string? FaultOfSearch(string text)
    {
        var query = SearchQuery.Parse(text);
        _app.Services.GetRequiredService<ItemSearch>().Find(_reader.Connection, new SearchRequest { Query = query }, TimeProvider.System.GetUtcNow().UtcDateTime);
        return query.Text.Length > SearchQuery.MaxLength || query.Terms.Length > SearchQuery.MaxTerms || query.Filters.Length > SearchQuery.MaxFilters ? "it is longer than a query can be"
            : !SearchQuery.Parse(query.Text).Equals(query) ? $"'{query.Text}' is read again as another query"
            : null;
    }

    private async Task<string?> FaultOfRouteAsync(string line)
    {
        var parts = line.Split(' ', 3);
        var origin = _app.Urls.Single();
        using var request = new HttpRequestMessage(new HttpMethod(parts[0]), new Uri(origin + parts[1], new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        request.Headers.TryAddWithoutValidation("Accept", parts[2]);
        using var answer = await _client.SendAsync(request);
        var (status, body) = ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
        var location = answer.Headers.TryGetValues("Location", out var values) ? values.First() : null;
        return status >= 500 ? $"answered {status}"
            : location is not null && (location is not ['/', ..] || location is ['/', '/' or '\\', ..]) ? $"led to {location}"
            : body.Contains("\n   at ", StringComparison.Ordinal) || body.Contains("Exception:", StringComparison.Ordinal) ? "told of an exception"
            : null;
    }

    /// <summary>What cannot stand in a request's first line as it is, encoded.</summary>
    private static string Escaped(string target) =>
        string.Concat(Encoding.UTF8.GetBytes(target).Select(value => value is > 0x20 and < 0x7F and not (byte)'#' ? ((char)value).ToString() : $"%{value:x2}"));

    private static ContentFolder Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CuratedNews.sln")))
            {
                return new ContentFolder(Path.Combine(folder.FullName, "content"));
            }
        }

        throw new DirectoryNotFoundException($"The program runs inside the repository; found no CuratedNews.sln above '{AppContext.BaseDirectory}'.");
    }
}
