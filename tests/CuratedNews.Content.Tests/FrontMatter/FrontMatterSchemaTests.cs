using System.Text.Json.Nodes;
using CuratedNews.Content.Diagnostics;
using CuratedNews.Content.FrontMatter;
using Xunit;

namespace CuratedNews.Content.Tests.FrontMatter;

public sealed class FrontMatterSchemaTests
{
    private static readonly JsonObject Empty = FrontMatterSchema.Of(new ContentNames());

    /// <summary>Every field once.</summary>
    private static readonly string Everything = string.Join('\n', KnownFields.Table.Where(known => known.Group.Length == 0).Select(known => known.Name + ": " + Value(known)));

    [Fact]
    public void It_is_a_schema_of_2020_12_with_every_field_that_is_known_in_its_group()
    {
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", (string?)Empty["$schema"]);
        Assert.Equal("object", (string?)Empty["type"]);
        Assert.Equal(KnownFields.Used.Concat(KnownFields.Kept).Order(StringComparer.Ordinal).ToList(), Fields(Empty, "").Order(StringComparer.Ordinal).ToList());
    }

    [Fact]
    public void Every_field_says_what_it_is_for()
    {
        var title = Empty["properties"]!["title"]!;

        Assert.Equal("the headline; needed", (string?)title["description"]);
        Assert.Equal("A Shared List Replaces Forty Voicemails", (string?)title["examples"]![0]);
        Assert.All(Properties(Empty), property => Assert.True(((string)property["description"]!).Length > 3));
    }

    [Fact]
    public void The_folders_names_are_offered_and_no_other_is_wrong()
    {
        var names = new ContentNames();
        names.Add(Items.Parse(Items.Text("categories: ['KLAS: EMR']", "relatedOfferings: [{ label: Quayside EMR }]", "basePath: /rural-health/")));
        var schema = FrontMatterSchema.Of(names);

        Assert.Equal(["KLAS: EMR"], Offered(schema, "topics"));
        Assert.Equal(["Quayside EMR"], Offered(schema, "offeringLabels"));
        Assert.Equal(["/offering/quayside-emr"], Offered(schema, "offeringPaths"));
        Assert.Equal(["/rural-health/"], Offered(schema, "sectionPaths"));
        Assert.Equal(["draft", "published", "removed", "review"], Offered(schema, "states"));
        Assert.Equal("#/$defs/topics", (string?)schema["properties"]!["categories"]!["anyOf"]![1]!["items"]!["$ref"]);
        Assert.Empty(SchemaCheck.Problems(schema, "title: A\ndate: 2026-03-02\nbasePath: /new/\ncategories: ['New: Topic']\nstatus: waiting\nrelatedOfferings: [{ label: New }]"));
    }

    [Fact]
    public void A_list_of_names_that_would_be_empty_is_not_written() => Assert.False(Empty["$defs"]!["topics"]!.AsObject().ContainsKey("anyOf"));

    [Fact]
    public void Every_reference_leads_to_a_definition_and_every_definition_is_used()
    {
        var text = Empty.ToJsonString();

        foreach (var (name, _) in Empty["$defs"]!.AsObject())
        {
            Assert.Contains($"\"#/$defs/{name}\"", text, StringComparison.Ordinal);
        }

        Assert.Empty(SchemaCheck.Problems(Empty, Everything));
    }

    [Fact]
    public void Items_without_a_problem_are_right_by_the_schema_too()
    {
        var checkedFiles = 0;
        foreach (var folder in (ContentFolder[])[Fixture.Folder("valid"), new(Path.Combine(Fixture.Repository, "content"))])
        {
            foreach (var file in folder.Files().Where(file => file.Kind == ContentFileKind.Source))
            {
                var text = File.ReadAllText(folder.FullPath(file.Path)).ReplaceLineEndings("\n");
                if (text.StartsWith("---\n", StringComparison.Ordinal))
                {
                    Assert.Equal([], SchemaCheck.Problems(Empty, text.Split("\n---", 2)[0][4..]));
                    checkedFiles++;
                }
            }
        }

        Assert.InRange(checkedFiles, 50, int.MaxValue);
    }

    [Theory]
    [InlineData("date: 2026-03-02", ": no title")]
    [InlineData("title: A", ": no date")]
    [InlineData("title: A\ndate: 2. March 2026", ".date: '2. March 2026' is not")]
    [InlineData("title: A\ndate: 2026-03-02\nid: twelve", ".id: 'twelve' is not")]
    [InlineData("title: [A, B]\ndate: 2026-03-02", ".title: none of 1")]
    [InlineData("title: A\ndate: 2026-03-02\ncategories: { KLAS: EMR }", ".categories: none of 2")]
    [InlineData("title: A\ndate: 2026-03-02\nlink: https://example.com/", ".link: 'https://example.com/' is not")]
    [InlineData("title: A\ndate: 2026-03-02\nrelatedOfferings: [Quayside EMR]", ".relatedOfferings[0]: string")]
    [InlineData("title: A\ndate: 2026-03-02\nfeaturedImage: { size: [1, 2, 3], valid: maybe }", ".featuredImage.size: 3 entries")]
    public void What_the_parser_would_report_is_mostly_wrong_by_the_schema_too(string frontMatter, string problem)
    {
        Assert.StartsWith(problem, SchemaCheck.Problems(Empty, frontMatter)[0], StringComparison.Ordinal);
        Assert.Contains(Items.Parse($"---\nbasePath: /news/\nslug: a\n{frontMatter}\n---\n").Diagnostics, diagnostic => diagnostic.Severity != Severity.Info);
    }

    private static string Value(KnownField field) => field.Shape switch
    {
        FieldShape.Text => "a text",
        FieldShape.Texts or FieldShape.TextsOrJson => "[a text, another]",
        FieldShape.Date => "2026-03-02T08:00:00+02:00",
        FieldShape.Number => "12",
        FieldShape.TrueOrFalse => "true",
        FieldShape.PixelSize => "[640, 360]",
        FieldShape.Group => Group(field),
        _ => $"[{Group(field)}]",
    };

    private static string Group(KnownField group) => $"{{ {string.Join(", ", KnownFields.Table.Where(field => field.Group == group.Path).Select(field => field.Name + ": " + Value(field)))} }}";

    private static List<string?> Offered(JsonObject schema, string kind) => [.. schema["$defs"]![kind]!["anyOf"]![0]!["enum"]!.AsArray().Select(name => (string?)name)];

    private static IEnumerable<string> Fields(JsonObject schema, string group) =>
        schema["properties"]!.AsObject().SelectMany(property => (IEnumerable<string>)[group + property.Key, .. Below(property.Value!.AsObject()) is { } below ? Fields(below, $"{group}{property.Key}.") : []]);

    private static IEnumerable<JsonNode> Properties(JsonObject schema) =>
        schema["properties"]!.AsObject().SelectMany(property => (IEnumerable<JsonNode>)[property.Value!, .. Below(property.Value!.AsObject()) is { } below ? Properties(below) : []]);

    private static JsonObject? Below(JsonObject property) => property.ContainsKey("properties") ? property : property["items"] is JsonObject items && items.ContainsKey("properties") ? items : null;
}
