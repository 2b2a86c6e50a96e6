using System.Text;

namespace CuratedNews.Content.Tests;

/// <summary>A content folder that is deleted at the end of a test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("curatednews-");

    public ContentFolder Content => new(_root.FullName);

    public string Root => _root.FullName;

    public void Write(string path, string text = "") => Write(path, Encoding.UTF8.GetBytes(text));

    public void Write(string path, byte[] bytes)
    {
        var file = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, bytes);
    }

    public void Dispose() => _root.Delete(recursive: true);
}
