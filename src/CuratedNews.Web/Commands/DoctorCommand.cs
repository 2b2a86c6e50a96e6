using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CuratedNews.Catalog.Sqlite;
using CuratedNews.Content;
using CuratedNews.Web.Hosting;
using CuratedNews.Web.Operation;
using Spectre.Console;

namespace CuratedNews.Web.Commands;

/// <summary>Says what is wrong with the place that a site is to run at, and what to do about it.</summary>
internal static class DoctorCommand
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="find">The content folder; throws what a command says where there is none.</param>
    public static int Run(Func<ContentFolder> find, CommandLine.CatalogPath data, string? urls, string format, TimeProvider time, TextWriter output)
    {
        List<Finding> findings = [];
        try
        {
            var folder = find();
            findings.AddRange(new Diagnosis(SiteConfiguration.Read(), new CatalogFile(data.FullPath), time).All(folder, urls));
        }
        catch (UsageException problem)
        {
            findings.Add(new Finding("content", Verdict.Problem, problem.Message, "Name the folder with --content; nothing else was looked at."));
        }
        catch (InvalidDataException problem)
        {
            findings.Add(new Finding("configuration", Verdict.Problem, StartProblem.Of(problem) ?? problem.Message, "Put the file right; nothing else was looked at."));
        }

        if (format == "json")
        {
            Json(findings, output);
        }
        else
        {
            Text(findings, output);
        }

        return findings.TrueForAll(finding => finding.Verdict != Verdict.Problem) ? ExitCode.Done
            : findings.Exists(finding => finding is { Verdict: Verdict.Problem, Subject: "configuration" or "content" }) ? ExitCode.WrongUsage
            : ExitCode.EnvironmentFailed;
    }

    /// <summary>As wide as the terminal is.</summary>
    private static void Text(IReadOnlyCollection<Finding> findings, TextWriter output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect });
        var table = new Table().NoBorder().HideHeaders().AddColumn(new TableColumn("verdict").NoWrap()).AddColumn(new TableColumn("subject").NoWrap()).AddColumn("found");
        foreach (var finding in findings)
        {
            var style = finding.Verdict switch
            {
                Verdict.Problem => new Style(Color.Red, decoration: Decoration.Bold),
                Verdict.Warning => new Style(Color.Yellow),
                _ => new Style(Color.Green),
            };
            table.AddRow(new Text(Name(finding.Verdict), style), new Text(finding.Subject), new Text(finding.ToDo is null ? finding.Found : $"{finding.Found}\n→ {finding.ToDo}"));
        }

        console.Write(table);
    }

    private static void Json(IEnumerable<Finding> findings, TextWriter output)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Indented))
        {
            json.WriteStartArray();
            foreach (var finding in findings)
            {
                json.WriteStartObject();
                json.WriteString("subject", finding.Subject);
                json.WriteString("verdict", Name(finding.Verdict));
                json.WriteString("found", finding.Found);
                json.WriteString("toDo", finding.ToDo);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        output.WriteLine(Encoding.UTF8.GetString(buffer.ToArray()));
    }

    private static string Name(Verdict verdict) => verdict.ToString().ToLowerInvariant();
}
