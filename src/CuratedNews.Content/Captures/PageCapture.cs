using AngleSharp.Dom;
using CuratedNews.Content.Html;
using CuratedNews.Content.Metadata;

namespace CuratedNews.Content.Captures;

/// <summary>Reads a capture that is a page: its article is taken out of the tree and cleaned as every body is, and the rest noted.</summary>
internal sealed class PageCapture
{
    /// <summary>A part that names itself furniture and holds more of the article than that is the article's own.</summary>
    private const double MaxShare = 0.4;

    /// <summary>A paragraph of so many words ends the head of an article.</summary>
    private const int TextWords = 20;

    private const int TailParagraphs = 3;

    private const int MaxTitleLength = 300;

    private readonly PageTree _page;
    private readonly PageMetadata _metadata;
    private readonly PageNode? _main;
    private readonly Uri? _address;

    /// <summary>Characters of the article, at least 1.</summary>
    private readonly int _length;

    private readonly List<StruckOut> _struck = [];
    private readonly List<string> _disclaimers = [];
    private readonly HashSet<PageNode> _removed = [];
    private Derived<string>? _title, _writer;
    private Derived<DateOnly>? _day;

    private PageCapture(PageTree page, Uri? address)
    {
        _page = page;
        _main = MainText.Find(page);
        _length = Math.Max(1, _main?.TextLength ?? page.Nodes.Where(root => root.Parent is null).Sum(root => root.TextLength));
        _metadata = PageMetadata.Of(page, address);
        _address = address ?? _metadata.Address?.Value;
    }

    /// <summary>The nodes of the article.</summary>
    private IEnumerable<PageNode> Article => _main is null ? _page.Nodes : _page.From(_main);

    public static CapturedArticle Read(string html, Uri? address)
    {
        if (!HtmlSource.TryParse(html, out var nodes))
        {
            // What cannot be parsed in reasonable time still has its text.
            var clean = HtmlCleaner.Clean(html).Html;
            var lead = Lead.Of(CaptureText.OnOneLine(PlainText.Of(clean)));
            return new CapturedArticle
            {
                Format = CaptureFormat.Html,
                Title = CaptureText.HasWord(lead) ? new Derived<string>(CaptureText.Cut(lead, 90), IsFound: false, "the first words") : null,
                Description = CaptureText.HasWord(lead) ? new Derived<string>(lead, IsFound: false, "the first sentences") : null,
                Markdown = MarkdownText.Of(clean, ""),
                PlainText = "",
            };
        }

        var roots = nodes.ToList();
        var capture = new PageCapture(PageTree.Of(roots), address);
        return capture.Read(roots, html);
    }

    private CapturedArticle Read(List<INode> roots, string html)
    {
        FindTitle();
        StrikeParts();
        StrikeLines();
        ResolveLinks();
        if (RaisedNumbers.CanMark(html))
        {
            RaisedNumbers.Mark(_page, Article.Where(node => node.Name == "sup" && !IsRemoved(node)));
        }

        foreach (var node in _removed)
        {
            node.Node.Parent?.RemoveChild(node.Node);
        }

        var tree = new BodyTree(html.Length);
        var reader = new ElementReader(tree, new RemovalLog(html), new TextPlaces(html));
        reader.Read(_main is null ? roots.Where(root => !_removed.Any(node => node.Node == root)) : _main.Node.ChildNodes);
        StructureShaper.Shape(tree.Root);
        HeadingOutline.Apply(tree.Root);
        var body = SafeHtml.FromCleaner(MarkupWriter.Write(tree.Root));
        var writer = new CaptureMarkdown();
        writer.Block(RaisedNumbers.Write(MarkdownText.Of(body, "").TrimEnd('\n')));
        _disclaimers.ForEach(writer.Disclaimer);
        var text = Lead.Of(CaptureText.OnOneLine(RaisedNumbers.LeftOut(PlainText.Of(Paragraphs(tree.Root) ?? body))));
        _title ??= CaptureText.HasWord(text) ? new Derived<string>(CaptureText.Cut(text, 90), IsFound: false, "the first words") : null;
        return new CapturedArticle
        {
            Format = CaptureFormat.Html,
            Title = _title,
            Description = _metadata.Description ?? (CaptureText.HasWord(text) ? new Derived<string>(text, IsFound: false, "the first sentences") : null),
            Markdown = writer.ToString(),
            PlainText = "",
            StruckOut = [.. _struck.OrderBy(struck => struck.Line)],
            Writer = _metadata.Writer ?? _writer,
            Site = _metadata.Site,
            Address = _metadata.Address,
            PublishedOn = _metadata.PublishedOn ?? _day,
            Picture = _metadata.Picture,
        };
    }

    /// <summary>The body without headings, which say little without the text below them; null where nothing else is in it.</summary>
    private static SafeHtml? Paragraphs(MarkupNode root)
    {
        var paragraphs = new MarkupNode("#body");
        paragraphs.Children.AddRange(root.Children.Where(block => block.WrittenLevel == 0 && !block.Is("table") && !block.Is("pre")));
        return paragraphs.HasVisibleText() ? SafeHtml.FromCleaner(MarkupWriter.Write(paragraphs)) : null;
    }

