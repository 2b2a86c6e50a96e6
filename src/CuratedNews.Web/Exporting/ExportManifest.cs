using System.Text;

namespace CuratedNews.Web.Exporting;

/// <summary>
/// Which files of the output folder are the export's own. What a running export is about to write stands in a journal
/// first, so that after a kill the next one knows those files for its own too. However many they are, few are held.
/// </summary>
internal sealed class ExportManifest : IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly string _path;
    private readonly string _journalPath;
    private readonly string _nextPath;
    private readonly ManifestFile _before;
    private readonly StreamWriter _journal;
    private readonly SortedLines _kept;

    private ExportManifest(string folder, string temporary, FileStamp last)
    {
        (_path, _journalPath, _nextPath) = (Path.Combine(folder, "manifest"), Path.Combine(folder, "journal"), Path.Combine(temporary, "manifest.new"));
        IsAsLeft = !File.Exists(_journalPath) && last != default && FileStamp.Of(_path) == last;
        if (!IsAsLeft)
        {
            Repair(temporary);
        }

        _before = new ManifestFile(_path);
        _kept = new SortedLines(temporary, "kept");
        _journal = new StreamWriter(_journalPath, append: false, Utf8) { AutoFlush = true, NewLine = "\n" };
    }

    /// <summary>Did nobody touch it since the last export came to its end?</summary>
    public bool IsAsLeft { get; }

    /// <summary>As it is on disk.</summary>
    public FileStamp Stamp => FileStamp.Of(_path);

    /// <param name="folder">Where it is kept.</param>
    /// <param name="temporary">For files that are gone with this export; empty.</param>
    /// <param name="last">As the last export left it; nothing where that is not known.</param>
    public static ExportManifest Open(string folder, string temporary, FileStamp last) => new(folder, temporary, last);

    /// <summary>The hash of a file as the last export wrote it; null for a file that is not the export's.</summary>
    public string? HashOf(string path) => _before.HashOf(path);

    /// <summary>Notes a file that is about to be written.</summary>
    public void Begin(ManifestEntry entry)
    {
        if (HashOf(entry.Path) is null)
        {
            lock (_journal)
            {
                _journal.WriteLine(entry.Line);
            }
        }
    }

    /// <summary>Notes a file that is part of this export.</summary>
    public void Keep(ManifestEntry entry) => _kept.Add(entry.SortLine);

    /// <summary>Ends the export.</summary>
    /// <param name="remove">Is given what the last one wrote and this one did not, to be deleted.</param>
    public void Finish(Action<string> remove)
    {
        Write(_nextPath, _kept.InOrder().Select(ManifestEntry.OfSortLine));
        using (var kept = ManifestFile.Read(_nextPath).GetEnumerator())
        {
            var hasKept = kept.MoveNext();
            foreach (var entry in _before.Entries())
            {
                while (hasKept && string.CompareOrdinal(kept.Current.Path, entry.Path) < 0)
                {
                    hasKept = kept.MoveNext();
                }

                if (!hasKept || kept.Current.Path != entry.Path)
                {
                    remove(entry.Path);
                }
            }
        }

        _before.Dispose();
        File.Move(_nextPath, _path, overwrite: true);
        EndJournal();
    }

    /// <summary>Ends an export that kept no file that is not in the manifest already, and all the others.</summary>
    public void FinishWithSameFiles()
    {
        _before.Correct(_kept.InOrder().Select(ManifestEntry.OfSortLine));
        EndJournal();
    }

    public void Dispose()
    {
        _before.Dispose();
        _journal.Dispose();
        _kept.Dispose();
    }

    private void EndJournal()
    {
        _journal.Dispose();
        File.Delete(_journalPath);
    }

    /// <summary>Takes over the journal of an export that did not come to its end, and puts a manifest in order that is not.</summary>
    private void Repair(string temporary)
    {
        if (!File.Exists(_journalPath) && IsInOrder())
        {
            return;
        }

        using var lines = new SortedLines(temporary, "repaired");
        foreach (var path in (string[])[_path, _journalPath])
        {
            if (File.Exists(path))
            {
                foreach (var entry in ManifestFile.Read(path))
                {
                    lines.Add(entry.SortLine);
                }
            }
        }

        Write(_nextPath, lines.InOrder().Select(ManifestEntry.OfSortLine));
        File.Move(_nextPath, _path, overwrite: true);
    }

    /// <summary>Writes entries in order, each path once: a file may stand in a journal too, with another hash, and one is enough to know whose it is.</summary>
    private static void Write(string path, IEnumerable<ManifestEntry> entries)
    {
        using var file = new StreamWriter(path, append: false, Utf8) { NewLine = "\n" };
        string? last = null;
        foreach (var entry in entries)
        {
            if (entry.Path != last)
            {
                file.WriteLine(entry.Line);
            }

            last = entry.Path;
        }
    }

    private bool IsInOrder()
    {
        if (!File.Exists(_path))
        {
            return true;
        }

        var last = "";
        foreach (var line in File.ReadLines(_path))
        {
            if (!ManifestEntry.TryParse(line, out var entry) || string.CompareOrdinal(last, entry.Path) >= 0)
            {
                return false;
            }

            last = entry.Path;
        }

        return true;
    }
}
