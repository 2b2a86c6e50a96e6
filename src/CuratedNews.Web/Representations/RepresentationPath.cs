using CuratedNews.Content.Metadata;

namespace CuratedNews.Web.Representations;

/// <summary>The URLs of a page's other forms.</summary>
internal static class RepresentationPath
{
    private const string Index = "index";

    /// <summary>Roots with pages below them, although no item may stand there.</summary>
    private static readonly string[] NodeRoots = ["topic", "offering", "author", "source"];

    /// <summary>
    /// The path of a page's form: <c>/news/x.json</c>, <c>/news/index.json</c>. Where a page itself is called "index", its
    /// form is <c>/topic/index/index.json</c>, so that no two pages share one.
    /// </summary>
    /// <param name="page">A canonical path, as in a URL or not; a query stays at the end.</param>
    public static string Of(string page, RepresentationFormat format)
    {
        var query = page.IndexOf('?', StringComparison.Ordinal);
        var path = query < 0 ? page : page[..query];
        var name = path.EndsWith('/') ? Index : path.EndsWith("/" + Index, StringComparison.Ordinal) ? "/" + Index : "";
        return path + name + format.Suffix + (query < 0 ? "" : page[query..]);
    }

    /// <summary>
    /// Takes a path apart, in any case and with slashes too many: the page's path, in any form, and the form that is asked
    /// for. False for paths that are no page's, whatever is in the catalog.
    /// </summary>
    public static bool TryParse(string path, out string page, out RepresentationFormat format)
    {
        (page, format) = ("", RepresentationFormat.Json);
        var file = path.TrimEnd('/');
        var name = file[(file.LastIndexOf('/') + 1)..];
        if (RepresentationFormat.All.FirstOrDefault(one => name.Length > one.Suffix.Length && name.EndsWith(one.Suffix, StringComparison.OrdinalIgnoreCase)) is not { } found)
        {
            return false;
        }

        format = found;
        page = string.Equals(name[..^format.Suffix.Length], Index, StringComparison.OrdinalIgnoreCase)
            ? file[..^name.Length]
            : file[..^format.Suffix.Length];
        return LocalPath.TryParse(Collapse(file), out var whole) && !ReservedPaths.IsFile(whole)
            && LocalPath.TryParse(Collapse(page), out var local) && (!ReservedPaths.Has(local) || IsNode(local));
    }

    /// <summary>The path with one slash where several are in a row.</summary>
    public static string Collapse(string path)
    {
        while (path.Contains("//", StringComparison.Ordinal))
        {
            path = path.Replace("//", "/", StringComparison.Ordinal);
        }

        return path;
    }

    /// <summary>Can it be the list of all topics or offerings, or the page of one node? Feeds stand a step deeper.</summary>
    private static bool IsNode(LocalPath path) =>
        Array.IndexOf(NodeRoots, path.FirstSegment.ToString()) >= 0 && path.AsPage().ToString().Count(c => c == '/') <= 2;
}
