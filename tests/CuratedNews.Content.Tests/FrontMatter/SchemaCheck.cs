using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace CuratedNews.Content.Tests.FrontMatter;

/// <summary>Reads front matter as editors do and holds it against a schema: those words of JSON Schema that ours uses, and no other.</summary>
internal static class SchemaCheck
{
    private static readonly string[] Silent = ["description", "examples", "title", "$schema", "$defs"];

    /// <summary>What is wrong, each with its path; empty where nothing is.</summary>
    public static List<string> Problems(JsonObject schema, string frontMatter)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(frontMatter));
        return [.. Check(schema, schema, yaml.Documents.Count == 0 ? null : Json(yaml.Documents[0].RootNode), "")];
    }

    private static IEnumerable<string> Check(JsonObject root, JsonObject schema, JsonNode? value, string path)
    {
        foreach (var (word, argument) in schema)
        {
            var problems = (IEnumerable<string>)(word switch
            {
                _ when Silent.Contains(word, StringComparer.Ordinal) => [],
                "$ref" => schema.Count == 1 ? Check(root, root["$defs"]![((string)argument!)["#/$defs/".Length..]]!.AsObject(), value, path) : [$"{path}: something stands beside $ref"],
                "type" => Types(argument!).Contains(TypeOf(value), StringComparer.Ordinal) ? [] : [$"{path}: {TypeOf(value)}"],
                "enum" => argument!.AsArray().Any(one => JsonNode.DeepEquals(one, value)) ? [] : [$"{path}: not listed"],
                "anyOf" => argument!.AsArray().Any(one => !Check(root, one!.AsObject(), value, path).Any()) ? [] : [$"{path}: none of {argument.AsArray().Count}"],
                "pattern" => TypeOf(value) != "string" || Regex.IsMatch((string)value!, (string)argument!, RegexOptions.ECMAScript, TimeSpan.FromSeconds(1)) ? [] : [$"{path}: '{value}' is not {argument}"],
                "maxItems" => value is JsonArray { Count: var count } && count > (int)argument! ? [$"{path}: {count} entries"] : [],
                "items" => value is JsonArray list ? list.SelectMany((entry, i) => Check(root, argument!.AsObject(), entry, $"{path}[{i}]")) : [],
                "properties" => value is JsonObject group
                    ? argument!.AsObject().Where(field => group.ContainsKey(field.Key)).SelectMany(field => Check(root, field.Value!.AsObject(), group[field.Key], $"{path}.{field.Key}"))
                    : [],
                "required" => value is JsonObject fields ? argument!.AsArray().Select(name => (string)name!).Where(name => !fields.ContainsKey(name)).Select(name => $"{path}: no {name}") : [],
                _ => [$"{path}: unknown word {word}"],
            });
            foreach (var problem in problems)
            {
                yield return problem;
            }
        }
    }

    private static IEnumerable<string> Types(JsonNode type) => type is JsonArray types ? types.Select(one => (string)one!) : [(string)type!];

    private static string TypeOf(JsonNode? value) => value switch
    {
        null => "null",
        JsonObject => "object",
        JsonArray => "array",
        _ => value.GetValueKind() switch
        {
            System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False => "boolean",
            System.Text.Json.JsonValueKind.Number => value.ToString().Contains('.', StringComparison.Ordinal) ? "number" : "integer",
            _ => "string",
        },
    };

    /// <summary>The core schema of YAML 1.2: what is not quoted may be null, true, false or a number; a date is text.</summary>
    private static JsonNode? Json(YamlNode node) => node switch
    {
        YamlMappingNode mapping => new JsonObject(mapping.Children.Select(pair => KeyValuePair.Create(((YamlScalarNode)pair.Key).Value!, Json(pair.Value)))),
        YamlSequenceNode sequence => new JsonArray([.. sequence.Children.Select(Json)]),
        YamlScalarNode { Style: not YamlDotNet.Core.ScalarStyle.Plain } quoted => JsonValue.Create(quoted.Value),
        YamlScalarNode { Value: null or "" or "null" or "Null" or "NULL" or "~" } => null,
        YamlScalarNode { Value: "true" or "True" or "false" or "False" } flag => JsonValue.Create(bool.Parse(flag.Value)),
        YamlScalarNode plain when long.TryParse(plain.Value, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        YamlScalarNode plain => JsonValue.Create(plain.Value),
        _ => throw new ArgumentException(node.ToString(), nameof(node)),
    };
}
