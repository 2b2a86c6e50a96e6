using System.Globalization;
using CuratedNews.Catalog;
using CuratedNews.Catalog.Queries;
using CuratedNews.Catalog.Rows;
using CuratedNews.Content;
using CuratedNews.Content.Diagnostics;
using CuratedNews.Content.Metadata;
using Microsoft.EntityFrameworkCore;

namespace CuratedNews.Web.Preview;

/// <summary>A file of the content folder in a list of the desk.</summary>
/// <param name="Item">Its item, or the last good one; null where it has none.</param>
/// <param name="EditedAt">UTC; null where the file is gone since it was imported.</param>
public sealed record DeskEntry(string Path, ItemStage Stage, ItemRow? Item, DateTime? EditedAt, int Errors, int Warnings, int Hints)
{
    /// <summary>Its headline; the file's name where it has none.</summary>
    public string Title => Item?.Title ?? Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>The path that its URL begins with; null without a URL.</summary>
    public string? Section => Item is null ? null : Item.Permalink[..(Item.Permalink.LastIndexOf('/') + 1)];
}

/// <summary>What is asked of a list.</summary>
/// <param name="Stage">Null for all.</param>
/// <param name="Words">Each of which stands in the title or the path.</param>
/// <param name="After">Where the page before ended, as <see cref="DeskPage.Next"/> said; null for the first.</param>
public sealed record DeskQuery(ItemStage? Stage, IReadOnlyList<string> Words, string? After);

/// <summary>One page of a list.</summary>
/// <param name="Next">For <see cref="DeskQuery.After"/>; null on the last page.</param>
public sealed record DeskPage(IReadOnlyList<DeskEntry> Entries, string? Next);

/// <summary>Lists of the content folder's files by stage and by words. A page costs the same wherever it is: it begins where the one before ended.</summary>
/// <param name="now">UTC.</param>
public sealed class DeskList(CatalogView db, ContentFolder folder, FolderReport? report, DateTime now)
{
    public const int PageSize = 50;

    public async Task<DeskPage> LoadAsync(DeskQuery query, int take, CancellationToken cancellationToken)
    {
        if (query.Stage is ItemStage.Broken or ItemStage.Capture)
        {
            var kind = query.Stage == ItemStage.Broken ? SourceKind.Broken : SourceKind.Capture;
            var files = await FilesAsync(db.Files.OfKind(kind).Saying(kind == SourceKind.Broken ? [] : query.Words), query, take, cancellationToken);
            return await PageAsync(files, files.Count > take ? files[take - 1] : null, take, cancellationToken);
        }

        var ids = await IdsAsync(query, take, cancellationToken);
        var items = (await db.Items.Where(item => ids.Contains(item.Id)).ToListAsync(cancellationToken)).OrderBy(item => ids.IndexOf(item.Id)).ToList();
        var next = items.Count > take ? Cursor(items[take - 1], query.Stage) : null;

        // Files without an item have no place among items; they stand before them.
        var without = query is { Stage: null, After: null } ? await WithoutItemAsync(query, cancellationToken) : [];
        return await PageAsync([.. without, .. items.Take(take).Select(item => item.Path)], next, int.MaxValue, cancellationToken);
    }

    private static string Cursor(ItemRow item, ItemStage? stage) =>
        string.Create(CultureInfo.InvariantCulture, $"{(stage == ItemStage.Expired ? item.ExpiresAt!.Value.Ticks : item.SortKey)}.{item.Id}");

