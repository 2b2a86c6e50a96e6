using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace CuratedNews.Web.Tests.Operation;

/// <summary>Prometheus' text, read as strictly as its own reader does: every family declared once before its rows, every row once, every bucket at least the one before.</summary>
internal sealed partial class ReadMetrics
{
    private readonly Dictionary<string, double> _rows = new(StringComparer.Ordinal);

    private ReadMetrics()
    {
    }

    /// <summary>Names with their labels as written, such as <c>a_total{b="c"}</c>.</summary>
    public IReadOnlyCollection<string> Names => _rows.Keys;

    /// <summary>The value of a row; 0 where there is none.</summary>
    public double this[string name] => _rows.GetValueOrDefault(name);

    public static async Task<ReadMetrics> OfAsync(RunningSite site)
    {
        using var answer = await site.GetAsync("/metrics");
        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        return Parse(await answer.Content.ReadAsStringAsync());
    }

    public static ReadMetrics Parse(string text)
    {
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        var (read, types) = (new ReadMetrics(), new Dictionary<string, string>(StringComparer.Ordinal));
        foreach (var line in text[..^1].Split('\n'))
        {
            if (Help().IsMatch(line))
            {
                continue;
            }

            if (Type().Match(line) is { Success: true } type)
            {
                Assert.True(types.TryAdd(type.Groups["name"].Value, type.Groups["type"].Value), $"declared twice: {line}");
                continue;
            }

            var row = Row().Match(line);
            Assert.True(row.Success, $"no row of the format: {line}");
            var name = row.Groups["name"].Value;
            Assert.True(types.ContainsKey(name) || types.GetValueOrDefault(Suffix().Replace(name, "")) == "histogram", $"not declared: {line}");
            Assert.True(read._rows.TryAdd(name + row.Groups["labels"].Value, Number(row.Groups["value"].Value)), $"twice: {line}");
        }

        read.CheckHistograms();
        return read;
    }

    /// <summary>Buckets hold all that is below their bounds, and the last one as many as were counted.</summary>
    private void CheckHistograms()
    {
        foreach (var group in _rows.Where(row => row.Key.Contains("_bucket{", StringComparison.Ordinal)).GroupBy(row => Bound().Replace(row.Key, ""), StringComparer.Ordinal))
        {
            var counts = group.Select(row => row.Value).ToList();
            Assert.Equal(counts.Order(), counts);
            Assert.Contains("le=\"+Inf\"", group.Last().Key, StringComparison.Ordinal);
            Assert.Equal(counts[^1], this[group.Key.Replace("_bucket{}", "_count", StringComparison.Ordinal).Replace("_bucket{", "_count{", StringComparison.Ordinal)]);
        }
    }

    private static double Number(string text) => text == "+Inf" ? double.PositiveInfinity : double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^# HELP [a-zA-Z_:][a-zA-Z0-9_:]* (?:[^\\\n]|\\\\|\\n)*\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Help();

    [GeneratedRegex(@"^# TYPE (?<name>[a-zA-Z_:][a-zA-Z0-9_:]*) (?<type>counter|gauge|histogram)\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Type();

    [GeneratedRegex(@"^(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(?<labels>\{[a-zA-Z_][a-zA-Z0-9_]*=""(?:[^""\\\n]|\\\\|\\""|\\n)*""(?:,[a-zA-Z_][a-zA-Z0-9_]*=""(?:[^""\\\n]|\\\\|\\""|\\n)*"")*\})? (?<value>[-+0-9.eEInfNa]+)\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Row();

    [GeneratedRegex("_(bucket|sum|count)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Suffix();

    [GeneratedRegex(@",?le=""[^""]*""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Bound();
}
