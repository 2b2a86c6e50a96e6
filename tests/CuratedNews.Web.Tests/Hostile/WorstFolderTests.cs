using System.Net;
using System.Text;
using Xunit;

namespace CuratedNews.Web.Tests.Hostile;

/// <summary>A folder of files that were made to stop an import.</summary>
public sealed class WorstFolderTests : IDisposable
{
    private const int Mebibyte = 1024 * 1024;

    private readonly TemporaryContent _content = new();

    public void Dispose() => _content.Dispose();

    [Fact]
    public async Task Every_bomb_is_told_and_the_item_beside_them_is_served()
    {
        _content.WriteItem("harmless", "A harmless item");
        var bombs = new Dictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["utf-16.md"] = [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("---\ntitle: x\n---\n")],
            ["utf-16-without-mark.md"] = Encoding.BigEndianUnicode.GetBytes("---\ntitle: x\n---\n"),
            ["not-utf-8.md"] = [.. Item("bytes", ""), 0xC3, 0x28],
            ["nul.md"] = [.. Item("nul", ""), 0],
            ["depth.md"] = Encoding.UTF8.GetBytes("---\ntitle: " + new string('[', 10_000) + "\n---\n"),
            ["aliases.md"] = Item("aliases", "a0: &a0 [x, x]\n" + string.Concat(Enumerable.Range(1, 60).Select(i => $"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]\n")) + "categories: *a60\n"),
            ["topics.md"] = Item("topics", "categories:\n" + string.Concat(Enumerable.Range(0, 5_000).Select(i => $"- 'V{i}: Topic {i}'\n"))),
            ["title.md"] = Item("title", $"description: {new string('d', 100 * 1024)}\n", title: new string('t', 100 * 1024)),
            ["keys.md"] = Item("keys", string.Concat(Enumerable.Range(0, 50_000).Select(i => $"key{i}: x\n"))),
            ["errors.html"] = Item("errors", "", Repeat("<p onclick=x>a</p><script></script>", Mebibyte)),
            ["quotes.md"] = Item("quotes", "", Repeat("> ", Mebibyte)),
            ["links.md"] = Item("links", "", Repeat("[a](", Mebibyte)),
            ["tables.html"] = Item("tables", "", Repeat("<table><tr><td>", Mebibyte)),
            ["formatting.html"] = Item("formatting", "", Repeat("<b><i><p>", Mebibyte)),
        };
        foreach (var (name, bytes) in bombs)
        {
            await File.WriteAllBytesAsync(_content.FullPath($"news/{name}"), bytes);
        }

        await using (var large = File.Create(_content.FullPath("news/large.md")))
        {
            large.SetLength(50 * Mebibyte);
        }

        for (var i = 0; i < 20; i++)
        {
            await File.WriteAllBytesAsync(_content.FullPath($"news/signs{i}.md"), Item($"signs-{i}", "", Repeat("<& ", Mebibyte)));
        }

        await using var site = await RunningSite.StartAsync(_content.Root);

        var told = PathsWithDiagnostics(site);
        Assert.Empty(bombs.Keys.Append("large.md").Append("signs0.md").Select(name => $"news/{name}").Except(told, StringComparer.Ordinal));
        Assert.Equal("A harmless item", (await site.PageAsync("/news/harmless")).QuerySelector("h1")?.TextContent);
        foreach (var url in (string[])["/", "/news/", "/topic/", "/sitemap.xml", "/search?q=harmless", "/news/topics", "/news/title"])
        {
            Assert.Equal(HttpStatusCode.OK, await site.StatusAsync(url));
        }

        using var feed = await site.GetAsync("/feed.xml");
        Assert.InRange((await feed.Content.ReadAsByteArrayAsync()).Length, Mebibyte, 60 * Mebibyte);
    }

    private static HashSet<string> PathsWithDiagnostics(RunningSite site)
    {
        var paths = new HashSet<string>(StringComparer.Ordinal);
        using var connection = site.Catalog.OpenForReading();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT DISTINCT Path FROM Diagnostics";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            paths.Add(reader.GetString(0));
        }

        return paths;
    }

    private static byte[] Item(string slug, string more, string body = "Text.", string title = "A headline") =>
        Encoding.UTF8.GetBytes($"---\ntitle: {title}\nslug: {slug}\nbasePath: /news/\ndate: '2026-05-01'\n{more}---\n{body}\n");

    private static string Repeat(string text, int length) => new StringBuilder().Insert(0, text, length / text.Length).ToString();
}
