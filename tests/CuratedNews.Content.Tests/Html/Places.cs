using CuratedNews.Content.Diagnostics;

namespace CuratedNews.Content.Tests.Html;

internal static class Places
{
    /// <summary>Gives the index into the body as the column: where a test asks for one, it reads it there.</summary>
    public static SourceLocation InFile(int index) => new("news/x.md", 1, index + 1);

    /// <summary>The column of what stands in the body, to compare with.</summary>
    public static int Of(string part, string body) => body.IndexOf(part, StringComparison.Ordinal) + 1;
}
