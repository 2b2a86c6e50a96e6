using System.Diagnostics;
using System.Net;
using System.Text;
using Xunit;

namespace CuratedNews.Web.Tests.Hostile;

/// <summary>Files that are no files, that lead elsewhere, or whose names nobody would choose.</summary>
public sealed class HostileFilesTests : IDisposable
{
    private const string Secret = "A secret of another folder.";

    private readonly TemporaryContent _content = new();

    public void Dispose() => _content.Dispose();

    [Fact]
    public async Task Links_out_of_the_folder_are_told_and_not_followed()
    {
        Directory.CreateDirectory(_content.Beside("private"));
        await File.WriteAllTextAsync(_content.Beside("private/secret.md"), $"---\ntitle: Secret\nslug: secret\nbasePath: /news/\ndate: '2026-05-01'\n---\n{Secret}\n");
        await File.WriteAllBytesAsync(_content.Beside("private/secret.png"), Png);
        _content.WriteItem("own", more: "featuredImage: { href: linked.png, alt: A desk }");
        File.CreateSymbolicLink(_content.FullPath("news/linked.md"), _content.Beside("private/secret.md"));
        File.CreateSymbolicLink(_content.FullPath("news/linked.png"), _content.Beside("private/secret.png"));
        Directory.CreateSymbolicLink(_content.FullPath("folder"), _content.Beside("private"));
        Directory.CreateSymbolicLink(_content.FullPath("up"), _content.Root);
        await using var site = await RunningSite.StartAsync(_content.Root);

        var crawl = await SiteCrawl.OfAsync(site);

        Assert.Empty(crawl.Failures);
        Assert.DoesNotContain(crawl.Pages, page => page.Html.Contains("ecret", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync("/news/secret"));
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync("/media/linked.png"));
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync("/media/secret.png"));
        Assert.Equal(4, site.Imported.Warnings);
    }

    [Fact]
    public async Task A_file_that_becomes_a_link_is_read_no_more()
    {
        await File.WriteAllBytesAsync(_content.Beside("secret.png"), [.. Png, .. Encoding.UTF8.GetBytes(Secret)]);
        await File.WriteAllTextAsync(_content.Beside("secret.md"), $"---\ntitle: Secret\nslug: a\nbasePath: /news/\ndate: '2026-05-01'\n---\n{Secret}\n");
        _content.WriteItem("a").Write("news/b.md", "---\ntitle: Two\nslug: a\nbasePath: /news/\ndate: '2026-05-01'\n---\nOne URL for two.\n");
        await File.WriteAllBytesAsync(_content.FullPath("news/desk.png"), Png);
        await using var site = await RunningSite.StartAsync(_content.Root);
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/media/desk.png"));

        File.Delete(_content.FullPath("news/desk.png"));
        File.CreateSymbolicLink(_content.FullPath("news/desk.png"), _content.Beside("secret.png"));
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync("/media/desk.png"));
        File.Delete(_content.FullPath("news/b.md"));
        File.CreateSymbolicLink(_content.FullPath("news/b.md"), _content.Beside("secret.md"));
        var again = await site.ImportAsync();

        Assert.Empty(again.Errors);
        Assert.DoesNotContain("ecret", (await site.PageAsync("/news/a")).DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pipes_keep_nobody_waiting()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Pipes have names on Unix alone.");
        _content.WriteItem("own", more: "featuredImage: { href: pipe.png, alt: A desk }");
        foreach (var name in (string[])["pipe.md", "pipe.png", "pipe.html"])
        {
            using var made = Process.Start("mkfifo", [_content.FullPath($"news/{name}")]);
            await made.WaitForExitAsync();
        }

        await using var site = await RunningSite.StartAsync(_content.Root).WaitAsync(TimeSpan.FromSeconds(60));

        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/news/own"));
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync("/media/pipe.png"));
    }

    [Fact]
    public async Task Odd_names_are_read_like_any_other()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Other systems refuse some of these names.");
        string[] names =
        [
            "a\nb.md", "a\tb.md", "con.md", "NUL.md", "com1.html", "aux.tar.md", " lead.md", "-rf.md", "$(id).md", "`id`.md", "'\"<&>.md", "%2e%2e%2f.md", "a\\b.md", "\u202Egnp.md", "\u001B[31m.md", "🙂.md",
            "café.md", "cafe\u0301.md", "Case.md", "case.md", "CASE.MD", new string('n', 252) + ".md", string.Concat(Enumerable.Repeat("漢", 84)) + ".md", "deep/" + string.Join('/', Enumerable.Repeat("d", 200)) + "/x.md",
        ];
        for (var i = 0; i < names.Length; i++)
        {
            _content.Write($"odd/{names[i]}", $"---\ntitle: Odd {i}\nslug: odd-{i}\nbasePath: /news/\ndate: '2026-05-01'\n---\nText of it.\n");
        }

        await using var site = await RunningSite.StartAsync(_content.Root);

        Assert.Equal(names.Length, site.Imported.Items);
        for (var i = 0; i < names.Length; i++)
        {
            Assert.Equal(HttpStatusCode.OK, await site.StatusAsync($"/news/odd-{i}"));
        }

        Assert.Empty((await site.ImportAsync()).Errors);
    }

    [Fact]
    public async Task No_path_in_front_matter_takes_one_of_the_portal_s_own()
    {
        string[] own = ["preview", "healthz", "readyz", "metrics", "search", "following", "media", "assets", "api", "topic", "offering", "author", "source", "sitemaps", "error", "robots.txt", "feed.xml", "atom.xml", "sitemap.xml", "openapi.json", "favicon.ico"];
        await using var plain = await RunningSite.StartAsync(_content.WriteItem("plain").Root);
        var before = new List<string>();
        foreach (var path in own)
        {
            before.Add(await AnswerAsync(plain, path));
        }

        using var hostile = new TemporaryContent();
        hostile.WriteItem("plain");
        for (var i = 0; i < own.Length; i++)
        {
            hostile.Write($"news/s{i}.md", $"---\ntitle: Taken\nslug: {own[i]}\nbasePath: /\ndate: '2026-05-01'\n---\nTaken over.\n");
            hostile.Write($"news/p{i}.md", $"---\ntitle: Taken\nslug: x\nbasePath: /{own[i]}/\ndate: '2026-05-01'\n---\nTaken over.\n");
            hostile.WriteItem($"a{i}", "Taken", $"aliases: [/{own[i]}, /{own[i].ToUpperInvariant()}/, '/%{(int)own[i][0]:x2}{own[i][1..]}']\nbreadcrumbs: [Taken, x]\nbreadcrumbLinks: [/{own[i]}/, '#']\ncategories: ['{own[i]}: {own[i]}']\ncategoryUrl: [topic/{own[i]}]\nrelatedOfferings: [{{ label: Taken, permalink: /offering/{own[i]} }}]");
        }

        await using var site = await RunningSite.StartAsync(hostile.Root);
        for (var i = 0; i < own.Length; i++)
        {
            Assert.Equal(before[i], await AnswerAsync(site, own[i]));
        }

        var crawl = await SiteCrawl.OfAsync(site);
        Assert.Empty(crawl.Failures);
        Assert.DoesNotContain(crawl.Pages.SelectMany(PageRules.Broken), problem => problem.Contains("canonical", StringComparison.Ordinal));
    }

    /// <summary>A GIF by its header would do as well: the smallest file that is an image.</summary>
    private static byte[] Png { get; } = [0x89, .. "PNG\r\n\x1A\n"u8, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 0, 9, 0, 0, 0, 9, 8, 6, 0, 0, 0, 0, 0, 0, 0];

    /// <summary>What an address is: its status, its type, and where it leads.</summary>
    private static async Task<string> AnswerAsync(RunningSite site, string path)
    {
        using var answer = await site.GetAsync("/" + path);
        return $"{path}: {(int)answer.StatusCode} {answer.Content.Headers.ContentType?.MediaType} {answer.Headers.Location}";
    }
}
