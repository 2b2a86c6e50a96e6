using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using Xunit;

namespace CuratedNews.Web.Tests.Representations;

/// <summary>What holds of every page of the sample site in each of its forms.</summary>
public sealed class SamePageTests(SampleSite sample)
{
    [Fact]
    public async Task Every_page_has_the_same_title_and_address_in_all_forms()
    {
        foreach (var page in (await sample.CrawlAsync()).Pages.Where(page => !page.IsHidden))
        {
            var json = await Asked.ForAsync(sample.Site, Asked.FormOf(page.Url, ".json"));
            var markdown = await Asked.ForAsync(sample.Site, Asked.FormOf(page.Url, ".md"));

            var isHome = page.Url.Split('?')[0] == "/";
            var title = isHome ? "CuratedNews" : page.Document.QuerySelector("h1")!.TextContent;
            var canonical = page.Document.QuerySelector("link[rel=canonical]")!.GetAttribute("href")!.Split('?')[0];
            Assert.Equal((page.Url, HttpStatusCode.OK, "application/json"), (page.Url, json.Status, json.MediaType));
            Assert.Equal((page.Url, HttpStatusCode.OK, "text/markdown"), (page.Url, markdown.Status, markdown.MediaType));
            Assert.Equal((title, canonical), ((string?)json.Json["title"], (string?)json.Json["url"]));
            Assert.Equal((title, canonical), (markdown.FrontMatter["title"], markdown.FrontMatter["url"]));
            Assert.Equal(Asked.Words(title), Asked.Words(markdown.Rendered.QuerySelector("h1")!.TextContent));
            Assert.Equal((string?)json.Json["kind"], markdown.FrontMatter["kind"]);
        }
    }

    [Fact]
    public async Task Every_list_has_the_same_items_in_all_forms()
    {
        var lists = 0;
        foreach (var page in (await sample.CrawlAsync()).Pages.Where(page => !page.IsHidden))
        {
            var json = (await Asked.ForAsync(sample.Site, Asked.FormOf(page.Url, ".json"))).Json;
            if (json["items"] is not JsonArray items)
            {
                continue;
            }

            var markdown = await Asked.ForAsync(sample.Site, Asked.FormOf(page.Url, ".md"));
            string[] inHtml = [.. page.Document.QuerySelectorAll("main article h2 a, main article h3 a, main .headlines h3 a").Select(link => link.GetAttribute("href")!)];
            string[] inJson = [.. items.Select(item => Asked.PathOf((string)item!["url"]!))];
            string[] inMarkdown = [.. markdown.Rendered.QuerySelectorAll("h3 a").Select(link => Asked.PathOf(link.GetAttribute("href")!))];

            // The home page leads with a picture.
            Assert.Equal(Lines(page.Url == "/" ? inHtml.Order(StringComparer.Ordinal) : inHtml), Lines(page.Url == "/" ? inJson.Order(StringComparer.Ordinal) : inJson));
            Assert.Equal(Lines(inJson), Lines(inMarkdown));
            Assert.Equal(Lines(items.Select(item => Asked.Words((string)item!["title"]!))), Lines(markdown.Rendered.QuerySelectorAll("h3 a").Select(link => Asked.Words(link.TextContent))));
            Assert.Equal((string?)json["total"]?.ToString(), markdown.FrontMatter["total"]);
            lists++;
        }

        Assert.True(lists > 80, $"{lists} lists are few for the sample site");
    }