    private static (long Key, int Id)? ParseCursor(string? after) =>
        after?.Split('.') is [var key, var id]
        && long.TryParse(key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var sortKey) && int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var itemId)
            ? (sortKey, itemId)
            : null;

    private Task<List<int>> IdsAsync(DeskQuery query, int take, CancellationToken cancellationToken)
    {
        var items = query.Stage switch
        {
            ItemStage.Draft => db.Items.WithStatus(ItemStatus.Draft),
            ItemStage.Review => db.Items.WithStatus(ItemStatus.Review),
            ItemStage.Removed => db.Items.WithStatus(ItemStatus.Removed),
            ItemStage.Hidden => db.Items.Hidden(),
            ItemStage.Scheduled => db.Items.Scheduled(now),
            ItemStage.Expired => db.Items.Expired(now),
            ItemStage.Published => db.Items.Out(now),
            _ => db.Items,
        };
        items = (query.Stage is null ? items : items.Sound(db.Files)).Saying(query.Words);
        var after = ParseCursor(query.After);
        var (key, id) = after.GetValueOrDefault();

        // What comes next is asked for, what went last; all else is a matter of dates.
        IOrderedQueryable<ItemRow> ordered;
        if (query.Stage == ItemStage.Scheduled)
        {
            items = after is null ? items : items.Where(item => item.SortKey >= key && (item.SortKey > key || item.Id > id));
            ordered = items.OrderBy(item => item.SortKey).ThenBy(item => item.Id);
        }
        else if (query.Stage == ItemStage.Expired)
        {
            var at = new DateTime(Math.Clamp(key, 0, DateTime.MaxValue.Ticks), DateTimeKind.Utc);
            items = after is null ? items : items.Where(item => item.ExpiresAt <= at && (item.ExpiresAt < at || item.Id < id));
            ordered = items.OrderByDescending(item => item.ExpiresAt).ThenByDescending(item => item.Id);
        }
        else
        {
            items = after is null ? items : items.Where(item => item.SortKey <= key && (item.SortKey < key || item.Id < id));
            ordered = items.OrderByDescending(item => item.SortKey).ThenByDescending(item => item.Id);
        }

        return ordered.Select(item => item.Id).Take(take + 1).ToListAsync(cancellationToken);
    }

    private Task<List<string>> FilesAsync(IQueryable<FileRow> files, DeskQuery query, int take, CancellationToken cancellationToken)
    {
        var paths = files.Select(file => file.Path);
        if (query is { Stage: ItemStage.Broken, Words.Count: > 0 })
        {
            // A broken file is known by its last good headline as well.
            var said = db.Items.Saying(query.Words);
            paths = files.Saying(query.Words).Select(file => file.Path).Union(files.Join(said, file => file.Path, item => item.Path, (file, _) => file.Path));
        }

        return (query.After is { } after ? paths.Where(path => string.Compare(path, after) > 0) : paths).OrderBy(path => path).Take(take + 1).ToListAsync(cancellationToken);
    }

    private Task<List<string>> WithoutItemAsync(DeskQuery query, CancellationToken cancellationToken) =>
        db.Files.Where(file => file.Kind != SourceKind.Item && !db.Items.Any(item => item.Path == file.Path)).Saying(query.Words)
            .OrderByDescending(file => file.Kind).ThenBy(file => file.Path)
            .Select(file => file.Path).Take(PageSize).ToListAsync(cancellationToken);

    private async Task<DeskPage> PageAsync(List<string> found, string? next, int take, CancellationToken cancellationToken)
    {
        var paths = found.Take(take).ToList();
        var items = await db.Items.Where(item => paths.Contains(item.Path)).ToDictionaryAsync(item => item.Path, StringComparer.Ordinal, cancellationToken);
        var kinds = await db.Files.Where(file => paths.Contains(file.Path)).ToDictionaryAsync(file => file.Path, file => file.Kind, StringComparer.Ordinal, cancellationToken);
        var problems = (await db.Diagnostics.Where(row => paths.Contains(row.Path)).GroupBy(row => new { row.Path, row.Severity }).Select(group => new { group.Key.Path, group.Key.Severity, Count = group.Count() }).ToListAsync(cancellationToken))
            .ToLookup(group => group.Path, group => (group.Severity, group.Count), StringComparer.Ordinal);
        return new DeskPage([.. paths.Select(Entry)], next);

        DeskEntry Entry(string path)
        {
            var item = items.GetValueOrDefault(path);
            var stage = kinds.GetValueOrDefault(path) switch
            {
                SourceKind.Broken => ItemStage.Broken,
                SourceKind.Capture => ItemStage.Capture,
                _ => item?.StageAt(now) ?? ItemStage.Broken,
            };
            var all = problems[path].Concat((report?.Of(path) ?? []).Select(problem => (problem.Severity, Count: 1))).ToList();
            return new DeskEntry(path, stage, item, folder.Find(path)?.ModifiedAt, Of(Severity.Error), Of(Severity.Warning), Of(Severity.Info));

            int Of(Severity severity) => all.Where(entry => entry.Severity == severity).Sum(entry => entry.Count);
        }
    }
}
