using CuratedNews.Catalog.Importing;
using CuratedNews.Web.Hosting;

namespace CuratedNews.Web.Exporting;

/// <summary>One export: asks the site for URLs, several at once, and puts what it answers into the output folder.</summary>
/// <param name="start">Is told how many URLs there are and gives what is told of each; null where nobody looks.</param>
internal sealed class ExportRun(InProcessServer server, SiteOptions site, OutputFolder output, Func<int, IProgress<ImportProgress>>? start) : IDisposable
{
    private readonly ClaimedFiles _claimed = new();
    private readonly SortedLines _ledger = new(output.Temporary, "redirects");

    public ExportCounts Counts { get; } = new();

    /// <summary>Makes files of the last export again.</summary>
    /// <returns>What to remember of each, in the same order.</returns>
    public async Task<ExportedFile[]> MakeAgainAsync(IReadOnlyList<(int Ordinal, ExportedFile File)> files, CancellationToken cancellationToken)
    {
        var progress = start?.Invoke(files.Count);
        var made = new ExportedFile[files.Count];
        await Parallel.ForAsync(0, files.Count, Options(cancellationToken), async (number, token) => made[number] = await MakeAsync(files[number].File.Url, progress, token));
        return made;
    }

    /// <summary>Do the same URLs have files as before, and the old ones among them lead to the same places?</summary>
    public static bool HasSameFiles(IReadOnlyList<(int Ordinal, ExportedFile File)> before, ExportedFile[] after) =>
        before.Zip(after).All(pair => pair.First.File.HasFile == pair.Second.HasFile && pair.First.File.Ledger == pair.Second.Ledger);

    /// <summary>Makes every file that does not stay, and takes over those that do.</summary>
    /// <param name="again">What was made already, where no other URLs came.</param>
    /// <param name="memory">For the next export.</param>
    public async Task MakeAllAsync(LeftFiles left, ExportedFile[]? again, SiteUrls urls, ExportMemoryWriter memory, CancellationToken cancellationToken)
    {
        if (again is null)
        {
            var all = left.HasSameUrls ? [] : await urls.AllAsync(cancellationToken);
            var progress = start?.Invoke(left.HasSameUrls ? left.Others.Count() : all.Count());
            var asked = left.HasSameUrls ? left.Others : left.Without(all.Where(HasPlace));
            await Parallel.ForEachAsync(asked, Options(cancellationToken), async (url, token) => memory.Add(await MakeAsync(url, progress, token)));
        }

        foreach (var file in again ?? [])
        {
            memory.Add(file);
        }

        foreach (var file in left.Stay)
        {
            memory.Add(file);
            if (file.Ledger.Length > 0)
            {
                _ledger.Add(file.Ledger);
            }

            if (file.HasFile)
            {
                output.Keep(file);
                Counts.Stay(1);
            }
        }

        output.WriteLedger(_ledger.InOrder());
    }

    public void Dispose() => _ledger.Dispose();

    private static ParallelOptions Options(CancellationToken cancellationToken) => new() { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };

    /// <summary>Has a URL a file of its own? An old path wants one only if no page has taken its place.</summary>
    private bool HasPlace(ExportUrl url) => url.Kind == ExportKind.Old || HasName(url);

    private bool HasName(ExportUrl url)
    {
        var problem = url.ProblemOfName() ?? (_claimed.TryClaim(url.File) ? null : $"another URL has '{url.File}', or a name that differs in case alone, or a folder where this one needs a file");
        if (problem is not null)
        {
            Counts.LeaveOut(url, problem);
        }

        return problem is null;
    }

    private async Task<ExportedFile> MakeAsync(ExportUrl url, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        var made = await MakeAsync(url, cancellationToken);
        Counts.Advance(done => progress?.Report(new ImportProgress(done, url.Target)));
        return made;
    }

    /// <summary>Asks for one URL and puts what it answers in its place.</summary>
    private async Task<ExportedFile> MakeAsync(ExportUrl url, CancellationToken cancellationToken)
    {
        using var made = new MadeFile(output.NameOfNext());
        var answer = await server.GetAsync(url.Target, made, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        switch (url.Kind, answer.Status)
        {
            case (ExportKind.Present, StatusCodes.Status200OK):
            case (ExportKind.Missing, StatusCodes.Status404NotFound):
                return Place(url, made, ledger: "", url.IsOfProgram ? [] : answer.Parts);
            case (ExportKind.Old, StatusCodes.Status301MovedPermanently):
                var moved = OldPath.Moved(url.Target, answer.Location);
                _ledger.Add(moved);
                using (var page = new MadeFile(output.NameOfNext()))
                {
                    page.Write(OldPath.Page(answer.Location, site));
                    return HasName(url) ? Place(url, page, moved, answer.Parts) : ExportedFile.Without(url, moved);
                }

            case (ExportKind.Old, StatusCodes.Status410Gone):
                var gone = OldPath.Gone(url.Target);
                _ledger.Add(gone);
                return HasName(url) ? Place(url, made, gone, answer.Parts) : ExportedFile.Without(url, gone);
            case (ExportKind.Old, StatusCodes.Status200OK or StatusCodes.Status404NotFound):
                // A page has taken the path, or the item that it led to has lost its own to another.
                return ExportedFile.Without(url, ledger: "");
            default:
                Counts.Fail(url, $"it answered {answer.Status}");
                output.Leave(url.File);
                return ExportedFile.Without(url, ledger: "");
        }
    }

    private ExportedFile Place(ExportUrl url, MadeFile made, string ledger, uint[]? parts)
    {
        var placed = output.Place(url.File, made, out var hash);
        if (placed == PlacedFile.Blocked)
        {
            Counts.Fail(url, $"at '{url.File}' or above it is something that the export did not write");
            return ExportedFile.Without(url, ledger);
        }

        Counts.Place(isWritten: placed == PlacedFile.Written);
        return new ExportedFile(url, hash, made.Length, output.ModifiedTicks(url.File), ledger, parts);
    }
}
