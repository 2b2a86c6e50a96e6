using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using CuratedNews.Content.Captures;
using CuratedNews.Content.Metadata;

namespace CuratedNews.Web.Capturing;

/// <summary>An article as its site sent it.</summary>
/// <param name="Address">Where it was in the end, after redirects.</param>
/// <param name="Charset">What the site said that the bytes are written in; null where it said nothing.</param>
public sealed record FetchedArticle(Uri Address, CaptureFormat Format, byte[] Bytes, string? Charset);

/// <summary>An article was not fetched; the message says why and what to do, in one line.</summary>
/// <param name="isRefused">Did we refuse it, whatever the network does? Otherwise it may work another time.</param>
public sealed class FetchException(string message, bool isRefused) : Exception(message)
{
    public bool IsRefused => isRefused;
}

/// <summary>
/// Fetches articles that somebody names. Where a name leads is checked when it is connected to, for each redirect again, so
/// that no name leads into our own network, whatever it resolves to a moment later. No proxy, no cookies, no credentials.
/// </summary>
public sealed class ArticleFetcher : IDisposable
{
    private const int MaxRedirects = 5;

    private static readonly string[] Pages = ["text/html", "application/xhtml+xml"];

    private readonly CaptureOptions _options;
    private readonly TimeProvider _time;
    private readonly HttpClient _http;

    public ArticleFetcher(CaptureOptions options, TimeProvider time)
    {
        _options = options;
        _time = time;
        _http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectCallback = ConnectAsync,
            UseCookies = false,
            UseProxy = false,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("CuratedNews", "1.0"));
        _http.DefaultRequestHeaders.Accept.ParseAdd("text/html,application/xhtml+xml,text/plain;q=0.8");
    }

    /// <param name="url">http or https.</param>
    /// <exception cref="FetchException">It was refused, or could not be had.</exception>
    public async Task<FetchedArticle> FetchAsync(Uri url, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(TimeSpan.FromSeconds(_options.TimeoutSeconds), _time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        try
        {
            return await FollowAsync(url, stop.Token);
        }
        catch (OperationCanceledException) when (timer.IsCancellationRequested)
        {
            throw new FetchException(string.Create(CultureInfo.InvariantCulture, $"'{url}' must answer within {_options.TimeoutSeconds} s; it did not. Try again, or save the page and capture the file."), isRefused: false);
        }
        catch (HttpRequestException problem) when (problem.InnerException is FetchException refused)
        {
            throw new FetchException(refused.Message, refused.IsRefused);
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException or SocketException or InvalidDataException)
        {
            throw new FetchException($"'{url}' could not be fetched; the system said: {problem.Message}", isRefused: false);
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<FetchedArticle> FollowAsync(Uri url, CancellationToken cancellationToken)
    {
        for (var redirects = 0; ; redirects++)
        {
            using var answer = await _http.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (answer.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect)
            {
                url = redirects < MaxRedirects
                    ? TargetOf(answer, url)
                    : throw new FetchException(string.Create(CultureInfo.InvariantCulture, $"An article is at most {MaxRedirects} redirects away; '{url}' leads on. Give the address that it ends at."), isRefused: true);
                continue;
            }

            return answer.IsSuccessStatusCode
                ? await ReadAsync(answer, url, cancellationToken)
                : throw new FetchException(string.Create(CultureInfo.InvariantCulture, $"'{url}' must answer with the article; it answered {(int)answer.StatusCode} {answer.ReasonPhrase}"), isRefused: false);
        }
    }

    private static Uri TargetOf(HttpResponseMessage answer, Uri url)
    {
        var target = answer.Headers.Location is { } location ? new Uri(url, location) : null;
        return target is not null && SourceLink.TryParseUrl(target.AbsoluteUri, out var sound)
            ? sound
            : throw new FetchException($"'{url}' must lead to a web address, http or https; it leads to '{target}'.", isRefused: true);
    }

    private async Task<FetchedArticle> ReadAsync(HttpResponseMessage answer, Uri url, CancellationToken cancellationToken)
    {
        var type = answer.Content.Headers.ContentType?.MediaType?.ToLowerInvariant();
        var format = type == "text/plain" ? CaptureFormat.Text
            : Pages.Contains(type, StringComparer.Ordinal) ? CaptureFormat.Html
            : throw new FetchException($"An article is text/html, application/xhtml+xml or text/plain; '{url}' is {type ?? "of no named type"}.", isRefused: true);
        if (answer.Content.Headers.ContentLength > _options.MaxBytes)
        {
            throw TooLarge(url);
        }

        await using var stream = await answer.Content.ReadAsStreamAsync(cancellationToken);
        using var bytes = new MemoryStream();
        var buffer = new byte[81_920];
        for (var count = await stream.ReadAsync(buffer, cancellationToken); count > 0; count = await stream.ReadAsync(buffer, cancellationToken))
        {
            if (bytes.Length + count > _options.MaxBytes)
            {
                throw TooLarge(url);
            }

            bytes.Write(buffer, 0, count);
        }

        return new FetchedArticle(url, format, bytes.ToArray(), answer.Content.Headers.ContentType?.CharSet);
    }

    private FetchException TooLarge(Uri url) =>
        new(string.Create(CultureInfo.InvariantCulture, $"An article has at most {_options.MaxBytes:N0} bytes; '{url}' has more. Save its text and capture the file."), isRefused: true);

    /// <summary>Connects to an address that was checked, not to a name that may mean another one by then.</summary>
    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = await Dns.GetHostAddressesAsync(host, cancellationToken);
        var allowed = _options.AllowPrivateAddresses ? addresses : Array.FindAll(addresses, PublicAddress.IsGlobal);
        if (allowed.Length == 0)
        {
            throw new FetchException($"An article is fetched from the internet; '{host}' is {(addresses.Length == 0 ? "nowhere" : addresses[0])}, which is of this machine's own network. 'Capture:AllowPrivateAddresses' allows that.", isRefused: true);
        }

        for (var i = 0; ; i++)
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(new IPEndPoint(allowed[i], port), cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException) when (i + 1 < allowed.Length)
            {
                socket.Dispose();
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }
    }
}
