using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Markdig;
using YamlDotNet.RepresentationModel;

namespace CuratedNews.Web.Tests.Representations;

/// <summary>An answer to a program.</summary>
internal sealed record Asked(HttpStatusCode Status, string? MediaType, string Body, string Link, string Vary, string? Location)
{
    private const string Origin = "http://localhost:5080";

    private static readonly HttpClient Client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });

    public JsonObject Json => JsonNode.Parse(Body)!.AsObject();

    /// <summary>The front matter of Markdown, each value as text.</summary>
    public Dictionary<string, string> FrontMatter
    {
        get
        {
            var end = Body.IndexOf("\n---\n", StringComparison.Ordinal);
            var yaml = new YamlStream();
            yaml.Load(new StringReader(Body[4..end]));
            return ((YamlMappingNode)yaml.Documents[0].RootNode).Children.ToDictionary(pair => pair.Key.ToString(), pair => pair.Value.ToString(), StringComparer.Ordinal);
        }
    }

    /// <summary>The Markdown below the front matter, as a reader of Markdown takes it.</summary>
    public IHtmlDocument Rendered
    {
        get
        {
            var end = Body.StartsWith("---\n", StringComparison.Ordinal) ? Body.IndexOf("\n---\n", StringComparison.Ordinal) + 5 : 0;
            var html = Markdown.ToHtml(Body[end..], new MarkdownPipelineBuilder().UsePipeTables().UseEmphasisExtras().Build());
            return new HtmlParser().ParseDocument(html);
        }
    }

    public static async Task<Asked> ForAsync(RunningSite site, string url, string? accept = null, string method = "GET", string? encoding = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(site.Address, url));
        request.Headers.TryAddWithoutValidation("Accept", accept);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", encoding);
        using var response = await Client.SendAsync(request);
        string Header(string name) => response.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";
        return new Asked(
            response.StatusCode, response.Content.Headers.ContentType?.MediaType, await response.Content.ReadAsStringAsync(), Header("Link"), Header("Vary"), response.Headers.Location?.OriginalString);
    }

    /// <summary>The path of an absolute URL of the site.</summary>
    public static string PathOf(string url) => url.StartsWith(Origin, StringComparison.Ordinal) ? url[Origin.Length..] : throw new ArgumentException($"Every URL of the site begins with {Origin}; found '{url}'.", nameof(url));

    /// <summary>The URL of a page's form, as docs/machines.md says it.</summary>
    public static string FormOf(string page, string suffix)
    {
        var (path, query) = page.Split('?') is [var before, var after] ? (before, "?" + after) : (page, "");
        return path + (path.EndsWith('/') ? "index" : "") + suffix + query;
    }

    public static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
