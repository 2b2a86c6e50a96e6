using System.Net;
using Xunit;

namespace CuratedNews.Web.Tests.Representations;

/// <summary>Which form a URL and its headers ask for.</summary>
public sealed class AddressTests(SampleSite sample)
{
    private const string Item = "/communities/nursing-informatics/curated-content/ward-notes-handover-in-three-colours";
    private const string RemovedItem = "/news/longcorridor-six-rules-for-hospital-passwords";
    private const string Json = "application/json";
    private const string Markdown = "text/markdown";
    private const string Html = "text/html";
    private const string Problem = "application/problem+json";

    [Theory]
    [InlineData(null, Html)]
    [InlineData("", Html)]
    [InlineData("*/*", Html)]
    [InlineData("text/html", Html)]
    [InlineData("text/*", Html)]
    [InlineData("image/png", Html)]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8", Html)]
    [InlineData("application/json", Json)]
    [InlineData("APPLICATION/JSON", Json)]
    [InlineData("application/json; charset=utf-8", Json)]
    [InlineData("application/*", Json)]
    [InlineData("application/json, text/plain, */*", Json)]
    [InlineData("application/json, text/html", Html)]
    [InlineData("application/json, text/html;q=0.9", Json)]
    [InlineData("application/json;q=0.8, text/html;q=0.9", Html)]
    [InlineData("application/json;q=0.5, text/markdown;q=0.6", Markdown)]
    [InlineData("text/markdown", Markdown)]
    [InlineData("text/markdown, text/html;q=0.5", Markdown)]
    [InlineData("text/markdown, text/html", Html)]
    [InlineData("text/markdown, */*;q=0.1", Markdown)]
    [InlineData("text/markdown, application/json", Json)]
    [InlineData("text/html;q=0, application/json", Json)]
    [InlineData("application/json;q=0", Html)]
    [InlineData("application/json;q=0, */*", Html)]
    [InlineData("application/json;q=x", Json)]
    [InlineData("application/ld+json", Html)]
    [InlineData("application/problem+json", Html)]
    [InlineData(";;;,,,", Html)]
    public async Task Accept_chooses_the_form_of_a_page(string? accept, string mediaType)
    {
        foreach (var url in (string[])["/", "/news/", "/news/?page=2", Item, "/topic/", "/topic/symplur-patient-care", "/source/ward-notes.example"])
        {
            var answer = await Asked.ForAsync(sample.Site, url, accept, encoding: "gzip");

            Assert.Equal((url, HttpStatusCode.OK, mediaType), (url, answer.Status, answer.MediaType));
            Assert.Equal("Accept, Accept-Encoding", answer.Vary);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("gzip, br")]
    public async Task What_an_answer_depends_on_stands_in_Vary_once(string? encoding)
    {
        var byAccept = await Asked.ForAsync(sample.Site, "/news/", Json, encoding: encoding);
        var byUrl = await Asked.ForAsync(sample.Site, "/news/index.json", Html, encoding: encoding);
        var css = await Asked.ForAsync(sample.Site, "/robots.txt", encoding: encoding);

        Assert.Equal("Accept, Accept-Encoding", byAccept.Vary);
        Assert.Equal((Json, "Accept-Encoding"), (byUrl.MediaType, byUrl.Vary));
        Assert.Equal("Accept-Encoding", css.Vary);
    }

    [Theory]
    [InlineData("/index.json", Json)]
    [InlineData("/index.md", Markdown)]
    [InlineData("/index.json?page=2", Json)]
    [InlineData("/news/index.json", Json)]
    [InlineData("/news/index.md?page=2", Markdown)]
    [InlineData("/news/index.md?from=mail", Markdown)]
    [InlineData("/communities/rural-health/curated-content/index.json", Json)]
    [InlineData(Item + ".json", Json)]
    [InlineData(Item + ".md", Markdown)]
    [InlineData("/topic/index.json", Json)]
    [InlineData("/topic/symplur-patient-care.md", Markdown)]
    [InlineData("/offering/index.md", Markdown)]
    [InlineData("/offering/harrow--lamb---handover.json", Json)]
    [InlineData("/author/naomi-aoi-%E9%9D%92%E4%BA%95.json", Json)]
    [InlineData("/source/ward-notes.example.md", Markdown)]
    public async Task A_form_answers_get_and_head_and_304(string url, string mediaType)
    {
        var answer = await Asked.ForAsync(sample.Site, url, "text/html");
        var head = await Asked.ForAsync(sample.Site, url, method: "HEAD");
        var post = await Asked.ForAsync(sample.Site, url, method: "POST");
        var raw = await sample.Site.AskAsync(url);
        using var again = await sample.Site.GetAsync(url);

        Assert.Equal((HttpStatusCode.OK, mediaType), (answer.Status, answer.MediaType));
        Assert.NotEmpty(answer.Body);
        Assert.Equal((HttpStatusCode.OK, mediaType, "", answer.Link), (head.Status, head.MediaType, head.Body, head.Link));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, post.Status);
        Assert.Equal(raw.Header("etag"), again.Headers.ETag!.Tag);
        Assert.Equal("nosniff", raw.Header("x-content-type-options"));
    }

