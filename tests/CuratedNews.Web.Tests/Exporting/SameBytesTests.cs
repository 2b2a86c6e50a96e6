using System.Net;
using System.Text;
using Xunit;

namespace CuratedNews.Web.Tests.Exporting;

/// <summary>The export of the sample site beside the site itself.</summary>
public sealed class SameBytesTests(SampleSite sample, SampleExport exported) : IClassFixture<SampleExport>
{
    private ExportedSite Exported => exported.Site;

    [Fact]
    public async Task Every_page_feed_and_file_that_the_site_leads_to_is_a_file_with_the_same_bytes()
    {
        var crawl = await sample.CrawlAsync();
        var pages = crawl.Pages.Select(page => page.Url).Where(IsExported).ToDictionary(ExportedSite.FileOf, url => url, StringComparer.Ordinal);
        var files = crawl.Files.Keys.Where(IsExported).ToDictionary(url => Uri.UnescapeDataString(url)[1..], url => url, StringComparer.Ordinal);

        Assert.True(pages.Count > 160 && files.Count > 300, $"{pages.Count} pages and {files.Count} files are few for the sample site");
        Assert.Contains(pages.Values, url => url.EndsWith("?page=2", StringComparison.Ordinal));
        Assert.Contains(pages.Values, url => url.Contains('%', StringComparison.Ordinal));
        foreach (var (file, url) in pages.Concat(files))
        {
            await SameAsync(url, file);
        }
    }

    [Theory]
    [InlineData("/robots.txt")]
    [InlineData("/sitemap.xml")]
    [InlineData("/sitemaps/sections.xml")]
    [InlineData("/sitemaps/2026-11.xml")]
    [InlineData("/news-sitemap.xml")]
    [InlineData("/opml.xml")]
    [InlineData("/opensearch.xml")]
    [InlineData("/llms.txt")]
    [InlineData("/assets/site.css")]
    [InlineData("/assets/manifest.webmanifest")]
    [InlineData("/assets/icon-512.png")]
    [InlineData("/assets/speculation-rules.json")]
    public Task What_only_machines_ask_for_is_there_too(string url) => SameAsync(url, url[1..]);

