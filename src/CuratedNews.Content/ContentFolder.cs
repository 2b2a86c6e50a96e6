using System.IO.Enumeration;
using CuratedNews.Content.Diagnostics;

namespace CuratedNews.Content;

/// <summary>What a file in the content folder is for.</summary>
public enum ContentFileKind
{
    /// <summary>An item or a capture: .md, .html, .htm or .txt.</summary>
    Source,

    /// <summary>An image: .jpeg, .jpg, .png, .gif, .webp or .avif.</summary>
    Media,

    /// <summary>A symbolic link to a file or a folder, which is reported and not followed.</summary>
    Link,
}

/// <summary>A file as the folder lists it, unread.</summary>
/// <param name="Path">Below the content folder, with '/' between its parts.</param>
public readonly record struct ContentFile(string Path, ContentFileKind Kind, long Length, DateTime ModifiedAt);

/// <summary>The folder that editors keep: the truth of the site. Names that begin with a dot are not read, links not followed.</summary>
public sealed class ContentFolder
{
    private static readonly EnumerationOptions OneLevel = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false, ReturnSpecialDirectories = false };

    /// <param name="root">The folder; relative paths are taken from the current one.</param>
    public ContentFolder(string root) => Root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));

    /// <summary>The full path, without a separator at its end.</summary>
    public string Root { get; }

    public bool Exists => Directory.Exists(Root);

    /// <summary>What is said where it does not exist.</summary>
    public string NotThere => $"The content folder must exist; found none at '{Root}'.";

    /// <summary>Every file that content can be in, in <see cref="PathOrder"/>, so that it can be compared with a catalog without holding either.</summary>
    public IEnumerable<ContentFile> Files()
    {
        var levels = new Stack<IEnumerator<Entry>>();
        levels.Push(Level(Root, ""));
        while (levels.TryPeek(out var level))
        {
            if (!level.MoveNext())
            {
                levels.Pop().Dispose();
            }
            else if (level.Current.IsDirectory)
            {
                levels.Push(Level(level.Current.FullPath, level.Current.File.Path + "/"));
            }
            else
            {
                yield return level.Current.File;
            }
        }
    }

    /// <summary>One file by its path below the folder; null where it is gone, hidden, or no content.</summary>
    public ContentFile? Find(string path)
    {
        var current = Root;
        var parts = path.Split('/');
        for (var i = 0; i < parts.Length; i++)
        {
            current = Path.Combine(current, parts[i]);
            if (parts[i] is [] or ['.', ..] || (i < parts.Length - 1 && new DirectoryInfo(current) is not { Exists: true, LinkTarget: null }))
            {
                return null;
            }
        }

        if (new DirectoryInfo(current) is { Exists: true, LinkTarget: not null } link)
        {
            return new ContentFile(path, ContentFileKind.Link, 0, link.LastWriteTimeUtc);
        }

        var file = new FileInfo(current);
        return file.Exists && KindOf(file.Name, file.LinkTarget is not null) is { } kind
            ? new ContentFile(path, kind, file.Length, file.LastWriteTimeUtc)
            : null;
    }

    /// <summary>A file's bytes. One without any is not opened: a pipe has no length, and opening it would wait for ever.</summary>
    /// <exception cref="IOException">It is gone, or cannot be read.</exception>
    public byte[] ReadAllBytes(ContentFile file) => file.Length == 0 ? [] : File.ReadAllBytes(FullPath(file.Path));

    /// <summary>The place of a file on disk. The path must come from <see cref="Files"/> or <see cref="Find"/>.</summary>
    public string FullPath(string path) => Path.Combine(Root, path);

    /// <summary>The path below the folder of a file on disk; null where it is not in the folder.</summary>
    public string? RelativePath(string fullPath) =>
        fullPath.Length > Root.Length + 1 && fullPath.StartsWith(Root, StringComparison.Ordinal) && fullPath[Root.Length] == Path.DirectorySeparatorChar
            ? fullPath[(Root.Length + 1)..].Replace(Path.DirectorySeparatorChar, '/')
            : null;

    /// <summary>The diagnostic of a link that is not followed.</summary>
    public static Diagnostic LinkProblem(string path) => Rules.LinkNotFollowed.At(new SourceLocation(path, 1, 1));

    /// <summary>The diagnostic of a file that the system does not let us read.</summary>
    public static ParsedItem Unreadable(string path, Exception problem) =>
        new(path, SourceKind.Broken, null, [Rules.FileUnreadable.At(new SourceLocation(path, 1, 1), problem.Message)]);

    private static ContentFileKind? KindOf(ReadOnlySpan<char> name, bool isLink)
    {
        ContentFileKind? kind = Path.GetExtension(name) switch
        {
            var e when Is(e, ".md") || Is(e, ".html") || Is(e, ".htm") || Is(e, ".txt") => ContentFileKind.Source,
            var e when Is(e, ".jpeg") || Is(e, ".jpg") || Is(e, ".png") || Is(e, ".gif") || Is(e, ".webp") || Is(e, ".avif") => ContentFileKind.Media,
            _ => null,
        };
        return kind is not null && isLink ? ContentFileKind.Link : kind;

        static bool Is(ReadOnlySpan<char> extension, string expected) => extension.Equals(expected, StringComparison.OrdinalIgnoreCase);
    }

    private static IEnumerator<Entry> Level(string directory, string prefix)
    {
        var entries = new FileSystemEnumerable<Entry>(
            directory,
            (ref FileSystemEntry entry) => Entry.Of(ref entry, prefix),
            OneLevel)
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) =>
                entry.FileName[0] != '.'
                && (entry.IsDirectory || KindOf(entry.FileName, false) is not null),
        };
        try
        {
            return entries.OrderBy(entry => entry.Order, PathOrder.Instance).ToList().GetEnumerator();
        }
        catch (DirectoryNotFoundException)
        {
            // It was there when its parent was listed: gone in between.
            return Enumerable.Empty<Entry>().GetEnumerator();
        }
    }

    private readonly record struct Entry(bool IsDirectory, string FullPath, string Order, ContentFile File)
    {
        public static Entry Of(ref FileSystemEntry entry, string prefix)
        {
            var name = entry.FileName.ToString();
            var isLink = entry.Attributes.HasFlag(FileAttributes.ReparsePoint);
            if (entry.IsDirectory && isLink)
            {
                return new Entry(false, "", name, new ContentFile(prefix + name, ContentFileKind.Link, 0, entry.LastWriteTimeUtc.UtcDateTime));
            }

            if (entry.IsDirectory)
            {
                // A folder's files come where its name with a slash stands among its neighbours.
                return new Entry(true, entry.ToFullPath(), name + "/", new ContentFile(prefix + name, default, 0, default));
            }

            var file = new ContentFile(prefix + name, KindOf(name, isLink)!.Value, entry.Length, entry.LastWriteTimeUtc.UtcDateTime);
            return new Entry(false, "", name, file);
        }
    }
}
