using System.Collections;
using System.Numerics;

namespace CuratedNews.Catalog.Search;

/// <summary>A set of items by their ids, a bit for each id up to the largest.</summary>
internal sealed class IdSet : IEnumerable<int>
{
    private ulong[] _bits;

    /// <summary>An empty set, with room for all that another one has.</summary>
    public IdSet(IdSet? other = null) => _bits = new ulong[other?._bits.Length ?? 0];

    /// <summary>Counted each time.</summary>
    public int Count
    {
        get
        {
            var count = 0;
            foreach (var bits in _bits)
            {
                count += BitOperations.PopCount(bits);
            }

            return count;
        }
    }

    public bool Contains(int id) => id >> 6 < _bits.Length && (_bits[id >> 6] & (1UL << id)) != 0;

    public void Add(int id)
    {
        var word = id >> 6;
        if (word >= _bits.Length)
        {
            Array.Resize(ref _bits, Math.Max(word + 1, _bits.Length * 2));
        }

        _bits[word] |= 1UL << id;
    }

    /// <returns>This set.</returns>
    public IdSet UnionWith(IdSet other)
    {
        if (_bits.Length < other._bits.Length)
        {
            Array.Resize(ref _bits, other._bits.Length);
        }

        for (var i = 0; i < other._bits.Length; i++)
        {
            _bits[i] |= other._bits[i];
        }

        return this;
    }

    /// <returns>This set.</returns>
    public IdSet IntersectWith(IdSet other)
    {
        for (var i = 0; i < _bits.Length; i++)
        {
            _bits[i] &= i < other._bits.Length ? other._bits[i] : 0;
        }

        return this;
    }

    public void ExceptWith(IdSet other)
    {
        for (var i = 0; i < Math.Min(_bits.Length, other._bits.Length); i++)
        {
            _bits[i] &= ~other._bits[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The smallest first.</summary>
    public IEnumerator<int> GetEnumerator()
    {
        for (var i = 0; i < _bits.Length; i++)
        {
            for (var bits = _bits[i]; bits != 0; bits &= bits - 1)
            {
                yield return (i << 6) + BitOperations.TrailingZeroCount(bits);
            }
        }
    }
}
