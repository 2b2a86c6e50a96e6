using System.Globalization;
using System.Text.RegularExpressions;
using CuratedNews.Catalog;
using CuratedNews.Catalog.Changes;
using CuratedNews.Catalog.Queries;
using CuratedNews.Catalog.Rows;
using CuratedNews.Web.Pages;
using SortKey = CuratedNews.Catalog.Rows.SortKey;

namespace CuratedNews.Web.Sitemaps;

/// <summary>
/// How the site's pages are spread over sitemaps: items by the month that they appeared in, so that the past stays as it
/// is, and the other pages by their kind. What has more than fits into one goes on in "-2", "-3". Items whose original
/// search engines are sent to are in none.
/// </summary>
internal static partial class SitemapParts
{
    /// <summary>The protocol's limit, https://www.sitemaps.org/protocol.html.</summary>
    public const int MaxEntries = 50_000;

    private static readonly (NodeKind Kind, string Name)[] Kinds =
    [
        (NodeKind.Section, "sections"), (NodeKind.Topic, "topics"), (NodeKind.Offering, "offerings"), (NodeKind.Author, "authors"), (NodeKind.Source, "sources"),
    ];

    /// <summary>Pages that are there whatever the catalog has, at the head of the sections.</summary>
    private static readonly string[] Always = ["/", "/topic/", "/offering/"];

    /// <summary>The names of all parts, such as <c>sections</c>, <c>topics-2</c> and <c>2026-11</c>.</summary>
    public static async Task<List<string>> NamesAsync(CatalogView db, CancellationToken cancellationToken)
    {
        var names = new List<string>();
        foreach (var (kind, name) in Kinds)
        {
            AddParts(names, name, await db.CountNodePagesAsync(kind, cancellationToken) + (kind == NodeKind.Section ? Always.Length : 0));
        }

        foreach (var month in await db.MonthsAsync(await db.HomeIdAsync(cancellationToken), cancellationToken))
        {
            var here = month.Items - await db.CountElsewhereAsync(month.Month, cancellationToken);
            AddParts(names, string.Create(CultureInfo.InvariantCulture, $"{month.Month / 12:0000}-{(month.Month % 12) + 1:00}"), here);
        }

        return names;
    }

    /// <summary>The entries of a part as they come from the catalog, each time that they are asked for; null where there is no part of that name, or nothing in it.</summary>
    public static async Task<IEnumerable<SitemapEntry>?> EntriesAsync(CatalogView db, string name, DateTime now, CancellationToken cancellationToken)
    {
        if (PartName().Match(name) is not { Success: true } match)
        {
            return null;
        }

        var skipped = match.Groups["part"].Success ? (int.Parse(match.Groups["part"].ValueSpan, CultureInfo.InvariantCulture) - 1) * MaxEntries : 0;
        if (match.Groups["year"].Success)
        {
            var month = (int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture) * 12) + int.Parse(match.Groups["month"].ValueSpan, CultureInfo.InvariantCulture) - 1;
            db.Shown.AddAll([Part.Month(month), Part.Pictures]);
            return (await db.SitemapItemsAsync(month, now, skipped, 1, cancellationToken)).Any()
                ? (await db.SitemapItemsAsync(month, now, skipped, MaxEntries, cancellationToken)).Select(item => EntryOf(db, item, now))
                : null;
        }

        // The times of all nodes of a kind.
        db.Shown.DependOnMore();
        var kind = Array.Find(Kinds, kind => kind.Name == match.Groups["kind"].Value).Kind;
        var always = skipped > 0 || kind != NodeKind.Section ? [] : await AlwaysAsync(db, now, cancellationToken);
        skipped = Math.Max(0, skipped - (kind == NodeKind.Section ? Always.Length : 0));
        return always.Length > 0 || db.EachSitemapNode(kind, now, skipped, 1).Any()
            ? always.Concat(db.EachSitemapNode(kind, now, skipped, MaxEntries - always.Length).Select(node => new SitemapEntry(PageLinks.To(kind, node.Key), TimeOf(node.Newest))))
            : null;
    }

    private static void AddParts(List<string> names, string name, int entries)
    {
        for (var part = 1; (part - 1) * MaxEntries < entries; part++)
        {
            names.Add(part == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}-{part}"));
        }
    }

    private static SitemapEntry EntryOf(CatalogView db, SitemapItem item, DateTime now)
    {
        if (item.ModifiedAt > now)
        {
            db.Shown.DependOnMore();
        }

        return new SitemapEntry(PageLinks.ToPath(item.Permalink), ItemTimes.ChangedAt(item.PublishedAt, item.ModifiedAt, now), item.ImageName is null ? null : PageLinks.ToMedia(item.ImageName));
    }

    /// <summary>The home page changes when an item comes to it, as every list does, so its newest item's time is its own; of the lists of all topics and offerings no time is known.</summary>
    private static async Task<SitemapEntry[]> AlwaysAsync(CatalogView db, DateTime now, CancellationToken cancellationToken)
    {
        var newest = await db.NewestAsync(await db.HomeIdAsync(cancellationToken), now, cancellationToken);
        return [.. Always.Select(path => new SitemapEntry(path, path == "/" ? TimeOf(newest) : null))];
    }

    private static DateTime? TimeOf(long? sortKey) => sortKey is { } key ? SortKey.TimeOf(key) : null;

    /// <remarks>A year before 1000 or after 9998 is in no catalog, and the month behind it must be one too.</remarks>
    [GeneratedRegex(@"\A(?:(?<kind>sections|topics|offerings|authors|sources)|(?!9999)(?<year>[1-9][0-9]{3})-(?<month>0[1-9]|1[0-2]))(?:-(?<part>[2-9]|[1-9][0-9]{1,3}))?\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex PartName();
}
