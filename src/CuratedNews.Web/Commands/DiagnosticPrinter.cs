using System.Text.Encodings.Web;
using System.Text.Json;
using CuratedNews.Content.Diagnostics;

namespace CuratedNews.Web.Commands;

/// <summary>Prints diagnostics in the two forms that people and programs read.</summary>
internal static class DiagnosticPrinter
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One a line, <c>path(line,column): severity code: message</c>.</summary>
    /// <param name="root">What the paths are printed below, so that editors can follow them.</param>
    public static void Text(IEnumerable<Diagnostic> diagnostics, string root, TextWriter output)
    {
        foreach (var diagnostic in diagnostics)
        {
            output.WriteLine(root.Length == 0 ? diagnostic.ToString() : $"{root}/{diagnostic}");
        }
    }

    /// <summary>An array of objects with <c>path</c>, <c>line</c>, <c>column</c>, <c>severity</c>, <c>code</c> and <c>message</c>.</summary>
    public static void Json(IEnumerable<Diagnostic> diagnostics, TextWriter output)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Indented))
        {
            json.WriteStartArray();
            foreach (var diagnostic in diagnostics)
            {
                json.WriteStartObject();
                json.WriteString("path", diagnostic.Location.Path);
                json.WriteNumber("line", diagnostic.Location.Line);
                json.WriteNumber("column", diagnostic.Location.Column);
                json.WriteString("severity", diagnostic.SeverityName);
                json.WriteString("code", diagnostic.Code);
                json.WriteString("message", diagnostic.Message);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        output.WriteLine(System.Text.Encoding.UTF8.GetString(buffer.ToArray()));
    }

    /// <summary>The content folder as it is printed before paths: relative where it is below the current folder.</summary>
    public static string Root(string contentRoot)
    {
        var relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), contentRoot);
        return relative == "." ? "" : relative.Replace(Path.DirectorySeparatorChar, '/');
    }

    public static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{count:N0} {noun}s");
}
