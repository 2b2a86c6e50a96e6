using System.Text.Json;
using System.Text.Json.Nodes;

namespace CuratedNews.Content.FrontMatter;

/// <summary>The front matter's JSON Schema, by which editors offer fields and values. It asks for the form that the documents show; the parser takes more.</summary>
/// <remarks>Draft 2020-12, in the words that draft 7 has too, because many editors go no further: nothing stands beside a <c>$ref</c>.</remarks>
public static class FrontMatterSchema
{
    private const string Blank = @"^\s*$";

    private static readonly Lazy<Dictionary<string, (string Meaning, string Example)>> Documented = new(() => Documents.Read("content-format.md")
        .Split("\n## Fields\n")[1].Split("\n## ")[0].Split('\n')
        .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
        .Select(line => line.Trim('|').Split('|'))
        .ToDictionary(cells => cells[0].Trim().Trim('`'), cells => (cells[1].Trim(), cells[2].Trim().Trim('`').Trim('\'')), StringComparer.Ordinal));

    /// <param name="names">Offered as values; any other text is right too, so that an item can be the first of its topic.</param>
    public static JsonObject Of(ContentNames names) => new()
    {
        ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
        ["title"] = "The front matter of a curated item",
        ["type"] = "object",
        ["required"] = Texts(["title", "date"]),
        ["properties"] = Properties(""),
        ["$defs"] = new JsonObject(Enum.GetValues<FieldNames>().Select(kind => KeyValuePair.Create<string, JsonNode?>(Definition(kind), AnyText(names.Of(kind))))),
    };

    private static JsonObject Properties(string group)
    {
        var properties = new JsonObject();
        foreach (var field in KnownFields.Table.Where(field => field.Group == group))
        {
            var property = Shape(field);
            property.Insert(0, "description", Documented.Value[field.Path].Meaning);
            if (field.Shape == FieldShape.Text)
            {
                property.Insert(1, "examples", Texts([Documented.Value[field.Path].Example]));
            }

            properties.Add(field.Name, property);
        }

        foreach (var (name, _) in KnownFields.Kept.Select(KnownField.Split).Where(kept => kept.Group == group))
        {
            properties.Add(name, new JsonObject { ["description"] = "read over: the export's own" });
        }

        return properties;
    }

    private static JsonObject Shape(KnownField field) => field.Shape switch
    {
        FieldShape.Text => new() { ["anyOf"] = new JsonArray(Text(field)) },
        FieldShape.Texts or FieldShape.TextsOrJson => new() { ["anyOf"] = new JsonArray(Text(field), new JsonObject { ["type"] = "array", ["items"] = Text(field) }) },
        FieldShape.Date => new() { ["type"] = Texts(["string", "null"]), ["pattern"] = Blank + "|^[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}.*)?$" },
        FieldShape.Number => new() { ["type"] = Texts(["integer", "string", "null"]), ["pattern"] = Blank + "|^-?[0-9]+$" },
        FieldShape.TrueOrFalse => new() { ["type"] = Texts(["boolean", "string", "null"]), ["pattern"] = Blank + "|^([Tt]rue|[Ff]alse)$" },
        FieldShape.PixelSize => new() { ["type"] = Texts(["array", "string", "null"]), ["pattern"] = Blank, ["items"] = new JsonObject { ["type"] = Texts(["integer", "string"]) }, ["maxItems"] = 2 },
        FieldShape.Group => new() { ["type"] = Texts(["object", "string", "null"]), ["pattern"] = Blank, ["properties"] = Properties(field.Path) },
        FieldShape.Groups => new() { ["type"] = Texts(["array", "string", "null"]), ["pattern"] = Blank, ["items"] = new JsonObject { ["type"] = Texts(["object", "null"]), ["properties"] = Properties(field.Path) } },
        _ => throw new ArgumentOutOfRangeException(nameof(field), field.Shape, message: null),
    };

    private static JsonObject Text(KnownField field) => new() { ["$ref"] = "#/$defs/" + Definition(field.Names) };

    /// <summary>One of the names, or any other text; an unquoted number is text as well.</summary>
    private static JsonObject AnyText(IReadOnlyCollection<string> names)
    {
        var text = new JsonObject { ["type"] = Texts(["string", "number", "boolean", "null"]) };
        return names.Count == 0 ? text : new JsonObject { ["anyOf"] = new JsonArray(new JsonObject { ["enum"] = Texts(names) }, text) };
    }

    private static string Definition(FieldNames kind) => kind == FieldNames.None ? "text" : JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());

    private static JsonArray Texts(IEnumerable<string> texts) => [.. texts];
}
