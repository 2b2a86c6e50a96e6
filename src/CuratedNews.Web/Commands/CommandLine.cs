using System.CommandLine;
using System.CommandLine.Invocation;
using CuratedNews.Content;
using CuratedNews.Web.Hosting;
using Microsoft.Extensions.Options;

namespace CuratedNews.Web.Commands;

/// <summary>The command line: <c>serve</c> (the default), <c>import</c>, <c>validate</c>, <c>new</c>, <c>capture</c>, <c>export</c>, <c>redirects</c>, <c>schema</c>, <c>editor</c>, <c>doctor</c>.</summary>
public static class CommandLine
{
    /// <summary>Runs one command.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var content = new Option<DirectoryInfo?>("--content") { Description = "The folder of curated items [default: the nearest folder named 'content']", HelpName = "DIR" };
        var data = new Option<FileInfo?>("--data") { Description = "The catalog, a file that may be deleted at any time [default: data/catalog.db]", HelpName = "FILE" };
        var urls = new Option<string?>("--urls") { Description = "Where to listen [default: http://localhost:5080]", HelpName = "URL" };
        var format = new Option<string>("--format") { Description = "How diagnostics are printed", HelpName = "text|json|sarif", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json", "sarif");

        var serve = new Command("serve", "Import what changed, serve the site and watch the folder (the default command)") { content, data, urls };
        serve.SetAction((parsed, stop) => ServeCommand.RunAsync(Folder(parsed.GetValue(content), mayBeAway: true), Catalog(parsed.GetValue(data)), parsed.GetValue(urls), stop));
        var import = new Command("import", "Bring the catalog up to date with the folder") { content, data };
        import.SetAction((parsed, stop) => ImportCommand.RunAsync(Folder(parsed.GetValue(content)), Catalog(parsed.GetValue(data)), stop));
        var validate = new Command("validate", "Print every diagnostic of every file; needs no catalog") { content, format };
        validate.SetAction(parsed => ValidateCommand.Run(Folder(parsed.GetValue(content)), parsed.GetValue(format)!, Console.Out));

        var schema = new Command("schema", "Print the JSON Schema of the front matter, with the folder's own names, for editors' completion") { content };
        schema.SetAction(parsed => SchemaCommand.Run(Folder(parsed.GetValue(content)), Console.Out));

        var section = new Argument<string>("SECTION") { Description = "The section that its URL begins with, such as news" };
        var title = new Argument<string>("TITLE") { Description = "The headline" };
        var link = new Option<string?>("--link") { Description = "The article that it is about", HelpName = "URL" };
        var draft = new Command("new", "Write a valid item to start from and print its path") { section, title, link, content };
        draft.SetAction(parsed => NewCommand.Run(Folder(parsed.GetValue(content)), parsed.GetValue(section)!, parsed.GetValue(title)!, parsed.GetValue(link), TimeProvider.System, Console.Out, Console.Error));

        var source = new Argument<string>("FILE|URL|-") { Description = "The raw article: a file of text or HTML, a web address, or '-' for the standard input" };
        var capture = new Command("capture", "Make a draft item of a raw article, and say what was struck out") { source, content, data };
        capture.SetAction((parsed, stop) => CaptureCommand.RunAsync(parsed.GetValue(source)!, Folder(parsed.GetValue(content)), Catalog(parsed.GetValue(data)), TimeProvider.System, Console.OpenStandardInput(), Console.Out, stop));

        var output = new Option<DirectoryInfo>("--out") { Description = "The folder to write, which is empty or was written by an export", HelpName = "DIR", Required = true };
        var export = new Command("export", "Write the whole public site as static files") { output, content, data };
        export.SetAction((parsed, stop) => ExportCommand.RunAsync(parsed.GetValue(output)!.FullName, Folder(parsed.GetValue(content)), Catalog(parsed.GetValue(data)), TimeProvider.System, stop));

        var path = new Argument<string?>("URL") { Description = "A URL or path of the site", Arity = ArgumentArity.ExactlyOne };
        var explain = new Command("explain", "Say what a URL answers, and which file and line says so") { path };
        explain.Options.Add(content);
        explain.SetAction(parsed => RedirectsCommand.Explain(Folder(parsed.GetValue(content)), parsed.GetValue(path)!, TimeProvider.System, Console.Out));
        var redirects = new Command("redirects", "Print every old and gone URL with its answer") { content, explain };
        redirects.SetAction(parsed => RedirectsCommand.Run(Folder(parsed.GetValue(content)), TimeProvider.System, Console.Out));

        var name = new Argument<string>("NAME") { Description = "As the editor will sign in" };
        var add = new Command("add", "Print an entry for Preview:Editors in the configuration, with a secret's hash") { name };
        add.SetAction(parsed => EditorCommand.Add(parsed.GetValue(name)!, Console.In, Console.Out, Console.Error));
        var editor = new Command("editor", "Say who may sign in to the preview") { add };

        var report = new Option<string>("--format") { Description = "How the report is printed", HelpName = "text|json", DefaultValueFactory = _ => "text" };
        report.AcceptOnlyFromAmong("text", "json");
        var doctor = new Command("doctor", "Check configuration, content, catalog, disk, permissions, port and clock, and say what to do") { content, data, urls, report };
        doctor.SetAction(parsed => DoctorCommand.Run(() => Folder(parsed.GetValue(content)), Catalog(parsed.GetValue(data)), parsed.GetValue(urls), parsed.GetValue(report)!, TimeProvider.System, Console.Out));

        var root = new RootCommand("CuratedNews turns a folder of curated items into a news site.") { content, data, urls, serve, import, validate, draft, capture, export, redirects, schema, editor, doctor };
        root.SetAction((parsed, stop) => ServeCommand.RunAsync(Folder(parsed.GetValue(content), mayBeAway: true), Catalog(parsed.GetValue(data)), parsed.GetValue(urls), stop));

        var parse = root.Parse(args);
        if (parse.Errors.Count > 0)
        {
            return Explain(parse, root);
        }

        try
        {
            // What does not wait for anything is ended by the system.
            using var signals = parse.Action is AsynchronousCommandLineAction ? new EndSignals() : null;
            return await parse.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, signals?.Token ?? CancellationToken.None);
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("It was stopped before its end; the catalog is as it was.");
            return ExitCode.EnvironmentFailed;
        }
        catch (UsageException problem)
        {
            await Console.Error.WriteLineAsync(problem.Message);
            return ExitCode.WrongUsage;
        }
        catch (Exception problem) when (problem is OptionsValidationException or InvalidDataException && StartProblem.Of(problem) is not null)
        {
            await Console.Error.WriteLineAsync(StartProblem.Of(problem));
            return ExitCode.WrongUsage;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or Microsoft.Data.Sqlite.SqliteException)
        {
            await Console.Error.WriteLineAsync(problem.Message);
            return ExitCode.EnvironmentFailed;
        }
    }

    private static int Explain(ParseResult parse, RootCommand root)
    {
        foreach (var error in parse.Errors)
        {
            Console.Error.WriteLine(error.Message);
        }

        var command = parse.CommandResult.Command;
        string[] known = [.. command.Options.Concat(root.Options).Select(option => option.Name), .. command.Subcommands.Concat(root.Subcommands).Select(sub => sub.Name)];
        foreach (var token in parse.UnmatchedTokens)
        {
            if (Spelling.Nearest(token, known) is { } near)
            {
                Console.Error.WriteLine($"Did you mean '{near}' for '{token}'?");
            }
        }

        Console.Error.WriteLine("'curatednews --help' lists the commands and options.");
        return ExitCode.WrongUsage;
    }

    private static CatalogPath Catalog(FileInfo? given) => new(given?.FullName ?? Path.GetFullPath(Path.Combine("data", "catalog.db")));

    /// <summary>The folder given; without one, the nearest named "content" from here upwards, or from the program upwards.</summary>
    private static ContentFolder Folder(DirectoryInfo? given, bool mayBeAway = false)
    {
        if (given is not null)
        {
            var folder = new ContentFolder(given.FullName);
            if (!mayBeAway)
            {
                CheckFolder(folder);
            }

            return folder;
        }

        foreach (var start in (string[])[Directory.GetCurrentDirectory(), AppContext.BaseDirectory])
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                var content = Path.Combine(folder.FullName, "content");
                if (Directory.Exists(content))
                {
                    return new ContentFolder(content);
                }
            }
        }

        throw new UsageException($"A content folder is needed, such as '--content content'; found none named 'content' in '{Directory.GetCurrentDirectory()}' or above it.");
    }

    /// <exception cref="UsageException">The content folder is not there.</exception>
    internal static void CheckFolder(ContentFolder folder)
    {
        if (!folder.Exists)
        {
            throw new UsageException(folder.NotThere + Nearby(new DirectoryInfo(folder.Root)));
        }
    }

    private static string Nearby(DirectoryInfo missing) =>
        missing.Parent is { Exists: true } parent && Spelling.Nearest(missing.Name, parent.EnumerateDirectories().Take(1_000).Select(sibling => sibling.Name)) is { } near
            ? $" Did you mean '{Path.Combine(parent.FullName, near)}'?"
            : "";

    /// <summary>The catalog's full path.</summary>
    internal readonly record struct CatalogPath(string FullPath);
}
