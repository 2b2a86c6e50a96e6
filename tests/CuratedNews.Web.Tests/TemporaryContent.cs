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

    /// <summary>Writes an item whose every field that readers see says a text, at /news/nasty with an offering of the same slug.</summary>
    /// <param name="name">The text as it can be a curator's or an offering's name.</param>
    /// <param name="topic">The text as it can be a topic with its vocabulary.</param>
    /// <param name="more">Further lines of front matter.</param>
    public TemporaryContent WriteNasty(string text, string name, string topic, string more = "")
    {
        var (quoted, quotedName, quotedTopic) = (Quote(text), Quote(name), Quote(topic));
        return WriteItem("nasty", text, $"""
            description: {quoted}
            breadcrumbs: [Home, {quoted}, {quoted}]
            breadcrumbLinks: [/, /news/, '#']
            categories: [{quotedTopic}]
            author: [{quotedName}, 'O''Brien & Sons <i>']
            relatedOfferings:
            - label: {quotedName}
              permalink: /offering/nasty
              categories: [{quotedTopic}]
            link:
              brand: {quoted}
              href: 'https://evil.example/"onmouseover="alert(1)?a=<b>)&copy;=1&c=1'
            via: {quoted}
            insights_name: {quoted}
            insights_description: {quoted}
            {more}
            """);
    }

    /// <summary>Writes a file with a body of its own, in which the way it ends decides, at /news/body.</summary>
    /// <param name="extension">Without the dot.</param>
    public TemporaryContent WriteBody(string extension, string title, string body) =>
        Write($"news/body.{extension}", $"---\ntitle: {title}\nslug: body\nbasePath: /news/\ndate: '2026-05-01'\n---\n{body}\n");

    /// <summary>A text as a scalar of YAML that means exactly it.</summary>
    public static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
