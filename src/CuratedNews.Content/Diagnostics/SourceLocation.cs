namespace CuratedNews.Content.Diagnostics;

/// <summary>A place in a source file. Lines and columns count from 1, as editors show them; columns count UTF-16 units.</summary>
/// <param name="Path">The file's path below the content folder, with '/' between its parts.</param>
public readonly record struct SourceLocation(string Path, int Line, int Column)
{
    public override string ToString() => $"{PrintedPath}({Line},{Column})";

    /// <summary>The path on one line, with '?' for the control characters that a file's name can have.</summary>
    public string PrintedPath => Path.Any(char.IsControl) ? string.Concat(Path.Select(c => char.IsControl(c) ? '?' : c)) : Path;
}
