using System.Globalization;
using System.Text;

namespace CuratedNews.Content.Html;

/// <summary>Where links of a body may lead: other sites by http and https, mail, and rooted paths of this site.</summary>
internal static class LinkAddress
{
    private const int MaxLength = 2000;

    /// <summary>Any host: only the path is read. The name cannot exist (RFC 6761, section 6.4).</summary>
    private static readonly Uri ThisSite = new("https://site.invalid/");

    /// <summary>The address as it is written, or null where it is none of those that stay.</summary>
    public static string? Canonical(string value) => Read(value, out var address) == LinkVerdict.Kept ? address : null;

    /// <summary>Reads an address the way browsers do, which skip control characters wherever they stand.</summary>
    public static LinkVerdict Read(string value, out string address)
    {
        address = Stripped(value);
        if (address.Length == 0)
        {
            return LinkVerdict.Absent;
        }

        if (address.Length > MaxLength)
        {
            return LinkVerdict.OtherScheme;
        }

        return SchemeOf(address) switch
        {
            null => ReadLocal(ref address),
            "http" or "https" => ReadExternal(ref address),
            "mailto" => ReadMail(ref address),
            _ => LinkVerdict.OtherScheme,
        };
    }

    /// <summary>Does a canonical address lead to another site?</summary>
    public static bool IsExternal(string canonical) => canonical.StartsWith("http", StringComparison.Ordinal);

    private static LinkVerdict ReadExternal(ref string address)
    {
        // "https:host" and a name before the host are ways to look like another site.
        var slashes = address.IndexOf(':', StringComparison.Ordinal) + 1;
        if (!address.AsSpan(slashes).StartsWith("//") || !Uri.TryCreate(address, UriKind.Absolute, out var uri) || !IsHost(uri.Host) || uri.UserInfo.Length > 0)
        {
            return LinkVerdict.OtherScheme;
        }

        return Settle(ref address, uri.GetComponents(UriComponents.AbsoluteUri & ~UriComponents.UserInfo, UriFormat.UriEscaped));
    }

    private static LinkVerdict ReadMail(ref string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Host.Length > 0 && uri.UserInfo.Length > 0
            ? Settle(ref address, uri.AbsoluteUri)
            : LinkVerdict.OtherScheme;

    private static LinkVerdict ReadLocal(ref string address)
    {
        // Browsers read "//host", "/\host" and "\\host" as another site.
        if (address[0] != '/' || (address.Length > 1 && address[1] is '/' or '\\'))
        {
            return LinkVerdict.Relative;
        }

        if (!Uri.TryCreate(ThisSite, address, out var uri) || uri.Host != ThisSite.Host)
        {
            return LinkVerdict.Relative;
        }

        // Paths are compared as a server reads them: dots resolved, escapes undone, in any case.
        var path = Uri.UnescapeDataString(uri.AbsolutePath).ToLowerInvariant();
        if (path.StartsWith("/api/", StringComparison.Ordinal) || path.StartsWith("/preview", StringComparison.Ordinal) || path == "/api")
        {
            return LinkVerdict.Internal;
        }

        var rooted = uri.PathAndQuery + uri.Fragment;
        return rooted.Length > 1 && rooted[1] is '/' or '\\' ? LinkVerdict.Relative : Settle(ref address, rooted);
    }

    /// <summary>Escapes what URLs may not hold and .NET leaves alone: brackets after the host, and a '#' in a fragment.</summary>
    private static LinkVerdict Settle(ref string address, string escaped)
    {
        var host = escaped.IndexOf("//", StringComparison.Ordinal) + 2;
        var path = escaped.IndexOf('/', host);
        var settled = new StringBuilder(escaped[..Math.Max(0, path)]);
        var isInFragment = false;
        foreach (var c in escaped.AsSpan(Math.Max(0, path)))
        {
            _ = c switch
            {
                '[' => settled.Append("%5B"),
                ']' => settled.Append("%5D"),
                '#' when isInFragment => settled.Append("%23"),
                _ => settled.Append(c),
            };
            isInFragment |= c == '#';
        }

        address = settled.ToString();
        return address.Length > MaxLength ? LinkVerdict.OtherScheme : LinkVerdict.Kept;
    }

    /// <summary>Browsers refuse a host with an encoded label that does not decode.</summary>
    private static bool IsHost(string host)
    {
        if (!host.Contains("xn--", StringComparison.Ordinal))
        {
            return host.Length > 0;
        }

        try
        {
            return new IdnMapping().GetUnicode(host).Length > 0;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static string? SchemeOf(string address)
    {
        var colon = address.AsSpan().IndexOfAny(":/?#\\");
        return colon >= 0 && address[colon] == ':' ? address[..colon].Trim().ToLowerInvariant() : null;
    }

    private static string Stripped(string value)
    {
        var kept = new StringBuilder(Math.Min(value.Length, MaxLength + 1));
        foreach (var c in BodyText.WithoutForbidden(value))
        {
            if (!char.IsControl(c) && kept.Length <= MaxLength)
            {
                kept.Append(c);
            }
        }

        return kept.ToString().Trim();
    }
}