    [Fact]
    public async Task Nothing_else_is_in_it()
    {
        var crawl = await sample.CrawlAsync();
        var known = crawl.Pages.Select(page => ExportedSite.FileOf(page.Url)).Concat(crawl.Files.Keys.Select(url => Uri.UnescapeDataString(url)[1..])).ToHashSet(StringComparer.Ordinal);
        var old = Exported.Ledger.Select(line => ExportedSite.FileOf(line.Split('"')[1])).ToHashSet(StringComparer.Ordinal);

        var others = Exported.Files.Where(file => !known.Contains(file) && !old.Contains(file)).ToList();

        // What machines ask for, the editors' styles, and topics that only offerings have: their feeds would be empty, and so they have none.
        Assert.DoesNotContain(others, file => file.EndsWith(".html", StringComparison.Ordinal) && file != "404.html");
        Assert.All(others.Where(file => file != "404.html"), file => Assert.Matches(@"\A(robots\.txt|llms\.txt|sitemap\.xml|news-sitemap\.xml|opml\.xml|opensearch\.xml|sitemaps/[a-z0-9-]+\.xml|assets/.+|media/.+)\z", file));
        Assert.DoesNotContain(Exported.Files, file => file.StartsWith("search", StringComparison.Ordinal) || file.StartsWith("preview", StringComparison.Ordinal) || file.EndsWith(".md", StringComparison.Ordinal) || file.Contains('+', StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_path_that_leads_on_does_so_in_the_ledger_and_as_a_page()
    {
        var moved = Exported.Ledger.Where(line => !line.EndsWith(" gone;", StringComparison.Ordinal)).Select(line => line.Split('"')).ToList();

        Assert.True(moved.Count > 30, $"{moved.Count} aliases are few for the sample site");
        foreach (var line in moved)
        {
            var (path, target) = (line[1], line[3]);
            using var answer = await sample.Site.GetAsync(path);
            Assert.Equal((path, 301, target), (path, (int)answer.StatusCode, answer.Headers.Location!.OriginalString));
            var page = await File.ReadAllTextAsync(Exported.FullPath(ExportedSite.FileOf(path)));
            Assert.Contains($"<meta http-equiv=\"refresh\" content=\"0; url={target}\">", page, StringComparison.Ordinal);
            Assert.Contains($"<link rel=\"canonical\" href=\"{SiteCrawl.BaseUrl}{target}\">", page, StringComparison.Ordinal);
            Assert.Contains("<meta name=\"robots\" content=\"noindex\">", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_ledger_is_the_one_that_the_content_says()
    {
        var run = await Commands.CommandRun.OfAsync(Exported.Folder, "redirects", "--content", SampleSite.ContentRoot);

        var said = run.OutputLines.Select(line => line.Split('\t')).Select(part => part[0] == "410" ? $"\"{part[1]}\" gone;" : $"\"{part[1]}\" \"{part[2]}\";");
        Assert.Equal((string[])[.. said.Order(StringComparer.Ordinal)], Exported.Ledger);
    }

    [Fact]
    public async Task What_was_taken_back_and_what_is_nowhere_have_the_pages_that_the_site_shows()
    {
        await SameAsync("/news/longcorridor-six-rules-for-hospital-passwords", "news/longcorridor-six-rules-for-hospital-passwords.html", HttpStatusCode.Gone);
        await SameAsync("/nothing-here", "404.html", HttpStatusCode.NotFound);
        Assert.Contains("\"/news/longcorridor-six-rules-for-hospital-passwords\" gone;", Exported.Ledger, StringComparer.Ordinal);
    }

    [Fact]
    public async Task Its_list_of_files_is_one_that_sha256sum_checks()
    {
        var lines = await File.ReadAllLinesAsync(Exported.FullPath($"{ExportedSite.Own}/manifest"));

        Assert.Equal([.. Exported.Files], (string[])[.. lines.Select(line => line[66..])]);
        Assert.Equal([.. Exported.Files.Select(file => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(Exported.FullPath(file)))))], (string[])[.. lines.Select(line => line[..64])]);
        Assert.Equal((lines.Length, lines.Length, 0, 0), (Exported.Summary.Made, Exported.Summary.Written, Exported.Summary.Unchanged, Exported.Summary.Removed));
        Assert.Empty(Exported.Summary.Problems);
        Assert.False(Exported.Summary.IsTorn);
    }

    /// <summary>What an export has: no searches, no combinations, no narrowed index, no page for the topics that a reader names, no JSON and Markdown of pages.</summary>
    internal static bool IsExported(string url) =>
        !url.StartsWith("/search", StringComparison.Ordinal)
        && !url.StartsWith("/following?", StringComparison.Ordinal) && !url.StartsWith("/following/", StringComparison.Ordinal)
        && !url.StartsWith("/topic/?", StringComparison.Ordinal)
        && !(url.StartsWith("/topic/", StringComparison.Ordinal) && url.AsSpan().ContainsAny('+', ','))
        && url != "/openapi.json"
        && (url.EndsWith("/feed.json", StringComparison.Ordinal) || !url.EndsWith(".json", StringComparison.Ordinal))
        && !url.EndsWith(".md", StringComparison.Ordinal);

    private async Task SameAsync(string url, string file, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var answer = await sample.Site.GetAsync(url);
        Assert.Equal((url, status), (url, answer.StatusCode));
        Assert.True(File.Exists(Exported.FullPath(file)), $"{url} has no file {file}");
        var (served, exported) = (await answer.Content.ReadAsByteArrayAsync(), await File.ReadAllBytesAsync(Exported.FullPath(file)));
        Assert.True(served.AsSpan().SequenceEqual(exported), $"{url} and {file} differ:\n{Encoding.UTF8.GetString(served.AsSpan(0, Math.Min(300, served.Length)))}\n{Encoding.UTF8.GetString(exported.AsSpan(0, Math.Min(300, exported.Length)))}");
    }
}
