using System.Runtime.InteropServices;
using CuratedNews.Content.Diagnostics;

namespace CuratedNews.Content.Sets;

/// <summary>How often names are used, and where first.</summary>
internal sealed class NameUses
{
    /// <summary>So many uses, and a name is taken for known.</summary>
    private const int Often = 3;

    private readonly Dictionary<string, Use> _uses = new(StringComparer.Ordinal);

    /// <param name="count">How often it is used, at least 1.</param>
    /// <param name="first">Where it is used first.</param>
    public void Add(string name, int count, SourceLocation first)
    {
        ref var use = ref CollectionsMarshal.GetValueRefOrAddDefault(_uses, name, out var isKnown);
        use = new Use(use.Count + count, isKnown && PathOrder.Instance.Compare(use.First.Path, first.Path) <= 0 ? use.First : first);
    }

    /// <summary>Names that stand once and are an edit or two from one that stands often, each with the nearest such.</summary>
    /// <param name="wordOf">The part of a name that may be misspelt.</param>
    public IEnumerable<(string Name, SourceLocation Place, string Near, int NearCount)> Misspelt(Func<string, string> wordOf)
    {
        var known = new NearIndex(_uses.Where(use => use.Value.Count >= Often).Select(use => use.Key));
        foreach (var (name, use) in _uses.Where(use => use.Value.Count == 1).OrderBy(use => use.Key, StringComparer.Ordinal))
        {
            if (known.Nearest(name, wordOf(name)) is { } near)
            {
                yield return (name, use.First, near, _uses[near].Count);
            }
        }
    }

    private readonly record struct Use(int Count, SourceLocation First);
}
