using System.Net.Sockets;
using System.Text;

namespace CuratedNews.Web.Tests;

/// <summary>What a server answered. Header names are in lower case; the body is as it came.</summary>
internal sealed record RawAnswer(int Status, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string? Header(string name) => Headers.GetValueOrDefault(name);
}

/// <summary>Sends a request exactly as it is written: a client library would repair the addresses that these tests are about.</summary>
internal static class RawHttp
{
    /// <param name="headers">Further lines, each with its end.</param>
    public static Task<RawAnswer> SendAsync(Uri site, string method, string target, string? host = null, string headers = "")
    {
        var length = method is "GET" or "HEAD" ? "" : "Content-Length: 0\r\n";
        return SendAsync(site, $"{method} {target} HTTP/1.1\r\nHost: {host ?? site.Authority}\r\nConnection: close\r\n{length}{headers}\r\n");
    }

    /// <summary>Sends any text, whatever it is, and reads until the server ends the connection.</summary>
    public static async Task<RawAnswer> SendAsync(Uri site, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(site.Host, site.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes(request));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var answer = await reader.ReadToEndAsync();
        var end = answer.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var lines = answer[..end].Split("\r\n");
        var headers = lines.Skip(1)
            .Select(line => line.Split(':', 2))
            .GroupBy(parts => parts[0].ToLowerInvariant(), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => string.Join(", ", group.Select(parts => parts[1].Trim())), StringComparer.Ordinal);
        return new RawAnswer(int.Parse(lines[0].AsSpan(9, 3), System.Globalization.CultureInfo.InvariantCulture), headers, answer[(end + 4)..]);
    }
}
