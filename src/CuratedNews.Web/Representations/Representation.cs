using System.Text;
using CuratedNews.Web.Hosting;
using CuratedNews.Web.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace CuratedNews.Web.Representations;

/// <summary>Gives a page in the form that was asked for, and says where its other forms are.</summary>
internal static class Representation
{
    /// <summary>The answer in the form that was asked for, in place of a page; what is no page stays as it is.</summary>
    public static IActionResult? Choose(SitePage page, IActionResult? result)
    {
        if (result is not PageResult html || page.Document is not { } document)
        {
            return result;
        }

        var context = page.HttpContext;
        var headers = context.Response.Headers;
        var isByUrl = Negotiation.IsByUrl(context);
        if (!isByUrl)
        {
            headers.AppendCommaSeparatedValues(HeaderNames.Vary, HeaderNames.Accept);
        }

        var site = context.RequestServices.GetRequiredService<IOptions<SiteOptions>>().Value;
        var wanted = Negotiation.Wanted(context);
        if (page is not ElsewherePage)
        {
            AddLinks(headers, page.Head, wanted, site);
            if (wanted is not null && !isByUrl && !ListRange.IsIn(context.Request.Query))
            {
                headers.ContentLocation = RepresentationPath.Of(page.Head.Path, wanted);
            }
        }

        return wanted is null ? result : new RepresentationResult(wanted, html.StatusCode ?? StatusCodes.Status200OK, site, document(site));
    }

    private static void AddLinks(IHeaderDictionary headers, PageHead head, RepresentationFormat? wanted, SiteOptions site)
    {
        var links = new List<string>();
        if (wanted is not null)
        {
            links.Add($"<{head.Canonical(site)}>; rel=\"canonical\"; type=\"text/html\"");
        }

        links.AddRange(RepresentationFormat.All
            .Where(format => format != wanted)
            .Select(format => $"<{site.Absolute(RepresentationPath.Of(head.Path, format))}>; rel=\"alternate\"; type=\"{format.MediaType}\""));
        headers.Append(HeaderNames.Link, string.Join(", ", links));
    }

    private sealed class RepresentationResult(RepresentationFormat format, int status, SiteOptions site, Document document) : IActionResult
    {
        public Task ExecuteResultAsync(ActionContext context)
        {
            var response = context.HttpContext.Response;
            var cancellationToken = context.HttpContext.RequestAborted;
            response.StatusCode = status;
            if (format == RepresentationFormat.Json)
            {
                var mediaType = document is ProblemDocument ? ProblemDocument.MediaType : format.MediaType;
                return response.WriteAsJsonAsync(document, document.GetType(), options: null, mediaType, cancellationToken);
            }

            var page = new MarkdownPage(site);
            var text = document is ProblemDocument problem ? page.Write(problem) : page.Write((PageDocument)document);
            response.ContentType = format.MediaType + "; charset=utf-8";
            return response.WriteAsync(text, Encoding.UTF8, cancellationToken);
        }
    }
}
