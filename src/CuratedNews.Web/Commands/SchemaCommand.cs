using System.Text.Encodings.Web;
using System.Text.Json;
using CuratedNews.Content;
using CuratedNews.Content.FrontMatter;

namespace CuratedNews.Web.Commands;

/// <summary>Prints the JSON Schema of the front matter, with the names that the folder uses.</summary>
internal static class SchemaCommand
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static int Run(ContentFolder folder, TextWriter output)
    {
        var names = new ContentNames();
        foreach (var parsed in ContentReading.ParseAll(folder))
        {
            names.Add(parsed);
        }

        output.WriteLine(FrontMatterSchema.Of(names).ToJsonString(Indented));
        return ExitCode.Done;
    }
}
