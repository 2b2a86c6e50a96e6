using System.Collections;
using System.Collections.Concurrent;
using CuratedNews.Catalog.Changes;

namespace CuratedNews.Web.Exporting;

/// <summary>
/// Which URLs of the last export need not be asked for again: no part of the catalog that their files are of was changed
/// since, and the files are on disk as they were written.
/// </summary>
internal sealed class LeftFiles
{
    private const int ChunkLength = 1024;

    /// <summary>So many are held at once, and stand behind the others in the memory at most.</summary>
    private const int MaxFew = 4096;

    private readonly ExportMemory? _memory;
    private readonly BitArray _canStay = new(0);
    private readonly Dictionary<ulong, int> _ordinals = [];
    private int _stayingFiles;

    private LeftFiles(ExportMemory? memory) => _memory = memory;

    /// <param name="changes">Of the catalog, since the last export.</param>
    public LeftFiles(ExportMemory memory, ChangedParts changes, OutputFolder output)
    {
        _memory = memory;
        HasSameUrls = memory.Nameless == 0 && !changes.HasAnyOf([Part.Urls.Number]);
        var canStay = new bool[memory.Count];
        var few = new ConcurrentBag<(int Ordinal, ExportedFile File)>();
        var others = 0;
        var chunks = memory.Files().Index().Chunk(ChunkLength);
        Parallel.ForEach(Partitioner.Create(chunks, EnumerablePartitionerOptions.NoBuffering), chunk =>
        {
            foreach (var (ordinal, file) in chunk)
            {
                canStay[ordinal] = file.Parts is { } parts && !changes.HasAnyOf(parts) && (!file.HasFile || output.IsAsWritten(file));
                if (canStay[ordinal] && file.HasFile)
                {
                    Interlocked.Increment(ref _stayingFiles);
                }

                if (!canStay[ordinal] && Interlocked.Increment(ref others) <= MaxFew)
                {
                    few.Add((ordinal, file));
                }
            }
        });
        _canStay = new BitArray(canStay);
        Few = HasSameUrls && output.HasItsManifest && memory.Additions + others <= MaxFew ? [.. few.OrderBy(file => file.Ordinal)] : null;
        if (!HasSameUrls)
        {
            var ordinal = 0;
            foreach (var file in memory.Files())
            {
                _ordinals.TryAdd(ClaimedFiles.Number(file.Url.Target), ordinal++);
            }
        }
    }

    /// <summary>Of an export without a memory.</summary>
    public static LeftFiles None { get; } = new(memory: null);

    /// <summary>Are the URLs of the site those of the last export?</summary>
    public bool HasSameUrls { get; }

    /// <summary>The files that have to be made again, by their places in the memory; null where they are many, where other URLs came or went, or where what the last export wrote down cannot be taken on.</summary>
    public IReadOnlyList<(int Ordinal, ExportedFile File)>? Few { get; }

    /// <summary>How many files stay as they are, where no others came.</summary>
    public int StayingFiles => _stayingFiles;

    /// <summary>The files that stay as they are.</summary>
    public IEnumerable<ExportedFile> Stay => Remembered(stays: true);

    /// <summary>The URLs that have to be asked for again, where no others came.</summary>
    public IEnumerable<ExportUrl> Others => Remembered(stays: false).Select(file => file.Url);

    /// <summary>Looks through the URLs that the site has now; those of the last export that do not come here do not stay. One thread calls it.</summary>
    /// <returns>The URLs that have to be asked for.</returns>
    public IEnumerable<ExportUrl> Without(IEnumerable<ExportUrl> urls)
    {
        var comes = new BitArray(_canStay.Length);
        foreach (var url in urls)
        {
            if (_ordinals.TryGetValue(ClaimedFiles.Number(url.Target), out var ordinal) && _canStay[ordinal])
            {
                comes[ordinal] = true;
            }
            else
            {
                yield return url;
            }
        }

        _canStay.And(comes);
    }

    private IEnumerable<ExportedFile> Remembered(bool stays) => _memory is null ? [] : _memory.Files().Where((_, ordinal) => _canStay[ordinal] == stays);
}
