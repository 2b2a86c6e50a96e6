using CuratedNews.Catalog.Rows;
using CuratedNews.Content.Metadata;
using CuratedNews.Web.Pages;

namespace CuratedNews.Web.Feeds;

/// <summary>Which node's items a feed has, and how it is written.</summary>
internal sealed record FeedAddress(NodeKind Kind, string Key, FeedFormat Format)
{
    /// <summary>The path of the page whose feed it is, as in a URL.</summary>
    public string PagePath => PageLinks.To(Kind, Key);

    /// <summary>The feed's own path, as in a URL.</summary>
    public string Path => PathOf(PagePath, Format);

    public bool IsSite => Kind == NodeKind.Section && Key == "/";

    /// <summary>The path of a page's feed.</summary>
    public static string PathOf(string pagePath, FeedFormat format) => $"{pagePath.TrimEnd('/')}/{format.FileName}";

    /// <summary>Reads a feed's path; false for the path of anything else. Whether there is such a node, only the catalog knows.</summary>
    public static bool TryParse(string? text, out FeedAddress address)
    {
        address = null!;
        if (!LocalPath.TryParse(text, out var path))
        {
            return false;
        }

        var file = path.ToString();
        var slash = file.LastIndexOf('/');
        if (FeedFormat.Of(file[(slash + 1)..]) is not { } format)
        {
            return false;
        }

        NodeKind? kind = path.FirstSegment switch
        {
            "topic" => NodeKind.Topic,
            "offering" => NodeKind.Offering,
            "author" => NodeKind.Author,
            "source" => NodeKind.Source,
            _ => null,
        };
        if (kind is null)
        {
            address = new FeedAddress(NodeKind.Section, file[..(slash + 1)], format);
            return true;
        }

        var segments = file.Split('/');
        if (segments is not [_, _, var key, _])
        {
            return false;
        }

        address = new FeedAddress(kind.Value, key, format);
        return true;
    }
}
