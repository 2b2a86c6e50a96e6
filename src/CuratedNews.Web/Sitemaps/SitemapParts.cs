using System.Globalization;
using System.Text.RegularExpressions;
using CuratedNews.Catalog;
using CuratedNews.Catalog.Queries;
using CuratedNews.Catalog.Rows;
using CuratedNews.Web.Pages;
using Microsoft.EntityFrameworkCore;
using SortKey = CuratedNews.Catalog.Rows.SortKey;

namespace CuratedNews.Web.Sitemaps;

/// <summary>
/// How the site's pages are spread over sitemaps: items by the month that they appeared in, so that the past stays as it
/// is, and the other pages by their kind. What has more than fits into one goes on in "-2", "-3".
/// </summary>
internal static partial class SitemapParts
{
    /// <summary>The protocol's limit, https://www.sitemaps.org/protocol.html.</summary>
    public const int MaxEntries = 50_000;

    private static readonly (NodeKind Kind, string Name)[] Kinds =
    [
        (NodeKind.Section, "sections"), (NodeKind.Topic, "topics"), (NodeKind.Offering, "offerings"), (NodeKind.Author, "authors"), (NodeKind.Source, "sources"),
    ];

    /// <summary>The names of all parts, such as <c>sections</c>, <c>topics-2</c> and <c>2026-11</c>.</summary>
    public static async Task<List<string>> NamesAsync(CatalogDbContext db, CancellationToken cancellationToken)
    {
        var names = new List<string>();
        foreach (var (kind, name) in Kinds)
        {
            AddParts(names, name, await db.Nodes.Public(kind).CountAsync(cancellationToken) + (kind == NodeKind.Section ? 2 : 0));
        }

        var homeId = await db.Nodes.HomeIdAsync(cancellationToken);
        var months = await db.NodeMonths
            .Where(row => row.NodeId == homeId)
            .OrderByDescending(row => row.Month)
            .ToListAsync(cancellationToken);
        months.ForEach(month => AddParts(names, string.Create(CultureInfo.InvariantCulture, $"{month.Month / 12:0000}-{(month.Month % 12) + 1:00}"), month.Items));
        return names;
    }

    /// <summary>The entries of a part as they come from the catalog; null where there is no part of that name.</summary>
    public static async Task<IAsyncEnumerable<SitemapEntry>?> EntriesAsync(CatalogDbContext db, string name, DateTime now, CancellationToken cancellationToken)
    {
        if (PartName().Match(name) is not { Success: true } match)
        {
            return null;
        }

        var part = match.Groups["part"].Success ? int.Parse(match.Groups["part"].ValueSpan, CultureInfo.InvariantCulture) : 1;
        if (match.Groups["year"].Success)
        {
            var month = (int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture) * 12) + int.Parse(match.Groups["month"].ValueSpan, CultureInfo.InvariantCulture) - 1;
            return Items(db, await db.Nodes.HomeIdAsync(cancellationToken), month, part, now);
        }

        return Nodes(db, now, Array.Find(Kinds, kind => kind.Name == match.Groups["kind"].Value).Kind, part);
    }

    private static void AddParts(List<string> names, string name, int entries)
    {
        for (var part = 1; (part - 1) * MaxEntries < entries; part++)
        {
            names.Add(part == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}-{part}"));
        }
    }

    private static IAsyncEnumerable<SitemapEntry> Items(CatalogDbContext db, long homeId, int month, int part, DateTime now)
    {
        var (start, end) = (SortKey.MonthStart(month), SortKey.MonthStart(month + 1));
        return db.Memberships.Published(homeId, now)
            .Where(member => member.SortKey >= start && member.SortKey < end)
            .OrderBy(member => member.SortKey).ThenBy(member => member.ItemId)
            .Skip((part - 1) * MaxEntries).Take(MaxEntries)
            .Select(member => new
            {
                member.Item!.Permalink,
                member.Item.PublishedAt,
                member.Item.ModifiedAt,
                Image = db.Media.Any(media => media.Name == member.Item.ImageName && media.Width > 0) ? member.Item.ImageName : null,
            })
            .AsAsyncEnumerable()
            .Select(item => new SitemapEntry(
                PageLinks.ToPath(item.Permalink),
                item.ModifiedAt > item.PublishedAt && item.ModifiedAt <= now ? item.ModifiedAt : item.PublishedAt,
                item.Image is null ? null : PageLinks.ToMedia(item.Image)));
    }

    /// <summary>The pages of one kind. A list changes when an item comes to it, so its newest item's time is its own.</summary>
    private static async IAsyncEnumerable<SitemapEntry> Nodes(CatalogDbContext db, DateTime now, NodeKind kind, int part)
    {
        if (kind == NodeKind.Section && part == 1)
        {
            yield return new SitemapEntry("/topic/", null);
            yield return new SitemapEntry("/offering/", null);
        }

        var (isListed, until) = (true, SortKey.Until(now));
        var nodes = db.Nodes.Public(kind)
            .OrderBy(node => node.Key)
            .Skip((part - 1) * MaxEntries).Take(MaxEntries)
            .Select(node => new
            {
                node.Key,
                Newest = db.Memberships
                    .Where(member => member.NodeId == node.Id && member.IsListed == isListed && member.SortKey <= until)
                    .Max(member => (long?)member.SortKey),
            })
            .AsAsyncEnumerable();
        await foreach (var node in nodes)
        {
            yield return new SitemapEntry(PageLinks.To(kind, node.Key), node.Newest is { } newest ? SortKey.TimeOf(newest) : null);
        }
    }

    [GeneratedRegex(@"\A(?:(?<kind>sections|topics|offerings|authors|sources)|(?<year>[0-9]{4})-(?<month>0[1-9]|1[0-2]))(?:-(?<part>[2-9]|[1-9][0-9]{1,3}))?\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex PartName();
}
