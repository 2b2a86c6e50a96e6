using CuratedNews.Content.Diagnostics;

namespace CuratedNews.Content.Sets;

/// <summary>Sections that one item alone declares, beside one that many do.</summary>
internal sealed class SectionClaims : IClaims
{
    private readonly NameUses _uses = new();

    public void Add(CuratedItem item, ItemLocations locations)
    {
        for (var i = 0; i < item.Trail.Length; i++)
        {
            if (item.Trail[i].Section is { } section)
            {
                _uses.Add(section.ToString(), 1, locations.Trail[i]);
            }
        }
    }

    public IEnumerable<Diagnostic> Check() =>
        _uses.Misspelt(section => section.TrimEnd('/').Split('/')[^1])
            .Select(found => Rules.NameNearAnother.At(found.Place, "section", found.Name, found.Near, found.NearCount));
}
