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
    [InlineData("/following")]
    [InlineData("/following/feed.xml")]
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

    [Theory]
    [InlineData("/news/feed.xml", "/news/")]
    [InlineData("/feed.json", "/")]
    [InlineData("/topic/a/atom.xml", "/topic/a/")]
    [InlineData("/news/x.json", "/news/x")]
    [InlineData("/news/x.md/", "/news/x")]
    [InlineData("/news/index.json", "/news/")]
    [InlineData("/index.md", "/")]
    [InlineData("/news/index/index.json", "/news/index/")]
    [InlineData("/news/x", null)]
    [InlineData("/news/", null)]
    [InlineData("/", null)]
    [InlineData("/news/my-feed.xml", null)]
    public void The_page_of_a_feed_or_of_another_form_is_known(string text, string? page)
    {
        Assert.True(LocalPath.TryParse(text, out var path));

        Assert.Equal(page, ReservedPaths.PageOf(path)?.ToString());
    }

    [Theory]
    [InlineData("/search", true)]
    [InlineData("/assets/site.css", true)]
    [InlineData("/feed.xml", true)]
    [InlineData("/robots.txt", true)]
    [InlineData("/news/feed.xml", false)]
    [InlineData("/x.json", false)]
    [InlineData("/news/search", false)]
    [InlineData("/", false)]
    public void What_begins_as_the_portals_own_URLs_is_told_from_the_forms_of_pages(string text, bool isPortal)
    {
        Assert.True(LocalPath.TryParse(text, out var path));

        Assert.Equal(isPortal, ReservedPaths.IsPortal(path));
    }
}
