using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace CuratedNews.Content.Html;

/// <summary>Reads HTML as the content of a page's body, in standards mode and without scripts.</summary>
internal static class HtmlSource
{
    /// <summary>What a parser looks names and entities up in, and the body that fragments are read in: neither changes, and both cost more than a short fragment.</summary>
    [ThreadStatic]
    private static (IBrowsingContext Context, IElement Body)? _page;

    /// <summary>False where the markup is so tangled that reading it would take seconds, or that the parser itself stumbles.</summary>
    public static bool TryParse(string html, out IEnumerable<INode> nodes)
    {
        var effort = new ParsingEffort();
        var (context, body) = _page ??= NewPage();
        var options = new HtmlParserOptions
        {
            IsKeepingSourceReferences = true,
            IsScripting = true, // As in browsers, a noscript then ends at its end tag, whatever was left open in it.
            MaximumDepth = int.MaxValue, // The tree is walked without recursion, and cutting it here would put text out of order.
            OnToken = (token, _) => effort.Count(token),
        };
        try
        {
            nodes = new HtmlParser(options, context).ParseFragment(html, body);
            return true;
        }
        catch (Exception problem) when (problem is OperationCanceledException or NullReferenceException or InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            // The first is the effort spent; the others are faults of AngleSharp 1.10.3, such as with a select after xmp in a select.
            nodes = [];
            return false;
        }
    }

    private static (IBrowsingContext Context, IElement Body) NewPage()
    {
        var context = BrowsingContext.New(Configuration.Default);
        return (context, new HtmlParser(default, context).ParseDocument("<!doctype html>").Body!);
    }
}
