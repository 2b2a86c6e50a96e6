namespace CuratedNews.Benchmarks.Corpora;

/// <summary>Random numbers that are the same for the same seed on every machine and in every version of .NET.</summary>
/// <remarks>SplitMix64, https://prng.di.unimi.it/splitmix64.c</remarks>
internal sealed class Dice(long seed, long stream)
{
    private ulong _state = ((ulong)seed * 0xD1342543DE82EF95) ^ ((ulong)stream * 0x9E3779B97F4A7C15);

    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>0 to 1, without 1.</summary>
    public double Fraction() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>0 to <paramref name="count"/>, without it.</summary>
    public int Below(int count) => (int)(Fraction() * count);

    public bool Chance(double share) => Fraction() < share;

    public T Pick<T>(IReadOnlyList<T> values) => values[Below(values.Count)];

    public Guid Id()
    {
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes, Next());
        BitConverter.TryWriteBytes(bytes[8..], Next());
        return new Guid(bytes);
    }
}

/// <summary>Draws the first of some things often, the last ones rarely, as topics and products are talked about.</summary>
internal sealed class Popularity
{
    private readonly double[] _sums;

    /// <param name="steepness">The thing at place n is drawn in proportion to 1 / n to this power.</param>
    public Popularity(int count, double steepness)
    {
        _sums = new double[count];
        var sum = 0.0;
        for (var i = 0; i < count; i++)
        {
            _sums[i] = sum += 1 / Math.Pow(i + 1, steepness);
        }
    }

    /// <summary>So many different places, from 0; all where there are not more.</summary>
    public List<int> Draw(Dice dice, int count)
    {
        var drawn = new List<int>();
        while (drawn.Count < Math.Min(count, _sums.Length))
        {
            var found = Array.BinarySearch(_sums, dice.Fraction() * _sums[^1]);
            var place = Math.Min(found < 0 ? ~found : found, _sums.Length - 1);
            if (!drawn.Contains(place))
            {
                drawn.Add(place);
            }
        }

        return drawn;
    }
}
