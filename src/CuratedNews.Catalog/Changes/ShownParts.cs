namespace CuratedNews.Catalog.Changes;

/// <summary>Which parts of the catalog were read for a page. Queries note them as they are asked.</summary>
public sealed class ShownParts
{
    private readonly HashSet<uint> _numbers = [];
    private bool _dependsOnMore;

    public void Add(Part part) => _numbers.Add(part.Number);

    public void AddAll(IEnumerable<Part> parts)
    {
        foreach (var part in parts)
        {
            Add(part);
        }
    }

    /// <summary>More than the parts that are noted decides what the page shows: time, or too many to be noted.</summary>
    public void DependOnMore() => _dependsOnMore = true;

    public void Clear()
    {
        _numbers.Clear();
        _dependsOnMore = false;
    }

    /// <summary>The numbers of all of them, each once; null where they alone do not decide what the page shows.</summary>
    public uint[]? ToNumbers() => _dependsOnMore ? null : [.. _numbers];
}
