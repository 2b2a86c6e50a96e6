using CuratedNews.Content;

namespace CuratedNews.Web.Preview;

/// <summary>Content files as they are now.</summary>
internal static class ContentText
{
    /// <summary>The text of a file; null where it is gone, too large, or no text.</summary>
    public static string? Read(ContentFolder folder, ContentLimits limits, string path)
    {
        try
        {
            return folder.Find(path) is { Kind: ContentFileKind.Source } file && file.Length <= limits.MaxFileBytes
                ? SourceFile.Decode(path, folder.ReadAllBytes(file), out _)?.Text
                : null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>As diagnostics count them: LF, CR LF and CR end one.</summary>
    public static string[] LinesOf(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n');
}
