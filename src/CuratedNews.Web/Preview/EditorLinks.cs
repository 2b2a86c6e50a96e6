using System.Globalization;
using CuratedNews.Content;
using CuratedNews.Content.Diagnostics;
using Microsoft.Extensions.Options;

namespace CuratedNews.Web.Preview;

/// <summary>Links that open a content file in an editor's program, at a line and column.</summary>
public sealed class EditorLinks(ContentFolder folder, IOptions<PreviewOptions> options)
{
    private const string Copy = "copy";

    private static readonly Dictionary<string, string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["vscode"] = "vscode://file{path}:{line}:{column}",
        ["jetbrains"] = "idea://open?file={path}&line={line}&column={column}",
        [Copy] = "",
    };

    /// <summary>Is a place copied rather than opened?</summary>
    public bool Copies => Template.Length == 0;

    private string Template => Known.GetValueOrDefault(options.Value.EditorLink, options.Value.EditorLink);

    /// <summary>Is it a known program's name, or a URL that says where the path goes and that no browser runs?</summary>
    internal static bool IsTemplate(string text) =>
        Known.ContainsKey(text)
        || (text.Contains("{path}", StringComparison.Ordinal)
            && Uri.TryCreate(text.Replace("{path}", "/x", StringComparison.Ordinal).Replace("{line}", "1", StringComparison.Ordinal).Replace("{column}", "1", StringComparison.Ordinal), UriKind.Absolute, out var url)
            && url.Scheme is not ("javascript" or "data" or "vbscript"));

    /// <summary>The link to a place; null where places are copied.</summary>
    public string? To(SourceLocation place)
    {
        if (Copies)
        {
            return null;
        }

        var root = options.Value.EditorRoot is { } given ? given.TrimEnd('/', '\\') : folder.Root;
        var path = $"{root}/{place.Path}".Replace('\\', '/');
        return Template
            .Replace("{path}", string.Join('/', (path.StartsWith('/') ? path : "/" + path).Split('/').Select(Uri.EscapeDataString)), StringComparison.Ordinal)
            .Replace("{line}", place.Line.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{column}", place.Column.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    /// <summary>A place as people and compilers write it.</summary>
    public static string Write(SourceLocation place) => string.Create(CultureInfo.InvariantCulture, $"{place.Path}:{place.Line}:{place.Column}");
}
