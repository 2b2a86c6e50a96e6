using AngleSharp.Html.Dom;

namespace CuratedNews.Web.Preview;

/// <summary>Notes on the elements of a page where in a content file they come from.</summary>
internal sealed class SourceMarks(EditorLinks links)
{
    public Task AddAsync(HttpContext context, PreviewView view, IHtmlDocument document)
    {
        _ = links;
        return Task.CompletedTask;
    }
}
