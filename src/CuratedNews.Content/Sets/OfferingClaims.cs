using CuratedNews.Content.Diagnostics;
using CuratedNews.Content.Metadata;

namespace CuratedNews.Content.Sets;

/// <summary>Labels of one offering that differ, and offerings that one item alone names, beside one that many do.</summary>
internal sealed class OfferingClaims : IClaims
{
    private readonly Dictionary<Slug, Dictionary<string, List<SourceLocation>>> _labels = [];
    private readonly NameUses _uses = new();

    public void Add(CuratedItem item, ItemLocations locations)
    {
        for (var i = 0; i < item.Offerings.Length; i++)
        {
            var (offering, place) = (item.Offerings[i], locations.Offerings[i]);
            if (!_labels.TryGetValue(offering.Slug, out var labels))
            {
                _labels.Add(offering.Slug, labels = new Dictionary<string, List<SourceLocation>>(StringComparer.Ordinal));
            }

            if (!labels.TryGetValue(offering.Label, out var places))
            {
                labels.Add(offering.Label, places = new List<SourceLocation>(1));
            }

            places.Add(place);
            _uses.Add(offering.Slug.ToString(), 1, place);
        }
    }

    public IEnumerable<Diagnostic> Check()
    {
        foreach (var (slug, labels) in _labels.Where(entry => entry.Value.Count > 1))
        {
            var chosen = labels.OrderByDescending(label => label.Value.Count).ThenBy(label => label.Key, StringComparer.Ordinal).First();
            var first = OtherFiles.First(chosen.Value);
            foreach (var (label, places) in labels.Where(label => label.Key != chosen.Key))
            {
                foreach (var place in places)
                {
                    yield return Rules.OfferingNamesDiffer.At(place, slug, Rules.Quote(label), Rules.Quote(chosen.Key), first.PrintedPath);
                }
            }
        }

        foreach (var (name, place, near, count) in _uses.Misspelt(name => name))
        {
            yield return Rules.NameNearAnother.At(place, "offering", name, near, count);
        }
    }
}
