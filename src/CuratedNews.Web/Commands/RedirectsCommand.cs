using CuratedNews.Content;
using CuratedNews.Content.Metadata;

namespace CuratedNews.Web.Commands;

/// <summary>Prints what old and gone URLs answer, and why.</summary>
internal static class RedirectsCommand
{
    /// <summary>The whole ledger, a line an entry: status, path, target, place; tabs between, so that programs can read it.</summary>
    public static int Run(ContentFolder folder, TimeProvider time, TextWriter output)
    {
        var root = DiagnosticPrinter.Root(folder.Root);
        foreach (var answer in Read(folder, time).Entries())
        {
            output.WriteLine($"{answer.Status}\t{answer.Path}\t{(answer.Status == 301 ? answer.Target.ToString() : "")}\t{Place(root, answer)}");
        }

        return ExitCode.Done;
    }

    /// <param name="url">A path, or a URL of whatever host.</param>
    public static int Explain(ContentFolder folder, string url, TimeProvider time, TextWriter output)
    {
        var text = Uri.TryCreate(url, UriKind.Absolute, out var absolute) && absolute.Scheme is "http" or "https" ? absolute.AbsolutePath : url.Split('?', '#')[0];
        if (!LocalPath.TryParse(text, out var path))
        {
            throw new UsageException($"A URL or path of the site is needed, such as /news/old-headline; found '{url}'.");
        }

        if (path == LocalPath.Root || ReservedPaths.Has(path))
        {
            output.WriteLine($"{path} is one of the portal's own; no file decides what it answers.");
            return ExitCode.Done;
        }

        var ledger = Read(folder, time);
        var answer = ledger.Explain(path);
        var said = Place(DiagnosticPrinter.Root(folder.Root), answer);
        output.WriteLine(answer.Status switch
        {
            200 => $"{path} answers 200: it is a page, by {said}",
            301 => $"{path} answers 301 to {answer.Target}, by {said}",
            410 => $"{path} answers 410: its item was taken back, by {said}",
            _ => $"{path} answers 404: no file names it.{(ledger.Nearest(path) is { } near ? $" Did you mean '{near}'?" : "")}",
        });
        return ExitCode.Done;
    }

    private static RedirectLedger Read(ContentFolder folder, TimeProvider time)
    {
        var ledger = new RedirectLedger(time.GetUtcNow().UtcDateTime);
        foreach (var parsed in ContentReading.ParseAll(folder))
        {
            ledger.Add(parsed);
        }

        return ledger;
    }

    private static string Place(string root, PathAnswer answer) => root.Length == 0 ? $"{answer.Location}" : $"{root}/{answer.Location}";
}
