using System.Net;

namespace CuratedNews.Web.Tests;

/// <summary>An answer with its bytes as they came, still compressed where they were.</summary>
internal sealed record Reply(int Status, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string? ETag => Header("ETag");

    public string? LastModified => Header("Last-Modified");

    public string Text => System.Text.Encoding.UTF8.GetString(Body);

    public string? Header(string name) => Headers.GetValueOrDefault(name);
}

/// <summary>Asks with headers of its own, and neither follows redirects nor decompresses.</summary>
internal sealed class ValidatorsClient(Uri site) : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = site };

    public Task<Reply> GetAsync(string url, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, url, headers);

    public Task<Reply> HeadAsync(string url, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Head, url, headers);

    /// <summary>Asks for many URLs, a few at a time.</summary>
    /// <param name="etag">What is sent with <c>If-None-Match</c>; null for nothing.</param>
    public async Task<SortedDictionary<string, Reply>> GetAllAsync(IEnumerable<string> urls, Func<string, string?> etag)
    {
        var replies = new SortedDictionary<string, Reply>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(urls, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (url, _) =>
        {
            var reply = await (etag(url) is { } known ? GetAsync(url, ("If-None-Match", known)) : GetAsync(url));
            lock (replies)
            {
                replies.Add(url, reply);
            }
        });
        return replies;
    }

    public void Dispose() => _client.Dispose();

    private async Task<Reply> SendAsync(HttpMethod method, string url, (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(url, UriKind.Relative));
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await _client.SendAsync(request);
        var all = response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        return new Reply((int)response.StatusCode, all, await response.Content.ReadAsByteArrayAsync());
    }
}
