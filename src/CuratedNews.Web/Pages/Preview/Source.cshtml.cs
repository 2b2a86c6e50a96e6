using CuratedNews.Catalog.Rows;
using CuratedNews.Content;
using CuratedNews.Content.Captures;
using CuratedNews.Content.Diagnostics;
using CuratedNews.Content.Html;
using CuratedNews.Web.Hosting;
using CuratedNews.Web.Preview;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CuratedNews.Web.Pages.Preview;

/// <summary>A content file that has no page yet: a capture, or one that was never without an error.</summary>
public sealed class SourceModel(CatalogSnapshot catalog, ContentFolder folder, ItemParser parser, FolderHealth health) : PageModel
{
    /// <summary>A longer source is shown up to there.</summary>
    private const int MaxLines = 5_000;

    public string FilePath { get; private set; } = "";

    public ItemStage Stage { get; private set; }

    public IReadOnlyList<(Diagnostic Problem, CodeFrame? Frame)> Problems { get; private set; } = [];

    /// <summary>Null where the file is gone, or is no text.</summary>
    public IReadOnlyList<string>? Lines { get; private set; }

    /// <summary>How many lines are not shown.</summary>
    public int More { get; private set; }

    /// <summary>A capture as it would become a draft; null for other files.</summary>
    public CapturedArticle? Article { get; private set; }

    /// <summary>The text of <see cref="Article"/>.</summary>
    public SafeHtml Body { get; private set; }

    /// <summary>What begins to be struck out of the capture on a line, counted from 1.</summary>
    public ILookup<int, StruckOut> StruckOut { get; private set; } = Enumerable.Empty<StruckOut>().ToLookup(part => part.Line);

    /// <summary>The lines of the capture, from 1, of which nothing goes into the draft.</summary>
    public IReadOnlySet<int> StruckLines { get; private set; } = new HashSet<int>();

    /// <summary>What makes a draft of the capture, as a shell takes it.</summary>
    public string Command { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (HttpContext.Features.Get<PreviewFile>() is not { } asked)
        {
            return NotFound();
        }

        await catalog.BeginAsync(cancellationToken);
        FilePath = asked.Path;
        if (await catalog.Db.Files.FirstOrDefaultAsync(row => row.Path == asked.Path, cancellationToken) is not FileRow file)
        {
            return NotFound();
        }

        Stage = file.Kind == SourceKind.Capture ? ItemStage.Capture : ItemStage.Broken;
        var text = ContentText.Read(folder, parser.Limits, file.Path);
        var lines = text is null ? [] : ContentText.LinesOf(text);

        // That a capture is one is what the page says anyhow.
        var problems = await FolderProblemsCache.OfFileAsync(catalog.Db, health.Report, file.Path, cancellationToken);
        Problems = [.. problems.Where(problem => problem.Rule != Rules.Capture).Select(problem => (problem, CodeFrame.Of(lines, problem.Location)))];
        if (text is not null)
        {
            // The end of the last line is not another line.
            var count = lines is [.., ""] ? lines.Length - 1 : lines.Length;
            Lines = [.. lines.Take(Math.Min(count, MaxLines))];
            More = count - Lines.Count;
            if (Stage == ItemStage.Capture)
            {
                Article = CaptureReader.Read(text);
                Body = BodyRenderer.Render(Article.Markdown, BodyFormat.Markdown, index => new SourceLocation(file.Path, 1, index + 1)).Html;
                StruckOut = Article.StruckOut.ToLookup(part => part.Line);
                StruckLines = Struck(Article.StruckOut, Lines);
            }
        }

        Command = $"curatednews capture '{folder.FullPath(file.Path).Replace("'", @"'\''", StringComparison.Ordinal)}'";
        return Page();
    }

    /// <summary>A part's words stand on one line in the list, and on one or more, whole, in the text; of a page's markup no line is whole.</summary>
    private static HashSet<int> Struck(IEnumerable<StruckOut> parts, IReadOnlyList<string> lines)
    {
        var struck = new HashSet<int>();
        foreach (var part in parts)
        {
            var rest = part.Text;
            for (var number = part.Line; number <= lines.Count && rest.Length > 0; number++)
            {
                var line = string.Join(' ', lines[number - 1].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
                if (!rest.StartsWith(line, StringComparison.Ordinal))
                {
                    break;
                }

                if (line.Length > 0)
                {
                    struck.Add(number);
                    rest = rest[line.Length..].TrimStart();
                }
            }
        }

        return struck;
    }
}
