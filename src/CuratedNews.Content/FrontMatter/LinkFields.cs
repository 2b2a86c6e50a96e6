using CuratedNews.Content.Diagnostics;
using CuratedNews.Content.Metadata;

namespace CuratedNews.Content.FrontMatter;

/// <summary>Where the article was found, who pointed to it, and what its curator says of it.</summary>
internal static class LinkFields
{
    /// <summary>The first of <c>link.href</c>, <c>href</c>, <c>link.original</c>, <c>original</c> that is a web address, and its site.</summary>
    public static SourceLink? Source(FieldReader fields)
    {
        var link = fields.Group("link");
        var url = Url(link, "href", "link.href") ?? Url(fields, "href", "href") ?? Url(link, "original", "link.original") ?? Url(fields, "original", "original");
        if (url is not null)
        {
            return new SourceLink(SourceLink.HostOf(url), url.AbsoluteUri);
        }

        if (link.Text("brand") is not { } brand)
        {
            return null;
        }

        if (SourceLink.HostOf(brand.Value) is { } host)
        {
            return new SourceLink(host, null);
        }

        link.Report(Rules.NotASite, brand.Location, Rules.Quote(brand.Value));
        return null;
    }

    public static HatTip? HatTip(FieldReader fields)
    {
        var url = Url(fields, "viaLink", "viaLink");
        var name = fields.Text("via")?.Value ?? (url is null ? null : SourceLink.HostOf(url));
        return name is null ? null : new HatTip(name, url?.AbsoluteUri);
    }

    public static Insight? Insight(FieldReader fields) =>
        fields.Text("insights_description") is { } remark ? new Insight(fields.Text("insights_name")?.Value, remark.Value) : null;

    public static SocialPreview? Social(FieldReader fields, string prefix)
    {
        var (title, description) = (fields.Text(prefix + "title")?.Value, fields.Text(prefix + "description")?.Value);
        return title is null && description is null ? null : new SocialPreview(title, description);
    }

    public static FeaturedImage? Image(FieldReader fields, string title)
    {
        var image = fields.Group("featuredImage");
        CheckSize(image);
        if (image.Text("valid") is { } valid && !valid.Value.Equals("true", StringComparison.OrdinalIgnoreCase))
        {
            if (valid.Value.Equals("false", StringComparison.OrdinalIgnoreCase))
            {
                return null;
            }

            image.Report(Rules.NotTrueOrFalse, valid.Location, "featuredImage.valid", Rules.Quote(valid.Value));
        }

        if (image.Text("href") is not { } name)
        {
            return null;
        }

        if (FeaturedImage.IsFileName(name.Value))
        {
            return new FeaturedImage(name.Value, image.Text("alt")?.Value ?? title);
        }

        image.Report(Rules.NotAnImageName, name.Location, Rules.Quote(name.Value));
        return null;
    }

    private static void CheckSize(FieldReader image)
    {
        var count = image.Count("size");
        if (count == 0)
        {
            return;
        }

        var size = image.Texts("size");
        if (size.Count != 2 || !size.TrueForAll(side => int.TryParse(side.Value, System.Globalization.CultureInfo.InvariantCulture, out var pixels) && pixels is > 0 and <= 65_535))
        {
            image.Report(Rules.NotAnImageSize, image.Locate("size"), "'" + Rules.Quote(string.Join(", ", size.Select(side => side.Value))) + "'");
        }
    }

    private static Uri? Url(FieldReader fields, string name, string path)
    {
        if (fields.Text(name) is not { } text)
        {
            return null;
        }

        if (SourceLink.TryParseUrl(text.Value, out var url))
        {
            return url;
        }

        fields.Report(Rules.NotAUrl, text.Location, path, Rules.Quote(text.Value));
        return null;
    }
}
