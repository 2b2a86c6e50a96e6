namespace CuratedNews.Web.Exporting;

/// <summary>
/// What the last export remembers: by whom and from which generation of the catalog it was made, and every URL. An export
/// that made few of them again adds those behind the others; whoever reads takes the last one of each.
/// </summary>
internal sealed class ExportMemory
{
    public const string FileName = "memory";

    private readonly string _path;
    private readonly long _start;
    private readonly MemoryHeader _header;
    private readonly Dictionary<int, ExportedFile> _newer;

    private ExportMemory(string path, long start, MemoryHeader header, Dictionary<int, ExportedFile> newer, int additions)
    {
        (_path, _start, _header, _newer) = (path, start, header, newer);
        Additions = additions;
    }

    /// <summary>Of the catalog.</summary>
    public long Generation => _header.Generation;

    /// <summary>URLs that could not have a file of their own.</summary>
    public int Nameless => _header.Nameless;

    /// <summary>URLs that are remembered.</summary>
    public int Count => _header.Count;

    /// <summary>How many files were added behind the others.</summary>
    public int Additions { get; }

    /// <summary>Opens what is remembered; null where nothing is, or where it is of another maker, or cut off.</summary>
    /// <param name="folder">The export's own.</param>
    /// <param name="maker">What pages depend on besides the catalog.</param>
    public static ExportMemory? Open(string folder, string maker)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            return null;
        }

        using var reader = Read(path, 0);
        try
        {
            var header = MemoryHeader.Read(reader);
            if (reader.ReadString() != maker || header.Count < 0 || header.Count > header.FirstsEnd || header.FirstsEnd > header.End || header.End > reader.BaseStream.Length)
            {
                return null;
            }

            var start = reader.BaseStream.Position;
            reader.BaseStream.Position = header.FirstsEnd;
            var newer = new Dictionary<int, ExportedFile>();
            var additions = 0;
            for (; reader.BaseStream.Position < header.End; additions++)
            {
                newer[reader.ReadInt32()] = ExportedFile.Read(reader);
            }

            return new ExportMemory(path, start, header, newer, additions);
        }
        catch (Exception problem) when (problem is IOException or FormatException)
        {
            return null;
        }
    }

    /// <summary>The manifest as the last export left it; nothing where no export is remembered.</summary>
    /// <param name="folder">The export's own.</param>
    public static FileStamp Manifest(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            return default;
        }

        using var reader = Read(path, 0);
        return reader.BaseStream.Length < MemoryHeader.Length ? default : MemoryHeader.Read(reader).Manifest;
    }

    /// <summary>Every URL, in the same order each time.</summary>
    /// <exception cref="IOException">The file is cut off.</exception>
    public IEnumerable<ExportedFile> Files()
    {
        using var reader = Read(_path, _start);
        for (var ordinal = 0; ordinal < Count; ordinal++)
        {
            var first = ExportedFile.Read(reader);
            yield return _newer.GetValueOrDefault(ordinal, first);
        }
    }

    /// <summary>Adds what was made again. Killed before the end of it, the memory is the one that it was.</summary>
    /// <param name="files">By their places in <see cref="Files"/>.</param>
    /// <param name="generation">Of the catalog.</param>
    /// <param name="manifest">As this export leaves it.</param>
    public void Add(IEnumerable<(int Ordinal, ExportedFile File)> files, long generation, FileStamp manifest)
    {
        using var writer = new BinaryWriter(new FileStream(_path, FileMode.Open, FileAccess.Write, FileShare.Read, bufferSize: 1 << 16));
        writer.BaseStream.Position = _header.End;
        foreach (var (ordinal, file) in files)
        {
            writer.Write(ordinal);
            file.Write(writer);
        }

        writer.Flush();
        var header = _header with { Generation = generation, End = writer.BaseStream.Position, Manifest = manifest };
        writer.BaseStream.Position = 0;
        header.Write(writer);
    }

    private static BinaryReader Read(string path, long start)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 1 << 16, FileOptions.SequentialScan);
        file.Position = start;
        return new BinaryReader(file);
    }
}

/// <summary>By what a file is known again that nobody changed since.</summary>
/// <param name="Length">In bytes.</param>
/// <param name="ModifiedTicks">When it was written, UTC.</param>
internal readonly record struct FileStamp(long Length, long ModifiedTicks)
{
    public static FileStamp Of(string path) => new FileInfo(path) is { Exists: true } file ? new FileStamp(file.Length, file.LastWriteTimeUtc.Ticks) : default;
}

/// <summary>The beginning of the file, always as long.</summary>
/// <param name="Count">URLs that stand in the file first.</param>
/// <param name="FirstsEnd">Where those end and the ones that were made again begin.</param>
/// <param name="End">Where all end; what stands behind was not finished.</param>
internal sealed record MemoryHeader(long Generation, int Nameless, int Count, long FirstsEnd, long End, FileStamp Manifest)
{
    public const int Length = (5 * sizeof(long)) + (2 * sizeof(int));

    public static MemoryHeader Read(BinaryReader reader) =>
        new(reader.ReadInt64(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt64(), reader.ReadInt64(), new FileStamp(reader.ReadInt64(), reader.ReadInt64()));

    public void Write(BinaryWriter writer)
    {
        writer.Write(Generation);
        writer.Write(Nameless);
        writer.Write(Count);
        writer.Write(FirstsEnd);
        writer.Write(End);
        writer.Write(Manifest.Length);
        writer.Write(Manifest.ModifiedTicks);
    }
}
