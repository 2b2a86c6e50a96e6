namespace CuratedNews.Benchmarks.Peers;

/// <summary>What it costs to bring items to where they can be served: imports and exports beside Hugo's builds.</summary>
internal static class BuildRows
{
    /// <summary>Runs every step of both sides once a round, one side after the other; leaves the catalog and Hugo's folder as the last round made them.</summary>
    public static async Task<IReadOnlyList<PeerRow>> RunAsync(Bench bench, int rounds, TextWriter log, CancellationToken cancellationToken)
    {
        var portal = new Steps();
        var hugo = new Steps();

        // The first time does not count: it reads the programs from the disk.
        bench.ClearCatalog();
        await bench.ImportAsync(cancellationToken);
        await HugoAsync([]);
        for (var round = 1; round <= rounds; round++)
        {
            await log.WriteLineAsync(FormattableString.Invariant($"{bench.Items:N0} items: import, export and build, round {round} of {rounds}"));
            bench.ClearCatalog();
            Bench.Clear(bench.Export);
            Bench.Clear(bench.Public);
            portal.Cold.Add(await bench.ImportAsync(cancellationToken));
            await HugoAsync(hugo.Cold);
            portal.Again.Add(await bench.ImportAsync(cancellationToken));
            await HugoAsync(hugo.Again);
            bench.ClearCatalog();
            portal.Export.Add(await bench.ExportAsync(cancellationToken));
            Bench.Clear(bench.Public);
            await HugoAsync(hugo.Export);
            await bench.EditAsync(round % bench.Items, FormattableString.Invariant($"Edited in round {round}."), cancellationToken);
            portal.Edit.Add(await bench.ExportAsync(cancellationToken));
            await HugoAsync(hugo.Edit);
            portal.Files.Add(Count(bench.Export));
            if (bench.Programs.Hugo is not null)
            {
                hugo.Files.Add(Count(bench.Public));
            }
        }

        return
        [
            .. Rows(PeerRow.ColdImport, portal.Cold, hugo.Cold),
            .. Rows("`import` again, nothing changed; `hugo` again", portal.Again, hugo.Again),
            .. Rows(PeerRow.ColdExport, portal.Export, hugo.Export),
            .. Rows("`export` again after one edit; `hugo` again", portal.Edit, hugo.Edit),
            new("files of the `export`; of `hugo`", bench.Items, Unit.Files, Figures.Of(portal.Files), Peer(hugo.Files)),
        ];

        async Task HugoAsync(List<ProcessCost> costs)
        {
            if (bench.Programs.Hugo is not null)
            {
                costs.Add(await bench.HugoAsync(cancellationToken));
            }
        }

        IEnumerable<PeerRow> Rows(string what, List<ProcessCost> ours, List<ProcessCost> theirs)
        {
            yield return new(what, bench.Items, Unit.Seconds, Figures.Of(ours.Select(cost => cost.WallSeconds)), Peer(theirs.Select(cost => cost.WallSeconds)));
            yield return new(what + ": processor time", bench.Items, Unit.Seconds, Figures.Of(ours.Select(cost => cost.CpuSeconds)), Peer(theirs.Select(cost => cost.CpuSeconds)));
            yield return new(what + ": memory at its peak", bench.Items, Unit.Mebibytes, Figures.Of(ours.Select(cost => cost.PeakMebibytes)), Peer(theirs.Select(cost => cost.PeakMebibytes)));
        }

        Figures Peer(IEnumerable<double> values) => bench.Programs.Hugo is null ? Figures.Without("hugo") : Figures.Of(values);
    }

    private static double Count(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Count();

    /// <summary>The costs of one side, one a round.</summary>
    private sealed class Steps
    {
        public List<ProcessCost> Cold { get; } = [];

        public List<ProcessCost> Again { get; } = [];

        public List<ProcessCost> Export { get; } = [];

        public List<ProcessCost> Edit { get; } = [];

        public List<double> Files { get; } = [];
    }
}
