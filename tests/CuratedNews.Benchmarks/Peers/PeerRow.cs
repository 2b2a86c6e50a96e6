namespace CuratedNews.Benchmarks.Peers;

/// <summary>A line of the comparison.</summary>
/// <param name="What">What was measured of both.</param>
/// <param name="Items">How many items the corpus has.</param>
/// <param name="Unit">What stands behind each number.</param>
internal sealed record PeerRow(string What, int Items, Unit Unit, Figures Portal, Figures Peer)
{
    /// <summary>What the chart shows.</summary>
    public const string ColdImport = "first `import`; `hugo`";

    /// <summary>What the chart shows.</summary>
    public const string ColdExport = "first `export`, import included; `hugo`";

    /// <summary>CuratedNews over its peer, a value for each round that has both.</summary>
    public IReadOnlyList<double> Ratios() => [.. Portal.Values.Zip(Peer.Values, (portal, peer) => portal / peer)];
}

/// <summary>A unit, with the digits that its numbers are worth.</summary>
internal sealed record Unit(string Suffix, string Format)
{
    public static readonly Unit Seconds = new("s", "0.00");
    public static readonly Unit Milliseconds = new("ms", "0");
    public static readonly Unit Mebibytes = new("MiB", "N0");
    public static readonly Unit Files = new("files", "N0");
    public static readonly Unit AnswersASecond = new("/s", "N0");
}

/// <summary>What the rounds gave, one value each and in their order; without any, why there are none.</summary>
internal sealed record Figures(IReadOnlyList<double> Values, string Absence)
{
    public static Figures Of(IEnumerable<double> values) => new([.. values], "");

    public static Figures Without(string program) => new([], program + " is missing");

    public double Median
    {
        get
        {
            var ordered = Values.Order().ToList();
            return (ordered[(ordered.Count - 1) / 2] + ordered[ordered.Count / 2]) / 2;
        }
    }
}
