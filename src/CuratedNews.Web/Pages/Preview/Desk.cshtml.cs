using CuratedNews.Content;
using CuratedNews.Web.Hosting;
using CuratedNews.Web.Preview;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CuratedNews.Web.Pages.Preview;

/// <summary>Everything in the content folder, by where it stands.</summary>
public sealed class DeskModel(CatalogSnapshot catalog, ContentFolder folder, FolderHealth health, FolderProblemsCache problems, Shares shares) : PageModel
{
    /// <summary>Entries of a stage on the front, where all of them are shown.</summary>
    private const int OnFront = 5;

    private const int MaxWords = 10;
    private const int MaxQueryLength = 200;

    /// <summary>The stage that is listed; null for all.</summary>
    public ItemStage? Stage { get; private set; }

    /// <summary>What is searched for; empty for nothing.</summary>
    public string Query { get; private set; } = "";

    /// <summary>Does the list begin where another page ended?</summary>
    public bool IsLater { get; private set; }

    /// <summary>Set before the page is drawn.</summary>
    public required StageCounts Counts { get; set; }

    /// <summary>What is listed; null on the front.</summary>
    public DeskPage? List { get; private set; }

    /// <summary>The stages of the front with their first entries, those without any left out.</summary>
    public IReadOnlyList<(ItemStage Stage, IReadOnlyList<DeskEntry> Entries)> Front { get; private set; } = [];

    /// <summary>What is wrong with the folder; null but on the front.</summary>
    public FolderProblems? Problems { get; private set; }

    /// <summary>What shows across files; null while it is looked for the first time.</summary>
    public FolderReport? Report { get; private set; }

    public bool IsReportCurrent => health.IsCurrent;

    /// <summary>Null where the half-year has no item.</summary>
    public WeekChart? Weeks { get; private set; }

    /// <summary>The links to drafts that work, with the titles of those that are there.</summary>
    public IReadOnlyList<(Share Share, string? Title)> Shared { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string? state, string? q, string? after, CancellationToken cancellationToken)
    {
        if (!string.IsNullOrEmpty(state))
        {
            if (StageCounts.Order.Where(stage => stage.ToString().Equals(state, StringComparison.OrdinalIgnoreCase)).ToList() is not [var stage])
            {
                return NotFound();
            }

            Stage = stage;
        }

        Query = q is null ? "" : q.Trim()[..Math.Min(q.Trim().Length, MaxQueryLength)];
        IsLater = !string.IsNullOrEmpty(after);
        await catalog.BeginAsync(cancellationToken);
        Report = health.Report;
        Counts = await StageCounts.LoadAsync(catalog.Db, catalog.Now, cancellationToken);
        var list = new DeskList(catalog.Db, folder, Report, catalog.Now);
        if (Stage is not null || Query.Length > 0)
        {
            List = await list.LoadAsync(new DeskQuery(Stage, WordsOf(Query), IsLater ? after : null), DeskList.PageSize, cancellationToken);
            return Page();
        }

        var front = new List<(ItemStage, IReadOnlyList<DeskEntry>)>();
        foreach (var stage in StageCounts.Order.Take(6).Where(stage => Counts[stage] > 0))
        {
            front.Add((stage, (await list.LoadAsync(new DeskQuery(stage, [], null), OnFront, cancellationToken)).Entries));
        }

        Front = front;
        Problems = await problems.LoadAsync(catalog.Db, catalog.Generation!.Value, Report, cancellationToken);
        Weeks = await WeekChart.LoadAsync(catalog.Db, catalog.Now, cancellationToken);
        var current = shares.Current(catalog.Now);
        var paths = current.Select(share => share.Path).ToList();
        var titles = await catalog.Db.Items.Where(item => paths.Contains(item.Path)).ToDictionaryAsync(item => item.Path, item => item.Title, StringComparer.Ordinal, cancellationToken);
        Shared = [.. current.Select(share => (share, titles.GetValueOrDefault(share.Path)))];
        return Page();
    }

    /// <summary>The desk with a stage, a search, or a further page.</summary>
    public static string ToList(ItemStage? stage, string query, string? after = null)
    {
        var pairs = new List<string>();
        if (stage is not null)
        {
            pairs.Add("state=" + stage.Value.ToString().ToLowerInvariant());
        }

        if (query.Length > 0)
        {
            pairs.Add("q=" + Uri.EscapeDataString(query));
        }

        if (after is not null)
        {
            pairs.Add("after=" + Uri.EscapeDataString(after));
        }

        return pairs.Count == 0 ? PreviewPaths.Desk : $"{PreviewPaths.Desk}?{string.Join('&', pairs)}";
    }

    private static string[] WordsOf(string query) => [.. query.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(MaxWords)];
}
