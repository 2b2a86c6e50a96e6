using System.Text;
using CuratedNews.Catalog.Rows;
using CuratedNews.Content;
using CuratedNews.Content.Metadata;
using Microsoft.EntityFrameworkCore;

namespace CuratedNews.Catalog.Queries;

/// <summary>Items and files by where they stand, from indexes that hold them in their order. Every moment is UTC.</summary>
public static class StageQueries
{
    private const string Escape = "\\";

    /// <summary>What readers see, in no index's order.</summary>
    public static IQueryable<ItemRow> Published(this IQueryable<ItemRow> items, DateTime now) =>
        items.Where(item => item.Status == ItemStatus.Published && !item.IsShadowed && item.PublishedAt <= now && (item.ExpiresAt == null || item.ExpiresAt > now));

    /// <param name="status">Any but published, which is a matter of time as well.</param>
    public static IQueryable<ItemRow> WithStatus(this IQueryable<ItemRow> items, ItemStatus status) =>
        items.Where(item => item.Status != ItemStatus.Published && item.Status == status);

    /// <summary>What readers will see.</summary>
    public static IQueryable<ItemRow> Scheduled(this IQueryable<ItemRow> items, DateTime now)
    {
        // The key knows seconds, so that the rest of this one is looked through.
        var from = SortKey.Until(now.AddSeconds(-1));
        return items.Where(item => item.Status == ItemStatus.Published && !item.IsShadowed && item.SortKey > from && item.PublishedAt > now && (item.ExpiresAt == null || item.ExpiresAt > now));
    }

    /// <summary>What readers see, from the index that is in their order.</summary>
    public static IQueryable<ItemRow> Out(this IQueryable<ItemRow> items, DateTime now)
    {
        var until = SortKey.Until(now);
        return items.Published(now).Where(item => item.SortKey <= until);
    }

    /// <summary>What readers saw once, or never.</summary>
    public static IQueryable<ItemRow> Expired(this IQueryable<ItemRow> items, DateTime now) =>
        items.Where(item => item.Status == ItemStatus.Published && !item.IsShadowed && item.ExpiresAt <= now);

    /// <summary>What would be out, did another item not have its URL.</summary>
    public static IQueryable<ItemRow> Hidden(this IQueryable<ItemRow> items) =>
        items.Where(item => item.Status == ItemStatus.Published && item.IsShadowed);

    /// <param name="kind">Captures or broken files: what is no item, or no longer.</param>
    public static IQueryable<FileRow> OfKind(this IQueryable<FileRow> files, SourceKind kind) =>
        files.Where(file => file.Kind != SourceKind.Item && file.Kind == kind);

    /// <summary>Items whose files are without an error.</summary>
    public static IQueryable<ItemRow> Sound(this IQueryable<ItemRow> items, IQueryable<FileRow> files)
    {
        var broken = files.OfKind(SourceKind.Broken);
        return items.Where(item => !broken.Any(file => file.Path == item.Path));
    }

    /// <summary>Items with every word in their title or path, by looking through all of them.</summary>
    public static IQueryable<ItemRow> Saying(this IQueryable<ItemRow> items, IEnumerable<string> words)
    {
        foreach (var pattern in words.Select(Pattern))
        {
            items = items.Where(item => EF.Functions.Like(item.Title, pattern, Escape) || EF.Functions.Like(item.Path, pattern, Escape));
        }

        return items;
    }

    /// <summary>Files with every word in their path.</summary>
    public static IQueryable<FileRow> Saying(this IQueryable<FileRow> files, IEnumerable<string> words)
    {
        foreach (var pattern in words.Select(Pattern))
        {
            files = files.Where(file => EF.Functions.Like(file.Path, pattern, Escape));
        }

        return files;
    }

    /// <summary>SQLite knows the case of ASCII letters alone, so any character stands for another letter that has one.</summary>
    private static string Pattern(string word)
    {
        var pattern = new StringBuilder("%");
        foreach (var rune in word.EnumerateRunes())
        {
            _ = rune.Value is '%' or '_' or '\\' ? pattern.Append('\\').Append(rune.ToString())
                : !rune.IsAscii && Rune.ToUpperInvariant(rune) != Rune.ToLowerInvariant(rune) ? pattern.Append('_')
                : pattern.Append(rune.ToString());
        }

        return pattern.Append('%').ToString();
    }
}
