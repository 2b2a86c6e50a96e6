using CuratedNews.Web.Tests.Preview;
using Xunit;

namespace CuratedNews.Web.Tests.Security;

/// <summary>The sample site with an editor, behind a proxy on this machine that is believed; running once for the tests that only ask.</summary>
public sealed class GuardedSite : IAsyncLifetime
{
    /// <summary>What the proxy says of a request that came to it by https.</summary>
    public const string ByHttps = "X-Forwarded-Proto: https\r\n";

    private RunningSite? _site;
    private string? _cookies;

    internal RunningSite Site => _site ?? throw new InvalidOperationException("The site is not running yet.");

    /// <summary>The header of a signed-in editor.</summary>
    internal string AsEditor => _cookies ?? throw new InvalidOperationException("Nobody is signed in yet.");

    internal Task<RawAnswer> AskAsync(string method, string url, string headers = "") => RawHttp.SendAsync(Site.Address, method, url, host: null, headers);

    public async ValueTask InitializeAsync()
    {
        _site = await RunningSite.StartAsync(SampleSite.ContentRoot, [.. EditorSession.Settings, ("Proxy:Addresses:0", "127.0.0.1")]);
        using var session = await EditorSession.SignInAsync(_site);
        _cookies = $"Cookie: {string.Join("; ", session.Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}"))}\r\n";
    }

    public async ValueTask DisposeAsync()
    {
        if (_site is not null)
        {
            await _site.DisposeAsync();
        }
    }
}
