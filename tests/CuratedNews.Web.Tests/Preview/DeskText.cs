using AngleSharp.Dom;

namespace CuratedNews.Web.Tests.Preview;

/// <summary>What somebody sees of a part of the desk.</summary>
internal static class DeskText
{
    /// <summary>With single spaces.</summary>
    public static string Of(INode node)
    {
        var clone = node.Clone();
        foreach (var unseen in clone is IElement element ? element.QuerySelectorAll(".unseen").ToList() : [])
        {
            unseen.Remove();
        }

        return string.Join(' ', clone.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
