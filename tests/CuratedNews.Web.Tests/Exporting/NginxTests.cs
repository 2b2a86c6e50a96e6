using System.Net;
using CuratedNews.Web.Tests.Sitemaps;
using Xunit;

namespace CuratedNews.Web.Tests.Exporting;

/// <summary>The export behind nginx, as docs/operating.md shows it, beside the site itself.</summary>
public sealed class NginxTests(SampleSite sample, SampleExport exported) : IClassFixture<SampleExport>
{
    private static readonly string[] SameHeaders =
        ["Cache-Control", "Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy", "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy", "Speculation-Rules"];

    [Fact]
    public async Task Every_url_of_the_sitemaps_and_every_further_page_feed_and_file_answers_the_same()
    {
        Assert.SkipWhen(Nginx.Program is null, Nginx.Missing);
        await using var nginx = await Nginx.StartAsync(exported.Site.Folder);
        var crawl = await sample.CrawlAsync();
        var mapped = new List<string>();
        foreach (var part in ReadSitemap.Index(await (await sample.Site.GetAsync("/sitemap.xml")).Content.ReadAsStringAsync()))
        {
            mapped.Add(part);
            mapped.AddRange(ReadSitemap.Part(await (await sample.Site.GetAsync(part)).Content.ReadAsStringAsync()).Select(page => page.Url));
        }

        var linked = crawl.Pages.Select(page => page.Url).Concat(crawl.Files.Keys).Where(SameBytesTests.IsExported);
        string[] urls = [.. mapped.Concat(linked).Concat(["/sitemap.xml", "/news-sitemap.xml", "/robots.txt", "/opml.xml", "/opensearch.xml", "/llms.txt", "/assets/speculation-rules.json", "/following"]).Distinct(StringComparer.Ordinal)];

        Assert.True(mapped.Count > 150 && urls.Length > 450, $"{mapped.Count} URLs in sitemaps, {urls.Length} in all");
        foreach (var url in urls)
        {
            await SameAsync(nginx, url, HttpStatusCode.OK, url.StartsWith("/assets/", StringComparison.Ordinal) ? SameHeaders[1..] : SameHeaders);
        }
    }

    [Fact]
    public async Task Every_old_path_leads_on_or_is_gone_and_keeps_the_query()
    {
        Assert.SkipWhen(Nginx.Program is null, Nginx.Missing);
        await using var nginx = await Nginx.StartAsync(exported.Site.Folder);
        Assert.True(exported.Site.Ledger.Length > 30, $"{exported.Site.Ledger.Length} old paths are few for the sample site");

        foreach (var line in exported.Site.Ledger)
        {
            var path = line.Split('"')[1];
            await SameAsync(nginx, path, line.EndsWith(" gone;", StringComparison.Ordinal) ? HttpStatusCode.Gone : HttpStatusCode.MovedPermanently, SameHeaders[1..]);
        }

        await SameAsync(nginx, "/news/handover-in-three-colours?from=mail&to=%C3%A9", HttpStatusCode.MovedPermanently, []);
    }

    [Theory]
    [InlineData("/news", HttpStatusCode.MovedPermanently)]
    [InlineData("/news?from=mail", HttpStatusCode.MovedPermanently)]
    [InlineData("/topic", HttpStatusCode.MovedPermanently)]
    [InlineData("/topic/symplur-patient-care/", HttpStatusCode.MovedPermanently)]
    [InlineData("/author/naomi-aoi-%E9%9D%92%E4%BA%95/", HttpStatusCode.MovedPermanently)]
    [InlineData("/news/?page=1", HttpStatusCode.MovedPermanently)]
    [InlineData("/topic/symplur-patient-care?page=1", HttpStatusCode.MovedPermanently)]
    [InlineData("/news/?from=mail", HttpStatusCode.OK)]
    [InlineData("/news/?page=2&from=mail", HttpStatusCode.OK)]
    [InlineData("/%6eews/", HttpStatusCode.OK)]
    [InlineData("/news/?page=99", HttpStatusCode.NotFound)]
    [InlineData("/news/?page=0", HttpStatusCode.NotFound)]
    [InlineData("/news/?page=two", HttpStatusCode.NotFound)]
    [InlineData("/news/?page=/../../404", HttpStatusCode.NotFound)]
    [InlineData("/nothing-here", HttpStatusCode.NotFound)]
    [InlineData("/nothing-here/", HttpStatusCode.NotFound)]
    [InlineData("/404", HttpStatusCode.NotFound)]
    [InlineData("/404.html", HttpStatusCode.NotFound)]
    [InlineData("/index", HttpStatusCode.NotFound)]
    [InlineData("/index.html", HttpStatusCode.NotFound)]
    [InlineData("/media/", HttpStatusCode.NotFound)]
    [InlineData("/media/none.png", HttpStatusCode.NotFound)]
    [InlineData("/assets/none.css", HttpStatusCode.NotFound)]
    [InlineData("/sitemaps/1999-01.xml", HttpStatusCode.NotFound)]
    [InlineData("/.curatednews/manifest", HttpStatusCode.NotFound)]
    [InlineData("/.curatednews/redirects.map", HttpStatusCode.NotFound)]
    public async Task Other_forms_of_a_url_answer_as_they_do_on_the_site(string url, HttpStatusCode status)
    {
        Assert.SkipWhen(Nginx.Program is null, Nginx.Missing);
        await using var nginx = await Nginx.StartAsync(exported.Site.Folder);

        await SameAsync(nginx, url, status, SameHeaders[1..]);
    }

    [Fact]
    public async Task A_style_sheet_with_its_fingerprint_is_kept_for_ever_and_one_without_is_not()
    {
        Assert.SkipWhen(Nginx.Program is null, Nginx.Missing);
        await using var nginx = await Nginx.StartAsync(exported.Site.Folder);
        var names = exported.Site.Files.Where(file => file.StartsWith("assets/", StringComparison.Ordinal)).ToList();
        var fingerprinted = names.Where(file => file.Count(c => c == '.') == 2).ToList();

        Assert.True(fingerprinted.Count > 10 && names.Count > fingerprinted.Count, string.Join(' ', names));
        foreach (var file in names)
        {
            using var answer = await nginx.Client.GetAsync(new Uri("/" + file, UriKind.Relative));
            Assert.Equal((file, fingerprinted.Contains(file)), (file, answer.Headers.CacheControl!.ToString().Contains("immutable", StringComparison.Ordinal)));
        }
    }

    private async Task SameAsync(Nginx nginx, string url, HttpStatusCode status, string[] headers)
    {
        using var expected = await sample.Site.GetAsync(url);
        using var found = await nginx.Client.GetAsync(new Uri(url, UriKind.Relative));
        Assert.Equal((url, status, status), (url, expected.StatusCode, found.StatusCode));
        Assert.Equal((url, expected.Headers.Location?.OriginalString), (url, found.Headers.Location?.OriginalString));
        if (status == HttpStatusCode.MovedPermanently)
        {
            return;
        }

        Assert.Equal((url, expected.Content.Headers.ContentType?.ToString()), (url, found.Content.Headers.ContentType?.ToString()));
        var (bytes, others) = (await expected.Content.ReadAsByteArrayAsync(), await found.Content.ReadAsByteArrayAsync());
        Assert.True(bytes.AsSpan().SequenceEqual(others), $"{url} has other bytes");
        foreach (var header in headers)
        {
            Assert.Equal((url, header, Value(expected, header)), (url, header, Value(found, header)));
        }
    }

    private static string Value(HttpResponseMessage answer, string header) => answer.Headers.TryGetValues(header, out var values) ? string.Join(", ", values) : "";
}
