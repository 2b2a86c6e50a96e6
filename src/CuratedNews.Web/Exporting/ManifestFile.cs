using System.Buffers;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace CuratedNews.Web.Exporting;

/// <summary>A written file of the export.</summary>
/// <param name="Hash">SHA-256 of its bytes, in lower-case hexadecimal digits.</param>
internal readonly record struct ManifestEntry(string Path, string Hash)
{
    private const int HashLength = 64;
    private const string Between = "  ";

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    /// <summary>As <c>sha256sum</c> writes and checks it.</summary>
    public string Line => Hash + Between + Path;

    /// <summary>A line that lines are put in order by.</summary>
    public string SortLine => $"{Path}\t{Hash}";

    public static ManifestEntry OfSortLine(string line) => new(line[..^(HashLength + 1)], line[^HashLength..]);

    /// <summary>Reads a line; false for one that somebody else wrote, or that was cut off, or whose path leads out of the folder.</summary>
    public static bool TryParse(string line, out ManifestEntry entry)
    {
        entry = default;
        if (line.Length <= HashLength + Between.Length || line.AsSpan(0, HashLength).ContainsAnyExcept(HexDigits) || !line.AsSpan(HashLength).StartsWith(Between))
        {
            return false;
        }

        entry = new ManifestEntry(line[(HashLength + Between.Length)..], line[..HashLength]);
        return new ExportUrl("", entry.Path, ExportKind.Present).ProblemOfName() is null;
    }
}

/// <summary>A manifest on disk, in the order of its paths, that is searched without being read as a whole. Any number of threads may search it.</summary>
internal sealed class ManifestFile(string path) : IDisposable
{
    /// <summary>Longer than any line that <see cref="ManifestEntry.TryParse"/> takes from a catalog's paths: 500 characters of up to three bytes.</summary>
    private const int WindowBytes = 4096;

    private readonly SafeFileHandle? _file = File.Exists(path) ? File.OpenHandle(path) : null;

    /// <summary>All entries, in order.</summary>
    public IEnumerable<ManifestEntry> Entries() => _file is null ? [] : Read(path);

    /// <summary>The lines of a manifest or a journal that can be trusted.</summary>
    public static IEnumerable<ManifestEntry> Read(string path)
    {
        foreach (var line in File.ReadLines(path))
        {
            if (ManifestEntry.TryParse(line, out var entry))
            {
                yield return entry;
            }
        }
    }

    /// <summary>The hash of a file; null where it is not in the manifest.</summary>
    public string? HashOf(string file) => Find(file)?.Hash;

    /// <summary>Writes other hashes of files that are in the manifest in the places of theirs.</summary>
    public void Correct(IEnumerable<ManifestEntry> entries)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        foreach (var entry in entries)
        {
            RandomAccess.Write(file, Encoding.ASCII.GetBytes(entry.Hash), Find(entry.Path)?.Start ?? throw new InvalidOperationException($"'{entry.Path}' is not in the manifest."));
        }
    }

    public void Dispose() => _file?.Dispose();

    /// <summary>Where the line of a file begins, and the file's hash.</summary>
    private (long Start, string Hash)? Find(string file)
    {
        if (_file is null)
        {
            return null;
        }

        // The line that is looked for begins at or behind the first place and before the second.
        var (from, to) = (0L, RandomAccess.GetLength(_file));
        var window = new byte[WindowBytes];
        while (from < to)
        {
            var middle = from + ((to - from) / 2);
            var (start, line) = LineAt(middle, from, window);
            if (!ManifestEntry.TryParse(line, out var entry))
            {
                return null;
            }

            switch (string.CompareOrdinal(file, entry.Path))
            {
                case 0:
                    return (start, entry.Hash);
                case < 0:
                    to = start;
                    break;
                default:
                    from = start + Encoding.UTF8.GetByteCount(line) + 1;
                    break;
            }
        }

        return null;
    }

    /// <summary>The line in which a place lies, and where it begins.</summary>
    /// <param name="from">The beginning of a line, not behind the place.</param>
    private (long Start, string Line) LineAt(long place, long from, byte[] window)
    {
        var begin = Math.Max(from, place - (WindowBytes / 2));
        var bytes = window.AsSpan(0, RandomAccess.Read(_file!, window, begin));
        var inside = (int)(place - begin);
        var start = bytes[..inside].LastIndexOf((byte)'\n') + 1;
        var rest = bytes[start..];
        var end = rest.IndexOf((byte)'\n');
        return (begin + start, Encoding.UTF8.GetString(end < 0 ? rest : rest[..end]));
    }
}
