using CuratedNews.Web.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;

namespace CuratedNews.Web.Exporting;

/// <summary>A server without a socket: the program itself asks, and gets what readers of the site would get, as it is before compression.</summary>
internal sealed class InProcessServer : IServer
{
    private Func<FeatureCollection, Task>? _process;

    public IFeatureCollection Features { get; } = new FeatureCollection();

    public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
        where TContext : notnull
    {
        _process = features => ProcessAsync(application, features);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        // There is nothing that it holds.
    }

    /// <summary>Asks for one URL; any number may be asked for at once.</summary>
    /// <param name="target">The path with its query, as in a URL.</param>
    /// <param name="body">Takes what is answered; it stays open.</param>
    public async Task<InProcessAnswer> GetAsync(string target, Stream body, CancellationToken cancellationToken)
    {
        var process = _process ?? throw new InvalidOperationException("The application is not started.");
        var query = target.IndexOf('?', StringComparison.Ordinal);
        var response = new InProcessResponse();
        var features = new FeatureCollection();
        features.Set<IHttpRequestFeature>(new HttpRequestFeature
        {
            Method = HttpMethods.Get,
            Protocol = HttpProtocol.Http11,
            Scheme = Uri.UriSchemeHttp,
            Path = PathString.FromUriComponent(query < 0 ? target : target[..query]).Value ?? "/",
            QueryString = query < 0 ? "" : target[query..],
            RawTarget = target,
            Headers = new HeaderDictionary { ["Host"] = "localhost" },
        });
        features.Set<IHttpResponseFeature>(response);
        features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(body));
        features.Set<IHttpRequestLifetimeFeature>(new HttpRequestLifetimeFeature { RequestAborted = cancellationToken });
        await process(features);
        return new InProcessAnswer(response.StatusCode, response.Headers.Location.ToString(), features.Get<PageParts>()?.Numbers);
    }

    private static async Task ProcessAsync<TContext>(IHttpApplication<TContext> application, FeatureCollection features)
        where TContext : notnull
    {
        var context = application.CreateContext(features);
        var response = (InProcessResponse)features.GetRequiredFeature<IHttpResponseFeature>();
        Exception? problem = null;
        try
        {
            await application.ProcessRequestAsync(context);
            await response.StartAsync();
            await features.GetRequiredFeature<IHttpResponseBodyFeature>().CompleteAsync();
        }
        catch (Exception thrown)
        {
            problem = thrown;
            throw;
        }
        finally
        {
            // What the request was given, such as its connection, is given back in these.
            await response.CompleteAsync();
            application.DisposeContext(context, problem);
        }
    }

    /// <summary>The head of an answer, and what is to be done at its beginning and its end.</summary>
    private sealed class InProcessResponse : IHttpResponseFeature
    {
        private readonly Stack<(Func<object, Task> Callback, object State)> _starting = new();
        private readonly Stack<(Func<object, Task> Callback, object State)> _completed = new();

        public int StatusCode { get; set; } = StatusCodes.Status200OK;

        public string? ReasonPhrase { get; set; }

        public IHeaderDictionary Headers { get; set; } = new HeaderDictionary();

        public Stream Body { get; set; } = Stream.Null;

        /// <summary>Nothing is sent before the end, so that an answer can be replaced until then.</summary>
        public bool HasStarted { get; private set; }

        public void OnStarting(Func<object, Task> callback, object state) => _starting.Push((callback, state));

        public void OnCompleted(Func<object, Task> callback, object state) => _completed.Push((callback, state));

        public async Task StartAsync()
        {
            HasStarted = true;
            while (_starting.TryPop(out var next))
            {
                await next.Callback(next.State);
            }
        }

        public async Task CompleteAsync()
        {
            while (_completed.TryPop(out var next))
            {
                await next.Callback(next.State);
            }
        }
    }
}

/// <summary>What was answered, besides the body.</summary>
/// <param name="Location">Empty where the answer names none.</param>
/// <param name="Parts">Of the catalog, that it is of; null where it may be of all.</param>
internal readonly record struct InProcessAnswer(int Status, string Location, uint[]? Parts);
