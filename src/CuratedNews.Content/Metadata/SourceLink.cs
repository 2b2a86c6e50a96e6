namespace CuratedNews.Content.Metadata;

/// <summary>Where an article was found.</summary>
/// <param name="Host">The site, in lower case and ASCII, without "www.": <c>hitconsultant.net</c>.</param>
/// <param name="Url">The article, http or https; null where only the site is known.</param>
public sealed record SourceLink(string Host, string? Url)
{
    private const int MaxUrlLength = 2_000;

    /// <summary>A web address as it may stand in a link: absolute, http or https, without a user's name, its host in ASCII.</summary>
    public static bool TryParseUrl(string text, out Uri url)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out url!)
            || url.Scheme is not ("http" or "https")
            || url.UserInfo.Length > 0
            || text.Length > MaxUrlLength
            || AsciiHost(url) is not { } host
            || !IsHost(host))
        {
            return false;
        }

        if (url.Host != host)
        {
            url = new UriBuilder(url) { Host = host }.Uri;
        }

        return true;
    }

    /// <summary>The site of a web address.</summary>
    public static string HostOf(Uri url) => WithoutWww(url.IdnHost.ToLowerInvariant());

    /// <summary>The host as DNS knows it; null where it has no such name, as with a label that is too long once encoded.</summary>
    public static string? AsciiHost(Uri url)
    {
        try
        {
            return url.IdnHost;
        }
        catch (UriFormatException)
        {
            return null;
        }
    }

    /// <summary>A site's name where it is a host, such as hitconsultant.net; null otherwise.</summary>
    public static string? HostOf(string brand)
    {
        var host = WithoutWww(brand.Trim().ToLowerInvariant());
        return host.Contains('.') && IsHost(host) ? host : null;
    }

    private static bool IsHost(string host) =>
        host.Length <= 253
        && host.Split('.').All(label => label.Length is > 0 and <= 63)
        && host.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.');

    private static string WithoutWww(string host) => host.StartsWith("www.", StringComparison.Ordinal) && host.Length > 4 ? host[4..] : host;
}
