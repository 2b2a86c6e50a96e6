using CuratedNews.Benchmarks.Corpora;

namespace CuratedNews.Benchmarks.Peers;

/// <summary>A corpus of one size as both sides take it, and where each writes, below a temporary folder that goes when it is disposed.</summary>
internal sealed class Bench : IDisposable
{
    private static readonly System.Text.UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly Corpus _corpus;

    public Bench(Programs programs, int items, int seed, CancellationToken cancellationToken)
    {
        (Programs, Items, _corpus) = (programs, items, new Corpus(items, seed));
        Folder = Directory.CreateTempSubdirectory("curatednews-peers-").FullName;
        try
        {
            _corpus.WriteTo(Content);
            Site = HugoSite.Write(_corpus, items, Path.Combine(Folder, "hugo"), cancellationToken);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public Programs Programs { get; }

    public int Items { get; }

    public string Folder { get; }

    /// <summary>The corpus as a site of Hugo.</summary>
    public HugoSite Site { get; }

    public string Content => Path.Combine(Folder, "content");

    public string Catalog => Path.Combine(Folder, "data", "catalog.db");

    /// <summary>What CuratedNews exports.</summary>
    public string Export => Path.Combine(Folder, "export");

    /// <summary>What Hugo builds.</summary>
    public string Public => Path.Combine(Folder, "public");

    public Task<ProcessCost> ImportAsync(CancellationToken cancellationToken) =>
        TimedProcess.RunAsync(Programs.Time, Programs.Portal, ["import", "--content", Content, "--data", Catalog], Folder, cancellationToken);

    public Task<ProcessCost> ExportAsync(CancellationToken cancellationToken) =>
        TimedProcess.RunAsync(Programs.Time, Programs.Portal, ["export", "--content", Content, "--data", Catalog, "--out", Export], Folder, cancellationToken);

    public Task<ProcessCost> HugoAsync(CancellationToken cancellationToken) =>
        TimedProcess.RunAsync(Programs.Time, Programs.Hugo!, ["--source", Site.Folder, "--destination", Public, "--cacheDir", Path.Combine(Folder, "hugo-cache"), "--quiet"], Folder, cancellationToken);

    /// <summary>The same new paragraph at the end of the same item, for both.</summary>
    public async Task EditAsync(int index, string paragraph, CancellationToken cancellationToken)
    {
        var text = $"\n\n<p>{paragraph}</p>\n";
        await File.AppendAllTextAsync(Path.Combine(Content, _corpus.Item(index).Path), text, Utf8, cancellationToken);
        await Site.AppendAsync(index, text, cancellationToken);
    }

    /// <summary>Removes what an output left, so that the next one begins with nothing.</summary>
    public static void Clear(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Removes the catalog.</summary>
    public void ClearCatalog()
    {
        Clear(Path.GetDirectoryName(Catalog)!);
        Directory.CreateDirectory(Path.GetDirectoryName(Catalog)!);
    }

    public void Dispose() => Clear(Folder);
}
