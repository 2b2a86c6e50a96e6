namespace CuratedNews.Content.Html;

/// <summary>Gives headings levels that begin at 2, below the page's title, and go down one at a time.</summary>
/// <remarks>
/// Headings of one written level under the same heading stay on one level: a heading is one below the nearest before it
/// that was written higher.
/// </remarks>
internal static class HeadingOutline
{
    public static void Apply(MarkupNode root) => Apply(root, new Stack<int>());

    private static void Apply(MarkupNode parent, Stack<int> written)
    {
        foreach (var child in parent.Children)
        {
            if (child.WrittenLevel == 0)
            {
                Apply(child, written);
                continue;
            }

            while (written.TryPeek(out var above) && above >= child.WrittenLevel)
            {
                written.Pop();
            }

            written.Push(child.WrittenLevel);
            child.Name = Math.Min(written.Count + 1, 6) switch { 2 => "h2", 3 => "h3", 4 => "h4", 5 => "h5", _ => "h6" };
        }
    }
}