    [Theory]
    [InlineData("/news.json", "/news/index.json")]
    [InlineData("/NEWS.JSON", "/news/index.json")]
    [InlineData("/News/Index.Md?page=2&x=1", "/news/index.md?page=2&x=1")]
    [InlineData("//news//index.json", "/news/index.json")]
    [InlineData("/news/index.json/", "/news/index.json")]
    [InlineData("/news/index.json?page=1", "/news/index.json")]
    [InlineData("/index.md?page=1&x=1", "/index.md?x=1")]
    [InlineData("/INDEX.json", "/index.json")]
    [InlineData(Item + "/index.json", Item + ".json")]
    [InlineData(Item + ".JSON", Item + ".json")]
    [InlineData("/news/handover-in-three-colours.md?a=b", Item + ".md?a=b")]
    [InlineData("/News//Handover-In-Three-Colours.MD/", Item + ".md")]
    [InlineData("/topic.json", "/topic/index.json")]
    [InlineData("/topic/index.json?page=1", "/topic/index.json")]
    [InlineData("/Topic/Symplur-Patient-Care.json", "/topic/symplur-patient-care.json")]
    [InlineData("/topic/symplur-patient-care/index.md", "/topic/symplur-patient-care.md")]
    [InlineData("/topic/symplur-patient-care.md?page=1", "/topic/symplur-patient-care.md")]
    [InlineData("/Source/Ward-Notes.example.json", "/source/ward-notes.example.json")]
    [InlineData("/AUTHOR/Naomi-Aoi-%E9%9D%92%E4%BA%95.md", "/author/naomi-aoi-%E9%9D%92%E4%BA%95.md")]
    public async Task Another_form_of_an_address_is_led_to_the_right_one_in_one_step(string url, string target)
    {
        var there = await sample.Site.LeadsAsync(url, target);

        Assert.Equal(200, there.Status);
    }

    [Theory]
    [InlineData("/nothing-here.json")]
    [InlineData("/news/nothing-here.json")]
    [InlineData("/news/nothing-here/index.json")]
    [InlineData("/topic/nothing-here.json")]
    [InlineData("/offering/nothing-here.json")]
    [InlineData("/author/nobody.json")]
    [InlineData("/author/index.json")]
    [InlineData("/source/nowhere.example.json")]
    [InlineData("/index.json?page=99")]
    [InlineData("/news/index.json?page=0")]
    [InlineData("/news/ward-6-box-opened.json")]
    [InlineData("/appsettings.json")]
    public async Task A_page_that_is_not_there_has_no_other_form_either(string url)
    {
        var json = await Asked.ForAsync(sample.Site, url);
        var markdown = await Asked.ForAsync(sample.Site, url.Replace(".json", ".md", StringComparison.Ordinal));

        Assert.Equal((HttpStatusCode.NotFound, Problem), (json.Status, json.MediaType));
        Assert.Equal((404, "Page not found"), ((int)json.Json["status"]!, (string?)json.Json["title"]));
        Assert.Equal((HttpStatusCode.NotFound, Markdown), (markdown.Status, markdown.MediaType));
        Assert.Equal(("", ""), (json.Link, markdown.Link));
    }

