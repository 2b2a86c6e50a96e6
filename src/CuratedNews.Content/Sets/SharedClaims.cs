using System.Globalization;
using CuratedNews.Content.Diagnostics;
using CuratedNews.Content.Metadata;

namespace CuratedNews.Content.Sets;

/// <summary>Something that no two items should have in common: each that does is told of the others.</summary>
internal sealed class SharedClaims : IClaims
{
    private readonly Func<CuratedItem, ItemLocations, (string Key, SourceLocation Location)?> _read;
    private readonly Func<string, SourceLocation, string, Diagnostic> _tell;

    /// <summary>Of each key the first place that was added; nearly all have one only.</summary>
    private readonly Dictionary<string, SourceLocation> _places = new(StringComparer.Ordinal);

    /// <summary>Of keys with several places, all of them.</summary>
    private readonly Dictionary<string, List<SourceLocation>> _shared = new(StringComparer.Ordinal);

    /// <param name="read">What an item claims and where; null where it claims nothing.</param>
    /// <param name="tell">What is said of a claim at its place, with the other files.</param>
    private SharedClaims(Func<CuratedItem, ItemLocations, (string Key, SourceLocation Location)?> read, Func<string, SourceLocation, string, Diagnostic> tell) =>
        (_read, _tell) = (read, tell);

    public static SharedClaims OfNumbers() => new(
        (item, locations) => item.ExternalId is { } number ? (number.ToString(CultureInfo.InvariantCulture), locations.Number) : null,
        (number, place, others) => Rules.NumberTwice.At(place, number, others));

    /// <summary>Articles, of published items.</summary>
    public static SharedClaims OfOriginals() => new(
        (item, locations) => item is { Status: ItemStatus.Published, Source.Url: { } url } ? (OriginalUrl.Key(url), locations.Source) : null,
        (article, place, others) => Rules.OriginalTwice.At(place, Rules.Quote(article), others));

    public void Add(CuratedItem item, ItemLocations locations)
    {
        if (_read(item, locations) is not var (key, location))
        {
            return;
        }

        if (_places.TryAdd(key, location))
        {
            return;
        }

        if (!_shared.TryGetValue(key, out var places))
        {
            _shared.Add(key, places = [_places[key]]);
        }

        places.Add(location);
    }

    public IEnumerable<Diagnostic> Check() =>
        _shared.SelectMany(entry => OtherFiles.OfEach(entry.Value).Select(each => _tell(entry.Key, each.Place, each.Others)));
}
