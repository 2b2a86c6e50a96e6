using System.Xml.Linq;
using Xunit;

namespace CuratedNews.Web.Tests.Representations;

/// <summary>How a browser learns to search the site (OpenSearch 1.1).</summary>
public sealed class SearchDescriptionTests(SampleSite sample)
{
    private static readonly XNamespace Xml = "http://a9.com/-/spec/opensearch/1.1/";

    [Fact]
    public async Task It_says_where_to_search_and_where_to_ask_for_suggestions()
    {
        using var response = await sample.Site.GetAsync("/opensearch.xml");
        var root = XDocument.Parse(await response.Content.ReadAsStringAsync()).Root!;

        Assert.Equal("application/opensearchdescription+xml", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(Xml + "OpenSearchDescription", root.Name);
        Assert.Equal(
            [
                ("text/html", "http://localhost:5080/search?q={searchTerms}"),
                ("application/x-suggestions+json", "http://localhost:5080/search/suggestions?q={searchTerms}"),
                ("application/opensearchdescription+xml", "http://localhost:5080/opensearch.xml"),
            ],
            [.. root.Elements(Xml + "Url").Select(url => (url.Attribute("type")!.Value, url.Attribute("template")!.Value))]);
        Assert.Equal(("CuratedNews", "UTF-8", "UTF-8", "en"), (Value(root, "ShortName"), Value(root, "InputEncoding"), Value(root, "OutputEncoding"), Value(root, "Language")));
        Assert.StartsWith("Search CuratedNews", Value(root, "Description"), StringComparison.Ordinal);
        foreach (var image in root.Elements(Xml + "Image"))
        {
            var path = new Uri(image.Value).AbsolutePath;
            using var file = await sample.Site.GetAsync(path);
            Assert.Equal((path, 200, image.Attribute("type")!.Value), (path, (int)file.StatusCode, file.Content.Headers.ContentType?.MediaType));
        }
    }

    [Fact]
    public async Task Every_page_names_it()
    {
        var crawl = await sample.CrawlAsync();

        Assert.All(crawl.Pages, page =>
        {
            var link = Assert.Single(page.Document.QuerySelectorAll("head link[rel=search]"));
            Assert.Equal(
                ("/opensearch.xml", "application/opensearchdescription+xml", "CuratedNews"),
                (link.GetAttribute("href"), link.GetAttribute("type"), link.GetAttribute("title")));
        });
    }

    [Fact]
    public async Task Its_names_keep_the_lengths_of_the_specification_and_its_urls_the_site_s_base()
    {
        using var content = new TemporaryContent();
        await using var site = await RunningSite.StartAsync(
            content.Root, ("Site:Name", "The Northern & Southern <Review> of Health"[..40]), ("Site:Tagline", "Tea & <talk>\u0001."), ("Site:BaseUrl", "https://news.example.org"));

        using var response = await site.GetAsync("/opensearch.xml");
        var root = XDocument.Parse(await response.Content.ReadAsStringAsync()).Root!;

        Assert.Equal("The Northern &…", Value(root, "ShortName"));
        Assert.Equal("The Northern & Southern <Review> of Heal", Value(root, "LongName"));
        Assert.EndsWith("Tea & <talk>.", Value(root, "Description"), StringComparison.Ordinal);
        Assert.All(root.Elements(Xml + "Url"), url => Assert.StartsWith("https://news.example.org/", url.Attribute("template")!.Value, StringComparison.Ordinal));
    }

    private static string Value(XElement root, string name) => root.Elements(Xml + name).Single().Value;
}
