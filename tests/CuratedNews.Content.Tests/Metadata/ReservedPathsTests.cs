using CuratedNews.Content.Metadata;
using Xunit;

namespace CuratedNews.Content.Tests.Metadata;

public sealed class ReservedPathsTests
{
    [Theory]
    [InlineData("/topic")]
    [InlineData("/topic/")]
    [InlineData("/Topic/symplur-patient-care")]
    [InlineData("/offering/healthnow-emr")]
    [InlineData("/author/a")]
    [InlineData("/source/example.com")]
    [InlineData("/search")]
    [InlineData("/media/ward.jpeg")]
    [InlineData("/preview/a/b/c")]
    [InlineData("/sitemap.xml")]
    [InlineData("/robots.txt")]
    [InlineData("/feed.xml")]
    [InlineData("/news/feed.xml")]
    [InlineData("/news/feed.xml/")]
    [InlineData("/communities/rural-health/atom.xml")]
    [InlineData("/news/Feed.JSON")]
    [InlineData("/healthz")]
    [InlineData("/news/a-headline.json")]
    [InlineData("/news/README.md")]
    [InlineData("/news/notes.md/")]
    [InlineData("/news/index.json")]
    public void The_portals_own_URLs_are_reserved(string text)
    {
        Assert.True(LocalPath.TryParse(text, out var path));

        Assert.True(ReservedPaths.Has(path));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/news/")]
    [InlineData("/topics/")]
    [InlineData("/news/topic")]
    [InlineData("/news/search")]
    [InlineData("/news/feed.xml/more")]
    [InlineData("/news/my-feed.xml")]
    [InlineData("/news/notes.md/a-headline")]
    [InlineData("/news/md")]
    [InlineData("/news/on-json")]
    [InlineData("/news/index")]
    [InlineData("/communities/chronic-care-management/curated-content/")]
    public void Others_are_not(string text)
    {
        Assert.True(LocalPath.TryParse(text, out var path));

        Assert.False(ReservedPaths.Has(path));
    }
}
