using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace CuratedNews.Web.Tests.StructuredData;

/// <summary>The rules find what breaks them: each change to a good graph is told.</summary>
public sealed class GraphRulesTests
{
    private const string Good = """
        {
          "@context": "https://schema.org",
          "@graph": [
            { "@type": "WebSite", "@id": "http://localhost:5080/#site", "url": "http://localhost:5080/", "name": "CuratedNews" },
            { "@type": "BreadcrumbList", "itemListElement": [
              { "@type": "ListItem", "position": 1, "name": "Home", "item": "http://localhost:5080/" },
              { "@type": "ListItem", "position": 2, "name": "One" } ] },
            {
              "@type": "NewsArticle", "url": "http://localhost:5080/news/one", "headline": "One", "description": "A sentence.", "isPartOf": { "@id": "http://localhost:5080/#site" },
              "datePublished": "2026-05-01T00:00:00Z", "dateModified": "2026-05-02T00:00:00+02:00",
              "publisher": { "@type": "Organization", "name": "CuratedNews", "url": "http://localhost:5080/", "logo": "http://localhost:5080/logo.png" },
              "image": { "@type": "ImageObject", "url": "http://localhost:5080/media/a.jpg", "width": 3, "height": 2 },
              "author": [ { "@type": "Person", "name": "Ada", "url": "http://localhost:5080/author/ada" } ],
              "about": [ { "@type": "DefinedTerm", "name": "Care", "url": "http://localhost:5080/topic/care", "inDefinedTermSet": { "@type": "DefinedTermSet", "name": "Symplur", "url": "http://localhost:5080/topic/" } } ]
            }
          ]
        }
        """;

    [Fact]
    public void A_good_graph_is_good() => Assert.Empty(Broken(Good));

    [Theory]
    [InlineData("\"https://schema.org\"", "\"schema.org\"")]
    [InlineData("\"headline\": \"One\", ", "")]
    [InlineData("\"headline\": \"One\"", "\"headline\": \" \"")]
    [InlineData("\"description\": \"A sentence.\", ", "")]
    [InlineData("\"datePublished\": \"2026-05-01T00:00:00Z\"", "\"datePublished\": \"2026-05-01\"")]
    [InlineData("\"datePublished\": \"2026-05-01T00:00:00Z\"", "\"datePublished\": \"2026-05-01T00:00:00\"")]
    [InlineData("\"dateModified\": \"2026-05-02T00:00:00+02:00\"", "\"dateModified\": \"2026-04-02T00:00:00Z\"")]
    [InlineData("\"dateModified\": \"2026-05-02T00:00:00+02:00\"", "\"dateModified\": \"2026-13-02T00:00:00Z\"")]
    [InlineData(", \"logo\": \"http://localhost:5080/logo.png\"", "")]
    [InlineData("\"http://localhost:5080/logo.png\"", "\"/logo.png\"")]
    [InlineData("\"width\": 3", "\"width\": 0")]
    [InlineData(", \"height\": 2", "")]
    [InlineData(", \"url\": \"http://localhost:5080/author/ada\"", "")]
    [InlineData("\"name\": \"Ada\", ", "")]
    [InlineData("\"Person\"", "\"Organisation\"")]
    [InlineData("\"author\": [ {", "\"authors\": [ {")]
    [InlineData("\"DefinedTerm\"", "\"Thing\"")]
    [InlineData("\"url\": \"http://localhost:5080/topic/care\"", "\"url\": \"topic/care\"")]
    [InlineData("\"http://localhost:5080/news/one\"", "\"http://localhost:5080/news/two\"")]
    [InlineData("\"position\": 2", "\"position\": 3")]
    [InlineData(", \"item\": \"http://localhost:5080/\"", "")]
    [InlineData("\"position\": 2, \"name\": \"One\"", "\"position\": 2, \"name\": \"One\", \"item\": \"http://localhost:5080/news/one\"")]
    [InlineData("\"name\": \"Home\"", "\"name\": \"\"")]
    [InlineData("\"url\": \"http://localhost:5080/\", \"name\": \"CuratedNews\" }", "\"url\": \"http://localhost:5080/\" }")]
    [InlineData("\"name\": \"CuratedNews\" }", "\"name\": \"CuratedNews\", \"potentialAction\": { \"@type\": \"SearchAction\", \"target\": \"http://localhost:5080/search?q={search_term_string}\", \"query-input\": \"required name=search_term_string\" } }")]
    public void A_graph_that_breaks_a_rule_is_found_out(string text, string by)
    {
        Assert.Contains(text, Good, StringComparison.Ordinal);

        Assert.NotEmpty(Broken(Good.Replace(text, by, StringComparison.Ordinal)));
    }

    [Fact]
    public void A_thing_twice_or_missing_is_found_out()
    {
        foreach (var node in Enumerable.Range(0, 2))
        {
            var twice = JsonNode.Parse(Good)!;
            twice["@graph"]!.AsArray().Add(twice["@graph"]![node]!.DeepClone());
            var missing = JsonNode.Parse(Good)!;
            missing["@graph"]!.AsArray().RemoveAt(node);

            Assert.NotEmpty(Broken(twice.ToJsonString()));
            Assert.NotEmpty(Broken(missing.ToJsonString()));
        }
    }

    private static List<string> Broken(string graph)
    {
        using var json = JsonDocument.Parse(graph);
        return [.. GraphRules.Broken("/news/one", json.RootElement)];
    }
}
