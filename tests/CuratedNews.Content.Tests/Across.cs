namespace CuratedNews.Content.Tests;

/// <summary>What is said across a few files.</summary>
internal static class Across
{
    public static List<string> Check(params ReadOnlySpan<(string Path, string Text)> files) => Check(new ContentSet(), files);

    /// <summary>The same with the images of a folder.</summary>
    public static List<string> Check(ContentFolder images, params ReadOnlySpan<(string Path, string Text)> files) => Check(new ContentSet(images), files);

    private static List<string> Check(ContentSet set, ReadOnlySpan<(string Path, string Text)> files)
    {
        foreach (var (path, text) in files)
        {
            set.Add(Items.Parse(text, path));
        }

        return [.. set.Check().Select(diagnostic => diagnostic.ToString())];
    }
}
