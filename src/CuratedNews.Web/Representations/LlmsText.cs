using System.Text;
using CuratedNews.Catalog.Queries;
using CuratedNews.Catalog.Rows;
using CuratedNews.Content.Html;
using CuratedNews.Web.Feeds;
using CuratedNews.Web.Hosting;
using CuratedNews.Web.Pages;
using CuratedNews.Web.Pages.Shared;
using Microsoft.Extensions.Options;

namespace CuratedNews.Web.Representations;

/// <summary><c>/llms.txt</c>: where a language model begins to read the site, with links to Markdown.</summary>
/// <remarks>https://llmstxt.org/.</remarks>
internal static class LlmsText
{
    private const int MaxSections = 30;
    private const int MaxTopics = 50;

    public static async Task WriteAsync(HttpContext context, CatalogSnapshot snapshot, IOptions<SiteOptions> options, CancellationToken cancellationToken)
    {
        await snapshot.BeginAsync(cancellationToken);
        var site = options.Value;
        var text = new StringBuilder($"{MarkdownText.Heading(1, site.Name)}\n\n> {MarkdownText.OfPlain(site.Tagline)}\n\n");
        text.Append("Every page is there as Markdown and as JSON too: with `.md` or `.json` after its path, or `index.md` and `index.json` where the path ends in `/`; ");
        text.Append("or at its own URL for `Accept: text/markdown` and `Accept: application/json`.\n");
        Write(text, "Start here",
        [
            Link("Home", Markdown("/"), "the newest items", site),
            Link("Topics", Markdown("/topic/"), "all topics, by vocabulary", site),
            Link("Offerings", Markdown("/offering/"), "all products and services that the news concerns", site),
        ]);
        Write(text, "Sections", (await snapshot.Db.LargestAsync(NodeKind.Section, MaxSections + 1, cancellationToken))
            .Where(section => section.Key != "/").Take(MaxSections)
            .Select(section => Link(section.Label, Markdown(PageLinks.To(section.Kind, section.Key)), $"{Words.Count(section.Items, "item")} in {section.Key}", site)));
        Write(text, "Topics", (await snapshot.Db.LargestAsync(NodeKind.Topic, MaxTopics, cancellationToken))
            .Select(topic => Link(TopicDocument.Of(topic, site).Name, Markdown(PageLinks.To(topic.Kind, topic.Key)), Words.Count(topic.Items, "item"), site)));
        Write(text, "Feeds",
        [
            .. FeedFormat.All.Select(format => Link(format.Name, FeedAddress.PathOf("/", format), "the newest items, in full", site)),
            Link("OPML", "/opml.xml", "the feeds of all topics", site),
        ]);
        Write(text, "Optional",
        [
            Link("OpenAPI", "/openapi.json", "the JSON of every page", site),
            Link("Sitemap", "/sitemap.xml", "every page", site),
        ]);
        context.Response.ContentType = "text/plain; charset=utf-8";
        await context.Response.WriteAsync(text.ToString(), cancellationToken);
    }

    private static string Link(string label, string path, string note, SiteOptions site) => $"- {MarkdownText.Link(label, site.Absolute(path))}: {MarkdownText.OfPlain(note)}\n";

    private static string Markdown(string page) => RepresentationPath.Of(page, RepresentationFormat.Markdown);

    private static void Write(StringBuilder text, string heading, IEnumerable<string> links)
    {
        var lines = string.Concat(links);
        text.Append(lines.Length == 0 ? "" : $"\n## {heading}\n\n{lines}");
    }
}
