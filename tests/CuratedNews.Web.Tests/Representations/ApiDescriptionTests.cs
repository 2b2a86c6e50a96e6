using System.Net;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Xunit;

namespace CuratedNews.Web.Tests.Representations;

/// <summary>What <c>/openapi.json</c> and <c>/llms.txt</c> promise is there.</summary>
public sealed class ApiDescriptionTests(SampleSite sample)
{
    private static readonly (string Path, string Url)[] Examples =
    [
        ("/index.json", "/index.json"),
        ("/{section}/index.json", "/news/index.json"),
        ("/{section}/index.json", "/communities/rural-health/index.json"),
        ("/{section}/{slug}.json", "/communities/nursing-informatics/curated-content/ward-notes-handover-in-three-colours.json"),
        ("/topic/index.json", "/topic/index.json"),
        ("/topic/{slug}.json", "/topic/symplur-patient-care.json"),
        ("/offering/index.json", "/offering/index.json"),
        ("/offering/{slug}.json", "/offering/harrow--lamb---handover.json"),
        ("/author/{slug}.json", "/author/zoe-lindqvist.json"),
        ("/source/{host}.json", "/source/ward-notes.example.json"),
    ];

    [Fact]
    public async Task The_description_is_valid_OpenAPI_3_1()
    {
        var answer = await Asked.ForAsync(sample.Site, "/openapi.json");

        var read = OpenApiDocument.Parse(answer.Body, "json");
        Assert.Equal((HttpStatusCode.OK, "application/json"), (answer.Status, answer.MediaType));
        Assert.Empty(read.Diagnostic!.Errors);
        Assert.Empty(read.Diagnostic.Warnings);
        Assert.Equal(OpenApiSpecVersion.OpenApi3_1, read.Diagnostic.SpecificationVersion);
        Assert.StartsWith("3.1", (string)answer.Json["openapi"]!, StringComparison.Ordinal);
        Assert.Equal("http://localhost:5080", read.Document!.Servers!.Single().Url);
    }

    [Fact]
    public async Task It_describes_the_JSON_of_every_kind_of_page_and_nothing_else()
    {
        var document = await DescriptionAsync();

        Assert.Equal([.. Examples.Select(example => example.Path).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)], [.. document.Paths.Keys.Order(StringComparer.Ordinal)]);
        foreach (var (path, item) in document.Paths)
        {
            var get = Assert.Single(item.Operations!).Value;
            string[] inQuery = [.. (get.Parameters ?? []).Where(parameter => parameter.In == ParameterLocation.Query).Select(parameter => parameter.Name!).Order(StringComparer.Ordinal)];
            var isItem = path == "/{section}/{slug}.json";
            Assert.Equal(isItem ? "" : "after limit page", string.Join(' ', inQuery));
            Assert.Equal(isItem ? "200 404 410" : "200 404", string.Join(' ', get.Responses!.Keys.Order(StringComparer.Ordinal)));
            Assert.Equal(path.Count(c => c == '{'), (get.Parameters ?? []).Count(parameter => parameter is { In: ParameterLocation.Path, Required: true }));
        }
    }

    [Fact]
    public async Task What_pages_answer_is_what_it_describes()
    {
        var document = await DescriptionAsync();

        foreach (var (path, url) in Examples)
        {
            var answer = await Asked.ForAsync(sample.Site, url);
            var schema = document.Paths[path].Operations!.Single().Value.Responses!["200"].Content!["application/json"].Schema!;
            Assert.Equal((url, HttpStatusCode.OK), (url, answer.Status));
            Assert.Empty(Faults(answer.Json, schema, url));
        }

        var missing = await Asked.ForAsync(sample.Site, "/topic/nothing-here.json");
        Assert.Empty(Faults(missing.Json, document.Paths["/topic/{slug}.json"].Operations!.Single().Value.Responses!["404"].Content![missing.MediaType!].Schema!, "404"));
    }

    [Fact]
    public async Task Every_link_of_the_text_for_language_models_leads_to_what_it_says()
    {
        var answer = await Asked.ForAsync(sample.Site, "/llms.txt");
        var head = await Asked.ForAsync(sample.Site, "/llms.txt", method: "HEAD");

        Assert.Equal((HttpStatusCode.OK, "text/plain"), (answer.Status, answer.MediaType));
        Assert.Equal((HttpStatusCode.OK, ""), (head.Status, head.Body));
        Assert.StartsWith("# CuratedNews\n\n> Health technology", answer.Body, StringComparison.Ordinal);
        Assert.Equal(["Start here", "Sections", "Topics", "Feeds", "Optional"], [.. answer.Rendered.QuerySelectorAll("h2").Select(heading => heading.TextContent)]);
        string[] links = [.. answer.Rendered.QuerySelectorAll("li a").Select(link => Asked.PathOf(link.GetAttribute("href")!))];
        Assert.True(links.Length > 40, $"{links.Length} links are few");
        foreach (var link in links)
        {
            var there = await Asked.ForAsync(sample.Site, link);
            Assert.Equal((link, HttpStatusCode.OK), (link, there.Status));
            Assert.Equal(link.EndsWith(".md", StringComparison.Ordinal), there.MediaType == "text/markdown");
        }
    }

    private async Task<OpenApiDocument> DescriptionAsync() => OpenApiDocument.Parse((await Asked.ForAsync(sample.Site, "/openapi.json")).Body, "json").Document!;

    /// <summary>Where a value is not what a schema describes: types, required and unknown properties.</summary>
    private static IEnumerable<string> Faults(JsonNode? node, IOpenApiSchema schema, string place)
    {
        switch (node)
        {
            case JsonObject group:
                foreach (var missing in (schema.Required ?? new HashSet<string>(StringComparer.Ordinal)).Where(name => !group.ContainsKey(name)))
                {
                    yield return $"{place}.{missing} is missing";
                }

                foreach (var (name, value) in group)
                {
                    if (schema.Properties?.TryGetValue(name, out var property) != true)
                    {
                        yield return $"{place}.{name} is not described";
                        continue;
                    }

                    foreach (var fault in Faults(value, Concrete(property!), $"{place}.{name}"))
                    {
                        yield return fault;
                    }
                }

                break;
            case JsonArray list:
                foreach (var fault in list.SelectMany((entry, i) => Faults(entry, Concrete(schema.Items!), $"{place}[{i}]")))
                {
                    yield return fault;
                }

                break;
            default:
                var kind = node!.GetValueKind() == System.Text.Json.JsonValueKind.Number ? JsonSchemaType.Integer : JsonSchemaType.String;
                if (schema.Type?.HasFlag(kind) != true)
                {
                    yield return $"{place} is {schema.Type}, found {node}";
                }

                break;
        }
    }

    /// <summary>What a schema that may be null is otherwise.</summary>
    private static IOpenApiSchema Concrete(IOpenApiSchema schema) => schema.OneOf is { Count: > 0 } choices ? choices.First(choice => choice.Type != JsonSchemaType.Null) : schema;
}
