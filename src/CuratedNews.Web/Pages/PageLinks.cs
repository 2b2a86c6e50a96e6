using System.Buffers;
using System.Globalization;
using CuratedNews.Catalog.Rows;
using CuratedNews.Content.Metadata;

namespace CuratedNews.Web.Pages;

/// <summary>The URLs of pages, each made in one place.</summary>
public static class PageLinks
{
    /// <summary>The characters that stand in a URL as they are; most paths have no others.</summary>
    private static readonly SearchValues<char> AsWritten = SearchValues.Create("/-._~0123456789abcdefghijklmnopqrstuvwxyz");

    public static string To(NodeKind kind, string key) => kind switch
    {
        NodeKind.Section => ToPath(key),
        NodeKind.Topic => "/topic/" + Uri.EscapeDataString(key),
        NodeKind.Offering => "/offering/" + Uri.EscapeDataString(key),
        NodeKind.Author => "/author/" + Uri.EscapeDataString(key),
        _ => "/source/" + Uri.EscapeDataString(key),
    };

    /// <summary>A catalog's path as it stands in a link.</summary>
    public static string ToPath(string path) =>
        path.StartsWith('/') && !path.AsSpan().ContainsAnyExcept(AsWritten) ? path
        : LocalPath.TryParse(path, out var local) ? local.ToUrl()
        : "/";

    public static string ToMedia(string name) => "/media/" + Uri.EscapeDataString(name);

    /// <summary>A further page of a list; the first has no parameter.</summary>
    /// <param name="path">With or without a query.</param>
    public static string ToPage(string path, int number) =>
        number == 1 ? path : string.Create(CultureInfo.InvariantCulture, $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}page={number}");
}
