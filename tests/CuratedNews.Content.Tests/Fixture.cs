using System.Runtime.CompilerServices;
using CuratedNews.Content.Diagnostics;
using Xunit;

namespace CuratedNews.Content.Tests;

/// <summary>The files under <c>Fixtures/</c>, read where they stand in the source tree.</summary>
internal static class Fixture
{
    private static readonly string Root = Path.Combine(Path.GetDirectoryName(Here())!, "Fixtures");

    public static ContentFolder Folder(string name) => new(Path.Combine(Root, name));

    /// <summary>Reads a folder of content as the commands do: every file, then what only shows across files.</summary>
    /// <param name="images">Where images are looked for; null to leave them alone.</param>
    public static (List<ParsedItem> Files, IReadOnlyList<Diagnostic> AcrossFiles) Read(ContentFolder folder, ContentFolder? images = null)
    {
        var parser = new ItemParser(ContentLimits.Default);
        var set = new ContentSet(images);
        var files = new List<ParsedItem>();
        foreach (var file in folder.Files().Where(file => file.Kind == ContentFileKind.Source))
        {
            var parsed = parser.Parse(file.Path, File.ReadAllBytes(folder.FullPath(file.Path)));
            set.Add(parsed);
            files.Add(parsed);
        }

        return (files, set.Check());
    }

    /// <summary>Compares text with a golden file, or writes it there where UPDATE_EXPECTED is 1.</summary>
    public static void ShouldEqual(string name, string actual)
    {
        var path = Path.Combine(Root, name);
        if (Environment.GetEnvironmentVariable("UPDATE_EXPECTED") == "1")
        {
            File.WriteAllText(path, actual);
        }

        Assert.Equal(File.ReadAllText(path), actual);
    }

    /// <summary>The root of the repository.</summary>
    public static string Repository { get; } = Path.GetFullPath(Path.Combine(Root, "..", "..", ".."));

    private static string Here([CallerFilePath] string path = "") => path;
}
