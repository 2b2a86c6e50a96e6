using System.Globalization;

namespace CuratedNews.Web.Preview;

/// <summary>Files whose worst problem is of one severity.</summary>
/// <param name="Severity">As in markup: error, warning, info, none.</param>
/// <param name="Share">Of all files, 0 to 1.</param>
public sealed record HealthPart(string Label, string Severity, int Files, double Share)
{
    /// <summary>Whole per cents; a few of many are not none, and nearly all are not all.</summary>
    public string Percent => Share switch
    {
        > 0 and < .01 => "< 1 %",
        > .99 and < 1 => "> 99 %",
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(100 * Share)} %"),
    };
}

/// <summary>The folder's files by their worst problem, as one bar.</summary>
public sealed class HealthChart
{
    public const int Width = 320;

    /// <summary>What is there can be seen.</summary>
    private const double MinShare = .008;

    private HealthChart(IReadOnlyList<HealthPart> parts) => Parts = parts;

    /// <summary>From good to bad; all four, also those without a file.</summary>
    public IReadOnlyList<HealthPart> Parts { get; }

    /// <summary>The parts of the bar that have files, with their left edge; they fill it.</summary>
    public IReadOnlyList<(HealthPart Part, double X)> Bars
    {
        get
        {
            var seen = Parts.Where(part => part.Files > 0).Select(part => part with { Share = Math.Max(MinShare, part.Share) }).ToList();
            var all = seen.Sum(part => part.Share);
            var bars = new List<(HealthPart, double)>();
            var x = 0d;
            foreach (var part in seen.Select(part => part with { Share = part.Share / all }))
            {
                bars.Add((part, x));
                x += part.Share * Width;
            }

            return bars;
        }
    }

    /// <param name="files">All files of the folder.</param>
    public static HealthChart Of(FolderProblems problems, int files)
    {
        // A problem across files may name one that is no content file of its own, such as a list of redirects.
        var all = Math.Max(Math.Max(files, problems.Files), 1);
        return new HealthChart(
        [
            Part("Without a problem", "none", Math.Max(0, files - problems.Files)),
            Part("With hints", "info", problems.WithHints),
            Part("With warnings", "warning", problems.WithWarnings),
            Part("With errors", "error", problems.WithErrors),
        ]);

        HealthPart Part(string label, string severity, int count) => new(label, severity, count, (double)count / all);
    }
}
