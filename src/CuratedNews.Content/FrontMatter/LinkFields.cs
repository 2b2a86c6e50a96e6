using CuratedNews.Content.Diagnostics;
using CuratedNews.Content.Metadata;

namespace CuratedNews.Content.FrontMatter;

/// <summary>Where the article was found, who pointed to it, and what its curator says of it.</summary>
internal static class LinkFields
{
    /// <summary>The first of <c>link.href</c>, <c>href</c>, <c>link.original</c>, <c>original</c> that is a web address, its place, and its site.</summary>
    public static (SourceLink? Source, FieldPlace? Place) Source(FieldReader fields)
    {
        var link = fields.Group("link");
        foreach (var (group, name, path, derivedFrom) in ((FieldReader, string, string, string?)[])[
            (link, "href", "link.href", null),
            (fields, "href", "href", "href, since link.href has no web address"),
            (link, "original", "link.original", "link.original, since link.href and href have no web address"),
            (fields, "original", "original", "original, since no other field has a web address")])
        {
            if (Url(group, name, path) is { } url)
            {
                return (new SourceLink(SourceLink.HostOf(url), url.AbsoluteUri), new FieldPlace(path, group.Locate(name), derivedFrom));
            }
        }

        if (link.Text("brand") is not { } brand)
        {
            return default;
        }

        if (SourceLink.HostOf(brand.Value) is { } host)
        {
            return (new SourceLink(host, null), new FieldPlace("link.brand", brand.Location, "link.brand, since no field has a web address"));
        }

        link.Report(Rules.NotASite, brand.Location, Rules.Quote(brand.Value));
        return default;
    }

    /// <summary>Whether search engines are sent to the original article; only where there is one.</summary>
    public static bool IsOriginalCanonical(FieldReader fields, SourceLink? source)
    {
        string[] known = ["self", "original"];
        if (fields.Text("canonical") is not { } text || text.Value.Equals("self", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        if (!text.Value.Equals("original", StringComparison.OrdinalIgnoreCase))
        {
            var meant = Spelling.Nearest(text.Value, known) is { } near ? $" Did you mean '{near}'?" : "";
            fields.Report(Rules.UnknownCanonical, text.Location, Rules.Quote(text.Value), meant);
            return false;
        }

        if (source?.Url is not null)
        {
            return true;
        }

        fields.Report(Rules.NoOriginal, text.Location);
        return false;
    }

    /// <summary>Whom to thank, and where the name is written.</summary>
    public static (HatTip? HatTip, FieldPlace? Place) HatTip(FieldReader fields)
    {
        var url = Url(fields, "viaLink", "viaLink");
        var name = fields.Text("via")?.Value ?? (url is null ? null : SourceLink.HostOf(url));
        return name is null
            ? default
            : (new HatTip(name, url?.AbsoluteUri), fields.Place("via") ?? new FieldPlace("viaLink", fields.Locate("viaLink"), "the site of viaLink, since there is no via"));
    }

    public static Insight? Insight(FieldReader fields) =>
        fields.Text("insights_description") is { } remark ? new Insight(fields.Text("insights_name")?.Value, remark.Value) : null;

    public static SocialPreview? Social(FieldReader fields, string prefix)
    {
        var (title, description) = (fields.Text(prefix + "title")?.Value, fields.Text(prefix + "description")?.Value);
        return title is null && description is null ? null : new SocialPreview(title, description);
    }

    /// <summary>The image with the places of its name and of its words, and the size that is said of it; null, with nothing else, where there is none to show.</summary>
    public static (FeaturedImage? Image, FieldPlace? Name, FieldPlace? Alt, StatedSize? Size) Image(FieldReader fields, string title)
    {
        var image = fields.Group("featuredImage");
        var size = Size(image);
        if (image.Text("valid") is { } valid && !valid.Value.Equals("true", StringComparison.OrdinalIgnoreCase))
        {
            if (valid.Value.Equals("false", StringComparison.OrdinalIgnoreCase))
            {
                return default;
            }

            image.Report(Rules.NotTrueOrFalse, valid.Location, "featuredImage.valid", Rules.Quote(valid.Value));
        }

        if (image.Text("href") is not { } name)
        {
            return default;
        }

        if (!FeaturedImage.IsFileName(name.Value))
        {
            image.Report(Rules.NotAnImageName, name.Location, Rules.Quote(name.Value));
            return default;
        }

        var alt = image.Text("alt");
        if (image.IsMissing("alt", alt))
        {
            image.Report(Rules.ImageWithoutWords, name.Location, name.Value);
        }

        var altPlace = alt is { } words
            ? new FieldPlace("featuredImage.alt", words.Location)
            : new FieldPlace("title", fields.Locate("title"), "the title, since the image has no alt");
        return (new FeaturedImage(name.Value, alt?.Value ?? title), new FieldPlace("featuredImage.href", name.Location), altPlace, size);
    }

    private static StatedSize? Size(FieldReader image)
    {
        if (image.Count("size") == 0)
        {
            return null;
        }

        var size = image.Texts("size");
        if (size.Count == 2 && Pixels(size[0]) is { } width && Pixels(size[1]) is { } height)
        {
            return new StatedSize(width, height, image.Locate("size"));
        }

        image.Report(Rules.NotAnImageSize, image.Locate("size"), "'" + Rules.Quote(string.Join(", ", size.Select(side => side.Value))) + "'");
        return null;
    }

    private static int? Pixels(FieldText side) =>
        int.TryParse(side.Value, System.Globalization.CultureInfo.InvariantCulture, out var pixels) && pixels is > 0 and <= 65_535 ? pixels : null;

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
