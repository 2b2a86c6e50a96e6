using CuratedNews.Benchmarks.Charts;
using CuratedNews.Benchmarks.Peers;

namespace CuratedNews.Benchmarks.Measures;

/// <summary>What a published CuratedNews costs beside what one would take instead: Hugo for the pages, nginx to serve them.</summary>
internal static class PeersMeasure
{
    /// <summary>Compares them at each size, and writes <c>peers.md</c> and <c>peers.svg</c> after each, so that a later one that ends early takes nothing away.</summary>
    /// <param name="program">A published <c>curatednews</c>, or its folder.</param>
    /// <param name="folder">Where the two files go.</param>
    public static async Task RunAsync(IReadOnlyList<int> sizes, int seed, int rounds, string program, string folder, TextWriter log, CancellationToken cancellationToken)
    {
        var programs = Programs.Find(program);
        var machine = CorpusSite.Machine();
        Directory.CreateDirectory(folder);
        var rows = new List<PeerRow>();
        foreach (var items in sizes)
        {
            using var bench = new Bench(programs, items, seed, cancellationToken);
            rows.AddRange(await BuildRows.RunAsync(bench, rounds, log, cancellationToken));
            rows.AddRange(await PageRows.RunAsync(bench, rounds, log, cancellationToken));
            await File.WriteAllTextAsync(Path.Combine(folder, "peers.md"), PeersReport.Markdown($"{machine}; at the end: {CorpusSite.Machine()}", rounds, rows), cancellationToken);
            await File.WriteAllTextAsync(Path.Combine(folder, "peers.svg"), Chart(rows), cancellationToken);
        }
    }

    private static string Chart(List<PeerRow> rows)
    {
        ChartLine[] lines =
        [
            new("curatednews import", "#2f81d6", Points(PeerRow.ColdImport, row => row.Portal)),
            new("curatednews import and export", "#d9730d", Points(PeerRow.ColdExport, row => row.Portal)),
            new("hugo build", "#3c9a5f", Points(PeerRow.ColdImport, row => row.Peer)),
        ];
        var points = lines.SelectMany(line => line.Points).ToList();
        return Plot.Svg(
            "Seconds over the number of items",
            Axis.Decades("items", "N0", points.Select(point => point.X)),
            Axis.Decades("seconds", "0.####", points.Select(point => point.Y)),
            [.. lines.Where(line => line.Points.Count > 0)]);

        IReadOnlyList<ChartPoint> Points(string what, Func<PeerRow, Figures> side) =>
            [.. rows.Where(row => row.What == what && side(row).Values.Count > 0).Select(row => new ChartPoint(row.Items, side(row).Median))];
    }
}
