using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace CuratedNews.Web.Operation;

/// <summary>Writes readings as Prometheus takes them.</summary>
/// <remarks>Text format 0.0.4: https://prometheus.io/docs/instrumenting/exposition_formats/.</remarks>
internal static class PrometheusText
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    public static string Write(IEnumerable<Reading> readings)
    {
        var text = new StringBuilder();
        foreach (var reading in readings)
        {
            Write(text, reading);
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, Reading reading)
    {
        var rows = reading.All.ToList();
        if (rows.Count == 0)
        {
            return;
        }

        var name = NameOf(reading.Instrument, reading.Kind);
        if (reading.Instrument.Description is { Length: > 0 } description)
        {
            text.Append("# HELP ").Append(name).Append(' ').Append(description.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)).Append('\n');
        }

        text.Append("# TYPE ").Append(name).Append(' ').Append(reading.Kind.ToString().ToLowerInvariant()).Append('\n');
        foreach (var (values, series) in rows)
        {
            var labels = string.Join(',', reading.Tags.Zip(values, (tag, value) => $"{tag.Replace('.', '_')}=\"{Escape(value)}\""));
            if (reading.Kind == ReadingKind.Histogram)
            {
                WriteHistogram(text, name, labels, reading.Bounds, series);
            }
            else
            {
                WriteRow(text, name, labels, Number(series.Value));
            }
        }
    }

    private static void WriteHistogram(StringBuilder text, string name, string labels, IReadOnlyList<double> bounds, Series series)
    {
        // The sum first: what is counted meanwhile is then in the buckets and not the other way about.
        var (sum, buckets, count) = (series.Value, series.Buckets, 0L);
        for (var i = 0; i < buckets.Count; i++)
        {
            count += buckets[i];
            WriteRow(text, name + "_bucket", $"{labels}{(labels.Length > 0 ? "," : "")}le=\"{(i < bounds.Count ? Number(bounds[i]) : "+Inf")}\"", Number(count));
        }

        WriteRow(text, name + "_sum", labels, Number(sum));
        WriteRow(text, name + "_count", labels, Number(count));
    }

    private static void WriteRow(StringBuilder text, string name, string labels, string value)
    {
        text.Append(name);
        if (labels.Length > 0)
        {
            text.Append('{').Append(labels).Append('}');
        }

        text.Append(' ').Append(value).Append('\n');
    }

    /// <summary>The name with the unit and, for what only grows, <c>_total</c> at its end.</summary>
    private static string NameOf(Instrument instrument, ReadingKind kind)
    {
        var unit = instrument.Unit switch
        {
            "s" => "_seconds",
            "By" => "_bytes",
            _ => "",
        };
        return instrument.Name.Replace('.', '_') + unit + (kind == ReadingKind.Counter ? "_total" : "");
    }

    private static string Escape(string value) =>
        value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private static string Number(double value) =>
        double.IsPositiveInfinity(value) ? "+Inf" : double.IsNegativeInfinity(value) ? "-Inf" : value.ToString("R", CultureInfo.InvariantCulture);
}
