using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CuratedNews.Web.Tests.Search;

public sealed class SearchPageTests(SampleSite sample)
{
    private static readonly string[] Hostile =
    [
        "<script>alert(1)</script>", "<b>x", "\" onmouseover=\"x", "'>", "</title><img src=x onerror=y>", "&lt;i&gt;", "\0", "\u202E", "\uD800", "🙂", "%", "+", "#", "&q=", "topic:", "year:99999", "year:0", "\"", "(", "-", "*", "a", "OR", "NEAR(",
        "telehealth", "nurse", "topic:\"<i>\"", "source:<u>", "\uE000x\uE001", "{{7*7}}", "@(1+1)", "../../etc", "javascript:1", "\r\nSet-Cookie: a=b", " ",
    ];

    private static readonly string[] Parameters = ["q", "topic", "offering", "source", "author", "section", "vocabulary", "year", "sort", "page"];

    [Fact]
    public async Task A_match_is_marked_and_its_facets_lead_to_fewer()
    {
        var page = await sample.Site.PageAsync("/search?q=nurses");

        Assert.Contains(page.QuerySelectorAll(".rows mark"), mark => mark.TextContent.Equals("nurse", StringComparison.OrdinalIgnoreCase));
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        var total = Number(page.QuerySelector("h1")!);
        foreach (var facet in page.QuerySelectorAll(".facet li"))
        {
            var narrowed = await sample.Site.PageAsync(facet.QuerySelector("a")!.GetAttribute("href")!);
            Assert.Equal(Number(facet.QuerySelector("span")!), Number(narrowed.QuerySelector("h1")!));
            Assert.True(Number(narrowed.QuerySelector("h1")!) <= total);
            var chip = Assert.Single(narrowed.QuerySelectorAll(".chips[aria-label='Narrowed by'] a"));
            Assert.Equal("/search?q=nurses", chip.GetAttribute("href"));
        }
    }

    [Fact]
    public async Task Every_page_of_a_long_result_can_be_turned_and_none_behind_the_last()
    {
        var first = await sample.Site.PageAsync("/search?q=the&sort=date");
        var total = Number(first.QuerySelector("h1")!);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var url = "/search?q=the&sort=date";
        while (url is not null)
        {
            var page = await sample.Site.PageAsync(url);
            Assert.All(page.QuerySelectorAll(".rows h3 a"), link => Assert.True(seen.Add(link.GetAttribute("href")!)));
            url = page.QuerySelector(".pager a[rel=next]")?.GetAttribute("href");
        }

        Assert.True(total > 40);
        Assert.Equal(total, seen.Count);
        Assert.Equal(HttpStatusCode.NotFound, await sample.Site.StatusAsync("/search?q=the&page=99"));
        Assert.Equal(HttpStatusCode.NotFound, await sample.Site.StatusAsync("/search?q=the&page=x"));
    }

    [Fact]
    public async Task Nothing_found_offers_fewer_words_and_near_topics()
    {
        var page = await sample.Site.PageAsync("/search?q=telehealth+year:1999");

        Assert.Equal("Nothing found", page.QuerySelector("h1")!.TextContent);
        Assert.Contains(page.QuerySelectorAll(".rescue .names a"), link => link.TextContent == "telehealth");
        Assert.Contains(page.QuerySelectorAll(".rescue .chips a"), link => link.GetAttribute("href") == "/topic/klas-telehealth");
        foreach (var link in page.QuerySelectorAll(".rescue a"))
        {
            Assert.Equal(HttpStatusCode.OK, await sample.Site.StatusAsync(link.GetAttribute("href")!));
        }
    }

    [Fact]
    public async Task Results_say_how_long_they_took_and_are_kept_by_nobody()
    {
        using var results = await sample.Site.GetAsync("/search?q=nurses");
        using var empty = await sample.Site.GetAsync("/search");
        var text = await results.Content.ReadAsStringAsync();

        Assert.Matches("<span>[1-9][0-9]* ms</span>", text);
        Assert.Equal("no-cache, private", results.Headers.CacheControl!.ToString());
        Assert.Null(results.Headers.ETag);
        Assert.Null(results.Content.Headers.LastModified);
        Assert.NotNull(empty.Headers.ETag);
        Assert.True(empty.Headers.CacheControl!.Public);
    }

    [Fact]
    public async Task What_is_typed_is_completed_as_JSON()
    {
        using var response = await sample.Site.GetAsync("/search/suggest?q=tele");
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        using var browsers = await sample.Site.GetAsync("/search/suggestions?q=tele");
        using var list = JsonDocument.Parse(await browsers.Content.ReadAsStringAsync());

        var topics = json.RootElement.GetProperty("groups")[0];
        Assert.Equal("Topics", topics.GetProperty("label").GetString());
        var entry = topics.GetProperty("entries")[0];
        Assert.Equal(("/topic/klas-telehealth", "Telehealth"), (entry.GetProperty("url").GetString(), entry.GetProperty("title").GetString()));
        Assert.Equal("[[0,4]]", entry.GetProperty("marks").GetRawText());
        Assert.Equal("application/x-suggestions+json", browsers.Content.Headers.ContentType!.MediaType);
        Assert.Equal("tele", list.RootElement[0].GetString());
        Assert.Contains(list.RootElement[1].EnumerateArray(), name => name.GetString() == "Telehealth");
    }

    [Fact]
    public void No_query_gives_an_error_or_puts_markup_into_the_page()
    {
        var text = Gen.Frequency((3, Gen.Elements(Hostile)), (1, Gen.Choose(1, 0xFFFF).Select(value => ((char)value).ToString()))).ListOf().Select(pieces => string.Concat(pieces.Take(12)));
        var urls = from parameter in Gen.Elements(Parameters)
                   from value in text
                   from q in text
                   select parameter == "q" ? $"/search?q={Escaped(q)}" : $"/search?q={Escaped(q)}&{parameter}={Escaped(value)}";
        var markup = new HashSet<string>(["script", "img", "b", "i", "u"], StringComparer.OrdinalIgnoreCase);

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2_000).WithQuietOnSuccess(true), Prop.ForAll(urls.ToArbitrary(), url =>
        {
            using var response = sample.Site.GetAsync(url).GetAwaiter().GetResult();
            Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.NotFound or HttpStatusCode.MovedPermanently, $"{url} answered {(int)response.StatusCode}");
            using var suggested = sample.Site.GetAsync(url.Replace("/search?", "/search/suggest?", StringComparison.Ordinal)).GetAwaiter().GetResult();
            Assert.Equal(HttpStatusCode.OK, suggested.StatusCode);
            var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(response.Content.ReadAsStringAsync().GetAwaiter().GetResult());
            Assert.DoesNotContain(page.All, element => element.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal)));
            Assert.DoesNotContain(page.QuerySelectorAll("main *"), element => markup.Contains(element.LocalName) && (element.LocalName != "img" || element.ClassName != "art"));
        }));
    }

    private static string Escaped(string text) => Uri.EscapeDataString(new string([.. text.Select(c => char.IsSurrogate(c) ? '?' : c)])) + (text.Contains('\uD800', StringComparison.Ordinal) ? "%ED%A0%80" : "");

    private static int Number(IElement element) =>
        int.Parse(new string([.. element.TextContent.TakeWhile(c => char.IsAsciiDigit(c) || c == ',').Where(char.IsAsciiDigit)]), System.Globalization.CultureInfo.InvariantCulture);
}
