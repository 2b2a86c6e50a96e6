using CuratedNews.Content.Diagnostics;
using CuratedNews.Content.Sets;

namespace CuratedNews.Content;

/// <summary>
/// What can only be seen across files: one URL twice, one topic under two names, a link to nowhere. It keeps what items
/// claim, never their text. Of a part of a folder only the errors hold; hints and warnings may be about files left out.
/// </summary>
public sealed class ContentSet
{
    private readonly IClaims[] _claims;

    /// <param name="folder">Where images lie; without it nothing is said of them.</param>
    public ContentSet(ContentFolder? folder = null)
    {
        var urls = new UrlClaims();
        var images = folder is null ? null : new ImageFiles(folder);
        _claims =
        [
            urls,
            new TopicClaims(),
            new OfferingClaims(),
            new SectionClaims(),
            SharedClaims.OfNumbers(),
            SharedClaims.OfOriginals(),
            new LinkClaims(urls, images),
            .. images is null ? (ReadOnlySpan<IClaims>)[] : [new ImageClaims(images)],
        ];
    }

    /// <summary>Takes an item's claims; a capture or a broken file has none.</summary>
    public void Add(ParsedItem parsed)
    {
        if (parsed.Item is { } item)
        {
            foreach (var claims in _claims)
            {
                claims.Add(item, parsed.Locations);
            }
        }
    }

    /// <summary>Every problem across the files added, in the order of their paths.</summary>
    public IReadOnlyList<Diagnostic> Check() =>
    [
        .. _claims.SelectMany(claims => claims.Check())
            .OrderBy(diagnostic => diagnostic.Location.Path, PathOrder.Instance)
            .ThenBy(diagnostic => diagnostic.Location.Line)
            .ThenBy(diagnostic => diagnostic.Location.Column)
            .ThenBy(diagnostic => diagnostic.Code, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Message, StringComparer.Ordinal),
    ];
}
