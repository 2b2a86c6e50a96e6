using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace CuratedNews.Content.Html;

/// <summary>Reads HTML as the content of a page's body, in standards mode and without scripts.</summary>
internal static class HtmlSource
{
    /// <summary>False where the markup is so tangled that reading it would take seconds, or that the parser itself stumbles.</summary>
    public static bool TryParse(string html, out IEnumerable<INode> nodes)
    {
        var effort = new ParsingEffort();
        var parser = new HtmlParser(new HtmlParserOptions
        {
            IsKeepingSourceReferences = true,
            IsScripting = true, // As in browsers, a noscript then ends at its end tag, whatever was left open in it.
            MaximumDepth = int.MaxValue, // The tree is walked without recursion, and cutting it here would put text out of order.
            OnToken = (token, _) => effort.Count(token),
        });
        try
        {
            var page = parser.ParseDocument("<!doctype html>");
            nodes = parser.ParseFragment(html, page.Body!);
            return true;
        }
        catch (Exception problem) when (problem is OperationCanceledException or NullReferenceException or InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            // The first is the effort spent; the others are faults of AngleSharp 1.10.3, such as with a select after xmp in a select.
            nodes = [];
            return false;
        }
    }
}
