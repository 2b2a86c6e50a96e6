using System.Collections.Immutable;
using System.Globalization;
using CuratedNews.Catalog.Search;
using CuratedNews.Catalog.Sqlite;
using CuratedNews.Content;
using CuratedNews.Content.Captures;
using CuratedNews.Content.Metadata;
using CuratedNews.Web.Capturing;

namespace CuratedNews.Web.Commands;

/// <summary>Makes a draft item of a raw article, and says what it took for what.</summary>
internal static class CaptureCommand
{
    /// <summary>Characters of a line that is struck out that are printed.</summary>
    private const int PrintedLength = 100;

    /// <param name="source">A file, a web address, or "-" for what <paramref name="input"/> has.</param>
    public static async Task<int> RunAsync(string source, ContentFolder folder, CommandLine.CatalogPath data, TimeProvider time, Stream input, TextWriter output, CancellationToken cancellationToken)
    {
        var options = CaptureOptions.Read();
        if (!LocalPath.TryParse(options.Section, out var section) || DraftFile.ProblemOf(section) is not null)
        {
            throw new UsageException($"'Capture:Section' must be a section of the site, such as /news/; found '{options.Section}'.");
        }

        var raw = (await CaptureSource.ReadAsync(source, options, time, input, cancellationToken)).In(folder, source);
        var article = CaptureReader.Read(raw.Text, raw.Format, raw.Address);
        if (article.Title is not { } title)
        {
            throw new UsageException($"A capture has the text of an article; '{source}' has no words{(article.StruckOut.IsEmpty ? "" : " but those of a page around one")}.");
        }

        var (suggestions, problem) = Suggest(data, title.Value, article.PlainText);
        var outline = ContentOutline.Read(folder);
        var draft = Draft(article, title.Value, section, raw, options, suggestions, time) with { Trail = outline.TrailOf(section) };
        for (var number = 2; !outline.IsFree(draft.Permalink); number++)
        {
            draft = draft with { Slug = ItemDraft.Numbered(ItemDraft.SlugOf(title.Value), number) };
        }

        var (path, diagnostics) = DraftFile.Write(folder, outline, draft);
        var root = DiagnosticPrinter.Root(folder.Root);
        await output.WriteLineAsync(root.Length == 0 ? path : $"{root}/{path}");
        Describe(article, suggestions, problem, output);
        if (raw.IsContent)
        {
            await output.WriteLineAsync($"'{source}' stays as it is, a capture; delete it when the draft is finished.");
        }

        DiagnosticPrinter.Text(diagnostics, root, output);
        return ExitCode.Done;
    }

    private static ItemDraft Draft(CapturedArticle article, string title, LocalPath section, CaptureSource raw, CaptureOptions options, Suggestions? suggestions, TimeProvider time)
    {
        // A page may call any address its own; it is believed about its own site.
        var link = raw.Address is { } fetched && (article.Address is null || SourceLink.HostOf(fetched) != SourceLink.HostOf(article.Address.Value)) ? fetched : article.Address?.Value;
        return new ItemDraft
        {
            Title = title,
            Description = article.Description?.Value,
            Section = section,
            Trail = [],
            Slug = ItemDraft.SlugOf(title),
            Date = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime),
            Curator = string.IsNullOrWhiteSpace(options.Curator) ? null : options.Curator,
            Link = link,
            Original = raw.Requested,
            Notes = Notes(article, link, options.Curator),
            Topics = suggestions?.Topics ?? [],
            Offerings = suggestions?.Offerings ?? [],
            Body = article.Markdown,
        };
    }

    private static ImmutableArray<string> Notes(CapturedArticle article, Uri? link, string? curator)
    {
        var notes = ImmutableArray.CreateBuilder<string>();
        if (article.Title is { IsFound: false } title)
        {
            notes.Add($"The title is only suggested, made from {title.From}.");
        }

        if (article.Description is { IsFound: false } description)
        {
            notes.Add($"The description is only suggested, made from {description.From}.");
        }

        Note("Written by", article.Writer, value => value);
        Note("Published on", article.PublishedOn, day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Note("Published by", article.Site, value => value);
        Note("Picture", article.Picture, url => url.AbsoluteUri);
        if (link is null)
        {
            notes.Add("link: { href: '' }");
        }

        if (string.IsNullOrWhiteSpace(curator))
        {
            notes.Add("author: [Your Name]");
        }

        return notes.ToImmutable();

        void Note<T>(string what, Derived<T>? value, Func<T, string> print)
        {
            if (value is not null)
            {
                notes.Add($"{what}: {print(value.Value)} ({value.From})");
            }
        }
    }

    /// <summary>What the catalog suggests; without one why there is nothing.</summary>
    private static (Suggestions? Found, string? Problem) Suggest(CommandLine.CatalogPath data, string title, string text)
    {
        const string Import = "run 'curatednews import' first to have topics and offerings suggested.";
        try
        {
            return Suggestions.Of(new CatalogFile(data.FullPath), title, text) is { } found ? (found, null) : (null, $"No catalog of this version at '{data.FullPath}': {Import}");
        }
        catch (Microsoft.Data.Sqlite.SqliteException problem)
        {
            return (null, $"The catalog '{data.FullPath}' cannot be read ({problem.Message}): {Import}");
        }
    }

    private static void Describe(CapturedArticle article, Suggestions? suggestions, string? problem, TextWriter output)
    {
        output.WriteLine($"Title, {Origin(article.Title!)}: {article.Title!.Value}");
        if (article.Description is { } description)
        {
            output.WriteLine($"Description, {Origin(description)}: {description.Value}");
        }

        if (article.Markdown.Length == 0)
        {
            output.WriteLine("No text was found besides: write the brief yourself.");
        }

        output.WriteLine($"Struck out: {DiagnosticPrinter.Count(article.StruckOut.Length, "part")}");
        foreach (var struck in article.StruckOut)
        {
            var text = struck.Text.Length > PrintedLength ? Summary.WholeWords(struck.Text, PrintedLength) : struck.Text;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  line {struck.Line}, {struck.Reason}: {text}"));
        }

        foreach (var (what, names) in (ReadOnlySpan<(string, ImmutableArray<SuggestedName>)>)[("topic", suggestions?.Topics ?? []), ("offering", suggestions?.Offerings ?? [])])
        {
            foreach (var name in names)
            {
                output.WriteLine($"Suggested {what}: {name.Name}, since {name.Why}");
            }
        }

        if (problem is not null)
        {
            output.WriteLine(problem);
        }
    }

    private static string Origin<T>(Derived<T> value) => $"{(value.IsFound ? "found in" : "made from")} {value.From}";
}
