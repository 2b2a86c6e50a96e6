using System.Globalization;
using CuratedNews.Content;
using CuratedNews.Content.Diagnostics;
using CuratedNews.Web.Hosting;
using CuratedNews.Web.Pages.Shared;
using CuratedNews.Web.Preview;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CuratedNews.Web.Pages.Preview;

/// <summary>What is wrong with the content folder: by rule and by file, all of one rule, all of one file.</summary>
public sealed class ProblemsModel(CatalogSnapshot catalog, ContentFolder folder, ItemParser parser, FolderHealth health, FolderProblemsCache cache) : PageModel
{
    /// <summary>Places of one rule, or files, on a page.</summary>
    private const int PageSize = 50;

    /// <summary>No list is that long.</summary>
    private const int MaxPage = 10_000_000;

    /// <summary>Files that are shown beside the rules.</summary>
    private const int BesideRules = 12;

    public required FolderProblems All { get; set; }

    /// <summary>What shows across files; null while it is looked for the first time.</summary>
    public FolderReport? Report { get; private set; }

    public bool IsReportCurrent => health.IsCurrent;

    /// <summary>Null where all rules are listed.</summary>
    public DiagnosticRule? Rule { get; private set; }

    /// <summary>Null where no file is asked for.</summary>
    public string? FilePath { get; private set; }

    /// <summary>Is the list one of files alone?</summary>
    public bool IsByFile { get; private set; }

    /// <summary>The problems of the rule on this page.</summary>
    public IReadOnlyList<Diagnostic> Places { get; private set; } = [];

    /// <summary>The problems of the file.</summary>
    public IReadOnlyList<(Diagnostic Problem, CodeFrame? Frame)> OfFile { get; private set; } = [];

    /// <summary>The worst files on this page.</summary>
    public IReadOnlyList<FileProblems> Worst { get; private set; } = [];

    /// <summary>Null where there is one page only.</summary>
    public PagerModel? Pager { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? rule, string? file, string? by, CancellationToken cancellationToken)
    {
        // From the query itself: to Razor Pages, "page" is the name of the page.
        var number = 1;
        if (Request.Query["page"].ToString() is { Length: > 0 } text && !(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number is >= 1 and <= MaxPage))
        {
            return NotFound();
        }

        await catalog.BeginAsync(cancellationToken);
        Report = health.Report;
        All = await cache.LoadAsync(catalog.Db, catalog.Generation!.Value, Report, cancellationToken);
        if (!string.IsNullOrEmpty(rule))
        {
            Rule = Rules.All.FirstOrDefault(known => known.Code == rule);
            return Rule is not null && await ListRuleAsync(Rule, number, cancellationToken) ? Page() : NotFound();
        }

        if (!string.IsNullOrEmpty(file))
        {
            FilePath = file;
            await ListFileAsync(file, cancellationToken);
            return Page();
        }

        IsByFile = by == "file";
        return ListWorst(number) ? Page() : NotFound();
    }

    public static string ToRule(string code) => $"{PreviewPaths.Problems}?rule={code}";

    public static string ToFile(string path) => $"{PreviewPaths.Problems}?file={Uri.EscapeDataString(path)}";

    private async Task<bool> ListRuleAsync(DiagnosticRule rule, int number, CancellationToken cancellationToken)
    {
        var count = All.Rules.FirstOrDefault(entry => entry.Rule == rule)?.Count ?? 0;
        if (number > Math.Max(1, LastOf(count)))
        {
            return false;
        }

        Places = await FolderProblemsCache.OfRuleAsync(catalog.Db, Report, rule, (number - 1) * PageSize, PageSize, cancellationToken);
        Pager = PagerOf(ToRule(rule.Code), number, Places.Count, count);
        return true;
    }

    private async Task ListFileAsync(string file, CancellationToken cancellationToken)
    {
        var problems = await FolderProblemsCache.OfFileAsync(catalog.Db, Report, file, cancellationToken);
        var lines = problems.Count > 0 && ContentText.Read(folder, parser.Limits, file) is { } text ? ContentText.LinesOf(text) : [];
        OfFile = [.. problems.Select(problem => (problem, CodeFrame.Of(lines, problem.Location)))];
    }

    private bool ListWorst(int number)
    {
        if (!IsByFile)
        {
            Worst = [.. All.Worst.Take(BesideRules)];
            return number == 1;
        }

        Worst = [.. All.Worst.Skip((number - 1) * PageSize).Take(PageSize)];
        Pager = PagerOf($"{PreviewPaths.Problems}?by=file", number, Worst.Count, All.Worst.Count);
        return Worst.Count > 0 || number == 1;
    }

    private static int LastOf(int count) => (count + PageSize - 1) / PageSize;

    private static PagerModel? PagerOf(string path, int number, int shown, int count) =>
        count <= PageSize ? null : new PagerModel(path, number, LastOf(count), ((number - 1) * PageSize) + 1, shown, count);
}
