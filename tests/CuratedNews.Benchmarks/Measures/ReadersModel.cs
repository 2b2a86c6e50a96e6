namespace CuratedNews.Benchmarks.Measures;

/// <summary>
/// What share of requests a memory for pages answers, where the page in place n of the most read is asked for as often as
/// 1/n^s, one request knows nothing of another, and what was asked for least lately makes room.
/// </summary>
/// <remarks>Che's approximation: H. Che, Y. Tung, Z. Wang, "Hierarchical Web Caching Systems", IEEE JSAC 20 (7), 2002.</remarks>
internal sealed class ReadersModel
{
    /// <summary>So many pages stand for themselves; behind them, groups whose pages are asked for about alike.</summary>
    private const int Single = 1_000;

    private const double GroupGrowth = 1.01;

    /// <summary>Of how many pages each group is, and how likely a request is for one of its pages.</summary>
    private readonly List<(double Pages, double Chance)> _groups = [];

    /// <param name="pages">How many there are.</param>
    /// <param name="exponent">The s above; about 1 on the web, less where readers come from searches.</param>
    public ReadersModel(long pages, double exponent)
    {
        for (double first = 1; first <= pages;)
        {
            var count = first <= Single ? 1 : Math.Min(Math.Floor(first * (GroupGrowth - 1)) + 1, pages - first + 1);
            _groups.Add((count, Math.Pow(first + ((count - 1) / 2), -exponent)));
            first += count;
        }

        var sum = _groups.Sum(group => group.Pages * group.Chance);
        _groups = [.. _groups.Select(group => (group.Pages, group.Chance / sum))];
        Pages = pages;
    }

    public long Pages { get; }

    /// <summary>The share of requests that is answered from memory.</summary>
    /// <param name="capacity">How many pages it holds.</param>
    public double HitRate(double capacity)
    {
        if (capacity >= Pages)
        {
            return 1;
        }

        // How many requests a page is held for without being asked for: with it, as many pages are in memory as fit.
        var (low, high) = (0.0, 1.0);
        while (Held(high) < capacity)
        {
            high *= 2;
        }

        for (var step = 0; step < 60; step++)
        {
            var middle = (low + high) / 2;
            (low, high) = Held(middle) < capacity ? (middle, high) : (low, middle);
        }

        return _groups.Sum(group => group.Pages * group.Chance * IsHeld(group.Chance, high));
    }

    private double Held(double requests) => _groups.Sum(group => group.Pages * IsHeld(group.Chance, requests));

    private static double IsHeld(double chance, double requests) => -double.ExpM1(-chance * requests);
}
