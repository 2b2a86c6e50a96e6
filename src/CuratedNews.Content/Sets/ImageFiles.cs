using CuratedNews.Content.Media;

namespace CuratedNews.Content.Sets;

/// <summary>The images of a content folder by the names that items know them by. The folder is listed when one is first asked for.</summary>
internal sealed class ImageFiles(ContentFolder folder)
{
    private readonly Lazy<Dictionary<string, List<ContentFile>>> _byName = new(() => folder.Files()
        .Where(file => file.Kind == ContentFileKind.Media)
        .GroupBy(file => Path.GetFileName(file.Path), StringComparer.Ordinal)
        .ToDictionary(files => files.Key, files => files.ToList(), StringComparer.Ordinal));

    private Dictionary<string, string>? _namesByStem;

    /// <summary>Is there a file of this name, in this case?</summary>
    public bool Has(string name) => _byName.Value.ContainsKey(name);

    /// <summary>The size and type of the image of a name; null where no file of the name is an image. Safe to call from many threads.</summary>
    public ImageHeader? Read(string name) => _byName.Value.GetValueOrDefault(name, []).Select(Read).FirstOrDefault(header => header is not null);

    /// <summary>The file whose name differs in case or ending alone; null where there is none.</summary>
    public string? Nearest(string name)
    {
        _namesByStem ??= _byName.Value.Keys.Order(StringComparer.Ordinal)
            .GroupBy(known => Path.GetFileNameWithoutExtension(known), StringComparer.OrdinalIgnoreCase)
            .ToDictionary(names => names.Key, names => names.First(), StringComparer.OrdinalIgnoreCase);
        return _namesByStem.GetValueOrDefault(Path.GetFileNameWithoutExtension(name));
    }

    private ImageHeader? Read(ContentFile file)
    {
        // A pipe has no length, and opening one would wait for ever.
        if (file.Length == 0)
        {
            return null;
        }

        try
        {
            using var stream = new FileStream(folder.FullPath(file.Path), FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            return ImageHeader.TryRead(stream, out var header) ? header : null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
