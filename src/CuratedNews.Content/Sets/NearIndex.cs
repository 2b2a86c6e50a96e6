using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;

namespace CuratedNews.Content.Sets;

/// <summary>Finds which of many thousand names a misspelt one was meant to be.</summary>
internal sealed class NearIndex
{
    /// <summary>Pairs of names that are looked at before it gives up: about a second's worth, which only a folder made to be slow needs.</summary>
    private const int MaxComparisons = 50_000_000;

    /// <summary>Pairs that are compared letter by letter, for the same reason.</summary>
    private const int MaxDistances = 500_000;

    private static readonly SearchValues<char> Signs = SearchValues.Create("0123456789/");

    private readonly Dictionary<int, List<(ulong Characters, string Signs, string Name)>> _byLength = [];
    private long _comparisons;
    private long _distances;

    public NearIndex(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            if (!_byLength.TryGetValue(name.Length, out var list))
            {
                _byLength.Add(name.Length, list = []);
            }

            list.Add((CharactersOf(name), SignsOf(name), name));
        }
    }

    /// <summary>The name that one or two edits make of another; null where there is none. Another number, and another step of a path, is another meaning.</summary>
    /// <param name="word">The part of the name that may be misspelt. The shorter it is, the more likely another word is meant, so the fewer edits are allowed.</param>
    public string? Nearest(string name, string word)
    {
        var maxEdits = word.Length switch { < 4 => 0, < 8 => 1, _ => 2 };
        var (characters, signs) = (CharactersOf(name), SignsOf(name));
        (int Distance, string? Name) nearest = (maxEdits + 1, null);
        for (var length = name.Length - maxEdits; maxEdits > 0 && length <= name.Length + maxEdits; length++)
        {
            var names = CollectionsMarshal.AsSpan(_byLength.GetValueOrDefault(length));
            if ((_comparisons += names.Length) > MaxComparisons || _distances >= MaxDistances)
            {
                return null;
            }

            foreach (var (others, otherSigns, other) in names)
            {
                // An edit adds, drops or changes one character, so that two of the set differ at most.
                if (BitOperations.PopCount(characters ^ others) <= 2 * maxEdits && signs == otherSigns && _distances++ < MaxDistances
                    && Spelling.Distance(name, other, maxEdits) is var distance && (distance < nearest.Distance || (distance == nearest.Distance && string.CompareOrdinal(other, nearest.Name) < 0)))
                {
                    nearest = (distance, other);
                }
            }
        }

        return nearest.Name;
    }

    private static ulong CharactersOf(string name)
    {
        var characters = 0UL;
        foreach (var c in name)
        {
            characters |= 1UL << (c & 63);
        }

        return characters;
    }

    /// <summary>Its digits and slashes, in their order.</summary>
    private static string SignsOf(string name) => name.AsSpan().ContainsAny(Signs) ? string.Concat(name.Where(Signs.Contains)) : "";
}
