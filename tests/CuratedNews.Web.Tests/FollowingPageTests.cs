using AngleSharp.Dom;
using Xunit;

namespace CuratedNews.Web.Tests;

/// <summary>The page of followed topics as its address alone makes it.</summary>
public sealed class FollowingPageTests(SampleSite sample)
{
    private const string Two = "/following?topics=klas-telehealth,symplur-patient-care";

    [Fact]
    public async Task It_lists_the_newest_items_of_any_of_its_topics()
    {
        var page = await sample.Site.PageAsync(Two);
        var (one, other) = (await ItemsAsync("/topic/klas-telehealth"), await ItemsAsync("/topic/symplur-patient-care"));

        var items = Items(page);
        var dates = page.QuerySelectorAll(".rows time").Select(time => time.GetAttribute("datetime") ?? "").ToList();

        Assert.Equal(20, items.Count);
        Assert.Equal(items.Count, items.Distinct(StringComparer.Ordinal).Count());
        Assert.All(items, item => Assert.True(one.Contains(item) || other.Contains(item), item));
        Assert.Contains(items, item => !one.Contains(item));
        Assert.Contains(items, item => !other.Contains(item));
        Assert.Equal([.. dates.OrderDescending(StringComparer.Ordinal)], dates);
    }

    [Fact]
    public async Task Each_topic_leads_to_its_page_and_out_of_the_list()
    {
        var page = await sample.Site.PageAsync(Two);

        Assert.Equal(
            ["/topic/symplur-patient-care", "/following?topics=klas-telehealth", "/topic/klas-telehealth", "/following?topics=symplur-patient-care"],
            [.. page.QuerySelectorAll("header .chips a").Select(link => link.GetAttribute("href") ?? "")]);
        Assert.All(page.QuerySelectorAll("a[href^='/following?']"), link => Assert.Equal("nofollow", link.GetAttribute("rel")));
    }

    [Fact]
    public async Task It_is_not_for_search_engines()
    {
        foreach (var url in (string[])["/following", Two])
        {
            var page = await sample.Site.PageAsync(url);

            Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")?.GetAttribute("content"));
            Assert.Null(page.QuerySelector("link[rel=canonical]"));
        }
    }

    [Fact]
    public async Task What_is_no_topic_is_told()
    {
        var unknown = await sample.Site.PageAsync("/following?topics=klas-telehealth,nothing-of-that-name");
        var never = await sample.Site.PageAsync("/following?topics=klas-telehealth,%3Cb%3E");

        Assert.Contains("No topic here, or not any more: nothing-of-that-name.", unknown.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/following?topics=klas-telehealth", unknown.QuerySelector("header .summary a")?.GetAttribute("href"));
        Assert.Contains("1 name in the address can be no topic.", never.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(Items(unknown), Items(never));
    }

    [Fact]
    public async Task Of_more_than_fifty_topics_the_rest_is_left_out_and_that_is_told()
    {
        var all = (await sample.CrawlAsync()).Pages.Select(page => page.Url).Where(url => url.StartsWith("/topic/", StringComparison.Ordinal) && url.Length > 7 && url.IndexOfAny(['+', ',', '?']) < 0)
            .Select(url => url[7..]).Order(StringComparer.Ordinal).ToList();
        var named = all.Concat(Enumerable.Range(0, 52 - all.Count).Select(number => $"zzz-{number:00}")).ToList();

        var page = await sample.Site.PageAsync($"/following?topics={string.Join(',', named)}");

        Assert.InRange(all.Count, 20, 50);
        Assert.Equal(all.Count, page.QuerySelectorAll("header .chips li").Length);
        Assert.Contains("A list holds up to 50 topics: 2 more of the address are left out.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(20, Items(page).Count);
        Assert.Empty(page.QuerySelectorAll("link[rel=alternate]"));
    }

    [Theory]
    [InlineData("/following?topics=symplur-patient-care,klas-telehealth", Two)]
    [InlineData("/following?topics=klas-telehealth&topics=symplur-patient-care", Two)]
    [InlineData("/following?topics=klas-telehealth,&topics=&topics=KLAS-telehealth,symplur-patient-care", Two)]
    [InlineData("/following?topics=", "/following")]
    [InlineData("/following?topics=,", "/following")]
    [InlineData("/Following/", "/following")]
    [InlineData("/FOLLOWING?topics=klas-telehealth", "/following?topics=klas-telehealth")]
    [InlineData("/Following//Feed.xml?topics=klas-telehealth", "/following/feed.xml?topics=klas-telehealth")]
    public async Task The_same_topics_have_one_address(string url, string target)
    {
        var there = await sample.Site.LeadsAsync(url, target);

        Assert.Equal(200, there.Status);
    }

    [Theory]
    [InlineData("/following/more")]
    [InlineData("/following/klas-telehealth")]
    [InlineData("/following.json")]
    [InlineData("/following/more/feed.xml")]
    public Task Nothing_else_is_there(string url) => sample.Site.IsNotFoundAsync(url);

    [Fact]
    public async Task Topics_can_be_added_that_are_not_in_the_list()
    {
        var empty = await sample.Site.PageAsync("/following");
        var page = await sample.Site.PageAsync("/following?topics=symplur-patient-care");

        Assert.Contains("No topic is followed yet.", empty.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(16, empty.QuerySelectorAll("form.choose [type=checkbox]").Length);
        Assert.NotNull(empty.QuerySelector("[type=checkbox][value='symplur-patient-care']"));
        Assert.Null(empty.QuerySelector("[type=hidden]"));
        Assert.Equal(16, page.QuerySelectorAll("form.choose [type=checkbox]").Length);
        Assert.Null(page.QuerySelector("[type=checkbox][value='symplur-patient-care']"));
        Assert.Equal("symplur-patient-care", page.QuerySelector("form.choose [type=hidden][name=topics]")?.GetAttribute("value"));
    }

    [Fact]
    public async Task Drafts_and_what_is_scheduled_are_not_on_it()
    {
        using var content = new TemporaryContent();
        content.WriteItem("a", "Here", "categories: ['Symplur: Care']").WriteItem("b", "Draft", "status: draft\ncategories: ['Symplur: Care']").WriteItem("c", "Later", "publishDate: 2026-12-01\ncategories: ['Symplur: Care']");
        await using var site = await RunningSite.StartAsync(content.Root);

        var page = await site.PageAsync("/following?topics=symplur-care");

        Assert.Equal(["/news/a"], Items(page));
    }

    private static List<string> Items(IParentNode page) => [.. page.QuerySelectorAll(".rows h3 a").Select(link => link.GetAttribute("href") ?? "")];

    private async Task<HashSet<string>> ItemsAsync(string url)
    {
        var first = await sample.Site.PageAsync(url);
        return [.. Items(first)];
    }
}
