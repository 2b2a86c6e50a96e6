using AngleSharp.Dom;
using CuratedNews.Content.Metadata;

namespace CuratedNews.Content.Captures;

/// <summary>What a page says of its article in its head: JSON-LD first, then Open Graph, then other meta elements.</summary>
internal sealed record PageMetadata
{
    private const int MaxTitleLength = 300;

    private const int MaxNameLength = 100;

    public Derived<string>? Title { get; private init; }

    public Derived<string>? Description { get; private init; }

    public Derived<string>? Writer { get; private init; }

    public Derived<string>? Site { get; private init; }

    public Derived<Uri>? Address { get; private init; }

    public Derived<DateOnly>? PublishedOn { get; private init; }

    public Derived<Uri>? Picture { get; private init; }

    public static PageMetadata Of(PageTree page, Uri? address)
    {
        var metas = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var node in page.Nodes.Where(node => node.Name == "meta"))
        {
            var property = node.Element!.GetAttribute("property") ?? node.Element.GetAttribute("name") ?? node.Element.GetAttribute("itemprop");
            if (property is not null && node.Element.GetAttribute("content") is { } content && CaptureText.HasWord(content))
            {
                metas.TryAdd(property.Trim(), content);
            }
        }

        var data = page.Nodes.Where(node => node.Name == "script" && node.Element!.GetAttribute("type")?.Trim().Equals("application/ld+json", StringComparison.OrdinalIgnoreCase) == true)
            .Select(node => LinkedArticle.Find(string.Concat(node.Element!.ChildNodes.OfType<IText>().Select(text => text.Data))))
            .FirstOrDefault(found => found is not null);

        List<(string From, string Value)> Values(string? linked, string property, params string[] names) =>
        [
            .. linked is null ? [] : new[] { ($"JSON-LD {property}", linked) },
            .. names.Where(metas.ContainsKey).Select(name => (name, metas[name])),
        ];

        var canonical = page.Nodes.Find(node => node.Name == "link" && node.Element!.GetAttribute("rel")?.Trim().Equals("canonical", StringComparison.OrdinalIgnoreCase) == true)?.Element!.GetAttribute("href");
        var addresses = Values(data?.Url, "url", "og:url");
        if (canonical is not null)
        {
            addresses.Insert(0, ("link rel=canonical", canonical));
        }

        var time = page.Nodes.Find(node => node.Name == "time" && node.Element!.HasAttribute("datetime"))?.Element!.GetAttribute("datetime");
        var dates = Values(data?.DatePublished, "datePublished", "article:published_time", "datePublished", "date", "dc.date", "dc.date.issued", "citation_publication_date", "parsely-pub-date");
        if (time is not null)
        {
            dates.Add(("the first time on the page", time));
        }

        var title = page.Nodes.Find(node => node.Name == "title" && node.Parent is not { Name: "svg" });
        var shown = title is null ? "" : Line(title.Element!.TextContent, MaxTitleLength);
        return new PageMetadata
        {
            Title = First(Values(data?.Headline, "headline", "og:title", "twitter:title", "citation_title", "dc.title"), MaxTitleLength)
                ?? (CaptureText.HasWord(shown) ? new Derived<string>(shown, IsFound: false, "the page's title") : null),
            Description = First(Values(data?.Description, "description", "og:description", "description", "twitter:description"), 2_000),
            Writer = First(Values(data?.Writer, "author", "author", "article:author", "citation_author", "dc.creator").FindAll(value => !value.Value.StartsWith("http", StringComparison.OrdinalIgnoreCase)), MaxNameLength),
            Site = First(Values(data?.Publisher, "publisher", "og:site_name", "application-name"), MaxNameLength),
            Address = FirstUrl(addresses, address),
            PublishedOn = dates.Select(value => CaptureDate.TryParseMoment(value.Value, out var day) ? new Derived<DateOnly>(day, IsFound: true, value.From) : null).FirstOrDefault(day => day is not null),
            Picture = FirstUrl(Values(data?.Image, "image", "og:image", "og:image:url", "twitter:image"), address),
        };
    }

    private static Derived<string>? First(List<(string From, string Value)> values, int maxLength) => values
        .Select(value => new Derived<string>(Line(value.Value, maxLength), IsFound: true, value.From))
        .FirstOrDefault(value => CaptureText.HasWord(value.Value));

    private static Derived<Uri>? FirstUrl(List<(string From, string Value)> values, Uri? address)
    {
        foreach (var (from, value) in values)
        {
            var url = Uri.TryCreate(value.Trim(), UriKind.Absolute, out var absolute) && absolute.Scheme is "http" or "https"
                ? absolute
                : address is not null && Uri.TryCreate(address, value.Trim(), out var relative) ? relative : null;
            if (url is not null && SourceLink.TryParseUrl(url.AbsoluteUri, out var sound))
            {
                return new Derived<Uri>(sound, IsFound: true, from);
            }
        }

        return null;
    }

    private static string Line(string text, int maxLength) => CaptureText.Cut(CaptureText.OnOneLine(text), maxLength);
}
