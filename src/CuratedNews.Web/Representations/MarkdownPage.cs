using System.Text;
using CuratedNews.Content.Html;
using CuratedNews.Web.Hosting;
using CuratedNews.Web.Pages.Shared;

namespace CuratedNews.Web.Representations;

/// <summary>Writes a page as Markdown: what it is as front matter, what it says below.</summary>
internal sealed class MarkdownPage(SiteOptions site)
{
    private readonly StringBuilder _text = new();

    public string Write(PageDocument page)
    {
        _text.Append(FrontMatterOf(page)).Append('\n').Append(MarkdownText.Heading(1, page.Title)).Append('\n');
        switch (page)
        {
            case ItemDocument item:
                Write(item);
                break;
            case ListDocument list:
                Write(list);
                break;
            case IndexDocument index:
                WriteTopics(null, index.Topics ?? []);
                WriteNodes(null, index.Offerings ?? []);
                WritePager(index.Pager);
                break;
        }

        return _text.ToString();
    }

    public string Write(ProblemDocument problem)
    {
        _text.Append(MarkdownText.Heading(1, problem.Title)).Append('\n');
        WriteTopics("Topics", problem.Topics);
        return _text.ToString();
    }

    private static FrontMatter FrontMatterOf(PageDocument page)
    {
        var front = new FrontMatter().Add("title", page.Title).Add("url", page.Url).Add("kind", page.Kind);
        return page switch
        {
            ItemDocument item => front
                .Add("summary", item.Summary)
                .Add("published", item.PublishedAt)
                .Add("modified", item.ModifiedAt)
                .Add("readingMinutes", item.ReadingMinutes)
                .Add("source", item.Source?.Host)
                .Add("article", item.Source?.Article)
                .Add("curators", item.Curators.Select(curator => curator.Label))
                .Add("topics", item.Topics.Select(topic => topic.Name))
                .Add("offerings", item.Offerings.Select(offering => offering.Label))
                .Add("image", item.Image?.Url),
            ListDocument list => front.Add("description", list.Description).Add("vocabulary", list.Vocabulary).Add("total", list.Total),
            IndexDocument index => front.Add("description", index.Description).Add("total", index.Total),
            _ => front,
        };
    }

    private void Write(ItemDocument item)
    {
        if (item.Image is { } image)
        {
            Paragraph("!" + MarkdownText.Link(image.Alt, image.Url));
        }

        if (!item.Body.IsEmpty)
        {
            _text.Append('\n').Append(MarkdownText.Of(item.Body, site.Absolute("")));
        }

        if (item.Remark is { } remark)
        {
            Paragraph($"> **{(remark.By is { } by ? $"{MarkdownText.OfPlain(by)} on this" : "The curator’s remark")}:** {MarkdownText.OfPlain(remark.Text)}");
        }

        if (item.Source is { Article: { } article } source)
        {
            Paragraph(MarkdownText.Link($"Read the full article at {source.Host}", article));
        }

        if (item.HatTip is { } hatTip)
        {
            Paragraph("Hat tip to " + (hatTip.Url is { } url ? MarkdownText.Link(hatTip.Name, url) : MarkdownText.OfPlain(hatTip.Name)));
        }

        WriteTopics("Topics", item.Topics);
        WriteLinks("Related offerings", item.Offerings.Select(offering =>
            (offering.Label, offering.Url, offering.SharedTopics.Count == 0 ? "" : $"also about {Words.List(offering.SharedTopics)}")));
        WriteLinks("Curated by", item.Curators.Select(curator => (curator.Label, curator.Url, "")));
        WriteLinks("In the same section", new[] { (Name: "newer", Item: item.Newer), (Name: "older", Item: item.Older) }
            .Where(neighbour => neighbour.Item is not null)
            .Select(neighbour => (neighbour.Item!.Title, neighbour.Item.Url, neighbour.Name)));
    }

    private void Write(ListDocument list)
    {
        Paragraph(MarkdownText.OfPlain(list.Description));
        WriteNodes("Sections", list.Sections);
        _text.Append(list.Items.Count == 0 ? "" : "\n## Items\n");
        foreach (var item in list.Items)
        {
            string[] facts = [.. new[] { item.Source?.Host, Words.Day(item.PublishedAt), item.Topic?.Label }.OfType<string>()];
            _text.Append("\n### ").Append(MarkdownText.Link(item.Title, item.Url)).Append('\n');
            Paragraph(MarkdownText.OfPlain(string.Join(" · ", facts)));
            Paragraph(MarkdownText.OfPlain(item.Summary));
        }

        WritePager(list.Pager);
        WriteTopics("Topics", list.Topics);
        WriteNodes("Offerings", list.Offerings);
    }

    private void WriteTopics(string? heading, IReadOnlyList<TopicDocument> topics) =>
        WriteLinks(heading, topics.Select(topic => (topic.Name, topic.Url, Count(topic.Items))));

    private void WriteNodes(string? heading, IReadOnlyList<NodeDocument> nodes) =>
        WriteLinks(heading, nodes.Select(node => (node.Label, node.Url, Count(node.Items))));

    /// <summary>A list of links, each with a note behind it; nothing where it is empty.</summary>
    private void WriteLinks(string? heading, IEnumerable<(string Label, string Url, string Note)> links)
    {
        var isFirst = true;
        foreach (var (label, url, note) in links)
        {
            _text.Append(isFirst ? heading is null ? "\n" : $"\n## {heading}\n\n" : "");
            _text.Append("- ").Append(MarkdownText.Link(label, url)).Append(note.Length == 0 ? "" : ": " + MarkdownText.OfPlain(note)).Append('\n');
            isFirst = false;
        }
    }

    private void WritePager(PagerModel pager)
    {
        string[] links =
        [
            .. new[] { (Label: "Previous page", Path: pager.Previous), (Label: "Next page", Path: pager.Next) }
                .Where(link => link.Path is not null)
                .Select(link => MarkdownText.Link(link.Label, site.Absolute(RepresentationPath.Of(link.Path!, RepresentationFormat.Markdown)))),
        ];
        Paragraph(string.Join(" · ", links));
    }

    private void Paragraph(string markdown)
    {
        if (markdown.Length > 0)
        {
            _text.Append('\n').Append(markdown).Append('\n');
        }
    }

    private static string Count(int? items) => items is { } number ? Words.Count(number, "item") : "";
}
