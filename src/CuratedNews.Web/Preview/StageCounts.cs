using CuratedNews.Catalog;
using CuratedNews.Catalog.Queries;
using CuratedNews.Catalog.Rows;
using CuratedNews.Content;
using CuratedNews.Content.Metadata;
using Microsoft.EntityFrameworkCore;

namespace CuratedNews.Web.Preview;

/// <summary>How many files of the content folder are in each stage. Each file is in one.</summary>
public sealed class StageCounts
{
    /// <summary>The stages as an editor goes through them: what needs a hand first.</summary>
    public static readonly IReadOnlyList<ItemStage> Order =
    [
        ItemStage.Broken, ItemStage.Capture, ItemStage.Draft, ItemStage.Review, ItemStage.Scheduled,
        ItemStage.Published, ItemStage.Expired, ItemStage.Removed, ItemStage.Hidden,
    ];

    private readonly Dictionary<ItemStage, int> _counts = [];

    private StageCounts()
    {
    }

    public int this[ItemStage stage] => _counts.GetValueOrDefault(stage);

    /// <summary>All files that were read.</summary>
    public int Files => _counts.Values.Sum();

    /// <param name="now">UTC.</param>
    public static async Task<StageCounts> LoadAsync(CatalogView db, DateTime now, CancellationToken cancellationToken)
    {
        var counts = new StageCounts();
        var kinds = await db.Files.Where(file => file.Kind != SourceKind.Item)
            .GroupBy(file => file.Kind)
            .Select(group => new { group.Key, Files = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Files, cancellationToken);
        counts._counts[ItemStage.Capture] = kinds.GetValueOrDefault(SourceKind.Capture);
        counts._counts[ItemStage.Broken] = kinds.GetValueOrDefault(SourceKind.Broken);
        foreach (var group in await db.Items.Where(item => item.Status != ItemStatus.Published).GroupBy(item => item.Status).Select(group => new { group.Key, Items = group.Count() }).ToListAsync(cancellationToken))
        {
            counts._counts[StageOf(group.Key)] = group.Items;
        }

        counts._counts[ItemStage.Hidden] = await db.Items.Hidden().CountAsync(cancellationToken);
        counts._counts[ItemStage.Scheduled] = await db.Items.Scheduled(now).CountAsync(cancellationToken);
        counts._counts[ItemStage.Expired] = await db.Items.Expired(now).CountAsync(cancellationToken);

        // The rest of all items is out; what the catalog knows as their number saves counting them.
        var items = await db.State.Where(state => state.Id == StateRow.OnlyId).Select(state => state.Items).FirstOrDefaultAsync(cancellationToken);
        counts._counts[ItemStage.Published] = items - Items.Sum(stage => counts[stage]);

        // A broken file is that before all, whatever its last good version is.
        if (counts[ItemStage.Broken] > 0)
        {
            await counts.LeaveOutBrokenAsync(db, now, cancellationToken);
        }

        return counts;
    }

    private static IEnumerable<ItemStage> Items => Order.Where(stage => stage is not (ItemStage.Broken or ItemStage.Capture or ItemStage.Published));

    private static ItemStage StageOf(ItemStatus status) => status switch
    {
        ItemStatus.Draft => ItemStage.Draft,
        ItemStatus.Review => ItemStage.Review,
        _ => ItemStage.Removed,
    };

    private async Task LeaveOutBrokenAsync(CatalogView db, DateTime now, CancellationToken cancellationToken)
    {
        var groups = db.Files.OfKind(SourceKind.Broken)
            .Join(db.Items, file => file.Path, item => item.Path, (_, item) => item)
            .GroupBy(item => new { item.Status, item.IsShadowed, IsExpired = item.ExpiresAt != null && item.ExpiresAt <= now, IsScheduled = item.PublishedAt > now })
            .Select(group => new { group.Key.Status, group.Key.IsShadowed, group.Key.IsExpired, group.Key.IsScheduled, Items = group.Count() });
        foreach (var group in await groups.ToListAsync(cancellationToken))
        {
            var stage = group.Status != ItemStatus.Published ? StageOf(group.Status)
                : group.IsShadowed ? ItemStage.Hidden
                : group.IsExpired ? ItemStage.Expired
                : group.IsScheduled ? ItemStage.Scheduled
                : ItemStage.Published;
            _counts[stage] -= group.Items;
        }
    }
}
