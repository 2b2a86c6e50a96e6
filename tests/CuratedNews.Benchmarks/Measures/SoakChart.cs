using System.Globalization;
using System.Text;

namespace CuratedNews.Benchmarks.Measures;

/// <summary>What a process held over time as an SVG image: a strip for each thing, from 0 to its most.</summary>
internal static class SoakChart
{
    private const int Width = 640;
    private const int Label = 230;
    private const int Strip = 48;
    private const int Gap = 14;

    public static string Svg(IReadOnlyList<(string Name, List<double> Values)> sizes)
    {
        var text = new StringBuilder();
        Add(text, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {(sizes.Count * (Strip + Gap)) + Gap}\" role=\"img\" aria-labelledby=\"title\" font-family=\"system-ui, sans-serif\" font-size=\"13\" fill=\"currentColor\">");
        Add(text, $"  <title id=\"title\">Over time: {string.Join(", ", sizes.Select(size => size.Name))}</title>");
        Add(text, $"  <style>svg:root {{ color: #1f2328 }} @media (prefers-color-scheme: dark) {{ svg:root {{ color: #e6edf3 }} }}</style>");
        foreach (var ((name, values), row) in sizes.Select((size, row) => (size, row)))
        {
            var (top, most) = (Gap + (row * (Strip + Gap)), Math.Max(values.Max(), 1));
            var points = values.Select((value, i) => string.Create(CultureInfo.InvariantCulture, $"{Label + ((Width - Label - 20) * i / Math.Max(1, values.Count - 1))} {top + Strip - (Strip * value / most):0.#}"));
            Add(text, $"  <text x=\"0\" y=\"{top + 18}\">{name}</text>\n  <text x=\"0\" y=\"{top + 36}\" fill-opacity=\"0.7\">{values[^1]:0.#} at the end, {values.Max():0.#} at most</text>");
            Add(text, $"  <path d=\"M{Label} {top + Strip}h{Width - Label - 20}\" stroke=\"currentColor\" stroke-opacity=\"0.3\"/>");
            Add(text, $"  <path d=\"M{string.Join('L', points)}\" fill=\"none\" stroke=\"#2f81d6\" stroke-width=\"2.5\"/>");
        }

        return text.Append("</svg>\n").ToString();
    }

    private static void Add(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
