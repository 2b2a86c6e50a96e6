using System.Globalization;
using System.Text;

namespace CuratedNews.Benchmarks.Charts;

/// <summary>Lines over two axes, as an SVG image; its ink is that of the text around it.</summary>
internal static class Plot
{
    private const int Left = 64;
    private const int Top = 64;
    private const int PlotWidth = 480;
    private const int PlotHeight = 280;
    private const int Width = Left + PlotWidth + 32;
    private const int Height = Top + PlotHeight + 56;

    /// <summary>Draws lines from left to right; one of a single point is a point.</summary>
    /// <param name="title">For those who do not see it; plain text without markup, as all names.</param>
    public static string Svg(string title, Axis x, Axis y, IReadOnlyList<ChartLine> lines)
    {
        var text = new StringBuilder();
        Add(text, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-labelledby=\"title\" font-family=\"system-ui, sans-serif\" font-size=\"13\" fill=\"currentColor\">");
        Add(text, $"  <title id=\"title\">{title}: {string.Join(", ", lines.Select(line => line.Name))}</title>");

        // As an image it has no text around it, and goes by the reader's preference.
        Add(text, $"  <style>svg:root {{ color: #1f2328 }} @media (prefers-color-scheme: dark) {{ svg:root {{ color: #e6edf3 }} }}</style>");
        Axes(text, x, y);
        foreach (var (line, index) in lines.Select((line, index) => (line, index)))
        {
            Draw(text, line, index, point => (X(x, point.X), Y(y, point.Y)));
        }

        return text.Append("</svg>\n").ToString();
    }

    private static void Axes(StringBuilder text, Axis x, Axis y)
    {
        Add(text, $"  <g stroke=\"currentColor\" stroke-opacity=\"0.2\">");
        foreach (var tick in x.Ticks)
        {
            Add(text, $"    <path d=\"M{X(x, tick):0.#} {Top}v{PlotHeight}\"/>");
        }

        foreach (var tick in y.Ticks)
        {
            Add(text, $"    <path d=\"M{Left} {Y(y, tick):0.#}h{PlotWidth}\"/>");
        }

        Add(text, $"  </g>\n  <path d=\"M{Left} {Top}v{PlotHeight}h{PlotWidth}\" fill=\"none\" stroke=\"currentColor\"/>");
        foreach (var tick in x.Ticks)
        {
            Add(text, $"  <text x=\"{X(x, tick):0.#}\" y=\"{Top + PlotHeight + 20}\" text-anchor=\"middle\">{x.Label(tick)}</text>");
        }

        foreach (var tick in y.Ticks)
        {
            Add(text, $"  <text x=\"{Left - 8}\" y=\"{Y(y, tick) + 4:0.#}\" text-anchor=\"end\">{y.Label(tick)}</text>");
        }

        Add(text, $"  <text x=\"{Left + (PlotWidth / 2)}\" y=\"{Top + PlotHeight + 44}\" text-anchor=\"middle\">{x.Name}</text>");
        Add(text, $"  <text transform=\"translate(16 {Top + (PlotHeight / 2)}) rotate(-90)\" text-anchor=\"middle\">{y.Name}</text>");
    }

    private static void Draw(StringBuilder text, ChartLine line, int index, Func<ChartPoint, (double X, double Y)> place)
    {
        var places = line.Points.OrderBy(point => point.X).Select(place).ToList();
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

    private static double X(Axis axis, double value) => Left + (axis.Share(value) * PlotWidth);

    private static double Y(Axis axis, double value) => Top + ((1 - axis.Share(value)) * PlotHeight);

    private static void Add(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}

/// <summary>One line.</summary>
/// <param name="Name">Plain text without markup.</param>
/// <param name="Colour">One that both light and dark pages set off, as #rrggbb.</param>
internal sealed record ChartLine(string Name, string Colour, IReadOnlyList<ChartPoint> Points);

internal readonly record struct ChartPoint(double X, double Y);
