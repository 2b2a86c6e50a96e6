using CuratedNews.Catalog;
using CuratedNews.Catalog.Rows;
using CuratedNews.Content.Diagnostics;
using Microsoft.EntityFrameworkCore;

namespace CuratedNews.Web.Preview;

/// <summary>How often a rule was broken.</summary>
/// <param name="First">A few places, by path.</param>
public sealed record RuleCount(DiagnosticRule Rule, int Count, IReadOnlyList<Diagnostic> First);

/// <summary>How much is wrong with a file.</summary>
public sealed record FileProblems(string Path, int Errors, int Warnings, int Hints) : IComparable<FileProblems>
{
    /// <summary>The worst last, then by path backwards.</summary>
    public int CompareTo(FileProblems? other) => other is null ? 1
        : (Errors, Warnings, Hints).CompareTo((other.Errors, other.Warnings, other.Hints)) is not 0 and var order ? order
        : string.CompareOrdinal(other.Path, Path);
}

/// <summary>What is wrong with the content folder: what each file says by itself, and what shows only across files.</summary>
/// <param name="Rules">Broken rules: errors first, then the most frequent.</param>
/// <param name="Worst">The worst files, at most <see cref="FolderProblemsCache.MaxFiles"/>, the worst first.</param>
/// <param name="WithErrors">Files whose worst problem is an error.</param>
/// <param name="WithWarnings">Files whose worst problem is a warning.</param>
/// <param name="WithHints">Files whose worst problem is a hint.</param>
public sealed record FolderProblems(IReadOnlyList<RuleCount> Rules, IReadOnlyList<FileProblems> Worst, int WithErrors, int WithWarnings, int WithHints)
{
    /// <summary>Files with any problem.</summary>
    public int Files => WithErrors + WithWarnings + WithHints;

    public int Errors => Count(Severity.Error);

    public int Warnings => Count(Severity.Warning);

    public int Hints => Count(Severity.Info);

    private int Count(Severity severity) => Rules.Where(rule => rule.Rule.Severity == severity).Sum(rule => rule.Count);
}

/// <summary>The problems of the folder, added up once for each generation of the catalog and each check across files.</summary>
public sealed class FolderProblemsCache
{
    /// <summary>Worse files than that are no list that one reads; rules lead to the others.</summary>
    public const int MaxFiles = 500;

    private const int MaxPlaces = 3;

    private volatile Entry? _last;

    public async Task<FolderProblems> LoadAsync(CatalogView db, long generation, FolderReport? report, CancellationToken cancellationToken)
    {
        if (_last is { } last && last.Generation == generation && ReferenceEquals(last.Report, report))
        {
            return last.Problems;
        }

        var problems = await AddUpAsync(db, report, cancellationToken);
        _last = new Entry(generation, report, problems);
        return problems;
    }

    /// <summary>The problems of a rule, by path, from a place on.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> OfRuleAsync(CatalogView db, FolderReport? report, DiagnosticRule rule, int skip, int take, CancellationToken cancellationToken)
    {
        var rows = await db.Diagnostics.Where(row => row.Code == rule.Code).OrderBy(row => row.Path).ThenBy(row => row.Ordinal).Skip(skip).Take(take).ToListAsync(cancellationToken);

        // A rule is one file's or many files' matter, never both.
        return rows.Count > 0
            ? [.. rows.Select(row => Problem(row, rule))]
            : [.. (report?.Problems ?? []).Where(problem => problem.Rule == rule).Skip(skip).Take(take)];
    }

    /// <summary>The problems of a file, errors first.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> OfFileAsync(CatalogView db, FolderReport? report, string path, CancellationToken cancellationToken)
    {
        var rows = await db.Diagnostics.Where(row => row.Path == path).OrderBy(row => row.Ordinal).ToListAsync(cancellationToken);
        return [.. rows.Select(row => Problem(row, Rules.All.First(rule => rule.Code == row.Code))).Concat(report?.Of(path) ?? []).OrderByDescending(problem => problem.Severity)];
    }

    private static Diagnostic Problem(DiagnosticRow row, DiagnosticRule rule) => new(rule, new SourceLocation(row.Path, row.Line, row.Column), row.Message);

    private static async Task<FolderProblems> AddUpAsync(CatalogView db, FolderReport? report, CancellationToken cancellationToken)
    {
        var codes = await db.Diagnostics.GroupBy(row => row.Code).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, StringComparer.Ordinal, cancellationToken);
        var rules = new List<RuleCount>();
        foreach (var (rule, count) in codes.Select(pair => (Rules.All.First(rule => rule.Code == pair.Key), pair.Value))
            .Concat((report?.Problems ?? []).CountBy(problem => problem.Rule).Select(pair => (pair.Key, pair.Value)))
            .OrderByDescending(pair => pair.Item1.Severity).ThenByDescending(pair => pair.Value).ThenBy(pair => pair.Item1.Code, StringComparer.Ordinal))
        {
            rules.Add(new RuleCount(rule, count, await OfRuleAsync(db, report, rule, 0, MaxPlaces, cancellationToken)));
        }

        var files = new WorstFiles();
        var across = (report?.Problems ?? []).GroupBy(problem => problem.Location.Path, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
        var own = db.Diagnostics.GroupBy(row => row.Path).Select(group => new
        {
            Path = group.Key,
            Errors = group.Sum(row => row.Severity == Severity.Error ? 1 : 0),
            Warnings = group.Sum(row => row.Severity == Severity.Warning ? 1 : 0),
            All = group.Count(),
        });
        await foreach (var file in own.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            across.Remove(file.Path, out var others);
            files.Add(With(new FileProblems(file.Path, file.Errors, file.Warnings, file.All - file.Errors - file.Warnings), others ?? []));
        }

        foreach (var (path, others) in across)
        {
            files.Add(With(new FileProblems(path, 0, 0, 0), others));
        }

        return new FolderProblems(rules, files.InOrder(), files.WithErrors, files.WithWarnings, files.WithHints);
    }

    private static FileProblems With(FileProblems file, List<Diagnostic> others) => others.Count == 0 ? file : file with
    {
        Errors = file.Errors + others.Count(problem => problem.Severity == Severity.Error),
        Warnings = file.Warnings + others.Count(problem => problem.Severity == Severity.Warning),
        Hints = file.Hints + others.Count(problem => problem.Severity == Severity.Info),
    };

    private sealed record Entry(long Generation, FolderReport? Report, FolderProblems Problems);

    /// <summary>Keeps the worst of any number of files.</summary>
    private sealed class WorstFiles
    {
        private readonly PriorityQueue<FileProblems, FileProblems> _kept = new();

        public int WithErrors { get; private set; }

        public int WithWarnings { get; private set; }

        public int WithHints { get; private set; }

        public void Add(FileProblems file)
        {
            _ = file.Errors > 0 ? WithErrors++ : file.Warnings > 0 ? WithWarnings++ : WithHints++;
            if (_kept.Count < MaxFiles)
            {
                _kept.Enqueue(file, file);
            }
            else
            {
                _kept.EnqueueDequeue(file, file);
            }
        }

        public IReadOnlyList<FileProblems> InOrder() => [.. _kept.UnorderedItems.Select(entry => entry.Element).OrderDescending()];
    }
}
