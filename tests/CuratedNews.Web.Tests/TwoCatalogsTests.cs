using Xunit;

namespace CuratedNews.Web.Tests;

/// <summary>What readers get depends on the content, not on the order in which a catalog came to it.</summary>
public sealed class TwoCatalogsTests(SampleSite sample) : IDisposable
{
    private readonly TemporaryContent _content = new();

    public void Dispose() => _content.Dispose();

    [Fact]
    public async Task A_catalog_that_grew_in_two_steps_gives_the_pages_of_one_that_was_made_at_once()
    {
        var files = Directory.GetFiles(SampleSite.ContentRoot, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(SampleSite.ContentRoot, file)).OrderDescending(StringComparer.Ordinal).ToList();
        Copy(files.Where((_, i) => i % 2 == 0));
        await using var other = await RunningSite.StartAsync(_content.Root);
        Copy(files);
        await other.ImportAsync();
        var crawl = await sample.CrawlAsync();

        var urls = crawl.Pages.Select(page => page.Url).Concat(crawl.Texts.Keys).ToList();
        var differing = new List<string>();
        foreach (var url in urls)
        {
            if (await TextAsync(sample.Site, url) != await TextAsync(other, url))
            {
                differing.Add(url);
            }
        }

        Assert.True(urls.Count > 300, $"{urls.Count} URLs are few for the sample site");
        Assert.Empty(differing);
    }

    private static async Task<string> TextAsync(RunningSite site, string url)
    {
        using var answer = await site.GetAsync(url);
        return await answer.Content.ReadAsStringAsync();
    }

    private void Copy(IEnumerable<string> files)
    {
        foreach (var file in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_content.FullPath(file))!);
            File.Copy(Path.Combine(SampleSite.ContentRoot, file), _content.FullPath(file), overwrite: true);
        }
    }
}
