using System.Collections.Concurrent;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.Extensions.Options;

namespace CuratedNews.Web.Hosting.Wire;

/// <summary>Host headers that the server has taken and <c>AllowedHosts</c> lets pass, as they were written. One of them need not be judged again.</summary>
internal sealed class KnownHosts
{
    /// <summary>A site has few names; whoever asks by many others makes it forget, and nothing worse.</summary>
    private const int Max = 64;

    private readonly ConcurrentDictionary<string, bool> _hosts = new(StringComparer.Ordinal);

    public KnownHosts(IOptionsMonitor<HostFilteringOptions> filter) => filter.OnChange(_ => _hosts.Clear());

    public bool Has(string host) => _hosts.ContainsKey(host);

    /// <summary>Of a request that has come through.</summary>
    public void Note(HostString host)
    {
        if (host.Value is not { Length: > 0 } value || _hosts.ContainsKey(value))
        {
            return;
        }

        if (_hosts.Count >= Max)
        {
            _hosts.Clear();
        }

        _hosts.TryAdd(value, true);
    }
}