    [Fact]
    public async Task Every_item_has_the_same_words_in_all_forms()
    {
        var items = 0;
        foreach (var page in (await sample.CrawlAsync()).Pages.Where(page => page.Document.QuerySelector("article.item") is not null))
        {
            var json = (await Asked.ForAsync(sample.Site, Asked.FormOf(page.Url, ".json"))).Json;
            var markdown = await Asked.ForAsync(sample.Site, Asked.FormOf(page.Url, ".md"));

            var prose = page.Document.QuerySelector(".prose");
            Assert.Equal(prose?.InnerHtml.Trim().Replace("href=\"/", "href=\"http://localhost:5080/", StringComparison.Ordinal) ?? "", (string?)json["html"]);
            Assert.Equal(Letters(prose?.TextContent ?? ""), Letters((string)json["text"]!));
            Assert.Contains(Letters((string)json["text"]!), Letters(markdown.Rendered.Body!.TextContent), StringComparison.Ordinal);
            Assert.Equal(Lines(Hrefs(page.Document.QuerySelectorAll(".chips a"))), Lines(json["topics"]!.AsArray().Select(Url)));
            Assert.Equal(Lines(Hrefs(page.Document.QuerySelectorAll(".aside .names a"))), Lines(json["offerings"]!.AsArray().Select(Url)));
            Assert.Equal(page.Document.QuerySelector("a.onward")?.GetAttribute("href"), (string?)json["source"]?["article"]);
            Assert.Equal(page.Document.QuerySelectorAll(".trail li").Length, json["trail"]!.AsArray().Count);
            var links = Hrefs(markdown.Rendered.QuerySelectorAll("a")).ToHashSet(StringComparer.Ordinal);
            Assert.All(((string[])["topics", "offerings", "curators"]).SelectMany(name => json[name]!.AsArray()), node => Assert.Contains((string)node!["url"]!, links));
            Assert.All(prose is null ? [] : Hrefs(prose.QuerySelectorAll("a")), href => Assert.Contains(href.StartsWith('/') ? "http://localhost:5080" + href : href, links));
            items++;
        }

        Assert.True(items > 50, $"{items} items are few for the sample site");
    }

    [Fact]
    public async Task No_form_shows_a_word_of_what_readers_may_not_see()
    {
        string[] hidden = [.. HiddenText.OfSample().SelectMany(text => text.Lines).Select(Letters)];
        var forms = (await sample.CrawlAsync()).Pages.SelectMany(page => (string[])[Asked.FormOf(page.Url, ".json"), Asked.FormOf(page.Url, ".md")]).Append("/llms.txt");

        foreach (var url in forms)
        {
            var answer = await Asked.ForAsync(sample.Site, url);
            var words = Letters(answer.MediaType == "application/json" ? string.Join(' ', Texts(answer.Json)) : answer.Body);
            Assert.Empty(hidden.Where(line => words.Contains(line, StringComparison.Ordinal)).Select(line => $"{url}: {line}"));
        }
    }

    [Fact]
    public async Task Pages_name_their_other_forms_and_those_the_page()
    {
        foreach (var page in (await sample.CrawlAsync()).Pages.Where(page => !page.IsHidden))
        {
            var (json, markdown) = (Asked.FormOf(page.Url, ".json"), Asked.FormOf(page.Url, ".md"));
            var html = await Asked.ForAsync(sample.Site, page.Url);

            Assert.Equal(
                $"<http://localhost:5080{json}>; rel=\"alternate\"; type=\"application/json\", <http://localhost:5080{markdown}>; rel=\"alternate\"; type=\"text/markdown\"",
                html.Link);
            Assert.StartsWith($"<http://localhost:5080{page.Url}>; rel=\"canonical\"", (await Asked.ForAsync(sample.Site, json)).Link, StringComparison.Ordinal);
            Assert.StartsWith($"<http://localhost:5080{page.Url}>; rel=\"canonical\"", (await Asked.ForAsync(sample.Site, markdown)).Link, StringComparison.Ordinal);
        }
    }

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);

    private static string Url(JsonNode? node) => Asked.PathOf((string)node!["url"]!);

    private static IEnumerable<string> Hrefs(IEnumerable<IElement> links) => links.Select(link => link.GetAttribute("href")!);

    /// <summary>Letters and digits alone: what is between them, every form writes in its own way.</summary>
    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject group => group.SelectMany(pair => Texts(pair.Value)),
        JsonArray list => list.SelectMany(Texts),
        _ => [node?.ToString() ?? ""],
    };
}
