using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;
using CuratedNews.Catalog.Importing;
using CuratedNews.Catalog.Sqlite;
using CuratedNews.Content;
using CuratedNews.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CuratedNews.Benchmarks.Measures;

/// <summary>
/// The site of a corpus as <c>serve</c> runs it but for its memory of finished answers, on a free port of this process; and
/// a client that asks one thing after the other.
/// </summary>
internal sealed class CorpusSite : IAsyncDisposable
{
    /// <summary>After the newest item of any corpus, so that readers see all of them, whatever day it is here.</summary>
    private static readonly DateTimeOffset Today = new(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly string _data;
    private readonly WebApplication _app;
    private readonly ServerClock _server;
    private readonly HttpClient _client;

    private CorpusSite(string data, WebApplication app, ServerClock server, CatalogFile catalog)
    {
        (_data, _app, _server, Catalog) = (data, app, server, catalog);

        // As a browser asks; what comes is read to its end as it is.
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = new Uri(app.Urls.Single()) };
        _client.DefaultRequestHeaders.Add("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        _client.DefaultRequestHeaders.Add("Accept-Encoding", "gzip, br");
    }

    public CatalogFile Catalog { get; }

    /// <summary>Imports a corpus into a new catalog, in a process of its own, and serves it.</summary>
    public static async Task<CorpusSite> StartAsync(int items, int seed)
    {
        var folder = Corpora.Cache.Folder(items, seed);
        var data = Directory.CreateTempSubdirectory("curatednews-site-").FullName;
        var catalog = new CatalogFile(Path.Combine(data, "catalog.db"));
        var import = new ProcessStartInfo(Environment.ProcessPath!, [ImportMeasure.ChildVerb, "--content", folder, "--data", catalog.FullPath]) { UseShellExecute = false, RedirectStandardOutput = true };
        using (var process = Process.Start(import)!)
        {
            await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            if (process.ExitCode != 0)
            {
                Directory.Delete(data, recursive: true);
                throw new InvalidOperationException($"The import of {folder} must end with 0; it ended with {process.ExitCode}.");
            }
        }

        var server = new ServerClock();
        var app = WebSite.Build(new ContentFolder(folder), catalog, "http://127.0.0.1:0", builder =>
        {
            builder.Configuration["Cache:Mebibytes"] = "0";
            builder.Configuration["Http:SearchesAMinute"] = "0";
            builder.Logging.ClearProviders();
            builder.Services.AddSingleton<TimeProvider>(new StoppedClock());
            builder.Services.AddSingleton<IStartupFilter>(server);
        });
        await app.StartAsync();
        await app.Services.GetRequiredService<Importer>().ImportAsync(progress: null, CancellationToken.None); // Behind the watcher's own.
        return new CorpusSite(data, app, server, catalog);
    }

    /// <summary>Asks for a page that is there, from the request to the last byte of the answer.</summary>
    public async Task<Answer> GetAsync(string url)
    {
        var started = Stopwatch.GetTimestamp();
        using var response = await _client.GetAsync(new Uri(url, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        await using var body = await response.Content.ReadAsStreamAsync();
        var bytes = 0L;
        var buffer = new byte[16 * 1024];
        while (await body.ReadAsync(buffer) is > 0 and var read)
        {
            bytes += read;
        }

        var client = Stopwatch.GetElapsedTime(started);
        var server = await _server.Requests.ReadAsync();
        return response.IsSuccessStatusCode
            ? new Answer(client.TotalMilliseconds, server.TotalMilliseconds, bytes)
            : throw new InvalidOperationException($"{url} must answer 200; it answered {(int)response.StatusCode}.");
    }

    /// <summary>What is found under a URL as text, without being measured.</summary>
    public async Task<string> TextAsync(string url)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_client.BaseAddress!, url));
        request.Headers.AcceptEncoding.ParseAdd("identity");
        using var response = await _client.SendAsync(request);
        await _server.Requests.ReadAsync();
        return await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }

    /// <summary>What the figures hold for: the machine, the runtime, and how busy others keep the machine.</summary>
    public static string Machine()
    {
        var load = File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
        return string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} processors, load average {load}, {System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription}, {System.Runtime.InteropServices.RuntimeInformation.OSDescription}");
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_data, recursive: true);
    }

    /// <param name="ClientMilliseconds">From the request to the last byte.</param>
    /// <param name="ServerMilliseconds">From the first line of our code to the last.</param>
    /// <param name="Bytes">Of the body, as it was sent.</param>
    internal sealed record Answer(double ClientMilliseconds, double ServerMilliseconds, long Bytes);

    /// <summary>Stands before everything else that handles a request, and takes its time.</summary>
    private sealed class ServerClock : IStartupFilter
    {
        private readonly Channel<TimeSpan> _requests = Channel.CreateUnbounded<TimeSpan>();

        /// <summary>One time a request, in their order. It may come after the client has the answer.</summary>
        public ChannelReader<TimeSpan> Requests => _requests.Reader;

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (_, handle) =>
            {
                var started = Stopwatch.GetTimestamp();
                try
                {
                    await handle();
                }
                finally
                {
                    _requests.Writer.TryWrite(Stopwatch.GetElapsedTime(started));
                }
            });
            next(app);
        };
    }

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Today;
    }
}
