namespace CuratedNews.Catalog.Changes;

/// <summary>Which parts of the catalog one or several imports changed, by their numbers.</summary>
public sealed class ChangedParts
{
    private readonly HashSet<uint>? _numbers;

    /// <param name="numbers">Null for all parts there are.</param>
    public ChangedParts(HashSet<uint>? numbers) => _numbers = numbers;

    public static ChangedParts Everything { get; } = new(null);

    public bool IsEverything => _numbers is null;

    /// <summary>How many there are; null where everything is.</summary>
    public int? Count => _numbers?.Count;

    /// <summary>All of them; null where everything is.</summary>
    public IReadOnlyCollection<uint>? Numbers => _numbers;

    /// <summary>Was any part of a page changed?</summary>
    /// <param name="shown">The numbers of its parts.</param>
    public bool HasAnyOf(ReadOnlySpan<uint> shown)
    {
        if (_numbers is null)
        {
            return true;
        }

        foreach (var number in shown)
        {
            if (_numbers.Contains(number))
            {
                return true;
            }
        }

        return false;
    }
}
