using CuratedNews.Content;
using CuratedNews.Content.Metadata;

namespace CuratedNews.Web.Tests;

/// <summary>A file that readers do not see, and the lines that give it away.</summary>
/// <param name="State">"capture", "draft", "review", "removed", "scheduled" or "expired".</param>
/// <param name="Url">Where it would be; null for a capture.</param>
/// <param name="Lines">Its title, its summary and every longer sentence of its text.</param>
internal sealed record HiddenText(string Path, string State, string? Url, IReadOnlyList<string> Lines)
{
    private const int MinLineLength = 30;

    /// <summary>Those of the sample site, on the day of <see cref="RunningSite.Today"/>.</summary>
    public static IReadOnlyList<HiddenText> OfSample() => Of(SampleSite.ContentRoot);

    public static IReadOnlyList<HiddenText> Of(string contentRoot)
    {
        var folder = new ContentFolder(contentRoot);
        var parser = new ItemParser(ContentLimits.Default);
        return [.. folder.Files()
            .Where(file => file.Kind == ContentFileKind.Source)
            .Select(file => (file.Path, Text: File.ReadAllText(folder.FullPath(file.Path)), Parsed: parser.Parse(file.Path, File.ReadAllBytes(folder.FullPath(file.Path)))))
            .Select(read => read.Parsed.Item is { } item
                ? new HiddenText(read.Path, StateOf(item), item.Permalink.ToUrl(), [item.Title, .. Long([item.Summary, .. Sentences(item.BodyText)])])
                : new HiddenText(read.Path, "capture", null, [.. Long(Sentences(read.Text))]))
            .Where(hidden => hidden.State.Length > 0)];
    }

    private static string StateOf(CuratedItem item)
    {
        var now = RunningSite.Today.UtcDateTime;
        return item.Status switch
        {
            ItemStatus.Draft => "draft",
            ItemStatus.Review => "review",
            ItemStatus.Removed => "removed",
            _ when item.PublishedAt > now => "scheduled",
            _ when item.ExpiresAt <= now => "expired",
            _ => "",
        };
    }

    private static string[] Sentences(string text) => text.Split(['\n', '\r', '.', '?', '!'], StringSplitOptions.TrimEntries);

    private static IEnumerable<string> Long(IEnumerable<string> lines) => lines.Where(line => line.Length >= MinLineLength);
}
