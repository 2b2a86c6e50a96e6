using System.Net;
using Xunit;

namespace CuratedNews.Web.Tests;

/// <summary>EF Core's model takes as long as the rest of a start: what most readers ask first goes without it.</summary>
public sealed class StartCostTests : IDisposable
{
    private readonly TemporaryContent _content = new();

    public void Dispose() => _content.Dispose();

    [Theory]
    [InlineData("/")]
    [InlineData("/news/")]
    [InlineData("/news/a")]
    [InlineData("/topic/klas-imaging")]
    [InlineData("/author/mara-lind")]
    [InlineData("/feed.xml")]
    [InlineData("/topic/klas-imaging/atom.xml")]
    public async Task A_first_page_asks_EF_Core_nothing(string url)
    {
        _content.WriteItem("a", "One", "categories: ['KLAS: Imaging']\nauthor: [Mara Lind]\n").WriteItem("b", "Two", "categories: ['KLAS: Imaging']\n");
        await using var site = await RunningSite.StartAsync(_content.Root);

        Assert.False(await AsksEntityFrameworkAsync(site, url));
    }

    [Fact]
    public async Task What_is_asked_of_it_shows()
    {
        await using var site = await RunningSite.StartAsync(_content.Root);

        Assert.True(await AsksEntityFrameworkAsync(site, "/topic/"));
    }

    private static async Task<bool> AsksEntityFrameworkAsync(RunningSite site, string url)
    {
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync(url));

        // The connection takes its next request when the one before has given its reader back.
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/healthz"));
        var readers = Enumerable.Range(0, 2 * Environment.ProcessorCount).Select(_ => site.Readers.Rent()).ToList();
        readers.ForEach(reader => reader.Dispose());
        return readers.Exists(reader => reader.Db.HasContext);
    }
}
