using System.Text;

namespace CuratedNews.Web.Exporting;

/// <summary>What a URL of the export has to answer.</summary>
internal enum ExportKind
{
    /// <summary>200: a page or a file.</summary>
    Present,

    /// <summary>404: what every URL answers that nothing is at.</summary>
    Missing,

    /// <summary>301 or 410, if no page has taken its place: an alias, or an item that was taken back.</summary>
    Old,
}

/// <summary>A URL of the site, and the file that holds what it answers.</summary>
/// <param name="Target">The path with its query, as in a URL.</param>
/// <param name="File">Below the output folder, with '/' between its parts.</param>
internal readonly record struct ExportUrl(string Target, string File, ExportKind Kind)
{
    /// <summary>In bytes of UTF-8, of one part of a path: what the usual file systems take.</summary>
    private const int MaxNameBytes = 255;

    /// <summary>A file that the program brings, which is the same whatever the catalog says.</summary>
    public bool IsOfProgram => File.StartsWith("assets/", StringComparison.Ordinal);

    /// <summary>A page: <c>/news/</c> is <c>news/index.html</c>, <c>/news/x</c> is <c>news/x.html</c>, their second pages <c>news/index.page-2.html</c> and <c>news/x.page-2.html</c>.</summary>
    /// <param name="path">As in a URL, without a query.</param>
    /// <param name="number">From 1.</param>
    public static ExportUrl OfPage(string path, int number = 1) => new(
        Pages.PageLinks.ToPage(path, number),
        FileOf(path) + (path.EndsWith('/') ? "index" : "") + (number == 1 ? ".html" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $".page-{number}.html")),
        ExportKind.Present);

    /// <summary>What is a file to readers too, under its own name.</summary>
    public static ExportUrl OfFile(string path) => new(path, FileOf(path), ExportKind.Present);

    /// <summary>A path that may have been a page's.</summary>
    public static ExportUrl OfOld(string path) => OfPage(path) with { Kind = ExportKind.Old };

    /// <summary>Why the file cannot be one, wherever the export is copied to; null where it can.</summary>
    public string? ProblemOfName()
    {
        foreach (var name in File.Split('/'))
        {
            if (name is "" or "." or ".." || name.Contains('\\', StringComparison.Ordinal) || name.Any(char.IsControl) || name.IndexOfAny(Path.GetInvalidFileNameChars()) >= 0)
            {
                return $"'{name}' is no file's name";
            }

            if (Encoding.UTF8.GetByteCount(name) is var bytes && bytes > MaxNameBytes)
            {
                return $"a file's name has at most {MaxNameBytes} bytes, and its own has {bytes}";
            }
        }

        return File.StartsWith(OutputFolder.OwnPrefix, StringComparison.OrdinalIgnoreCase) ? $"'{OutputFolder.OwnPrefix}' is what the export knows itself by" : null;
    }

    private static string FileOf(string path) => Uri.UnescapeDataString(path)[1..];
}
