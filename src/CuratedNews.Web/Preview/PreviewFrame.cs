using System.Text;
using AngleSharp;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CuratedNews.Web.Hosting;

namespace CuratedNews.Web.Preview;

/// <summary>
/// Makes a page that readers get one that editors walk through: its links stay in the preview and keep its moment, and what
/// stands in a content file says where. The page itself knows nothing of it.
/// </summary>
internal sealed class PreviewFrame(SourceMarks marks)
{
    public async Task ShowAsync(HttpContext context, PreviewView view, RequestDelegate next)
    {
        var response = context.Response;
        using var held = await HeldBody.MakeAsync(context, next);
        var made = held.Bytes;
        if (made.Length > 0 && response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true)
        {
            var document = new HtmlParser(new HtmlParserOptions { IsScripting = true }).ParseDocument(Encoding.UTF8.GetString(made.Span));
            Hide(document);
            LeadAssets(document);
            if (!view.IsShared)
            {
                await marks.AddAsync(context, view, document);
                LeadLinks(document, view);
            }

            var html = Encoding.UTF8.GetBytes(document.ToHtml());
            response.ContentLength = html.Length;
            made = HttpMethods.IsHead(context.Request.Method) ? default : html;
        }

        if (made.Length > 0)
        {
            await response.Body.WriteAsync(made, context.RequestAborted);
        }
    }

    private static void Hide(IHtmlDocument document)
    {
        if (document.QuerySelector("meta[name=robots]") is null && document.Head is { } head)
        {
            var robots = document.CreateElement("meta");
            robots.SetAttribute("name", "robots");
            robots.SetAttribute("content", "noindex");
            head.Append(robots);
        }
    }

    /// <summary>Style and scripts are everybody's, and browsers have them already.</summary>
    private static void LeadAssets(IHtmlDocument document)
    {
        const string Assets = PreviewPaths.Site + "/assets/";
        foreach (var name in (string[])["href", "src"])
        {
            foreach (var element in document.QuerySelectorAll($"[{name}^='{Assets}']"))
            {
                element.SetAttribute(name, element.GetAttribute(name)![PreviewPaths.Site.Length..]);
            }
        }
    }

    private static void LeadLinks(IHtmlDocument document, PreviewView view)
    {
        foreach (var link in document.QuerySelectorAll("a[href^='/']"))
        {
            var href = link.GetAttribute("href")!;
            if (href.StartsWith("//", StringComparison.Ordinal) || href.StartsWith(PreviewPaths.Desk, StringComparison.Ordinal) || href.StartsWith("/media/", StringComparison.Ordinal))
            {
                continue;
            }

            var hash = href.IndexOf('#', StringComparison.Ordinal);
            var (page, fragment) = hash < 0 ? (href, "") : (href[..hash], href[hash..]);
            var query = view.Query.Length == 0 ? "" : (page.Contains('?', StringComparison.Ordinal) ? "&" : "?") + view.Query;
            link.SetAttribute("href", PreviewPaths.Site + page + query + fragment);
        }
    }
}
