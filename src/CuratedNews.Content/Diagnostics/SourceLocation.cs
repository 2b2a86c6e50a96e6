namespace CuratedNews.Content.Diagnostics;

/// <summary>A place in a source file. Lines and columns count from 1, as editors show them; columns count UTF-16 units.</summary>
/// <param name="Path">The file's path below the content folder, with '/' between its parts.</param>
public readonly record struct SourceLocation(string Path, int Line, int Column)
{
    public override string ToString() => $"{Path}({Line},{Column})";
}
