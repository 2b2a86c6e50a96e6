using CuratedNews.Content;
using CuratedNews.Content.Captures;
using CuratedNews.Content.Metadata;
using CuratedNews.Web.Capturing;

namespace CuratedNews.Web.Commands;

/// <summary>Writes an item to start from and prints its path.</summary>
internal static class NewCommand
{
    /// <param name="section">A section's path, with or without its slashes.</param>
    /// <param name="link">The article, or null.</param>
    public static int Run(ContentFolder folder, string section, string title, string? link, TimeProvider time, TextWriter output, TextWriter error)
    {
        var path = SectionOf(section);
        var url = link is null ? null : LinkOf(link);
        var longest = ConfiguredOptions.Parser().Limits.MaxTitleLength;
        if (!Slug.TryFromName(title, out _) || title.Length > longest)
        {
            throw new UsageException($"A title has a letter or digit and at most {longest} characters, such as 'A Shared List Replaces Forty Voicemails'; found '{title}'.");
        }

        var outline = ContentOutline.Read(folder);
        Warn(path, outline, error);
        var curator = CaptureOptions.Read().Curator;
        var draft = new ItemDraft
        {
            Title = string.Join(' ', title.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            Section = path,
            Trail = outline.TrailOf(path),
            Slug = ItemDraft.SlugOf(title),
            Date = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime),
            Curator = curator,
            Link = url,
            Notes = ["categories: ['Vocabulary: Label']", .. curator is null ? (ReadOnlySpan<string>)["author: [Your Name]"] : []],
        };
        if (outline.HolderOf(draft.Permalink) is { } holder)
        {
            throw new UsageException($"An item's URL is its own; '{draft.Permalink}' is that of '{holder}'. Choose another title, or edit that file.");
        }

        var (file, diagnostics) = DraftFile.Write(folder, outline, draft);
        var root = DiagnosticPrinter.Root(folder.Root);
        output.WriteLine(root.Length == 0 ? file : $"{root}/{file}");
        DiagnosticPrinter.Text(diagnostics, root, error);
        return ExitCode.Done;
    }

    private static LocalPath SectionOf(string section)
    {
        if (!LocalPath.TryParse($"/{section.Trim('/')}", out var path))
        {
            throw new UsageException($"A section is such as 'news' or '/communities/rural-health/'; found '{section}'.");
        }

        return DraftFile.ProblemOf(path.AsSection()) is { } problem ? throw new UsageException($"{problem}; found '{section}'.") : path.AsSection();
    }

    private static Uri LinkOf(string link) => SourceLink.TryParseUrl(link, out var url)
        ? url
        : throw new UsageException($"'--link' is a web address, such as https://example.com/article; found '{link}'.");

    /// <summary>A section may be new; more often it is misspelt.</summary>
    private static void Warn(LocalPath section, ContentOutline outline, TextWriter error)
    {
        if (section != LocalPath.Root && !outline.Sections.Contains(section))
        {
            var meant = Spelling.Nearest(section.ToString(), outline.Sections.Select(known => known.ToString())) is { } near ? $" Did you mean '{near}'?" : "";
            error.WriteLine($"No item stands in '{section}' yet, so the section is new.{meant}");
        }
    }
}
