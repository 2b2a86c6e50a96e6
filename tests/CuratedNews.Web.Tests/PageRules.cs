using System.Globalization;
using AngleSharp.Dom;

namespace CuratedNews.Web.Tests;

/// <summary>What must hold of any page, whatever the content; each rule returns the pages that break it, with their reason.</summary>
internal static class PageRules
{
    public static IEnumerable<string> Broken(CrawledPage page)
    {
        var document = page.Document;
        IEnumerable<string> Found(string problem, IEnumerable<IElement> elements) => elements.Select(element => $"{page.Url}: {problem}: {Short(element.OuterHtml)}");
        IEnumerable<string> Unless(bool holds, string problem) => holds ? [] : [$"{page.Url}: {problem}"];
        return
        [
            .. page.Errors.Select(error => $"{page.Url}: HTML to repair at {error}"),
            .. Unless(document.QuerySelectorAll("h1").Length == 1, "not exactly one h1"),
            .. Unless(!string.IsNullOrWhiteSpace(document.QuerySelector("h1")?.TextContent), "an empty h1"),
            .. Unless(page.Title.Length is > 0 and <= 70, $"a title of {page.Title.Length} characters"),
            .. Unless(page.Description.Length is >= 50 and <= 160, $"a description of {page.Description.Length} characters"),
            .. Unless(document.DocumentElement.GetAttribute("lang") == "en", "no language"),
            .. Unless(document.QuerySelectorAll("main").Length == 1, "not exactly one main"),
            .. Unless(page.Canonical == (page.IsHidden ? null : page.Url), $"canonical is {page.Canonical}"),
            .. Unless(!page.Html.Contains("/api/v3", StringComparison.Ordinal), "an internal link"),
            .. Unless(!page.Html.Contains("verification", StringComparison.OrdinalIgnoreCase), "a verification code"),
            .. Unless(!page.Text.Contains("Hat tip to .", StringComparison.Ordinal) && !page.Text.EndsWith("Hat tip to", StringComparison.Ordinal), "an empty hat tip"),
            .. Found("a link to nowhere", document.QuerySelectorAll("a").Where(link => link.GetAttribute("href") is null or "" or "#")),
            .. Found("a link without words", document.QuerySelectorAll("a").Where(link => string.IsNullOrWhiteSpace(link.TextContent + link.GetAttribute("aria-label")))),
            .. Found("a link to a fragment that is not there", document.QuerySelectorAll("a[href^='#']").Where(link => document.GetElementById(link.GetAttribute("href")![1..]) is null)),
            .. Found("a link out without rel", document.QuerySelectorAll("a[href^='http']").Where(link => link.GetAttribute("rel")?.Contains("nofollow", StringComparison.Ordinal) != true || !link.GetAttribute("rel")!.Contains("noopener", StringComparison.Ordinal))),
            .. Found("no alt, width or height", document.QuerySelectorAll("img").Where(image => !image.HasAttribute("alt") || !IsSize(image, "width") || !IsSize(image, "height"))),
            .. Found("inline style", document.QuerySelectorAll("style, [style]")),
            .. Found("a script that is no file of ours", document.QuerySelectorAll("script:not([type='application/ld+json']), [href^='javascript:' i], [src^='javascript:' i]").Where(element => !IsOwnScript(element))),
            .. Found("an event handler", document.All.Where(element => element.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)))),
            .. Found("an id given twice", document.QuerySelectorAll("[id]").GroupBy(element => element.Id, StringComparer.Ordinal).SelectMany(group => group.Skip(1))),
            .. Found("a heading that skips a level", Skipping(document)),
            .. TrailProblems(page),
        ];
    }

    /// <summary>Titles and descriptions that more than one page has, of those that search engines list.</summary>
    public static IEnumerable<string> Doubles(IEnumerable<CrawledPage> pages) =>
        pages.Where(page => !page.IsHidden).SelectMany(page => new[] { (Text: "title: " + page.Title, page.Url), (Text: "description: " + page.Description, page.Url) })
            .GroupBy(entry => entry.Text, StringComparer.Ordinal)
            .Where(group => group.Count() > 1)
            .Select(group => $"{group.Key} ({string.Join(" ", group.Select(entry => entry.Url))})");

    /// <summary>Pages and feeds in which something hidden can be read or is linked to.</summary>
    public static IEnumerable<string> Leaks(SiteCrawl crawl, IReadOnlyList<HiddenText> hidden)
    {
        var pages = crawl.Pages.Select(page => (page.Url, Text: Plain(page.Text + page.Document.Head!.OuterHtml), page.Html));
        var seen = pages.Concat(crawl.Texts.Select(file => (Url: file.Key, Text: Plain(file.Value), Html: file.Value))).ToList();
        return
            from text in hidden
            from page in seen
            from line in text.Lines.Where(line => page.Text.Contains(Plain(line), StringComparison.OrdinalIgnoreCase)).Concat(text.Url is { } url && page.Html.Contains($"{url}\"", StringComparison.Ordinal) ? [url] : [])
            select $"{page.Url} shows the {text.State} {text.Path}: {line}";
    }

    /// <summary>A script of the site itself: a file, named in the head.</summary>
    public static bool IsOwnScript(IElement element) =>
        element.LocalName == "script" && element.TextContent.Length == 0 && element.ParentElement?.LocalName == "head" && element.GetAttribute("src")?.StartsWith("/assets/", StringComparison.Ordinal) == true;

    private static IEnumerable<string> TrailProblems(CrawledPage page)
    {
        var steps = page.Document.QuerySelectorAll(".trail li").ToList();
        if (steps.Count == 0)
        {
            return page.Url.Split('?')[0] == "/" ? [] : [$"{page.Url}: no trail"];
        }

        var current = page.Document.QuerySelectorAll(".trail [aria-current]").ToList();
        var urls = steps.SelectMany(step => step.QuerySelectorAll("a")).Select(link => link.GetAttribute("href")!.Split('#')[0]).ToList();
        var sections = urls.Where(url => url.EndsWith('/')).ToList();
        return
        [
            .. steps[0].QuerySelector("a")?.GetAttribute("href") == "/" ? [] : (string[])[$"{page.Url}: the trail does not begin at home"],
            .. current.Count == 1 && current[0] == steps[^1] && current[0].GetAttribute("aria-current") == "page" && steps[^1].QuerySelector("a") is null
                ? [] : (string[])[$"{page.Url}: the last step is not the page itself"],
            .. sections.Zip(sections.Skip(1)).Where(pair => !pair.Second.StartsWith(pair.First, StringComparison.Ordinal)).Select(pair => $"{page.Url}: {pair.Second} after {pair.First} in the trail"),
            .. steps.Where(step => string.IsNullOrWhiteSpace(step.TextContent)).Select(_ => $"{page.Url}: an empty step in the trail"),
        ];
    }

    private static IEnumerable<IElement> Skipping(IParentNode document)
    {
        var level = 0;
        foreach (var heading in document.QuerySelectorAll("h1, h2, h3, h4, h5, h6"))
        {
            var next = heading.LocalName[1] - '0';
            if (next > level + 1)
            {
                yield return heading;
            }

            level = next;
        }
    }

    private static bool IsSize(IElement image, string name) => int.TryParse(image.GetAttribute(name), CultureInfo.InvariantCulture, out var size) && size > 0;

    private static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Short(string html) => html.Length > 160 ? html[..160] + "…" : html;
}
