using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace CuratedNews.Web.Tests.Sitemaps;

/// <summary>A page in a sitemap, as a crawler reads it.</summary>
/// <param name="Url">Below the site's base.</param>
internal sealed record MappedPage(string Url, DateTimeOffset? ChangedAt, IReadOnlyList<string> Images);

/// <summary>Reads sitemaps by the rules of https://www.sitemaps.org/protocol.html, and fails where one breaks them.</summary>
internal static partial class ReadSitemap
{
    private static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly XNamespace Image = "http://www.google.com/schemas/sitemap-image/1.1";

    /// <summary>The parts that an index names, below the site's base.</summary>
    public static IReadOnlyList<string> Index(string xml)
    {
        var root = XDocument.Parse(xml).Root!;
        Assert.Equal(Map + "sitemapindex", root.Name);
        Assert.All(root.Elements(), element => Assert.Equal([Map + "loc"], [.. element.Elements().Select(child => child.Name)]));
        return [.. root.Elements(Map + "sitemap").Select(element => Path(element.Element(Map + "loc")!.Value))];
    }

    public static IReadOnlyList<MappedPage> Part(string xml)
    {
        Assert.True(xml.Length < 50 * 1024 * 1024, "A sitemap is smaller than 50 MiB.");
        var root = XDocument.Parse(xml).Root!;
        Assert.Equal(Map + "urlset", root.Name);
        var pages = root.Elements().Select(Page).ToList();
        Assert.InRange(pages.Count, 1, 50_000);
        return pages;
    }

    /// <summary>The sitemaps that robots.txt names, below the site's base.</summary>
    public static IReadOnlyList<string> OfRobots(string robots) =>
        [.. SitemapLine().Matches(robots).Select(match => Path(match.Groups["url"].Value.TrimEnd('\r')))];

    private static MappedPage Page(XElement element)
    {
        XName[] known = [Map + "loc", Map + "lastmod", Image + "image"];
        Assert.Equal(Map + "url", element.Name);
        Assert.Subset(known.ToHashSet(), element.Elements().Select(child => child.Name).ToHashSet());
        return new MappedPage(
            Path(element.Elements(Map + "loc").Single().Value),
            element.Elements(Map + "lastmod").SingleOrDefault() is { } lastmod ? Time(lastmod.Value) : null,
            [.. element.Elements(Image + "image").Select(image => Path(image.Element(Image + "loc")!.Value))]);
    }

    private static DateTimeOffset Time(string text)
    {
        Assert.Matches("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$", text);
        return DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
    }

    private static string Path(string url)
    {
        Assert.StartsWith(SiteCrawl.BaseUrl + "/", url, StringComparison.Ordinal);
        Assert.True(url.Length < 2_048 && url.All(char.IsAscii), url);
        return url[SiteCrawl.BaseUrl.Length..];
    }

    [GeneratedRegex("^Sitemap: (?<url>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex SitemapLine();
}
