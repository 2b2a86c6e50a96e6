using CuratedNews.Catalog.Rows;
using CuratedNews.Content;
using CuratedNews.Content.Diagnostics;
using CuratedNews.Content.Metadata;
using CuratedNews.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace CuratedNews.Web.Preview;

/// <summary>What stands over a page in the preview: what it is, what is wrong with it, what may be done with it.</summary>
public sealed class PreviewBar(CatalogSnapshot snapshot, ContentFolder folder, ItemParser parser, Shares shares, FolderHealth health, EditorLinks links)
{
    /// <summary>More changes than that are no longer a list that one reads.</summary>
    private const int MaxChanges = 40;

    /// <summary>Null for a page that is no file's.</summary>
    public ItemStage? Stage { get; private set; }

    /// <summary>The problems of the page's file, errors first.</summary>
    public IReadOnlyList<(Diagnostic Problem, CodeFrame? Frame)> Problems { get; private set; } = [];

    /// <summary>Is what is shown the last good version of a file that has an error?</summary>
    public bool IsLastGood { get; private set; }

    /// <summary>What appears between now and the moment that is shown, in that order.</summary>
    public IReadOnlyList<(DateTime At, string Path, string Title)> Appearing { get; private set; } = [];

    /// <summary>What disappears until then.</summary>
    public IReadOnlyList<(DateTime At, string Path, string Title)> Disappearing { get; private set; } = [];

    public IReadOnlyList<Share> Shared { get; private set; } = [];

    public EditorLinks Links => links;

    public async Task LoadAsync(PreviewView view, CancellationToken cancellationToken)
    {
        await snapshot.BeginAsync(cancellationToken);
        var db = snapshot.Db;
        if (view is { IsFile: true, Item: { } item })
        {
            var problems = await FolderProblemsCache.OfFileAsync(db, health.Report, item.Path, cancellationToken);
            var lines = problems.Count > 0 && ContentText.Read(folder, parser.Limits, item.Path) is { } text ? ContentText.LinesOf(text) : [];
            Problems = [.. problems.Select(problem => (problem, CodeFrame.Of(lines, problem.Location)))];
            IsLastGood = await db.Files.AnyAsync(file => file.Path == item.Path && file.Kind == SourceKind.Broken, cancellationToken);
            Stage = IsLastGood ? ItemStage.Broken : item.StageAt(view.Now);
            Shared = [.. shares.Current(view.Now).Where(share => share.Path == item.Path)];
        }

        if (view.AsOf is { } asOf)
        {
            var listed = db.Items.Where(row => row.Status == ItemStatus.Published && !row.IsShadowed);
            Appearing = await ChangesAsync(listed.Where(row => row.PublishedAt > view.Now && row.PublishedAt <= asOf).OrderBy(row => row.PublishedAt).ThenBy(row => row.Id), row => row.PublishedAt);
            Disappearing = await ChangesAsync(listed.Where(row => row.PublishedAt <= asOf && row.ExpiresAt > view.Now && row.ExpiresAt <= asOf).OrderBy(row => row.ExpiresAt).ThenBy(row => row.Id), row => row.ExpiresAt!.Value);
        }

        async Task<IReadOnlyList<(DateTime, string, string)>> ChangesAsync(IQueryable<ItemRow> items, Func<ItemRow, DateTime> at) =>
            [.. (await items.Take(MaxChanges).ToListAsync(cancellationToken)).Select(row => (at(row), row.Path, row.Title))];
    }
}
