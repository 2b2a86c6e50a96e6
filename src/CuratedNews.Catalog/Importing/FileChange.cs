using CuratedNews.Content;

namespace CuratedNews.Catalog.Importing;

/// <summary>A file as the catalog remembers it. The fingerprint is empty for media.</summary>
internal sealed record KnownFile(string Path, ContentFileKind Kind, long Length, long ModifiedTicks, byte[] Fingerprint);

/// <summary>A file that the folder and the catalog do not agree on; one of the two may be absent.</summary>
internal readonly record struct FileChange(ContentFile? File, KnownFile? Known)
{
    public string Path => File?.Path ?? Known!.Path;

    /// <summary>Walks folder and catalog side by side, both in path order, so that neither is held in memory.</summary>
    public static IEnumerable<FileChange> Compare(IEnumerable<ContentFile> files, IEnumerable<KnownFile> known, Action unchanged)
    {
        using var file = files.GetEnumerator();
        using var row = known.GetEnumerator();
        var (hasFile, hasRow) = (file.MoveNext(), row.MoveNext());
        while (hasFile || hasRow)
        {
            var order = !hasFile ? 1 : !hasRow ? -1 : PathOrder.Instance.Compare(file.Current.Path, row.Current.Path);
            if (order < 0)
            {
                yield return new FileChange(file.Current, null);
            }
            else if (order > 0)
            {
                yield return new FileChange(null, row.Current);
            }
            else if (IsSame(file.Current, row.Current))
            {
                unchanged();
            }
            else
            {
                yield return new FileChange(file.Current, row.Current);
            }

            hasFile = order <= 0 ? file.MoveNext() : hasFile;
            hasRow = order >= 0 ? row.MoveNext() : hasRow;
        }
    }

    /// <summary>Whether size and time say that a file was not written since it was read.</summary>
    public static bool IsSame(ContentFile file, KnownFile known) =>
        file.Length == known.Length && file.ModifiedAt.Ticks == known.ModifiedTicks && (file.Kind == known.Kind || file.Kind == ContentFileKind.Link);
}
