using System.Text;
using CuratedNews.Content;
using CuratedNews.Content.Captures;
using CuratedNews.Content.Diagnostics;
using CuratedNews.Content.Metadata;
using CuratedNews.Web.Commands;

namespace CuratedNews.Web.Capturing;

/// <summary>Puts drafts into the content folder, never over anything.</summary>
public static class DraftFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes a draft to where <see cref="ContentOutline.FileOf"/> says.</summary>
    /// <returns>Its path below the folder, and what there is to say of it.</returns>
    /// <exception cref="UsageException">A file is there already, a link leads out of the folder, or the draft would be no item.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static (string Path, IReadOnlyList<Diagnostic> Diagnostics) Write(ContentFolder folder, ContentOutline outline, ItemDraft draft)
    {
        var path = ContentOutline.FileOf(draft.Permalink);
        var bytes = Utf8.GetBytes(draft.ToString());
        var parsed = ConfiguredOptions.Parser().Parse(path, bytes);
        if (parsed.Item is null)
        {
            throw new UsageException($"The draft would be no item, so it was not written: {parsed.Diagnostics.First(diagnostic => diagnostic.Severity == Severity.Error).Message}");
        }

        var full = folder.FullPath(path);
        MakeFolder(folder, path);
        FileStream file;
        try
        {
            file = new FileStream(full, FileMode.CreateNew, FileAccess.Write);
        }
        catch (IOException) when (Path.Exists(full))
        {
            throw new UsageException($"A new item has a file of its own; '{full}' is there already. Choose another title, or edit that file.");
        }

        using (file)
        {
            file.Write(bytes);
        }

        return (path, outline.Check(parsed));
    }

    /// <summary>A section that a file can be put in, below the content folder.</summary>
    /// <returns>What is wrong with it, to be followed by what was found; null where nothing is.</returns>
    public static string? ProblemOf(LocalPath section) =>
        section.ToString().Length >= LocalPath.MaxLength - Slug.MaxLength ? "A section's path has at most 299 characters"
        : ReservedPaths.Has(section) ? "A section is none of the portal's own paths, such as /topic/"
        : section.ToString().Contains("/.", StringComparison.Ordinal) ? "A section's folder begins with no dot, or it would not be read"
        : null;

    private static void MakeFolder(ContentFolder folder, string path)
    {
        var current = folder.Root;
        foreach (var part in path.Split('/')[..^1])
        {
            current = Path.Combine(current, part);
            if (new DirectoryInfo(current) is { LinkTarget: not null })
            {
                throw new UsageException($"Content is read from the content folder only; '{current}' is a symbolic link, which is not followed. Put the folder itself there.");
            }

            Directory.CreateDirectory(current);
        }
    }
}
