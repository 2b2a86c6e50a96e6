using AngleSharp.Dom;
using Xunit;

namespace CuratedNews.Web.Tests;

/// <summary>What holds of every page of the sample site.</summary>
public sealed class CrawlTests(SampleSite sample)
{
    [Fact]
    public async Task Every_url_in_any_page_answers_200()
    {
        var crawl = await sample.CrawlAsync();

        Assert.Empty(crawl.Failures);
        Assert.True(crawl.Pages.Count > 150, $"{crawl.Pages.Count} pages are few for the sample site");
        Assert.Subset(crawl.Files.Values.ToHashSet(StringComparer.Ordinal), new HashSet<string>(["image/jpeg", "image/png", "image/svg+xml", "image/webp", "text/css", "text/javascript"], StringComparer.Ordinal));
        Assert.Empty(sample.Site.Log.Lines);
    }

    [Fact]
    public async Task Every_page_is_whole()
    {
        var crawl = await sample.CrawlAsync();

        Assert.Empty(crawl.Pages.SelectMany(PageRules.Broken));
    }

    [Fact]
    public async Task No_two_pages_share_a_title_or_a_description()
    {
        var crawl = await sample.CrawlAsync();

        Assert.Empty(PageRules.Doubles(crawl.Pages));
    }

    [Fact]
    public async Task What_is_cut_to_fit_is_cut_between_words()
    {
        var crawl = await sample.CrawlAsync();
        var cut = 0;
        foreach (var item in SampleItems())
        {
            var page = crawl[item.Permalink.ToUrl()];
            cut += IsCutBetweenWords(page.Title.Replace(" · CuratedNews", "", StringComparison.Ordinal), item.Title) + IsCutBetweenWords(page.Description, item.Summary);
        }

        Assert.True(cut > 30, $"{cut} of the titles and descriptions are cut: too few to tell");

        // 1 where it is cut, 0 where it is whole or, of a summary of a few words, longer.
        static int IsCutBetweenWords(string shown, string whole)
        {
            if (shown.StartsWith(whole, StringComparison.Ordinal) || (whole.Length < 50 && shown.Contains(" – ", StringComparison.Ordinal)))
            {
                return 0;
            }

            Assert.EndsWith("…", shown, StringComparison.Ordinal);
            Assert.StartsWith(shown[..^1], whole, StringComparison.Ordinal);
            Assert.False(char.IsLetterOrDigit(whole[shown.Length - 1]), shown);
            return 1;
        }
    }

    [Fact]
    public async Task The_home_page_s_title_says_what_the_site_is_for()
    {
        var home = (await sample.CrawlAsync())["/"];

        Assert.Equal("CuratedNews · Health technology, read by people and filed by topic", home.Title);
        Assert.Equal("CuratedNews", home.Document.QuerySelector("h1")?.TextContent);
        Assert.Equal("CuratedNews", home.Document.QuerySelector("meta[property='og:title']")?.GetAttribute("content"));
    }

    [Fact]
    public async Task Only_the_home_page_counts_the_whole_site()
    {
        var crawl = await sample.CrawlAsync();

        var counting = crawl.Pages.Where(page => page.Document.QuerySelector("footer")!.TextContent.Contains(" curators from ", StringComparison.Ordinal)).Select(page => page.Url);

        Assert.Equal(["/"], [.. counting]);
    }

    [Fact]
    public async Task No_page_shows_a_word_of_what_readers_may_not_see()
    {
        var crawl = await sample.CrawlAsync();
        var hidden = HiddenText.OfSample();

        Assert.Equal(["capture", "draft", "expired", "removed", "review", "scheduled"], [.. hidden.Select(text => text.State).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
        Assert.All(hidden, text => Assert.NotEmpty(text.Lines));
        Assert.Empty(PageRules.Leaks(crawl, hidden));
    }

    [Fact]
    public async Task Every_item_that_readers_may_see_is_reached()
    {
        var crawl = await sample.CrawlAsync();

        var unreached = SampleItems()
            .Where(item => !crawl.Pages.Exists(page => page.Url == item.Permalink.ToUrl() && page.Document.QuerySelector("h1")!.TextContent == item.Title))
            .Select(item => item.Path);

        Assert.Empty(unreached);
    }

    [Fact]
    public async Task Every_kind_of_page_is_among_them()
    {
        var crawl = await sample.CrawlAsync();

        foreach (var root in (string[])["/news/", "/communities/", "/topic/", "/offering/", "/author/", "/source/", "/media/", "/?page=", "/news/?page=", "/communities/rural-health/curated-content/"])
        {
            Assert.True(crawl.Pages.Exists(page => page.Url.StartsWith(root, StringComparison.Ordinal)) || crawl.Files.Keys.Any(url => url.StartsWith(root, StringComparison.Ordinal)), root);
        }
    }

    [Fact]
    public async Task An_item_page_shows_all_that_its_file_says()
    {
        var page = (await sample.CrawlAsync())["/communities/nursing-informatics/curated-content/ward-notes-handover-in-three-colours"].Document;

        Assert.Equal(["Home", "Communities", "Nursing Informatics", "Curated Content"], [.. page.QuerySelectorAll(".trail a").Select(link => link.TextContent)]);
        Assert.Equal("Zoë Lindqvist", page.QuerySelector("a[href='/author/zoe-lindqvist']")?.TextContent);
        Assert.Equal("Read the full article at ward-notes.example", page.QuerySelector("a.onward")?.TextContent);
        Assert.Equal("nofollow noopener", page.QuerySelector("a.onward")?.GetAttribute("rel"));
        Assert.NotEmpty(page.QuerySelectorAll("time[datetime]"));
        Assert.NotEmpty(page.QuerySelectorAll(".chips a[href^='/topic/']"));
        Assert.NotEmpty(page.QuerySelectorAll(".prose p"));
        Assert.NotEmpty(page.QuerySelectorAll(".neighbours a"));
    }

    [Fact]
    public async Task A_list_counts_from_its_first_page_to_its_last()
    {
        var crawl = await sample.CrawlAsync();
        var pages = crawl.Pages.Where(page => page.Url.StartsWith("/news/?page=", StringComparison.Ordinal)).Prepend(crawl["/news/"]).OrderBy(page => page.Url, StringComparer.Ordinal).ToList();

        var items = pages.SelectMany(page => page.Document.QuerySelectorAll(".rows h3 a").Select(link => link.GetAttribute("href"))).ToList();
        var dates = pages.SelectMany(page => page.Document.QuerySelectorAll(".rows time").Select(time => time.GetAttribute("datetime") ?? "")).ToList();

        Assert.Equal(items.Count, items.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal([.. dates.OrderDescending(StringComparer.Ordinal)], [.. dates]);
        Assert.All(pages.SkipLast(1), page => Assert.Equal(20, page.Document.QuerySelectorAll(".rows article").Length));
        Assert.Contains($"of {items.Count}", pages[^1].Document.QuerySelector(".pager")!.TextContent, StringComparison.Ordinal);
    }

    /// <summary>The items that readers may see, as their files say them.</summary>
    private static IEnumerable<Content.CuratedItem> SampleItems()
    {
        var hidden = HiddenText.OfSample().Select(text => text.Path).ToHashSet(StringComparer.Ordinal);
        var folder = new Content.ContentFolder(SampleSite.ContentRoot);
        var parser = new Content.ItemParser(Content.ContentLimits.Default);
        return folder.Files()
            .Where(file => file.Kind == Content.ContentFileKind.Source && !hidden.Contains(file.Path))
            .Select(file => parser.Parse(file.Path, File.ReadAllBytes(folder.FullPath(file.Path))).Item!);
    }
}
