using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CuratedNews.Content.Diagnostics;

namespace CuratedNews.Web.Commands;

/// <summary>Prints diagnostics as SARIF, which code-scanning services and editors show beside the lines.</summary>
/// <remarks>Static Analysis Results Interchange Format 2.1.0, OASIS Standard, 2020.</remarks>
internal static class SarifWriter
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Dictionary<string, int> RuleIndexes = Rules.All.Select((rule, index) => (rule.Code, index)).ToDictionary(StringComparer.Ordinal);

    /// <param name="root">What the paths are below, as the other forms print it; empty for the current folder.</param>
    public static void Write(IEnumerable<Diagnostic> diagnostics, string root, TextWriter output)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Indented))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
            json.WriteString("version", "2.1.0");
            json.WriteStartArray("runs");
            json.WriteStartObject();
            WriteTool(json);

            // Without this, columns count characters beyond U+FFFF once.
            json.WriteString("columnKind", "utf16CodeUnits");
            json.WriteStartArray("results");
            foreach (var diagnostic in diagnostics)
            {
                WriteResult(json, diagnostic, root);
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.WriteLine(Encoding.UTF8.GetString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length)));
    }

    private static void WriteTool(Utf8JsonWriter json)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "CuratedNews");
        json.WriteString("version", typeof(SarifWriter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0");
        json.WriteStartArray("rules");
        foreach (var rule in Rules.All)
        {
            WriteRule(json, rule, RuleHelp.Of(rule));
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteRule(Utf8JsonWriter json, DiagnosticRule rule, RuleHelp help)
    {
        json.WriteStartObject();
        json.WriteString("id", rule.Code);
        WriteMessage(json, "shortDescription", help.Title);
        WriteMessage(json, "fullDescription", help.Meaning);
        WriteMessage(json, "help", help.Cure, help.Markdown);
        json.WriteStartObject("defaultConfiguration");
        json.WriteString("level", Level(rule.Severity));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, Diagnostic diagnostic, string root)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", diagnostic.Code);
        json.WriteNumber("ruleIndex", RuleIndexes[diagnostic.Code]);
        json.WriteString("level", Level(diagnostic.Severity));
        WriteMessage(json, "message", diagnostic.Message);
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", Uri(root, diagnostic.Location.Path));
        json.WriteEndObject();
        json.WriteStartObject("region");
        json.WriteNumber("startLine", diagnostic.Location.Line);
        json.WriteNumber("startColumn", diagnostic.Location.Column);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>A message's braces are doubled, since single ones stand for arguments (section 3.11.5).</summary>
    private static void WriteMessage(Utf8JsonWriter json, string name, string text, string? markdown = null)
    {
        json.WriteStartObject(name);
        json.WriteString("text", Doubled(text));
        if (markdown is not null)
        {
            json.WriteString("markdown", Doubled(markdown));
        }

        json.WriteEndObject();
    }

    private static string Doubled(string text) => text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);

    private static string Level(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "note",
    };

    /// <summary>A relative URI, so that the same file means the same on another machine; consumers take it from the folder of the repository.</summary>
    private static string Uri(string root, string path) => string.Join('/', (root.Length == 0 ? path : $"{root}/{path}").Split('/').Select(System.Uri.EscapeDataString));
}
