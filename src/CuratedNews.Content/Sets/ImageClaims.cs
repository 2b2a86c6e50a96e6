using CuratedNews.Content.Diagnostics;
using CuratedNews.Content.Metadata;

namespace CuratedNews.Content.Sets;

/// <summary>Images that items name, against the files that there are.</summary>
internal sealed class ImageClaims(ImageFiles files) : IClaims
{
    private readonly Dictionary<string, List<(SourceLocation Name, StatedSize? Size)>> _uses = new(StringComparer.Ordinal);

    public void Add(CuratedItem item, ItemLocations locations)
    {
        if (item.Image is not { } image || item.Status == ItemStatus.Removed)
        {
            return;
        }

        if (!_uses.TryGetValue(image.FileName, out var uses))
        {
            _uses.Add(image.FileName, uses = new(1));
        }

        uses.Add((locations.Image, locations.ImageSize));
    }

    public IEnumerable<Diagnostic> Check()
    {
        foreach (var name in _uses.Keys.Where(name => !files.Has(name)))
        {
            var meant = files.Nearest(name) is { } near ? $" Did you mean '{near}'?" : "";
            foreach (var (place, _) in _uses[name])
            {
                yield return Rules.ImageMissing.At(place, name, meant);
            }
        }

        foreach (var (name, header) in _uses.Keys.Where(files.Has).AsParallel().Select(name => (name, files.Read(name))))
        {
            foreach (var (place, stated) in _uses[name])
            {
                if (header is null)
                {
                    yield return Rules.ImageUnreadable.At(place, name);
                }
                else if (stated is not null && (stated.Width, stated.Height) != (header.Width, header.Height))
                {
                    yield return Rules.ImageSizeDiffers.At(stated.Location, stated.Width, stated.Height, name, header.Width, header.Height);
                }
            }
        }
    }
}
