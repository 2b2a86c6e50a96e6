using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using CuratedNews.Web.Commands;

namespace CuratedNews.Web.Exporting;

/// <summary>What became of a file of the export.</summary>
internal enum PlacedFile
{
    /// <summary>The bytes on disk were these already.</summary>
    Unchanged,

    Written,

    /// <summary>At its place, or above it, is something that the export did not make; it stays.</summary>
    Blocked,
}

/// <summary>
/// The folder that an export writes. Each file is replaced at once, so that whoever serves the folder meanwhile, or after a
/// kill, finds the old file or the new one. What the export did not write is neither changed nor deleted.
/// </summary>
public sealed class OutputFolder : IDisposable
{
    /// <summary>Before what the export keeps for itself.</summary>
    public const string OwnPrefix = ".curatednews/";

    private readonly string _root;
    private readonly string _temporary;
    private readonly FileStream _lock;
    private readonly ExportManifest _manifest;

    /// <summary>Folders that are folders, as far as was looked.</summary>
    private readonly ConcurrentDictionary<string, bool> _folders = new(StringComparer.Ordinal);

    private long _made;

    private OutputFolder(string root)
    {
        _root = root;
        var own = Path.Combine(root, OwnPrefix.TrimEnd('/'));
        _temporary = Path.Combine(own, "tmp");
        Directory.CreateDirectory(own);
        try
        {
            _lock = new FileStream(Path.Combine(own, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException problem)
        {
            throw new IOException($"Another export must not write '{root}' at the same time; the system said: {problem.Message}", problem);
        }

        if (Directory.Exists(_temporary))
        {
            Directory.Delete(_temporary, recursive: true);
        }

        Directory.CreateDirectory(_temporary);
        _manifest = ExportManifest.Open(own, _temporary, ExportMemory.Manifest(own));
    }

    /// <summary>Where files may be that are gone after the export.</summary>
    internal string Temporary => _temporary;

    /// <summary>Makes the folder ready to be written.</summary>
    /// <param name="path">A folder that an export wrote, or an empty one, or one that is not there yet.</param>
    /// <param name="content">The content folder, which must be neither in it nor around it.</param>
    /// <exception cref="UsageException">It is none of these.</exception>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static OutputFolder Open(string path, string content) => new(Check(path, content));

    /// <summary>Looks whether a folder is one for an export; nothing is written.</summary>
    /// <returns>Its full path.</returns>
    /// <exception cref="UsageException">It is not.</exception>
    public static string Check(string path, string content)
    {
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        var (realRoot, realContent) = (RealPath.Of(root), RealPath.Of(content));
        if (RealPath.IsWithin(realRoot, realContent) || RealPath.IsWithin(realContent, realRoot))
        {
            throw new UsageException($"The export needs a folder apart from the content, such as '--out public'; '{root}' and the content folder '{content}' are one in the other.");
        }

        if (File.Exists(root))
        {
            throw new UsageException($"'--out' is a folder; '{root}' is a file.");
        }

        if (Directory.Exists(root) && !Directory.Exists(Path.Combine(root, OwnPrefix)) && Directory.EnumerateFileSystemEntries(root).Any())
        {
            throw new UsageException($"The folder must be empty or one that an export wrote, so that no other file is lost; '{root}' has files, and no '{OwnPrefix}' by which an export knows its own.");
        }

        if (new DirectoryInfo(Path.Combine(root, OwnPrefix.TrimEnd('/'))).LinkTarget is not null)
        {
            throw new UsageException($"'{OwnPrefix}' in '{root}' must be a folder; it is a link to elsewhere.");
        }

        return root;
    }

    /// <summary>Did an export into a folder come to its end?</summary>
    public static bool IsExported(string path) => File.Exists(Path.Combine(path, OwnPrefix, ExportMemory.FileName));

    /// <summary>A name for a file that is made, which no other has.</summary>
    internal string NameOfNext() => Path.Combine(_temporary, Interlocked.Increment(ref _made).ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Puts a finished file in its place, if it is another than the one there. May be called by several threads, for one path by one.</summary>
    /// <param name="path">Below the folder; one that <see cref="ExportUrl.ProblemOfName"/> lets pass.</param>
    /// <param name="hash">Of the file's bytes, in lower-case hexadecimal digits.</param>
    internal PlacedFile Place(string path, MadeFile file, out string hash)
    {
        hash = file.Finish();
        var entry = new ManifestEntry(path, hash);
        var full = Path.Combine(_root, path);
        var there = new FileInfo(full);
        if (!LeadsTo(path))
        {
            return PlacedFile.Blocked;
        }

        if (there.Exists && there.LinkTarget is null && there.Length == file.Length && HashOf(full) == entry.Hash)
        {
            _manifest.Keep(entry);
            return PlacedFile.Unchanged;
        }

        if (Directory.Exists(full) || ((there.Exists || there.LinkTarget is not null) && _manifest.HashOf(path) is null))
        {
            return PlacedFile.Blocked;
        }

        _manifest.Begin(entry);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        file.MoveTo(full);
        _manifest.Keep(entry);
        return PlacedFile.Written;
    }

    /// <summary>Did nobody touch the list of the export's files since the last export came to its end?</summary>
    internal bool HasItsManifest => _manifest.IsAsLeft;

    /// <summary>What the last export remembers; null where nothing is, or where pages are made by another maker now.</summary>
    internal ExportMemory? Memory(string maker) => ExportMemory.Open(Path.Combine(_root, OwnPrefix), maker);

    /// <summary>For what the next export will remember.</summary>
    internal ExportMemoryWriter Remember(string maker) => new(_temporary, maker);

    /// <summary>Is a file as the last export wrote it, as far as its length and its time tell?</summary>
    internal bool IsAsWritten(ExportedFile file)
    {
        var there = new FileInfo(Path.Combine(_root, file.Url.File));
        return there.Exists && there.Length == file.Length && there.LastWriteTimeUtc.Ticks == file.ModifiedTicks && !there.Attributes.HasFlag(FileAttributes.ReparsePoint) && LeadsTo(file.Url.File);
    }

    /// <summary>Takes a file over as the last export wrote it.</summary>
    internal void Keep(ExportedFile file) => _manifest.Keep(new ManifestEntry(file.Url.File, file.Hash));

    /// <summary>When a file was written, UTC.</summary>
    internal long ModifiedTicks(string path) => File.GetLastWriteTimeUtc(Path.Combine(_root, path)).Ticks;

    /// <summary>Leaves the file of the last export where this one could not make it anew.</summary>
    internal void Leave(string path)
    {
        if (_manifest.HashOf(path) is { } hash)
        {
            _manifest.Keep(new ManifestEntry(path, hash));
        }
    }

    /// <summary>Writes the ledger of old paths, if it is another than the one there.</summary>
    internal void WriteLedger(IEnumerable<string> lines)
    {
        using var made = new MadeFile(NameOfNext());
        foreach (var line in lines)
        {
            made.Write(Encoding.UTF8.GetBytes(line + "\n"));
        }

        var (hash, full) = (made.Finish(), Path.Combine(_root, OwnPrefix, OldPath.LedgerFile));
        if (!File.Exists(full) || HashOf(full) != hash)
        {
            made.MoveTo(full);
        }
    }

    /// <summary>Deletes what the last export wrote and this one did not, and takes note of what there is.</summary>
    /// <param name="memory">What the next export will remember.</param>
    /// <param name="generation">Of the catalog.</param>
    /// <param name="nameless">URLs that could not have a file of their own.</param>
    /// <returns>How many files were deleted.</returns>
    internal int Finish(ExportMemoryWriter memory, long generation, int nameless)
    {
        var removed = 0;
        _manifest.Finish(path =>
        {
            var full = Path.Combine(_root, path);
            if (LeadsTo(path) && File.Exists(full))
            {
                File.Delete(full);
                RemoveEmptyAbove(path);
                removed++;
            }
        });
        memory.Finish(Path.Combine(_root, OwnPrefix), generation, nameless, _manifest.Stamp);
        return removed;
    }

    /// <summary>Takes note of files that were made again, where the export has the same files as before.</summary>
    /// <param name="memory">Of the last export.</param>
    /// <param name="files">By their places in the memory.</param>
    /// <param name="generation">Of the catalog.</param>
    internal void FinishWithSameFiles(ExportMemory memory, IEnumerable<(int Ordinal, ExportedFile File)> files, long generation)
    {
        _manifest.FinishWithSameFiles();
        memory.Add(files, generation, _manifest.Stamp);
    }

    public void Dispose()
    {
        _manifest.Dispose();
        Directory.Delete(_temporary, recursive: true);
        _lock.Dispose();
    }

    /// <summary>Is everything above a path a folder, or nothing yet? A link could lead out of the output folder.</summary>
    private bool LeadsTo(string path)
    {
        for (var slash = path.IndexOf('/'); slash > 0; slash = path.IndexOf('/', slash + 1))
        {
            if (_folders.ContainsKey(path[..slash]))
            {
                continue;
            }

            var folder = new DirectoryInfo(Path.Combine(_root, path[..slash]));
            if (folder.LinkTarget is not null || (!folder.Exists && File.Exists(folder.FullName)))
            {
                return false;
            }

            if (folder.Exists)
            {
                _folders.TryAdd(path[..slash], true);
            }
        }

        return true;
    }

    private void RemoveEmptyAbove(string path)
    {
        for (var slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
        {
            var folder = Path.Combine(_root, path[..slash]);
            if (Directory.EnumerateFileSystemEntries(folder).Any())
            {
                return;
            }

            Directory.Delete(folder);
        }
    }

    private static string HashOf(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
