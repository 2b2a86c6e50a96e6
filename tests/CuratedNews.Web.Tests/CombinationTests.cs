using System.Net;
using CuratedNews.Web.Tests.Feeds;
using Xunit;

namespace CuratedNews.Web.Tests;

/// <summary>Topics together, and either of some topics.</summary>
public sealed class CombinationTests(SampleSite sample)
{
    private const string A = "klas-telehealth";
    private const string B = "symplur-rural-health";

    [Theory]
    [InlineData($"/topic/{B}+{A}", $"/topic/{A}+{B}")]
    [InlineData($"/topic/{B},{A}", $"/topic/{A},{B}")]
    [InlineData($"/topic/{B}+{A}?page=1&x=y", $"/topic/{A}+{B}?x=y")]
    [InlineData($"/topic/{A}+{A}", $"/topic/{A}")]
    [InlineData($"/topic/{B}+{A}/feed.xml", $"/topic/{A}+{B}/feed.xml")]
    [InlineData($"/topic/{B},{A}/Atom.xml/", $"/topic/{A},{B}/atom.xml")]
    [InlineData("/topic/KLAS-Telehealth,symplur-rural-health/", $"/topic/{A},{B}")]
    [InlineData("/TOPIC/Symplur-Rural-Health+KLAS-telehealth", $"/topic/{A}+{B}")]
    public async Task Every_combination_has_one_URL(string url, string canonical)
    {
        using var response = await sample.Site.GetAsync(url);

        Assert.Equal(HttpStatusCode.MovedPermanently, response.StatusCode);
        Assert.Equal(canonical, response.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.OK, await sample.Site.StatusAsync(canonical));
    }

    [Theory]
    [InlineData($"/topic/{A}+no-such-topic")]
    [InlineData($"/topic/{A}+{B},{A}")]
    [InlineData($"/topic/{A}+")]
    [InlineData("/topic/+")]
    [InlineData($"/topic/{A}+no-such-topic/feed.xml")]
    [InlineData($"/topic/{A}+{B}?page=99")]
    [InlineData("/topic/a+b+c+d+e+f")]
    public async Task What_is_no_combination_is_not_found(string url) => Assert.Equal(HttpStatusCode.NotFound, await sample.Site.StatusAsync(url));

    [Fact]
    public async Task Both_topics_have_what_each_has_in_common_and_either_has_all()
    {
        var (a, b) = (await ItemsAsync($"/topic/{A}"), await ItemsAsync($"/topic/{B}"));

        Assert.Equal(a.Intersect(b, StringComparer.Ordinal).Order(StringComparer.Ordinal), (await ItemsAsync($"/topic/{A}+{B}")).Order(StringComparer.Ordinal));
        Assert.Equal(a.Union(b, StringComparer.Ordinal).Order(StringComparer.Ordinal), (await ItemsAsync($"/topic/{A},{B}")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_topic_leads_to_what_narrows_it_with_true_counts()
    {
        var topic = await sample.Site.PageAsync($"/topic/{A}");
        var narrower = topic.QuerySelectorAll(".bars li").Where(entry => entry.QuerySelector("a")!.GetAttribute("href")!.Contains('+', StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(narrower);
        foreach (var entry in narrower)
        {
            var items = await ItemsAsync(entry.QuerySelector("a")!.GetAttribute("href")!);
            Assert.Contains($"{items.Count} item", entry.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_combination_has_a_title_of_its_own_and_is_not_indexed()
    {
        var page = await sample.Site.PageAsync($"/topic/{A}+{B}");

        Assert.StartsWith("Telehealth and Rural Health", page.Title, StringComparison.Ordinal);
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        Assert.Equal($"/topic/{B} /topic/{A}", string.Join(' ', page.QuerySelectorAll(".chips[aria-label='Combined topics'] a").Select(link => link.GetAttribute("href"))));
        Assert.All(page.QuerySelectorAll("link[rel=alternate][type*=xml]"), link => Assert.StartsWith($"/topic/{A}+{B}/", link.GetAttribute("href"), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData($"/topic/{A}+{B}")]
    [InlineData($"/topic/{A},{B}")]
    public async Task The_feeds_of_a_combination_have_its_newest_items(string url)
    {
        var items = (await ItemsAsync(url)).Take(20).Select(Uri.UnescapeDataString).ToList();
        foreach (var file in FeedReader.FileNames)
        {
            using var response = await sample.Site.GetAsync($"{url}/{file}");
            var feed = FeedReader.Read(file, await response.Content.ReadAsStringAsync());

            Assert.Equal(string.Join('\n', items), string.Join('\n', feed.Entries.Select(entry => Uri.UnescapeDataString(new Uri(entry.Url).AbsolutePath))));
            Assert.Contains("Telehealth", feed.Title, StringComparison.Ordinal);
        }
    }

    /// <summary>The items of all pages of a list.</summary>
    private async Task<List<string>> ItemsAsync(string url)
    {
        var items = new List<string>();
        for (var next = url; next is not null;)
        {
            var page = await sample.Site.PageAsync(next);
            items.AddRange(page.QuerySelectorAll(".rows h3 a").Select(link => link.GetAttribute("href")!));
            next = page.QuerySelector(".pager a[rel=next]")?.GetAttribute("href");
        }

        return items;
    }
}