    [Theory]
    [InlineData("/feed.xml.json")]
    [InlineData("/news/feed.json.json")]
    [InlineData("/sitemap.xml.json")]
    [InlineData("/llms.txt.md")]
    [InlineData("/openapi.json.json")]
    [InlineData("/openapi.md")]
    [InlineData("/search.json")]
    [InlineData("/healthz.json")]
    [InlineData("/preview/x.json")]
    [InlineData("/.json")]
    [InlineData("/news/.md")]
    [InlineData("/index.json.md")]
    [InlineData("/topic/a/b.json")]
    [InlineData("/media/desk-lamp.jpg.json")]
    [InlineData("/assets/site.css.md")]
    [InlineData("/%00.json")]
    [InlineData("/..%2f..%2fappsettings.json")]
    public async Task What_is_no_page_has_no_form(string url)
    {
        var answer = await sample.Site.AskAsync(url);

        Assert.True(answer.Status is 400 or 404, $"{url} answered {answer.Status}");
    }

    [Fact]
    public async Task A_removed_item_answers_410_in_every_form_and_says_nothing_of_itself()
    {
        var html = await Asked.ForAsync(sample.Site, RemovedItem);
        var json = await Asked.ForAsync(sample.Site, RemovedItem + ".json");
        var markdown = await Asked.ForAsync(sample.Site, RemovedItem + ".md");
        var byAccept = await Asked.ForAsync(sample.Site, RemovedItem, Json);

        Assert.Equal([HttpStatusCode.Gone, HttpStatusCode.Gone, HttpStatusCode.Gone, HttpStatusCode.Gone], [html.Status, json.Status, markdown.Status, byAccept.Status]);
        Assert.Equal((Html, Problem, Markdown, Problem), (html.MediaType, json.MediaType, markdown.MediaType, byAccept.MediaType));
        Assert.Equal((410, json.Body), ((int)json.Json["status"]!, byAccept.Body));
        Assert.NotEmpty(json.Json["topics"]!.AsArray());
        Assert.DoesNotContain("password", json.Body + markdown.Body, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Accept", byAccept.Vary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nodes_whose_names_look_like_a_form_keep_their_page()
    {
        using var content = new TemporaryContent();
        content.WriteItem("a", more: "href: https://point.md/a\ncategories: ['Index']\n");
        await using var site = await RunningSite.StartAsync(content.Root);

        Assert.Equal(Html, (await Asked.ForAsync(site, "/source/point.md")).MediaType);
        Assert.Equal("point.md", (string?)(await Asked.ForAsync(site, "/source/point.md.json")).Json["title"]);
        Assert.Equal("point.md", (await Asked.ForAsync(site, "/source/point.md.md")).FrontMatter["title"]);
        Assert.Equal("topics", (string?)(await Asked.ForAsync(site, "/topic/index.json")).Json["kind"]);
        Assert.Equal("topic", (string?)(await Asked.ForAsync(site, "/topic/index/index.json")).Json["kind"]);
        Assert.Contains("/topic/index/index.json>", (await Asked.ForAsync(site, "/topic/index")).Link, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a-headline.json")]
    [InlineData("readme.md")]
    public async Task An_item_may_not_be_called_like_a_form(string slug)
    {
        using var content = new TemporaryContent();
        content.WriteItem(slug);
        await using var site = await RunningSite.StartAsync(content.Root);

        Assert.Equal("CN1007", Assert.Single(site.Imported.Errors).Rule.Code);
        Assert.Equal(HttpStatusCode.NotFound, (await Asked.ForAsync(site, "/news/" + slug)).Status);
    }

    [Fact]
    public async Task An_empty_site_has_its_three_pages_in_every_form()
    {
        using var content = new TemporaryContent();
        await using var site = await RunningSite.StartAsync(content.Root);

        foreach (var url in (string[])["/", "/topic/", "/offering/"])
        {
            Assert.Equal(0, (int)(await Asked.ForAsync(site, Asked.FormOf(url, ".json"))).Json["total"]!);
            Assert.Equal("0", (await Asked.ForAsync(site, Asked.FormOf(url, ".md"))).FrontMatter["total"]);
        }

        Assert.Equal(HttpStatusCode.OK, (await Asked.ForAsync(site, "/llms.txt")).Status);
    }
}
