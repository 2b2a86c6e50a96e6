namespace CuratedNews.Web.Exporting;

/// <summary>What the last export remembers: by whom and from which generation of the catalog it was made, and every URL.</summary>
internal sealed class ExportMemory
{
    public const string FileName = "memory";

    private readonly string _path;
    private readonly long _start;

    private ExportMemory(string path, long start, long generation, int nameless) => (_path, _start, Generation, Nameless) = (path, start, generation, nameless);

    /// <summary>Of the catalog.</summary>
    public long Generation { get; }

    /// <summary>URLs that could not have a file of their own.</summary>
    public int Nameless { get; }

    /// <summary>Opens what is remembered; null where nothing is, or where it is of another maker.</summary>
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
            return reader.ReadInt64() is var generation && reader.ReadInt32() is var nameless && reader.ReadString() == maker
                ? new ExportMemory(path, reader.BaseStream.Position, generation, nameless)
                : null;
        }
        catch (Exception problem) when (problem is IOException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Every URL, in the same order each time.</summary>
    /// <exception cref="IOException">The file is cut off.</exception>
    public IEnumerable<ExportedFile> Files()
    {
        using var reader = Read(_path, _start);
        while (reader.BaseStream.Position < reader.BaseStream.Length)
        {
            yield return ExportedFile.Read(reader);
        }
    }

    private static BinaryReader Read(string path, long start)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 1 << 16, FileOptions.SequentialScan);
        file.Position = start;
        return new BinaryReader(file);
    }
}

/// <summary>Writes what the next export will remember, beside what the last one did. Any number of threads may add to it.</summary>
internal sealed class ExportMemoryWriter : IDisposable
{
    private readonly string _temporary;
    private readonly BinaryWriter _writer;
    private readonly Lock _lock = new();

    /// <param name="temporary">A folder for the file until it is whole.</param>
    /// <param name="maker">As in <see cref="ExportMemory.Open"/>.</param>
    public ExportMemoryWriter(string temporary, string maker)
    {
        _temporary = Path.Combine(temporary, ExportMemory.FileName);
        _writer = new BinaryWriter(new FileStream(_temporary, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1 << 16));
        _writer.Write(0L);
        _writer.Write(0);
        _writer.Write(maker);
    }

    public void Add(ExportedFile file)
    {
        lock (_lock)
        {
            file.Write(_writer);
        }
    }

    /// <summary>Puts the file in its place.</summary>
    /// <param name="folder">The export's own.</param>
    /// <param name="generation">Of the catalog.</param>
    /// <param name="nameless">As <see cref="ExportMemory.Nameless"/>.</param>
    public void Finish(string folder, long generation, int nameless)
    {
        _writer.Seek(0, SeekOrigin.Begin);
        _writer.Write(generation);
        _writer.Write(nameless);
        _writer.Dispose();
        File.Move(_temporary, Path.Combine(folder, ExportMemory.FileName), overwrite: true);
    }

    public void Dispose() => _writer.Dispose();
}
