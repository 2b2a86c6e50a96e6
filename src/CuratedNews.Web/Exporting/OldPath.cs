using System.Text;
using System.Text.Encodings.Web;
using CuratedNews.Web.Hosting;

namespace CuratedNews.Web.Exporting;

/// <summary>What is written for a path that was a page's: a line of the ledger and, where it leads on, a page that does so by itself.</summary>
internal static class OldPath
{
    /// <summary>The file of the ledger: one line a path, in their order.</summary>
    public const string LedgerFile = "redirects.map";

    /// <summary>A path and where it leads, as nginx reads a map; the path is decoded, as nginx compares it.</summary>
    /// <param name="location">As in a URL, so that it has no sign that means something there.</param>
    public static string Moved(string path, string location) => $"\"{Uri.UnescapeDataString(path)}\" \"{location}\";";

    /// <summary>A path that answers 410.</summary>
    public static string Gone(string path) => $"\"{Uri.UnescapeDataString(path)}\" gone;";

    /// <summary>A page that leads on, for servers that do not read the ledger; search engines take it for a redirect.</summary>
    public static byte[] Page(string location, SiteOptions site)
    {
        var (url, canonical) = (HtmlEncoder.Default.Encode(location), HtmlEncoder.Default.Encode(site.Absolute(location)));
        return Encoding.UTF8.GetBytes($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <title>Moved · {HtmlEncoder.Default.Encode(site.Name)}</title>
            <meta name="robots" content="noindex">
            <link rel="canonical" href="{canonical}">
            <meta http-equiv="refresh" content="0; url={url}">
            </head>
            <body><p>This page is now at <a href="{url}">{url}</a>.</p></body>
            </html>

            """);
    }
}
