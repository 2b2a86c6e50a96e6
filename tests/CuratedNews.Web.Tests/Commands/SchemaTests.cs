using System.Text.Json;
using Xunit;

namespace CuratedNews.Web.Tests.Commands;

public sealed class SchemaTests : IDisposable
{
    private readonly TemporaryContent _content = new();

    public void Dispose() => _content.Dispose();

    [Fact]
    public async Task The_schema_offers_the_names_of_the_folder()
    {
        _content.WriteItem("a", more: "categories: ['KLAS: EMR']\nauthor: Ada Curator\nrelatedOfferings: [{ label: Quayside EMR }]\n")
            .WriteItem("b", more: "categories: ['Symplur: Patient Care', 'KLAS: EMR']\n")
            .Write("captures/c.txt", "A capture")
            .Write("news/broken.md", "---\ntitle: [\n---\n");

        var run = await CommandRun.OfAsync(_content.Beside(""), "schema", "--content", "content");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var schema = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", schema.GetProperty("$schema").GetString());
        Assert.Equal("the headline; needed", schema.GetProperty("properties").GetProperty("title").GetProperty("description").GetString());
        Assert.Equal(["KLAS: EMR", "Symplur: Patient Care"], Offered(schema, "topics"));
        Assert.Equal(["Quayside EMR"], Offered(schema, "offeringLabels"));
        Assert.Equal(["/news/"], Offered(schema, "sectionPaths"));
        Assert.Equal(["Ada Curator"], Offered(schema, "curators"));
        Assert.Equal(["draft", "published", "removed", "review"], Offered(schema, "states"));
    }

    [Fact]
    public async Task Without_an_option_it_is_the_nearest_folder_of_content()
    {
        _content.WriteItem("a", more: "categories: ['KLAS: EMR']\n");

        var run = await CommandRun.OfAsync(_content.FullPath("news"), "schema");

        Assert.Equal(["KLAS: EMR"], Offered(JsonDocument.Parse(run.Output).RootElement, "topics"));
    }

    [Fact]
    public async Task An_empty_folder_has_a_schema_too()
    {
        var run = await CommandRun.OfAsync(_content.Beside(""), "schema", "--content", "content");

        Assert.Equal(0, run.ExitCode);
        Assert.False(JsonDocument.Parse(run.Output).RootElement.GetProperty("$defs").GetProperty("topics").TryGetProperty("anyOf", out _));
    }

    private static List<string?> Offered(JsonElement schema, string kind) =>
        [.. schema.GetProperty("$defs").GetProperty(kind).GetProperty("anyOf")[0].GetProperty("enum").EnumerateArray().Select(name => name.GetString())];
}
