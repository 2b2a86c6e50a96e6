using System.Globalization;
using System.Text.RegularExpressions;
using CuratedNews.Catalog;
using CuratedNews.Catalog.Changes;
using CuratedNews.Catalog.Queries;
using CuratedNews.Catalog.Rows;
using CuratedNews.Web.Pages;
using Microsoft.EntityFrameworkCore;
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
            AddParts(names, name, await Nodes(db, kind).CountAsync(cancellationToken) + (kind == NodeKind.Section ? Always.Length : 0));
        }

        var homeId = await db.Nodes.HomeIdAsync(cancellationToken);
        var months = await db.NodeMonths
            .Where(row => row.NodeId == homeId)
            .OrderByDescending(row => row.Month)
            .ToListAsync(cancellationToken);
        var elsewhere = db.Items.Where(item => item.IsOriginalCanonical);
        var hasElsewhere = await elsewhere.AnyAsync(cancellationToken);
        foreach (var month in months)
        {
            var (start, end) = (SortKey.MonthStart(month.Month), SortKey.MonthStart(month.Month + 1));
            var left = hasElsewhere ? await elsewhere.CountAsync(item => item.SortKey >= start && item.SortKey < end && item.IsLive, cancellationToken) : 0;
            AddParts(names, string.Create(CultureInfo.InvariantCulture, $"{month.Month / 12:0000}-{(month.Month % 12) + 1:00}"), month.Items - left);
        }

        return names;
    }

    /// <summary>The entries of a part as they come from the catalog, each time that they are asked for; null where there is no part of that name, or nothing in it.</summary>
    public static async Task<IAsyncEnumerable<SitemapEntry>?> EntriesAsync(CatalogView db, string name, DateTime now, CancellationToken cancellationToken)
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
            var items = await ItemsAsync(db, month, now, cancellationToken);
            return await items.Skip(skipped).AnyAsync(cancellationToken) ? Items(db, items.Skip(skipped).Take(MaxEntries), now) : null;
        }

        // The times of all nodes of a kind.
        db.Shown.DependOnMore();
        var kind = Array.Find(Kinds, kind => kind.Name == match.Groups["kind"].Value).Kind;
        var always = kind == NodeKind.Section ? Always : [];
        var nodes = Nodes(db, kind).OrderBy(node => node.Key);
        return skipped < always.Length || await nodes.Skip(skipped - always.Length).AnyAsync(cancellationToken)
            ? Nodes(db, nodes, always, skipped, now)
            : null;
    }

    private static void AddParts(List<string> names, string name, int entries)
    {
        for (var part = 1; (part - 1) * MaxEntries < entries; part++)
        {
            names.Add(part == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}-{part}"));
        }
    }

    /// <summary>What stands in the sitemaps of a month, the oldest first.</summary>
    private static async Task<IQueryable<MembershipRow>> ItemsAsync(CatalogView db, int month, DateTime now, CancellationToken cancellationToken)
    {
        var (start, end) = (SortKey.MonthStart(month), SortKey.MonthStart(month + 1));
        var members = db.Memberships.Published(await db.Nodes.HomeIdAsync(cancellationToken), now, before: end).Where(member => member.SortKey >= start);

        // Asked first, because without the condition the place where a later part begins is found in an index alone.
        var hasElsewhere = await db.Items.Where(item => item.IsOriginalCanonical).AnyAsync(item => item.SortKey >= start && item.SortKey < end, cancellationToken);
        return (hasElsewhere ? members.Where(member => !member.Item!.IsOriginalCanonical) : members)
            .OrderBy(member => member.SortKey).ThenBy(member => member.ItemId);
    }

    private static IAsyncEnumerable<SitemapEntry> Items(CatalogView db, IQueryable<MembershipRow> members, DateTime now) => members
        .Select(member => new
        {
            member.Item!.Permalink,
            member.Item.PublishedAt,
            member.Item.ModifiedAt,
            Image = db.Media.Any(media => media.Name == member.Item.ImageName && media.Width > 0) ? member.Item.ImageName : null,
        })
        .AsAsyncEnumerable()
        .Select(item =>
        {
            if (item.ModifiedAt > now)
            {
                db.Shown.DependOnMore();
            }

            return new SitemapEntry(PageLinks.ToPath(item.Permalink), ItemTimes.ChangedAt(item.PublishedAt, item.ModifiedAt, now), item.Image is null ? null : PageLinks.ToMedia(item.Image));
        });

    private static IQueryable<NodeRow> Nodes(CatalogView db, NodeKind kind) => db.Nodes.Public(kind).Where(node => node.Key != "/");

    /// <summary>Pages of one kind, behind those that are always there. A list changes when an item comes to it, so its newest item's time is its own.</summary>
    private static async IAsyncEnumerable<SitemapEntry> Nodes(CatalogView db, IQueryable<NodeRow> nodes, string[] always, int skipped, DateTime now)
    {
        var (isListed, until) = (true, SortKey.Until(now));
        var newest = db.Memberships.Where(member => member.IsListed == isListed && member.SortKey <= until);
        foreach (var path in always.Skip(skipped))
        {
            var homeId = path == "/" ? await db.Nodes.HomeIdAsync(CancellationToken.None) : -1;
            yield return new SitemapEntry(path, TimeOf(await newest.Where(member => member.NodeId == homeId).MaxAsync(member => (long?)member.SortKey)));
        }

        var rest = nodes
            .Skip(Math.Max(0, skipped - always.Length)).Take(MaxEntries - Math.Max(0, always.Length - skipped))
            .Select(node => new { node.Kind, node.Key, Newest = newest.Where(member => member.NodeId == node.Id).Max(member => (long?)member.SortKey) })
            .AsAsyncEnumerable();
        await foreach (var node in rest)
        {
            yield return new SitemapEntry(PageLinks.To(node.Kind, node.Key), TimeOf(node.Newest));
        }
    }

    private static DateTime? TimeOf(long? sortKey) => sortKey is { } key ? SortKey.TimeOf(key) : null;

    /// <remarks>A year before 1000 or after 9998 is in no catalog, and the month behind it must be one too.</remarks>
    [GeneratedRegex(@"\A(?:(?<kind>sections|topics|offerings|authors|sources)|(?!9999)(?<year>[1-9][0-9]{3})-(?<month>0[1-9]|1[0-2]))(?:-(?<part>[2-9]|[1-9][0-9]{1,3}))?\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex PartName();
}
