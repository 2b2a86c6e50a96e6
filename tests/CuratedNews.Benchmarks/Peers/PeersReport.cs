using System.Globalization;
using System.Text;

namespace CuratedNews.Benchmarks.Peers;

/// <summary>The comparison as a page of Markdown.</summary>
internal static class PeersReport
{
    private const string None = "–";

    /// <param name="machine">What the figures hold for.</param>
    public static string Markdown(string machine, int rounds, IReadOnlyList<PeerRow> rows)
    {
        var text = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"""
            # CuratedNews beside Hugo and nginx
            {machine}

            Each figure is a median (least–most). Rounds: {rounds}; in each, both sides took turns. The ratio is CuratedNews over its peer in the
            same round: less is better for time and memory, more for answers a second. Pages were asked for over {Load.Connections} connections for
            {Load.Seconds} s by a client on the same machine. Hugo's site has the same items, topics and offerings in plain layouts with RSS and a sitemap;
            it has no pages of curators and sources, no search, no JSON, and a front matter of only what it shows.

            | what | items | CuratedNews | peer | ratio |
            | --- | ---: | ---: | ---: | ---: |

            """));
        foreach (var row in rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {row.What} | {row.Items:N0} | {Cell(row.Portal, row.Unit)} | {Cell(row.Peer, row.Unit)} | {Ratio(row)} |\n");
        }

        return text.ToString();
    }

    private static string Ratio(PeerRow row) => Cell(Figures.Of(row.Ratios()) with { Absence = None }, new Unit("", "0.00"));

    private static string Cell(Figures figures, Unit unit)
    {
        if (figures.Values.Count == 0)
        {
            return figures.Absence;
        }

        var suffix = unit.Suffix.Length == 0 ? "" : " " + unit.Suffix;
        var median = Number(figures.Median) + suffix;
        return figures.Values.Count == 1 ? median : $"{median} ({Number(figures.Values.Min())}–{Number(figures.Values.Max())})";

        string Number(double value) => value.ToString(unit.Format, CultureInfo.InvariantCulture);
    }
}
