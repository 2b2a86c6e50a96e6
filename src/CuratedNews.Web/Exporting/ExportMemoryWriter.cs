namespace CuratedNews.Web.Exporting;

/// <summary>Writes what the next export will remember, beside what the last one did. Any number of threads may add to it.</summary>
internal sealed class ExportMemoryWriter : IDisposable
{
    private readonly string _temporary;
    private readonly BinaryWriter _writer;
    private readonly Lock _lock = new();
    private int _count;

    /// <param name="temporary">A folder for the file until it is whole.</param>
    /// <param name="maker">As in <see cref="ExportMemory.Open"/>.</param>
    public ExportMemoryWriter(string temporary, string maker)
    {
        _temporary = Path.Combine(temporary, ExportMemory.FileName);
        _writer = new BinaryWriter(new FileStream(_temporary, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1 << 16));
        new MemoryHeader(0, 0, 0, 0, 0, default).Write(_writer);
        _writer.Write(maker);
    }

    public void Add(ExportedFile file)
    {
        lock (_lock)
        {
            file.Write(_writer);
            _count++;
        }
    }

    /// <summary>Puts the file in its place.</summary>
    /// <param name="folder">The export's own.</param>
    /// <param name="generation">Of the catalog.</param>
    /// <param name="nameless">As <see cref="ExportMemory.Nameless"/>.</param>
    /// <param name="manifest">As this export leaves it.</param>
    public void Finish(string folder, long generation, int nameless, FileStamp manifest)
    {
        _writer.Flush();
        var end = _writer.BaseStream.Position;
        _writer.BaseStream.Position = 0;
        new MemoryHeader(generation, nameless, _count, end, end, manifest).Write(_writer);
        _writer.Dispose();
        File.Move(_temporary, Path.Combine(folder, ExportMemory.FileName), overwrite: true);
    }

    public void Dispose() => _writer.Dispose();
}
