using System.Text;
using Xunit;

namespace CuratedNews.Web.Tests.Exporting;

/// <summary>Paths that are no ordinary files' names.</summary>
public sealed class OddNameTests : IDisposable
{
    private readonly TemporaryContent _content = new();

    public void Dispose() => _content.Dispose();

    [Fact]
    public async Task A_path_of_any_script_and_sign_is_a_file_below_the_folder()
    {
        _content.WriteItem("日本語の見出し", "Written otherwise", "aliases: ['/old/a$b''c', '/old/;x=(1)*', '/old/ö', '/.hidden/..x', '/old/2019.html']\ncategories: ['KLAS: Ärzte & Co.']\nrelatedOfferings: [{label: Ondemand, permalink: /offering/ondemand---telehealth}]\n");

        var exported = await ExportAsync();

        Assert.Empty(exported.Summary.Problems);
        string[] expected = ["news/日本語の見出し.html", "topic/klas-arzte-co.html", "offering/ondemand---telehealth/feed.xml", "old/a$b'c.html", "old/;x=(1)*.html", "old/ö.html", ".hidden/..x.html", "old/2019.html.html"];
        Assert.All(expected, file => Assert.Contains(file, exported.Files, StringComparer.Ordinal));
        Assert.Contains("\"/old/a$b'c\" \"/news/%E6%97%A5%E6%9C%AC%E8%AA%9E%E3%81%AE%E8%A6%8B%E5%87%BA%E3%81%97\";", exported.Ledger, StringComparer.Ordinal);
        if (Nginx.Program is not null)
        {
            await using var nginx = await Nginx.StartAsync(exported.Folder);
            foreach (var line in exported.Ledger)
            {
                using var answer = await nginx.Client.GetAsync(new Uri(Uri.EscapeDataString(line.Split('"')[1]).Replace("%2F", "/", StringComparison.Ordinal), UriKind.Relative));
                Assert.Equal((line, "/news/%E6%97%A5%E6%9C%AC%E8%AA%9E%E3%81%AE%E8%A6%8B%E5%87%BA%E3%81%97"), (line, answer.Headers.Location?.OriginalString));
            }
        }
    }

    [Fact]
    public async Task A_name_of_255_bytes_is_written_and_a_longer_one_is_told()
    {
        // With ".html", 255 bytes and 257; the feeds of a topic need no more than its slug.
        var (longest, tooLong) = (new string('é', 125), new string('é', 126));
        _content.WriteItem(longest, "Just so").WriteItem(tooLong, "Too long", "aliases: [/old/short]\n");

        var exported = await ExportAsync();

        Assert.Contains($"news/{longest}.html", exported.Files, StringComparer.Ordinal);
        Assert.Equal(255, Encoding.UTF8.GetByteCount($"{longest}.html"));
        Assert.Equal((1, 0), (exported.Summary.Nameless, exported.Summary.Failed));
        Assert.Contains("at most 255 bytes", Assert.Single(exported.Summary.Problems), StringComparison.Ordinal);
        Assert.Contains("old/short.html", exported.Files, StringComparer.Ordinal);
    }

    [Fact]
    public async Task Of_two_urls_with_one_file_the_first_gets_it_and_the_other_is_told()
    {
        _content.WriteItem("a").WriteItem("index", "An index of its own").WriteItem("index.page-2", "Not a page").WriteItem("odd.html", "A file that wants to be a folder")
            .Write("404.md", "---\ntitle: Not the page of an error\nslug: '404'\nbasePath: /\ndate: '2026-05-01'\n---\nA sentence.\n")
            .Write("deep.md", "---\ntitle: Below a file\nslug: deep\nbasePath: /news/odd.html.html/\ndate: '2026-05-01'\n---\nA sentence.\n")
            .Write("own.md", "---\ntitle: Nosy\nslug: manifest\nbasePath: /.curatednews/\ndate: '2026-05-01'\n---\nA sentence.\n");
        foreach (var name in (string[])["Picture.png", "picture.png"])
        {
            File.Copy(Path.Combine(SampleSite.ContentRoot, "media/blister-grid.png"), _content.FullPath(name));
        }

        for (var i = 0; i < 25; i++)
        {
            _content.WriteItem($"item-{i}");
        }

        var exported = await ExportAsync();

        // Lists with all their pages come before items, items before pictures.
        string[] left = ["/404", "/news/index", "/news/index.page-2", "/news/odd.html", "/.curatednews/", "/.curatednews/feed.xml", "/.curatednews/atom.xml", "/.curatednews/feed.json", "/.curatednews/manifest", "/media/picture.png"];
        Assert.Equal([.. left.Order(StringComparer.Ordinal)], [.. exported.Summary.Problems.Select(problem => problem.Split('\'')[1]).Order(StringComparer.Ordinal)]);
        Assert.Equal((left.Length, 0), (exported.Summary.Nameless, exported.Summary.Failed));
        Assert.Contains("news/odd.html.html/deep.html", exported.Files, StringComparer.Ordinal);
        Assert.Contains("There is no page here", await File.ReadAllTextAsync(exported.FullPath("404.html")), StringComparison.Ordinal);
        Assert.DoesNotContain("An index of its own</h1>", await File.ReadAllTextAsync(exported.FullPath("news/index.html")), StringComparison.Ordinal);
        Assert.Contains("media/Picture.png", exported.Files, StringComparer.Ordinal);
        Assert.DoesNotContain("media/picture.png", exported.Files, StringComparer.Ordinal);
    }

    private Task<ExportedSite> ExportAsync() => ExportedSite.OfAsync(_content.Root, _content.Beside("public"));
}