    /// <summary>What the metadata says; the heading on the page where that is its beginning, since sites add their names to titles.</summary>
    private void FindTitle()
    {
        var headings = Article.Concat(_page.Nodes).Where(node => node.Name == "h1" && !node.IsCode && node.TextLength > 0);
        var heading = headings.FirstOrDefault();
        var shown = heading is null ? "" : CaptureText.Cut(_page.TextOf(heading), MaxTitleLength);
        var isShown = CaptureText.HasWord(shown);
        _title = _metadata.Title is { } told ? told with { Value = WithoutSite(told.Value, _metadata.Site?.Value) } : null;
        var isInside = heading is not null && (_main is null || _main.Holds(heading));
        if (isShown && (_title is null || (isInside && !_title.IsFound) || IsMostOf(_title.Value, shown)))
        {
            _title = new Derived<string>(shown, IsFound: true, "the page's first heading");
        }

        if (_title is null || heading is null)
        {
            return;
        }

        // Said once, as the title.
        foreach (var node in _page.Nodes.Where(node => node.Name is "h1" && !node.IsCode && CaptureText.Words(_page.TextOf(node)) == CaptureText.Words(_title.Value)))
        {
            _removed.Add(node);
        }
    }

    /// <summary>Is a heading the beginning of a title, and no less than half of it? A site's name alone is none.</summary>
    private static bool IsMostOf(string title, string heading)
    {
        var (whole, part) = (CaptureText.Words(title), CaptureText.Words(heading));
        return whole.StartsWith(part, StringComparison.Ordinal) && part.AsSpan().Count(' ') * 2 >= whole.AsSpan().Count(' ');
    }

    private static string WithoutSite(string title, string? site)
    {
        var end = site is not null && title.EndsWith(site, StringComparison.OrdinalIgnoreCase) ? title.AsSpan(0, title.Length - site.Length).TrimEnd() : title;
        return end.Length < title.Length && end is [.., ' ', '|' or '-' or '–' or '—' or '·' or '»'] ? end[..^2].TrimEnd().ToString() : title;
    }

    private void StrikeParts()
    {
        for (var i = 0; i < _page.Nodes.Count; i++)
        {
            var node = _page.Nodes[i];
            if (node.IsCode || _removed.Contains(node))
            {
                i = node.End - 1;
                continue;
            }

            var isInside = _main is null || _main.Holds(node);
            if (!isInside && node.Holds(_main!))
            {
                continue;
            }

            var reason = PartOf(node) ?? (isInside ? null : node.Name is "header" ? "the page's head" : "outside the article");
            if (reason is not null)
            {
                Strike(node, reason);
                i = node.End - 1;
            }
        }
    }

    private string? PartOf(PageNode node)
    {
        if (node.Element is null || node == _main)
        {
            return null;
        }

        var share = (double)node.TextLength / _length;
        return PageParts.OfElement(node) ?? (share <= MaxShare ? PageParts.OfNames(node.Element) : null);
    }

    private void Strike(PageNode node, string reason)
    {
        // What is said already as the title, or struck out before, is not lost.
        var text = _page.TextOf(node, _removed);
        _removed.Add(node);
        if (text.Length > 0)
        {
            _struck.Add(new StruckOut(node.Line, text, reason));
        }
    }

    private bool IsRemoved(PageNode node)
    {
        for (var above = node; above is not null; above = above.Parent)
        {
            if (_removed.Contains(above))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Holds the lines of the article against the same table as those of a text.</summary>
    private void StrikeLines()
    {
        var isHead = true;
        var lines = Article
            .Where(node => node is { Element: not null, IsInline: false, HasBlocks: false, TextLength: > 0, IsCode: false } && node != _main && node.Name is not ("td" or "th" or "tr" or "pre" or "br") && !IsRemoved(node))
            .ToList();
        for (var i = 0; i < lines.Count; i++)
        {
            var text = _page.TextOf(lines[i]);
            if (text.Length == 0)
            {
                continue;
            }

            isHead &= CaptureText.CountWords(text) < TextWords && lines[i].Name is not "li";
            var zone = isHead ? PageZone.Head : i >= lines.Count - TailParagraphs && lines[i].Name == "p" ? PageZone.Tail : PageZone.Everywhere;
            var isTitleAgain = isHead && _title is not null && CaptureText.Words(text) == CaptureText.Words(_title.Value);
            if (isTitleAgain || Furniture.Of(text, zone) is not null)
            {
                var reason = isTitleAgain ? Furniture.TitleAgain : Furniture.Of(text, zone)!;
                Note(lines[i], text, reason);
                Strike(lines[i], reason);
            }
            else if (Furniture.IsDisclaimer(text))
            {
                _disclaimers.Add(text);
                _removed.Add(lines[i]);
            }
        }
    }

    private void Note(PageNode node, string text, string reason)
    {
        if (reason == Furniture.Dateline && CaptureDate.TryParse(text, out var day))
        {
            _day ??= new Derived<DateOnly>(day, IsFound: true, $"line {node.Line}");
        }
        else if (reason == Furniture.Byline && Writers.NameIn(text) is { } name)
        {
            _writer ??= new Derived<string>(name, IsFound: true, $"line {node.Line}");
        }
    }

    /// <summary>Relative links lead to pages of the site that the capture is from, never of ours.</summary>
    private void ResolveLinks()
    {
        foreach (var node in Article.Where(node => node.Name == "a" && !IsRemoved(node)))
        {
            var href = node.Element!.GetAttribute("href")?.Trim();
            if (string.IsNullOrEmpty(href) || SourceLink.TryParseUrl(href, out _) || href.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            if (href[0] != '#' && _address is not null && Uri.TryCreate(_address, href, out var absolute) && SourceLink.TryParseUrl(absolute.AbsoluteUri, out _))
            {
                node.Element.SetAttribute("href", absolute.AbsoluteUri);
                continue;
            }

            node.Element.RemoveAttribute("href");
            if (href[0] != '#')
            {
                var isScheme = href.AsSpan().IndexOfAny(":/?#") is > 0 and var end && href[end] == ':';
                _struck.Add(new StruckOut(node.Line, CaptureText.OnOneLine(href), isScheme ? "a link that is no web address" : "a link to a page of a site that is not known"));
            }
        }
    }
}
