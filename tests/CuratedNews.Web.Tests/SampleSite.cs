using CuratedNews.Web.Tests;
using CuratedNews.Web.Tests.Browsing;
using Xunit;

// As many classes at once as there are processors; what measures is in the collection Alone, and runs when all others have ended.
[assembly: TestCollectionOrderer(typeof(LongestFirst))]
[assembly: AssemblyFixture(typeof(SampleSite))]
[assembly: AssemblyFixture(typeof(Chromium))]

namespace CuratedNews.Web.Tests;

/// <summary>The sample site of this repository, running once for all tests that only read it.</summary>
public sealed class SampleSite : IAsyncLifetime
{
    private readonly Lazy<Task<SiteCrawl>> _crawl;
    private RunningSite? _site;

    public SampleSite() => _crawl = new Lazy<Task<SiteCrawl>>(() => SiteCrawl.OfAsync(Site));

    /// <summary>The sample site's content folder, found upwards from where the tests run.</summary>
    public static string ContentRoot { get; } = FindContent();

    internal RunningSite Site => _site ?? throw new InvalidOperationException("The sample site is not running yet.");

    /// <summary>Every page of the site.</summary>
    internal Task<SiteCrawl> CrawlAsync() => _crawl.Value;

    public async ValueTask InitializeAsync() => _site = await RunningSite.StartAsync(ContentRoot);

    public async ValueTask DisposeAsync()
    {
        if (_site is not null)
        {
            await _site.DisposeAsync();
        }
    }

    /// <summary>Copies the sample's files, for a test that edits them.</summary>
    public static void CopyTo(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(ContentRoot, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(ContentRoot, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static string FindContent()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CuratedNews.sln")))
            {
                return Path.Combine(folder.FullName, "content");
            }
        }

        throw new DirectoryNotFoundException($"The tests run inside the repository; found no CuratedNews.sln above '{AppContext.BaseDirectory}'.");
    }
}
