using CuratedNews.Content.Diagnostics;

namespace CuratedNews.Content.Sets;

/// <summary>What items claim of one kind, and the problems that only show when the claims of all files are seen together. Keeps names and places, never texts.</summary>
internal interface IClaims
{
    public void Add(CuratedItem item, ItemLocations locations);

    /// <summary>Every problem, in no order; the same for the same items, in whichever order they were added.</summary>
    public IEnumerable<Diagnostic> Check();
}
