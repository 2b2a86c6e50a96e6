using System.Globalization;
using System.Text;

namespace CuratedNews.Benchmarks.Peers;

/// <summary>What a number of items costs, as an SVG image with both axes in powers of ten; its ink is that of the text around it.</summary>
internal static class PeersChart
{
    private const int Left = 64;
    private const int Top = 64;
    private const int PlotWidth = 480;
    private const int PlotHeight = 280;
    private const int Width = Left + PlotWidth + 32;
    private const int Height = Top + PlotHeight + 56;

    /// <summary>Draws lines from left to right; one of a single size is a point.</summary>
    public static string Svg(IReadOnlyList<ChartLine> lines)
    {
        var points = lines.SelectMany(line => line.Points).ToList();
        if (points.Count == 0)
        {
            throw new ArgumentException("A chart needs a point.", nameof(lines));
        }

        var (items, seconds) = (Decades.Around(points.Select(point => (double)point.Items)), Decades.Around(points.Select(point => point.Seconds)));
        var text = new StringBuilder();
        Add(text, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-labelledby=\"title\" font-family=\"system-ui, sans-serif\" font-size=\"13\" fill=\"currentColor\">");
        Add(text, $"  <title id=\"title\">Seconds over the number of items: {string.Join(", ", lines.Select(line => line.Name))}</title>");

        // As an image it has no text around it, and goes by the reader's preference.
        Add(text, $"  <style>svg:root {{ color: #1f2328 }} @media (prefers-color-scheme: dark) {{ svg:root {{ color: #e6edf3 }} }}</style>");
        Axes(text, items, seconds);
        foreach (var (line, index) in lines.Select((line, index) => (line, index)))
        {
            Draw(text, line, index, point => (X(items, point.Items), Y(seconds, point.Seconds)));
        }

        return text.Append("</svg>\n").ToString();
    }

    private static void Axes(StringBuilder text, Decades items, Decades seconds)
    {
        Add(text, $"  <g stroke=\"currentColor\" stroke-opacity=\"0.2\">");
        foreach (var tick in items.Ticks())
        {
            Add(text, $"    <path d=\"M{X(items, tick):0.#} {Top}v{PlotHeight}\"/>");
        }

        foreach (var tick in seconds.Ticks())
        {
            Add(text, $"    <path d=\"M{Left} {Y(seconds, tick):0.#}h{PlotWidth}\"/>");
        }

        Add(text, $"  </g>\n  <path d=\"M{Left} {Top}v{PlotHeight}h{PlotWidth}\" fill=\"none\" stroke=\"currentColor\"/>");
        foreach (var tick in items.Ticks())
        {
            Add(text, $"  <text x=\"{X(items, tick):0.#}\" y=\"{Top + PlotHeight + 20}\" text-anchor=\"middle\">{tick:N0}</text>");
        }

        foreach (var tick in seconds.Ticks())
        {
            Add(text, $"  <text x=\"{Left - 8}\" y=\"{Y(seconds, tick) + 4:0.#}\" text-anchor=\"end\">{tick:0.####}</text>");
        }

        Add(text, $"  <text x=\"{Left + (PlotWidth / 2)}\" y=\"{Top + PlotHeight + 44}\" text-anchor=\"middle\">items</text>");
        Add(text, $"  <text transform=\"translate(16 {Top + (PlotHeight / 2)}) rotate(-90)\" text-anchor=\"middle\">seconds</text>");
    }

    private static void Draw(StringBuilder text, ChartLine line, int index, Func<ChartPoint, (double X, double Y)> place)
    {
        var places = line.Points.OrderBy(point => point.Items).Select(place).ToList();
        var legend = (X: Left + (index % 2 * (PlotWidth / 2)), Y: 18 + (index / 2 * 22));
        Add(text, $"  <g fill=\"{line.Colour}\">");
        if (places.Count > 1)
        {
            var path = string.Join('L', places.Select(each => string.Create(CultureInfo.InvariantCulture, $"{each.X:0.#} {each.Y:0.#}")));
            Add(text, $"    <path d=\"M{path}\" fill=\"none\" stroke=\"{line.Colour}\" stroke-width=\"2.5\"/>");
        }

        foreach (var (x, y) in (IEnumerable<(double X, double Y)>)[.. places, (legend.X + 6, legend.Y)])
        {
            Add(text, $"    <circle cx=\"{x:0.#}\" cy=\"{y:0.#}\" r=\"4.5\"/>");
        }

        Add(text, $"  </g>\n  <text x=\"{legend.X + 18}\" y=\"{legend.Y + 4}\">{line.Name}</text>");
    }

    private static double X(Decades range, double value) => Left + (range.Share(value) * PlotWidth);

    private static double Y(Decades range, double value) => Top + ((1 - range.Share(value)) * PlotHeight);

    private static void Add(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

    /// <summary>Whole powers of ten from one to another, at least one apart.</summary>
    private sealed record Decades(int First, int Last)
    {
        public static Decades Around(IEnumerable<double> values)
        {
            var logarithms = values.Select(Math.Log10).ToList();
            var first = (int)Math.Floor(logarithms.Min());
            return new Decades(first, Math.Max(first + 1, (int)Math.Ceiling(logarithms.Max())));
        }

        public IEnumerable<double> Ticks() => Enumerable.Range(First, Last - First + 1).Select(power => Math.Pow(10, power));

        /// <summary>How far on the way from the first to the last a value stands, 0 to 1.</summary>
        public double Share(double value) => (Math.Log10(value) - First) / (Last - First);
    }
}

/// <summary>What one thing costs over the number of items.</summary>
/// <param name="Name">Plain text without markup.</param>
/// <param name="Colour">One that both light and dark pages set off, as #rrggbb.</param>
internal sealed record ChartLine(string Name, string Colour, IReadOnlyList<ChartPoint> Points);

/// <summary>Both above 0.</summary>
internal readonly record struct ChartPoint(int Items, double Seconds);
