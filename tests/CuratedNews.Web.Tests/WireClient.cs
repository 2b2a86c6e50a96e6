using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Xunit;

namespace CuratedNews.Web.Tests;

/// <summary>One connection, on which requests are written as they stand and answers are read one by one.</summary>
internal sealed class WireClient : IDisposable
{
    private const string LastChunk = "\r\n0\r\n\r\n";

    private readonly TcpClient _client = new() { NoDelay = true };
    private readonly byte[] _buffer = new byte[64 * 1024];
    private readonly Uri _site;
    private string _read = "";

    private WireClient(Uri site) => _site = site;

    public static async Task<WireClient> ConnectAsync(Uri site)
    {
        var wire = new WireClient(site);
        await wire._client.ConnectAsync(site.Host, site.Port);
        return wire;
    }

    /// <summary>The simplest request for a page.</summary>
    public string Request(string target) => $"GET {target} HTTP/1.1\r\nHost: {_site.Authority}\r\n\r\n";

    public Task WriteAsync(string text) => _client.Client.SendAsync(Encoding.Latin1.GetBytes(text));

    public async Task<WireAnswer> AskAsync(string text)
    {
        await WriteAsync(text);
        return await ReadAsync(hasBody: !text.StartsWith("HEAD", StringComparison.Ordinal));
    }

    /// <summary>The next answer, each byte of it a character.</summary>
    public async Task<WireAnswer> ReadAsync(bool hasBody = true)
    {
        int end;
        while ((end = _read.IndexOf("\r\n\r\n", StringComparison.Ordinal)) < 0)
        {
            Assert.True(await ReceiveAsync(), "The connection ended before the answer.");
        }

        var lines = _read[..end].Split("\r\n");
        var headers = lines[1..].Select(line => line.Split(": ", 2)).Where(parts => parts[0] != "Date").Select(parts => (parts[0], parts[1])).Order().ToList();
        var length = headers.Find(header => header.Item1 == "Content-Length").Item2;
        var size = length is null || !hasBody ? 0 : int.Parse(length, CultureInfo.InvariantCulture);
        while (hasBody && headers.Contains(("Transfer-Encoding", "chunked")) && (size = _read.IndexOf(LastChunk, end, StringComparison.Ordinal) + LastChunk.Length - end - 4) <= 0)
        {
            Assert.True(await ReceiveAsync(), "The connection ended before the answer's last part.");
        }

        while (_read.Length < end + 4 + size)
        {
            Assert.True(await ReceiveAsync(), "The connection ended before the answer's end.");
        }

        var status = int.Parse(lines[0].AsSpan(9, 3), CultureInfo.InvariantCulture);
        var answer = new WireAnswer(status, status == 200 && lines[1].StartsWith("Date: ", StringComparison.Ordinal), headers, _read.Substring(end + 4, size));
        _read = _read[(end + 4 + size)..];
        return answer;
    }

    /// <summary>Waits for the other side to end the connection, with nothing more said.</summary>
    public async Task<bool> IsEndedAsync() => _read.Length == 0 && !await ReceiveAsync();

    public void Dispose() => _client.Dispose();

    private async Task<bool> ReceiveAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(1));
        var count = await _client.Client.ReceiveAsync(_buffer, patience.Token);
        _read += Encoding.Latin1.GetString(_buffer, 0, count);
        return count > 0;
    }
}

/// <param name="IsFromTheWire">Whether the server had no part in it, which says the date later.</param>
/// <param name="Headers">Sorted, without the date.</param>
internal sealed record WireAnswer(int Status, bool IsFromTheWire, IReadOnlyList<(string Name, string Value)> Headers, string Body);
