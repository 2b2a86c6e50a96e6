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
        var parser = new ItemParser(ContentLimits.Default);
        var set = new ContentSet();
        var counts = new int[3];
        var diagnostics = new List<Diagnostic>();
        using (var progress = new ProgressLine("Reading"))
        {
            var files = folder.Files().Where(file => file.Kind != ContentFileKind.Media);
            foreach (var parsed in files.AsParallel().AsOrdered().Select(file => Read(folder, parser, file)))
            {
                counts[(int)parsed.Kind]++;
                set.Add(parsed);
                diagnostics.AddRange(parsed.Diagnostics);
                progress.Advance(parsed.Path);
            }
        }

        diagnostics.AddRange(set.Check());
        var inOrder = diagnostics.OrderBy(diagnostic => diagnostic.Location.Path, PathOrder.Instance).ThenBy(diagnostic => diagnostic.Location.Line).ThenBy(diagnostic => diagnostic.Location.Column);
        if (format == "json")
        {
            DiagnosticPrinter.Json(inOrder, output);
        }
        else
        {
            DiagnosticPrinter.Text(inOrder, DiagnosticPrinter.Root(folder.Root), output);
            output.WriteLine(Summary(counts, diagnostics, Stopwatch.GetElapsedTime(started)));
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

    private static ParsedItem Read(ContentFolder folder, ItemParser parser, ContentFile file)
    {
        if (file.Kind == ContentFileKind.Link)
        {
            return new ParsedItem(file.Path, SourceKind.Capture, null, [ContentFolder.LinkProblem(file.Path)]);
        }

        if (file.Length > parser.Limits.MaxFileBytes)
        {
            return parser.TooLarge(file.Path, file.Length);
        }

        try
        {
            return parser.Parse(file.Path, File.ReadAllBytes(folder.FullPath(file.Path)));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return ContentFolder.Unreadable(file.Path, problem);
        }
    }
}
