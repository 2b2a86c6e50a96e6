using System.Diagnostics;
using CuratedNews.Content;
using CuratedNews.Content.Diagnostics;

namespace CuratedNews.Web.Commands;

/// <summary>Reads every file of the folder and prints what is wrong; touches no catalog.</summary>
internal static class ValidateCommand
{
    public static int Run(ContentFolder folder, string format, TextWriter output)
    {
        var started = Stopwatch.GetTimestamp();
        var set = new ContentSet(folder);
        var counts = new int[3];
        var diagnostics = new List<Diagnostic>();
        using (var progress = new ProgressLine("Reading"))
        {
            foreach (var parsed in ContentReading.ParseAll(folder))
            {
                counts[(int)parsed.Kind]++;
                set.Add(parsed);
                diagnostics.AddRange(parsed.Diagnostics);
                progress.Advance(parsed.Path);
            }
        }

        diagnostics.AddRange(set.Check());
        var inOrder = diagnostics.OrderBy(diagnostic => diagnostic.Location.Path, PathOrder.Instance).ThenBy(diagnostic => diagnostic.Location.Line).ThenBy(diagnostic => diagnostic.Location.Column);
        switch (format)
        {
            case "json":
                DiagnosticPrinter.Json(inOrder, output);
                break;
            case "sarif":
                SarifWriter.Write(inOrder, DiagnosticPrinter.Root(folder.Root), output);
                break;
            default:
                DiagnosticPrinter.Text(inOrder, DiagnosticPrinter.Root(folder.Root), output);
                output.WriteLine(Summary(counts, diagnostics, Stopwatch.GetElapsedTime(started)));
                break;
        }

        return diagnostics.Exists(diagnostic => diagnostic.Severity == Severity.Error) ? ExitCode.ContentErrors : ExitCode.Done;
    }

    private static string Summary(int[] counts, List<Diagnostic> diagnostics, TimeSpan elapsed)
    {
        int Of(Severity severity) => diagnostics.Count(diagnostic => diagnostic.Severity == severity);
        return string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{DiagnosticPrinter.Count(counts[(int)SourceKind.Item], "item")}, {DiagnosticPrinter.Count(counts[(int)SourceKind.Capture], "capture")}, {counts[(int)SourceKind.Broken]} broken: {DiagnosticPrinter.Count(Of(Severity.Error), "error")}, {DiagnosticPrinter.Count(Of(Severity.Warning), "warning")}, {DiagnosticPrinter.Count(Of(Severity.Info), "hint")} in {elapsed.TotalSeconds:0.0} s");
    }
}
