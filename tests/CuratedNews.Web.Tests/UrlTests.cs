using Xunit;

namespace CuratedNews.Web.Tests;

/// <summary>Every kind of URL that the site answers, and every way to write one wrong.</summary>
public sealed class UrlTests(SampleSite sample)
{
    private const string Html = "text/html; charset=utf-8";
    private const string Alias = "/news/handover-in-three-colours";
    private const string AliasedItem = "/communities/nursing-informatics/curated-content/ward-notes-handover-in-three-colours";
    private const string RemovedItem = "/news/longcorridor-six-rules-for-hospital-passwords";

    [Theory]
    [InlineData("/", Html)]
    [InlineData("/?page=2", Html)]
    [InlineData("/?page=2&from=mail", Html)]
    [InlineData("/?from=mail", Html)]
    [InlineData("/news/", Html)]
    [InlineData("/news/?page=2", Html)]
    [InlineData("/%6eews/", Html)]
    [InlineData("/communities/", Html)]
    [InlineData("/communities/rural-health/", Html)]
    [InlineData("/communities/rural-health/curated-content/", Html)]
    [InlineData(AliasedItem, Html)]
    [InlineData("/topic/", Html)]
    [InlineData("/topic/symplur-patient-care", Html)]
    [InlineData("/topic/symplur%2Dpatient-care", Html)]
    [InlineData("/offering/", Html)]
    [InlineData("/offering/harrow--lamb---handover", Html)]
    [InlineData("/author/zoe-lindqvist", Html)]
    [InlineData("/author/naomi-aoi-%E9%9D%92%E4%BA%95", Html)]
    [InlineData("/author/naomi-aoi-%e9%9d%92%e4%ba%95", Html)]
    [InlineData("/source/ward-notes.example", Html)]
    [InlineData("/media/desk-lamp.jpg", "image/jpeg")]
    [InlineData("/media/stacked-letters.png", "image/png")]
    [InlineData("/media/kitchen-table.webp", "image/webp")]
    [InlineData("/assets/site.css", "text/css")]
    [InlineData("/assets/favicon.svg", "image/svg+xml")]
    [InlineData("/sitemap.xml", "application/xml; charset=utf-8")]
    [InlineData("/sitemaps/topics.xml", "application/xml; charset=utf-8")]
    [InlineData("/sitemaps/2026-11.xml", "application/xml; charset=utf-8")]
    [InlineData("/news-sitemap.xml", "application/xml; charset=utf-8")]
    [InlineData("/opensearch.xml", "application/opensearchdescription+xml; charset=utf-8")]
    [InlineData("/robots.txt", "text/plain; charset=utf-8")]
    [InlineData("/llms.txt", "text/plain; charset=utf-8")]
    [InlineData("/openapi.json", "application/json;charset=utf-8")]
    public async Task A_page_or_file_answers_200_to_get_and_head(string url, string contentType)
    {
        var answer = await sample.Site.IsThereAsync(url, contentType);

        Assert.Equal("nosniff", answer.Header("x-content-type-options"));
        Assert.Contains("default-src 'none'", answer.Header("content-security-policy"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/news", "/news/")]
    [InlineData("/NEWS/", "/news/")]
    [InlineData("/News", "/news/")]
    [InlineData("//news//", "/news/")]
    [InlineData("///news", "/news/")]
    [InlineData("/%4Eews", "/news/")]
    [InlineData("/news?from=mail&x=%C3%A9", "/news/?from=mail&x=%C3%A9")]
    [InlineData("/NEWS?page=2&x=1", "/news/?page=2&x=1")]
    [InlineData("/NEWS?next=//evil.example", "/news/?next=//evil.example")]
    [InlineData("/communities/rural-health/curated-content", "/communities/rural-health/curated-content/")]
    [InlineData("/Communities//Rural-Health", "/communities/rural-health/")]
    [InlineData("/?page=1", "/")]
    [InlineData("/?page=1&from=mail", "/?from=mail")]
    [InlineData("/?p%61ge=1", "/")]
    [InlineData("/?PAGE=1", "/")]
    [InlineData("/news/?page=1", "/news/")]
    [InlineData("/news/?from=mail&page=1", "/news/?from=mail")]
    [InlineData("/NEWS?page=1", "/news/")]
    [InlineData("/NEWS?page=1&from=mail", "/news/?from=mail")]
    [InlineData("/topic/symplur-patient-care?page=1", "/topic/symplur-patient-care")]
    [InlineData("/Topic/Symplur-Patient-Care/?page=1", "/topic/symplur-patient-care")]
    [InlineData("/topic/?page=1", "/topic/")]
    [InlineData("/offering?page=1", "/offering/")]
    [InlineData("/author/naomi-aoi-%E9%9D%92%E4%BA%95?page=1", "/author/naomi-aoi-%E9%9D%92%E4%BA%95")]
    [InlineData(AliasedItem + "/", AliasedItem)]
    [InlineData("/COMMUNITIES/Nursing-Informatics/curated-content/ward-notes-handover-in-three-colours", AliasedItem)]
    [InlineData(Alias, AliasedItem)]
    [InlineData(Alias + "/", AliasedItem)]
    [InlineData("/News//Handover-In-Three-Colours/?a=b&c", AliasedItem + "?a=b&c")]
    [InlineData("/news/2024/practice-snow-plan", "/communities/rural-health/curated-content/kleinstadt-klinik-the-snow-plan-of-a-practice-with-one-doctor")]
    [InlineData(RemovedItem + "/", RemovedItem)]
    [InlineData("/topic", "/topic/")]
    [InlineData("/TOPIC/", "/topic/")]
    [InlineData("//topic//", "/topic/")]
    [InlineData("/topic/symplur-patient-care/", "/topic/symplur-patient-care")]
    [InlineData("/topic//symplur-patient-care", "/topic/symplur-patient-care")]
    [InlineData("/Topic/Symplur-Patient-Care?from=mail", "/topic/symplur-patient-care?from=mail")]
    [InlineData("/offering", "/offering/")]
    [InlineData("/Offering/Harrow--Lamb---Handover/", "/offering/harrow--lamb---handover")]
    [InlineData("/AUTHOR/Naomi-Aoi-%E9%9D%92%E4%BA%95/", "/author/naomi-aoi-%E9%9D%92%E4%BA%95")]
    [InlineData("/Source/Ward-Notes.example/", "/source/ward-notes.example")]
    [InlineData("/Media/desk-lamp.jpg", "/media/desk-lamp.jpg")]
    [InlineData("//media//desk-lamp.jpg", "/media/desk-lamp.jpg")]
    [InlineData("/media/desk-lamp.jpg/", "/media/desk-lamp.jpg")]
    [InlineData("/assets//site.css", "/assets/site.css")]
    [InlineData("/Sitemap.xml", "/sitemap.xml")]
    [InlineData("/sitemap.xml/", "/sitemap.xml")]
    [InlineData("//sitemaps//Sections.XML", "/sitemaps/sections.xml")]
    [InlineData("/Sitemaps/2026-11.xml/?x=1", "/sitemaps/2026-11.xml?x=1")]
    [InlineData("/NEWS-sitemap.xml", "/news-sitemap.xml")]
    [InlineData("/Robots.txt", "/robots.txt")]
    [InlineData("/robots.txt/", "/robots.txt")]
    [InlineData("/OpenSearch.xml", "/opensearch.xml")]
    [InlineData("//opensearch.xml/?x=1", "/opensearch.xml?x=1")]
    [InlineData("/LLMS.txt", "/llms.txt")]
    [InlineData("/OpenAPI.json", "/openapi.json")]
    [InlineData("/Assets/site.css/", "/assets/site.css")]
    public async Task Another_form_of_a_url_is_led_to_the_right_one_in_one_step(string url, string target)
    {
        var there = await sample.Site.LeadsAsync(url, target);

        Assert.True(there.Status is 200 or 410, $"{target} answered {there.Status}");
    }

    [Theory]
    [InlineData("/nothing-here")]
    [InlineData("/news/nothing-here")]
    [InlineData("/topic/nothing-here")]
    [InlineData("/offering/nothing-here")]
    [InlineData("/author/nobody")]
    [InlineData("/author/")]
    [InlineData("/source/nowhere.example")]
    [InlineData("/source/")]
    [InlineData("/?page=0")]
    [InlineData("/?page=-1")]
    [InlineData("/?page=x")]
    [InlineData("/?page=")]
    [InlineData("/?page=+2")]
    [InlineData("/?page=2147483648")]
    [InlineData("/?page=99")]
    [InlineData("/?page=1&page=2")]
    [InlineData("/news/?page=99")]
    [InlineData("/topic/?page=2")]
    [InlineData("/topic/symplur-patient-care?page=99")]
    [InlineData("/offering/?page=x")]
    [InlineData("/source/ward-notes.example?page=0")]
    [InlineData("/news/ward-6-box-opened")]
    [InlineData("/news/curated-places-left-on-a-two-day-course-in-reading-audit-logs")]
    [InlineData("/captures/inbox-full-by-monday")]
    [InlineData("/captures/inbox-full-by-monday.txt")]
    [InlineData("/captures/")]
    [InlineData("/content/")]
    [InlineData("/Item")]
    [InlineData("/Section")]
    [InlineData("/NotFound")]
    [InlineData("/Gone")]
    [InlineData("/Index")]
    [InlineData("/Error")]
    [InlineData("/error/")]
    [InlineData("/error/404")]
    [InlineData("/error/500")]
    [InlineData("/error/999")]
    [InlineData("/Topics/Topic")]
    [InlineData("/Topics/Index")]
    [InlineData("/Offerings/Offering")]
    [InlineData("/Shared/_Layout")]
    [InlineData("/Pages/Index.cshtml")]
    [InlineData("/media")]
    [InlineData("/media/")]
    [InlineData("/TOPIC/Nope")]
    [InlineData("/topic/nope/")]
    [InlineData("//topic//nope")]
    [InlineData("/Topic/Nope?page=1")]
    [InlineData("/Offering/Nope/")]
    [InlineData("/AUTHOR/Nobody")]
    [InlineData("/Source/Nowhere.example/")]
    [InlineData("/topic/symplur-patient-care/more/")]
    [InlineData("/News/Nope")]
    [InlineData("/Nowhere/Feed.xml")]
    [InlineData("/Topic/Nope/FEED.xml")]
    [InlineData("/Sitemaps/Nothing.xml")]
    [InlineData("/sitemaps/1999-01.xml/")]
    [InlineData("/Author")]
    [InlineData("/Site.css")]
    [InlineData("/Media/nothing-here.jpg")]
    [InlineData("/media//nothing-here.jpg")]
    [InlineData("/Assets/nothing-here.css")]
    [InlineData("/assets/nothing-here.css/")]
    [InlineData("/Error/404")]
    [InlineData("/media/nothing-here.jpg")]
    [InlineData("/media/Desk-Lamp.jpg")]
    [InlineData("/media/69e02fc5-1a4a-5f14-8205-add703e2f357.md")]
    [InlineData("/media/news/2031/69e02fc5-1a4a-5f14-8205-add703e2f357.md")]
    [InlineData("/assets/nothing-here.css")]
    public async Task What_is_not_there_answers_404_with_a_page(string url)
    {
        var answer = await sample.Site.IsNotFoundAsync(url);

        Assert.Equal(Html, answer.Header("content-type"));
        Assert.Contains("<h1>There is no page here</h1>", answer.Body, StringComparison.Ordinal);
        Assert.Contains("href=\"/topic/\"", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/NEWS")]
    [InlineData("/news/")]
    [InlineData("/topic/symplur-patient-care")]
    [InlineData("/media/desk-lamp.jpg")]
    [InlineData("/assets/site.css")]
    [InlineData("/error/500")]
    [InlineData("/nothing-here")]
    public async Task Only_get_and_head_are_answered(string url)
    {
        foreach (var method in (string[])["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"])
        {
            var answer = await RawHttp.SendAsync(sample.Site.Address, method, url);

            Assert.Equal((method, 405, "GET, HEAD"), (method, answer.Status, answer.Header("allow")));
        }
    }

    [Theory]
    [InlineData("/very/many/segments/", 40)]
    [InlineData("/a", 700)]
    public Task A_very_long_address_is_only_not_found(string part, int times) => sample.Site.IsNotFoundAsync(string.Concat(Enumerable.Repeat(part, times)));

    [Fact]
    public async Task A_removed_item_answers_410_and_says_nothing_of_itself()
    {
        var answer = await sample.Site.AskAsync(RemovedItem);
        var head = await RawHttp.SendAsync(sample.Site.Address, "HEAD", RemovedItem);

        Assert.Equal((410, Html, 410), (answer.Status, answer.Header("content-type"), head.Status));
        Assert.Contains("This item was taken back", answer.Body, StringComparison.Ordinal);
        Assert.Contains("noindex", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("rel=\"canonical\"", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("password", answer.Body, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("draft")]
    [InlineData("review")]
    [InlineData("removed")]
    [InlineData("scheduled")]
    [InlineData("expired")]
    public async Task An_item_of_the_sample_site_that_readers_do_not_see_has_no_page(string state)
    {
        var hidden = HiddenText.OfSample().Where(text => text.State == state).ToList();

        Assert.NotEmpty(hidden);
        foreach (var item in hidden)
        {
            var answer = await sample.Site.AskAsync(item.Url!);
            Assert.Equal((item.Url, state == "removed" ? 410 : 404), (item.Url, answer.Status));
        }
    }

    [Fact]
    public async Task Pages_name_their_own_address_and_never_the_one_that_was_asked()
    {
        var answer = await RawHttp.SendAsync(sample.Site.Address, "GET", "/news/?from=mail", host: "evil.example");
        var moved = await RawHttp.SendAsync(sample.Site.Address, "GET", "/NEWS", host: "evil.example");

        Assert.Contains("<link rel=\"canonical\" href=\"http://localhost:5080/news/\">", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("evil.example", answer.Body, StringComparison.Ordinal);
        Assert.Equal("/news/", moved.Header("location"));
    }
}
