using System.Text;

namespace CuratedNews.Web.Tests;

/// <summary>A content folder that a test fills, gone at its end.</summary>
internal sealed class TemporaryContent : IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private readonly string _folder = Directory.CreateTempSubdirectory("curatednews-").FullName;

    public TemporaryContent() => Directory.CreateDirectory(Root);

    public string Root => Path.Combine(_folder, "content");

    /// <summary>A path beside the content folder, for anything else that a test needs.</summary>
    public string Beside(string name) => Path.Combine(_folder, name);

    public string FullPath(string path) => Path.Combine(Root, path);

    public TemporaryContent Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(FullPath(path))!);
        File.WriteAllText(FullPath(path), text, Utf8);
        return this;
    }

    /// <summary>Writes a valid news item: a title, a slug, any further lines of front matter, a body.</summary>
    public TemporaryContent WriteItem(string slug, string title = "A headline", string more = "", string body = "A sentence. Another one.") =>
        Write($"news/{slug}.md", $"---\ntitle: {Quote(title)}\nslug: {slug}\nbasePath: /news/\ndate: '2026-05-01'\n{more}{(more.Length == 0 || more[^1] == '\n' ? "" : "\n")}---\n{body}\n");

    /// <summary>A text as a scalar of YAML that means exactly it.</summary>
    public static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
