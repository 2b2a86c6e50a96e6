using System.Globalization;

namespace CuratedNews.Benchmarks.Charts;

/// <summary>An axis of a chart.</summary>
/// <param name="Ticks">In order; the axis reaches from the first to the last.</param>
/// <param name="Format">Of the ticks.</param>
/// <param name="IsLogarithmic">From one tick to the next it multiplies.</param>
internal sealed record Axis(string Name, IReadOnlyList<double> Ticks, string Format, bool IsLogarithmic)
{
    /// <summary>Whole powers of ten around some values, at least one apart.</summary>
    /// <exception cref="ArgumentException">There is no value.</exception>
    public static Axis Decades(string name, string format, IEnumerable<double> values)
    {
        var logarithms = values.Select(Math.Log10).ToList();
        if (logarithms.Count == 0)
        {
            throw new ArgumentException("A chart needs a point.", nameof(values));
        }

        var first = (int)Math.Floor(logarithms.Min());
        var last = Math.Max(first + 1, (int)Math.Ceiling(logarithms.Max()));
        return new Axis(name, [.. Enumerable.Range(first, last - first + 1).Select(power => Math.Pow(10, power))], format, IsLogarithmic: true);
    }

    /// <summary>Shares from nothing to all.</summary>
    public static Axis Shares(string name) => new(name, [0, 0.2, 0.4, 0.6, 0.8, 1], "0 %", IsLogarithmic: false);

    public string Label(double tick) => tick.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>How far on the way from the first tick to the last a value stands, 0 to 1.</summary>
    public double Share(double value) => (Place(value) - Place(Ticks[0])) / (Place(Ticks[^1]) - Place(Ticks[0]));

    private double Place(double value) => IsLogarithmic ? Math.Log10(value) : value;
}
