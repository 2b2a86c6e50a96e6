namespace CuratedNews.Content.Captures;

/// <summary>Names of those who wrote an article.</summary>
internal static class Writers
{
    private static readonly string[] Prefixes = ["written by", "posted by", "reported by", "words by", "text by", "author:", "author", "by"];

    /// <summary>The name in a line such as "By Ada Writer"; null where it has none.</summary>
    public static string? NameIn(string line)
    {
        var prefix = Array.Find(Prefixes, prefix => line.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
        var name = CaptureText.OnOneLine(line[(prefix?.Length ?? 0)..].Trim(' ', ':', ',', '|', '-', '–'));
        return CaptureText.HasWord(name) ? CaptureText.Cut(name, 100) : null;
    }
}
